import ShiraseCore

extension Timetable {
    /// Reads a timetable: `sessions`, `grid`, `rules`, `notes` and `valid`.
    /// - Parameters:
    ///   - sessions: those of the clinic's own timetable, for a doctor's or department's that has none.
    /// - Returns: `nil` where there are no sessions, or, with diagnostics, where they cannot be read.
    init?(_ reader: MappingReader, subject: Subject, sessions inherited: [Session] = []) {
        let readers = reader.mappings("sessions")
        let grid = reader.mapping("grid")
        let noteEntries = reader.mapping("notes")?.allEntries() ?? []
        let ruleReaders = reader.mappings("rules")
        let validity = reader.mapping("valid").map(DateSpan.init) ?? .always
        guard !readers.isEmpty || !inherited.isEmpty else {
            if grid != nil {
                reader.report(
                    "grid", Message(en: "`grid` needs `sessions`", ja: "`grid` には `sessions` も必要です"),
                    Message(
                        en: "write sessions: with an id, a label, start and end of each",
                        ja: "sessions: に、午前・午後などの id・label・start・end を書いてください"))
            }
            return nil
        }
        let own = readers.compactMap(Session.init)
        guard let grid = reader.required("grid", grid), own.count == readers.count else { return nil }
        let sessions = readers.isEmpty ? inherited : own
        Self.checkSessions(sessions, readers)
        notes = noteEntries.compactMap { entry in
            LocalizedText(entry.value, "notes.\(entry.key)", reader).map { Note(name: entry.key, text: $0) }
        }
        let cellReader = CellReader(sessions: sessions, notes: notes.map(\.name))
        var cells: [Day: [Cell]] = [:]
        for day in Day.allCases { cells[day] = cellReader.cells(day, grid) }
        grid.finish()
        rules = ruleReaders.compactMap(cellReader.rule)
        self.cells = cells
        self.sessions = sessions
        self.subject = subject
        self.validity = validity
        checkOverlaps(grid)
    }

    private static func checkSessions(_ sessions: [Session], _ readers: [MappingReader]) {
        var seen = Set<String>()
        for (session, reader) in zip(sessions, readers) where !seen.insert(session.id).inserted {
            reader.report(
                "id", Message(en: "two sessions have the id `\(session.id)`", ja: "id「\(session.id)」の診療時間帯が二つあります"),
                Message(en: "give each an id of its own", ja: "一つずつ違う id にしてください"))
        }
    }

    /// Hours of one day that overlap would have patients come to a session that is another one.
    private func checkOverlaps(_ grid: MappingReader) {
        let ruled = rules.map { rule in
            let cells = zip(sessions, cells[rule.day] ?? []).map { session, cell in
                rule.sessions.isEmpty || rule.sessions.contains(session.id) ? rule.cell : cell
            }
            return (rule.day, cells)
        }
        for (day, cells) in Day.allCases.map({ ($0, cells[$0] ?? []) }) + ruled {
            let open = zip(sessions, cells).map { ScheduledSession($0, $1, nil) }.filter(\.isOpen)
            for (first, second) in zip(open, open.dropFirst()) where first.hours.end > second.hours.start {
                let (one, two) = (first.session.id, second.session.id)
                grid.report(
                    day.rawValue,
                    Message(
                        en:
                            "`\(one)` lasts until \(first.hours.end.text), `\(two)` begins at \(second.hours.start.text)",
                        ja: "`\(one)` が \(first.hours.end.text) まで、`\(two)` が \(second.hours.start.text) からで、時間が重なっています"
                    ),
                    Message(
                        en: "let each session begin when the one before is over",
                        ja: "前の診療が終わってから次が始まるように、時刻と順番を直してください"))
                // The other days mostly say the same.
                return
            }
        }
    }
}

extension DateSpan {
    fileprivate init(_ reader: MappingReader) {
        from = reader.date("from")
        to = reader.date("to")
        reader.finish()
        if let from, let to, to < from {
            reader.report(
                "to", Message(en: "`to` is before `from`", ja: "`to` が `from` より前になっています"),
                Message(en: "write the later day as `to`", ja: "終わりの日を to に書いてください"))
        }
    }
}

extension Timetable.Session {
    fileprivate init?(_ reader: MappingReader) {
        let id = reader.required("id", reader.string("id"))
        let label = reader.required("label", reader.localized("label"))
        let start = reader.required("start", reader.clockTime("start"))
        let end = reader.required("end", reader.clockTime("end"))
        let reception = reader.mapping("reception")
        reader.finish()
        guard let id, let label, let start, let end else { return nil }
        if end <= start { reader.reportOrder() }
        self.id = id
        self.label = label
        hours = TimeSpan(start: start, end: end)
        self.reception = reception.map { Timetable.Reception($0, of: TimeSpan(start: start, end: end)) }
    }
}

extension Timetable.Reception {
    fileprivate init(_ reader: MappingReader, of hours: TimeSpan) {
        start = reader.clockTime("start")
        end = reader.clockTime("end")
        firstVisitEnd = reader.clockTime("first_visit_end")
        reader.finish()
        let remedy = Message(
            en: "reception begins before the session's end, and first visits are received no longer than others",
            ja: "受付の時刻は診療時間の中に収め、初診の締切は再診の締切より後にしないでください")
        if let end, end > hours.end || end <= start ?? hours.start {
            reader.report(
                "end",
                Message(
                    en: "reception cannot end at \(end.text)", ja: "受付の終わりが \(end.text) では、診療時間と合いません"), remedy)
        }
        if let start, start >= hours.end {
            reader.report(
                "start",
                Message(en: "reception cannot begin at \(start.text)", ja: "受付の始まりが \(start.text) では、診療時間と合いません"),
                remedy)
        }
        if let firstVisitEnd, firstVisitEnd > end ?? hours.end || firstVisitEnd <= start ?? hours.start {
            reader.report(
                "first_visit_end",
                Message(
                    en: "reception of first visits cannot end at \(firstVisitEnd.text)",
                    ja: "初診の受付の終わりが \(firstVisitEnd.text) では、ほかの時刻と合いません"), remedy)
        }
    }
}

/// Reads what the sessions of a timetable are on a day.
private struct CellReader {
    let sessions: [Timetable.Session]
    let notes: [String]

    /// What a day's line says of each session: one word for all, or one for each.
    func cells(_ day: Timetable.Day, _ grid: MappingReader) -> [Timetable.Cell] {
        let none = sessions.map { _ in Timetable.Cell.closed }
        guard let entry = grid.entry(day.rawValue) else {
            grid.sink.add(
                .error(
                    "clinic.missing", Message(en: "`grid` has no `\(day)`", ja: "`grid` に `\(day)` がありません"),
                    at: .source(grid.value.range),
                    hint: Message(en: "add a line `\(day): closed`", ja: "「\(day): closed」のように書いてください")))
            return none
        }
        if case .scalar = entry.value.content {
            let cell = word(entry.value, day.rawValue, grid)
            return sessions.map { _ in cell ?? .closed }
        }
        guard let line = grid.mapping(day.rawValue) else { return none }
        defer { line.finish() }
        return sessions.map { session in
            guard let entry = line.entry(session.id) else {
                line.report(
                    session.id,
                    Message(en: "`\(day)` says nothing of `\(session.id)`", ja: "`\(day)` に `\(session.id)` がありません"),
                    Message(en: "add `\(session.id): closed`", ja: "「\(session.id): closed」のように書いてください"))
                return .closed
            }
            if case .scalar = entry.value.content { return word(entry.value, session.id, line) ?? .closed }
            return line.mapping(session.id).flatMap { self.cell($0, session) } ?? .closed
        }
    }

    /// `{weekday: sat, nth: [2, 4], state: closed}`
    func rule(_ reader: MappingReader) -> Timetable.Rule? {
        let day: Timetable.Day? = reader.required("weekday", reader.choice("weekday", Message(en: "day", ja: "曜日")))
        let ordinals = reader.strings("nth").compactMap { text -> Int? in
            if let number = Int(text.value), (1...5).contains(number) { return number }
            reader.report(
                "nth",
                Message(en: "`\(text.value)` is no week of a month", ja: "「\(text.value)」は第何週かを表す数ではありません"),
                Message(en: "write nth: [2, 4]", ja: "第2・第4なら nth: [2, 4] と書いてください"))
            return nil
        }
        let condition = reader.located("when").flatMap { text in
            reader.choice(
                text.value, of: ["week-has-holiday"], at: text.range, Message(en: "condition", ja: "条件"))
        }
        let ids = reader.sessionIDs("session", of: sessions)
        let session = ids.first.flatMap { id in sessions.first { $0.id == id } } ?? sessions.first
        let isStated = ["state", "start", "end"].contains { reader.entry($0) != nil }
        let cell = session.flatMap { self.cell(reader, $0) }
        guard let day, let cell else { return nil }
        if !isStated {
            reader.report(
                "weekday", Message(en: "the rule does not say what is otherwise", ja: "この規則に、診療するのか休診なのかが書かれていません"),
                Message(en: "add `state: closed`, or other hours", ja: "state: closed、または start・end を書いてください"))
        }
        if ids.isEmpty, sessions.count > 1, cell.start != nil || cell.end != nil {
            reader.report(
                "weekday",
                Message(en: "these hours would hold for every session", ja: "この時刻が、すべての診療時間帯に当てはまってしまいます"),
                Message(en: "add `session`", ja: "時間が変わる診療を session に書いてください"))
        }
        if ordinals.isEmpty, condition == nil {
            reader.report(
                "weekday",
                Message(en: "the rule holds for every `\(day)`", ja: "この規則は、すべての `\(day)` に当てはまります"),
                Message(
                    en: "write it into `grid`, or add `nth` or `when`", ja: "grid に書くか、nth か when で、どの週かを書いてください"))
        }
        return Timetable.Rule(
            day: day, ordinals: ordinals, needsHolidayInWeek: condition != nil, sessions: ids, cell: cell)
    }

    private func word(_ value: YAMLValue, _ key: String, _ reader: MappingReader) -> Timetable.Cell? {
        guard let text = reader.string(value, key) else { return nil }
        let words = [Timetable.State.open, .closed, .appointment].map(\.rawValue)
        return reader.choice(text, of: words, at: value.range, Message(en: "state", ja: "状態"))
            .flatMap { Timetable.State(rawValue: $0) }.map { Timetable.Cell(state: $0) }
    }

    /// `{state: partial, end: "13:00", note: a}`; hours alone make it partial.
    private func cell(_ reader: MappingReader, _ session: Timetable.Session) -> Timetable.Cell? {
        let start = reader.clockTime("start")
        let end = reader.clockTime("end")
        let name = reader.localized("name")
        let note = reader.located("note").flatMap {
            reader.choice($0.value, of: notes, at: $0.range, Message(en: "note", ja: "注記（notes）"))
        }
        let written: Timetable.State? = reader.choice("state", Message(en: "state", ja: "状態"))
        let hasState = reader.entry("state") != nil
        reader.finish()
        guard var state = written ?? (hasState ? nil : start != nil || end != nil ? .partial : .open) else {
            return nil
        }
        if state == .open, start != nil || end != nil { state = .partial }
        if name != nil, state != .special {
            reader.report(
                "name", Message(en: "only a special clinic has a name", ja: "`name` は特別な外来（special）だけに付けられます"),
                Message(en: "add state: special", ja: "state: special を書き添えてください"))
        }
        switch state {
        case .partial where start == nil && end == nil:
            reader.report(
                "end", Message(en: "other hours need `start` or `end`", ja: "時間を変えるときは `start` か `end` が必要です"),
                Message(en: "write {end: \"13:00\"}", ja: "{end: \"13:00\"} のように書いてください"))
            return nil
        case .closed where start != nil || end != nil:
            reader.report(
                "state", Message(en: "a closed session has no hours", ja: "休診（closed）に時刻は付けられません"),
                Message(en: "write `partial` for other hours", ja: "時間だけ変わるときは state: partial と書いてください"))
        case .special where name == nil:
            reader.report(
                "state", Message(en: "a special clinic needs a `name`", ja: "`special` には `name` が必要です"),
                Message(en: "add name: 予防接種外来", ja: "name: 予防接種外来 のように書き添えてください"))
        default: break
        }
        if (end ?? session.hours.end) <= (start ?? session.hours.start) { reader.reportOrder() }
        return Timetable.Cell(state: state, start: start, end: end, note: note, name: name)
    }
}

extension MappingReader {
    func clockTime(_ key: String) -> ClockTime? {
        guard let text = string(key) else { return nil }
        if let time = ClockTime(text) { return time }
        report(
            key, Message(en: "`\(text)` is not a time of day", ja: "「\(text)」は時刻の形ではありません"),
            Message(en: "write \(key): \"09:00\"", ja: "\(key): \"09:00\" のように書いてください"))
        return nil
    }

    /// A text that says something.
    func written(_ key: String) -> LocalizedText? {
        guard let text = localized(key) else { return nil }
        guard text.all.contains(where: \.isBlank) || text.all.isEmpty else { return text }
        report(
            key, Message(en: "`\(key)` is empty", ja: "`\(key)` が空です"),
            Message(en: "write it, or take the key out", ja: "文を書くか、この項目を消してください"))
        return nil
    }

    /// One of an enumeration's names.
    func choice<Value: RawRepresentable<String> & CaseIterable>(_ key: String, _ what: Message) -> Value? {
        located(key).flatMap { choice($0.value, of: Value.allCases.map(\.rawValue), at: $0.range, what) }
            .flatMap { Value(rawValue: $0) }
    }

    func date(_ key: String) -> CivilDate? { located(key).flatMap { date($0, key) } }

    func date(_ text: Located<String>, _ key: String) -> CivilDate? {
        if let date = CivilDate(text.value) { return date }
        sink.add(
            .error(
                "\(area).value", Message(en: "`\(text.value)` is not a day", ja: "「\(text.value)」は日付の形ではないか、暦にない日です"),
                at: .source(text.range),
                hint: Message(en: "write \(key): 2026-11-24", ja: "\(key): 2026-11-24 のように書いてください")))
        return nil
    }

    /// One id of a session, or a list.
    func sessionIDs(_ key: String, of sessions: [Timetable.Session]) -> [String] {
        strings(key).compactMap {
            choice($0.value, of: sessions.map(\.id), at: $0.range, Message(en: "session", ja: "診療時間帯（sessions の id）"))
        }
    }

    func reportOrder() {
        report(
            "end", Message(en: "`end` is not after `start`", ja: "`end` が `start` より後になっていません"),
            Message(en: "write the later time as `end`", ja: "終わる時刻を end に書いてください"))
    }
}
