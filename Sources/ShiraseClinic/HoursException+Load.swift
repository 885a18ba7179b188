import ShiraseCore

extension HoursException {
    /// What a closure is not called.
    private static func openWord(_ kind: String) -> String? {
        ["臨時診療", "代診", "時間変更", "診療時間"].first { kind.contains($0) && !kind.contains("休診") }
    }

    init?(_ reader: MappingReader, sessions: [Timetable.Session], doctors: [String]) {
        let day = reader.date("date")
        let first = reader.date("from")
        let last = reader.date("to")
        let kind = reader.required("kind", reader.written("kind"))
        reason = reader.written("reason")
        let ids = Set(sessions.map(\.id))
        self.sessions = reader.sessionIDs("session", of: sessions.filter { ids.contains($0.id) })
        doctor = reader.located("doctor").flatMap {
            reader.choice($0.value, of: doctors, at: $0.range, Message(en: "doctor", ja: "医師の id（doctors）"))
        }
        let hasDoctor = reader.entry("doctor") != nil
        let state = reader.located("state").flatMap { text in
            reader.choice(
                text.value, of: ["closed", "open", "substitute"], at: text.range, Message(en: "state", ja: "状態"))
        }
        let start = reader.clockTime("start")
        let end = reader.clockTime("end")
        let substitute = reader.localized("substitute")
        article = reader.located("article")
        announced = reader.date("announced")
        range = reader.value.range
        let namesNoSession = reader.entry("session") != nil && reader.values("session").allSatisfy(\.isBlank)
        let isDated = ["date", "from", "to"].contains { reader.entry($0) != nil }
        reader.finish()
        if !isDated {
            reader.report(
                "date", Message(en: "the exception has no date", ja: "日付がありません"),
                Message(
                    en: "write date: 2026-11-20, or from: and to:", ja: "date: 2026-11-20、または from: と to: を書いてください"))
        }
        if day != nil, first != nil || last != nil {
            reader.report(
                "date", Message(en: "`date` stands beside `from` or `to`", ja: "`date` と `from`・`to` が両方あります"),
                Message(
                    en: "write `date` for one day, `from` and `to` for several",
                    ja: "一日だけなら date、続けてなら from と to を書いてください"))
        }
        if (first == nil) != (last == nil), day == nil {
            reader.report(
                first == nil ? "to" : "from",
                Message(en: "`from` and `to` belong together", ja: "`from` と `to` は両方必要です"),
                Message(en: "write both, or `date` for one day", ja: "両方書くか、一日だけなら date を書いてください"))
        }
        if namesNoSession {
            reader.report(
                "session", Message(en: "`session` names none", ja: "`session` に時間帯の id がありません"),
                Message(
                    en: "write session: pm, or take the key out for the whole day",
                    ja: "session: pm のように書くか、終日ならこの項目を消してください"))
        }
        if substitute != nil, state != "substitute" {
            reader.report(
                "substitute",
                Message(en: "`substitute` needs `state: substitute`", ja: "`substitute` には `state: substitute` も必要です"),
                Message(
                    en: "add state: substitute and doctor: ID; else the session is closed",
                    ja: "state: substitute と doctor: 医師のid を書いてください。このままでは休診になります"))
        } else if state == nil, !hasDoctor, start == nil, end == nil,
            let word = kind?.all.lazy.compactMap(Self.openWord).first
        {
            reader.report(
                "kind",
                Message(
                    en: "`\(word)` would be announced as a closure, since there is no `state`",
                    ja: "「\(word)」とありますが、state がないため休診になります"),
                Message(
                    en: "add `state`: open, substitute or closed",
                    ja: "state: open（診療）・substitute（代診）・closed（休診）のどれかを書いてください"))
        }
        if hasDoctor != (state == "substitute") {
            reader.report(
                hasDoctor ? "doctor" : "state",
                Message(
                    en: "`doctor` and `state: substitute` belong together",
                    ja: "`doctor` と `state: substitute` は一緒に書きます"),
                Message(
                    en: "write {date: 2026-11-20, kind: 代診, doctor: ID, state: substitute}",
                    ja: "代診なら {date: 2026-11-20, kind: 代診, doctor: 医師のid, state: substitute} のように書いてください"))
        }
        if state ?? "closed" == "closed", start != nil || end != nil {
            reader.report(
                "start", Message(en: "a closure has no hours", ja: "休診に時刻は付けられません"),
                Message(
                    en: "write `state: open` for other hours, `session` for a part of the day",
                    ja: "時間が変わるときは state: open を、午前・午後だけの休診なら session を書いてください"))
        }
        if let start, let end, end <= start { reader.reportOrder() }
        guard let kind, let from = day ?? first ?? last, case let to = day ?? last ?? from else { return nil }
        guard from <= to, to.number - from.number < Self.mostDays else {
            reader.report(
                "to",
                Message(
                    en: "`to` is before `from`, or more than \(Self.mostDays) days after it",
                    ja: "`to` が `from` より前か、\(Self.mostDays)日より先になっています"),
                Message(
                    en: "correct the date; for longer, write a timetable with `valid`",
                    ja: "日付を直してください。それより長いときは、timetables に valid を付けて書いてください"))
            return nil
        }
        self.from = from
        self.to = to
        self.kind = kind
        effect =
            switch state {
            case "open": .open(start: start, end: end)
            case "substitute": .substitute(substitute)
            default: .closed
            }
    }
}
