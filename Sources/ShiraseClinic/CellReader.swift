import ShiraseCore

/// Reads what the sessions of a timetable are on a day.
struct CellReader {
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
