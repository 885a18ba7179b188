import ShiraseCore

extension Schedule {
    /// Reads the timetables, `exceptions` and `holidays` of `clinic.yml`.
    /// - Parameter doctors: the ids of those who work in the clinic.
    /// - Returns: `nil` where there is no timetable of the clinic itself.
    init?(_ reader: MappingReader, doctors: [String]) {
        let main = Timetable(reader, subject: .clinic)
        let tables = reader.mappings("timetables").compactMap {
            Self.timetable($0, doctors, inherited: main?.sessions ?? [])
        }
        let timetables = tables.map(\.table).filter { $0.subject == .clinic } + [main].compactMap(\.self)
        let sessions = timetables.flatMap(\.sessions)
        let exceptions = reader.mappings("exceptions").compactMap {
            HoursException($0, sessions: sessions, doctors: doctors)
        }
        let holidays = PublicHolidays(overrides: Self.overrides(reader))
        let announcedDays = reader.int("announce_days_before")
        if let announcedDays, !(0...HoursException.mostDays).contains(announcedDays) {
            reader.report(
                "announce_days_before",
                Message(
                    en: "this must be a number of days up to \(HoursException.mostDays)",
                    ja: "0〜\(HoursException.mostDays)の日数を書いてください"),
                Message(en: "write announce_days_before: 14", ja: "announce_days_before: 14 のように書いてください"))
        }
        guard !timetables.isEmpty else {
            if reader.entry("exceptions") != nil {
                reader.report(
                    "exceptions",
                    Message(
                        en: "`exceptions` need `sessions` and `grid`", ja: "`exceptions` には `sessions` と `grid` も必要です"),
                    Message(en: "write the ordinary week first", ja: "まず、ふだんの診療時間を sessions と grid に書いてください"))
            }
            return nil
        }
        self.init(
            timetables: timetables, furtherTimetables: tables.map(\.table).filter { $0.subject != .clinic },
            exceptions: exceptions, holidays: holidays, announcedDays: announcedDays ?? Self.defaultAnnouncedDays)
        Self.checkPeriods(tables, reader.sink)
        checkExceptions(reader.sink)
    }

    static let defaultAnnouncedDays = 21

    private typealias Table = (table: Timetable, reader: MappingReader)

    /// One of `timetables`: with `doctor` or `department` theirs, else the clinic's for a period.
    private static func timetable(_ reader: MappingReader, _ doctors: [String], inherited: [Timetable.Session])
        -> Table?
    {
        let doctor = reader.located("doctor").flatMap {
            reader.choice($0.value, of: doctors, at: $0.range, Message(en: "doctor", ja: "医師の id（doctors）"))
        }
        let department = reader.localized("department")
        let subject: Timetable.Subject =
            doctor.map { .doctor($0) } ?? department.map { .department($0) } ?? .clinic
        let table = Timetable(reader, subject: subject, sessions: inherited)
        if subject == .clinic, reader.entry("doctor") == nil, table?.validity == .always {
            reader.report(
                "grid",
                Message(
                    en: "this timetable has no period, no doctor and no department",
                    ja: "この時間割に、期間（valid）も医師（doctor）も診療科（department）もありません"),
                Message(
                    en: "add valid: {from: 2026-04-01, to: 2026-09-30}",
                    ja: "valid: {from: 2026-04-01, to: 2026-09-30} のように期間を書いてください")
            )
        }
        reader.finish()
        return table.map { ($0, reader) }
    }

    /// Two timetables of the clinic must not hold on one day.
    private static func checkPeriods(_ tables: [Table], _ sink: DiagnosticSink) {
        let periods = tables.filter { $0.table.validity != .always }
        for subject in Set(periods.map(\.table.subject)) {
            let sorted = periods.filter { $0.table.subject == subject }.sorted {
                ($0.table.validity.from?.number ?? .min) < ($1.table.validity.from?.number ?? .min)
            }
            for (first, second) in zip(sorted, sorted.dropFirst())
            where first.table.validity.overlaps(second.table.validity) {
                sink.add(
                    .error(
                        "clinic.overlap",
                        Message(en: "two timetables hold on the same days", ja: "同じ日に二つの時間割が当てはまります"),
                        at: .source(second.reader.range("valid") ?? second.reader.value.range),
                        notes: [
                            .init(
                                Message(en: "the other one", ja: "もう一つはこちらです"),
                                at: .source(first.reader.range("valid") ?? first.reader.value.range))
                        ],
                        hint: Message(
                            en: "let one end on the day before the other begins", ja: "片方の終わりの日を、もう片方の始まりの前の日にしてください")))
            }
        }
    }

    /// `holidays: {add: [{date: 2030-01-02, name: …}], remove: [2030-07-15]}`
    private static func overrides(_ reader: MappingReader) -> [CivilDate: LocalizedText?] {
        guard let holidays = reader.mapping("holidays") else { return [:] }
        var overrides: [CivilDate: LocalizedText?] = [:]
        for text in holidays.strings("remove") {
            if let date = holidays.date(text, "remove") { overrides.updateValue(nil, forKey: date) }
        }
        for added in holidays.mappings("add") {
            let date = added.required("date", added.date("date"))
            let name = added.required("name", added.localized("name"))
            added.finish()
            if let date, let name { overrides.updateValue(name, forKey: date) }
        }
        holidays.finish()
        return overrides
    }

    /// What is outside of every timetable, and what says the contrary of something else.
    private func checkExceptions(_ sink: DiagnosticSink) {
        var reported = Set<HoursException>()
        for exception in exceptions {
            let dates = exception.dates
            if !dates.contains(where: { timetable(on: $0) != nil }) {
                sink.add(
                    .error(
                        "clinic.exception",
                        Message(en: "no timetable holds on these days", ja: "この日に当てはまる時間割がありません"),
                        at: .source(exception.range),
                        hint: Message(
                            en: "correct the date, or the timetable's `valid`", ja: "日付か、時間割の valid を直してください")))
            }
            checkHours(exception, sink)
            checkSessions(exception, sink)
            checkEffect(exception, sink)
            guard
                let (date, other) = dates.lazy.compactMap({ date in contrary(to: exception, on: date).map { (date, $0) }
                })
                .first, reported.insert(other).inserted
            else { continue }
            reported.insert(exception)
            sink.add(
                .error(
                    "clinic.contradiction",
                    Message(
                        en: "two exceptions speak of the same session on \(date.text)",
                        ja: "\(date.text) の同じ診療について、exceptions が二つあります"),
                    at: .source(other.range),
                    notes: [.init(Message(en: "the other one", ja: "もう一つはこちらです"), at: .source(exception.range))],
                    hint: Message(en: "keep the one that is right", ja: "正しいほうだけを残してください")))
        }
    }

    /// A later exception that says something else of the same session, or the same once more. On one day there are few.
    private func contrary(to exception: HoursException, on date: CivilDate) -> HoursException? {
        exceptions(on: date).drop { $0 != exception }.dropFirst().first { other in
            let isSame = other.from == exception.from && other.sessions == exception.sessions
            return (isSame || other.effect != exception.effect) && other.doctor == exception.doctor
                && (other.sessions.isEmpty || exception.sessions.isEmpty
                    || !Set(other.sessions).isDisjoint(with: exception.sessions))
        }
    }

    /// Hours of an exception that no day can have: an end before its start, or two sessions at a time.
    private func checkHours(_ exception: HoursException, _ sink: DiagnosticSink) {
        guard case .open = exception.effect else { return }
        for day in exception.dates.lazy.compactMap(day) {
            let open = day.open.sorted { $0.hours.start < $1.hours.start }
            let isTurned = open.contains { $0.hours.end <= $0.hours.start }
            let overlaps = zip(open, open.dropFirst()).contains { $0.hours.overlaps($1.hours) }
            guard isTurned || overlaps else { continue }
            sink.add(
                .error(
                    "clinic.exception",
                    Message(
                        en: "with these hours, sessions of \(day.date.text) overlap or end before they begin",
                        ja: "この時刻では、\(day.date.text) の診療時間が重なるか、終わりが始まりより前になります"),
                    at: .source(exception.range),
                    hint: Message(
                        en: "name the `session` whose hours change, and write both `start` and `end`",
                        ja: "時間が変わる診療を session に書き、start と end を両方書いてください")))
            return
        }
    }
}

extension Schedule {
    /// Sessions that a day's timetable does not have would be announced and change nothing.
    private func checkSessions(_ exception: HoursException, _ sink: DiagnosticSink) {
        guard !exception.sessions.isEmpty else { return }
        for date in exception.dates {
            guard let timetable = timetable(on: date), !timetable.sessions.contains(where: exception.concerns) else {
                continue
            }
            sink.add(
                .error(
                    "clinic.exception",
                    Message(
                        en: "the timetable of \(date.text) has no such session",
                        ja: "\(date.text) の時間割に、この診療時間帯（session）はありません"),
                    at: .source(exception.range),
                    hint: Diagnostic.meant(timetable.sessions.map(\.id), exception.sessions.first ?? "")))
            return
        }
    }

    /// A closure of what is closed anyway: mostly a wrong date, and the day that was meant stays open.
    private func checkEffect(_ exception: HoursException, _ sink: DiagnosticSink) {
        guard exception.isClosure, exception.dates.contains(where: { timetable(on: $0) != nil }) else { return }
        let changes = exception.dates.contains { date in
            ordinaryDay(date)?.open.contains { exception.concerns($0.session) } ?? false
        }
        guard !changes else { return }
        sink.add(
            .warning(
                "clinic.no-effect", Message(en: "the clinic is closed then anyway", ja: "この日時は、もともと休診です"),
                at: .source(exception.range),
                hint: Message(en: "check the date and the session", ja: "日付と時間帯（session）が正しいか確かめてください")))
    }
}

extension HoursException {
    /// What a closure is not called.
    private static func openWord(_ kind: String) -> String? {
        ["臨時診療", "代診", "時間変更", "診療時間"].first { kind.contains($0) && !kind.contains("休診") }
    }

    fileprivate init?(_ reader: MappingReader, sessions: [Timetable.Session], doctors: [String]) {
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
