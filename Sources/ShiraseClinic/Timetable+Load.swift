import ShiraseCore

extension Timetable {
    /// Reads `sessions` and `grid` of `clinic.yml`.
    /// - Returns: `nil` where there are no sessions, or, with diagnostics, where they cannot be read.
    init?(_ reader: MappingReader) {
        let readers = reader.mappings("sessions")
        let grid = reader.mapping("grid")
        guard !readers.isEmpty else {
            if grid != nil {
                reader.report(
                    "grid", Message(en: "`grid` needs `sessions`", ja: "`grid` には `sessions` も必要です"),
                    Message(
                        en: "write sessions: with an id, a label, start and end of each",
                        ja: "sessions: に、午前・午後などの id・label・start・end を書いてください"))
            }
            return nil
        }
        let sessions = readers.compactMap(SessionHead.init)
        guard let grid = reader.required("grid", grid), sessions.count == readers.count else { return nil }
        let rows = Day.allCases.map { day in (day, Self.cells(day, grid, sessions)) }
        grid.finish()
        self.sessions = sessions.map { session in
            Session(
                label: session.label, start: session.start, end: session.end,
                cells: Dictionary(rows.map { ($0, $1[session.id] ?? .closed) }) { first, _ in first })
        }
    }

    /// What a day's line says of each session: one word for all, or one for each.
    private static func cells(_ day: Day, _ grid: MappingReader, _ sessions: [SessionHead]) -> [String: Cell] {
        guard let entry = grid.entry(day.rawValue) else {
            grid.sink.add(
                .error(
                    "clinic.missing", Message(en: "`grid` has no `\(day)`", ja: "`grid` に `\(day)` がありません"),
                    at: .source(grid.value.range),
                    hint: Message(en: "add a line `\(day): closed`", ja: "「\(day): closed」のように書いてください")))
            return [:]
        }
        if case .scalar = entry.value.content {
            let cell = grid.word(entry.value, day.rawValue)
            return Dictionary(sessions.map { ($0.id, cell ?? .closed) }) { first, _ in first }
        }
        guard let line = grid.mapping(day.rawValue) else { return [:] }
        defer { line.finish() }
        return sessions.reduce(into: [:]) { cells, session in
            guard let entry = line.entry(session.id) else {
                line.report(
                    session.id,
                    Message(en: "`\(day)` says nothing of `\(session.id)`", ja: "`\(day)` に `\(session.id)` がありません"),
                    Message(en: "add `\(session.id): closed`", ja: "「\(session.id): closed」のように書いてください"))
                return
            }
            if case .scalar = entry.value.content {
                cells[session.id] = line.word(entry.value, session.id)
            } else if let partial = line.mapping(session.id) {
                cells[session.id] = partial.partialCell(session)
            }
        }
    }

    fileprivate struct SessionHead {
        let id: String
        let label: LocalizedText
        let start: ClockTime
        let end: ClockTime

        init?(_ reader: MappingReader) {
            let id = reader.required("id", reader.string("id"))
            let label = reader.required("label", reader.localized("label"))
            let start = reader.required("start", reader.clockTime("start"))
            let end = reader.required("end", reader.clockTime("end"))
            reader.finish()
            guard let id, let label, let start, let end else { return nil }
            if end <= start { reader.reportOrder() }
            (self.id, self.label, self.start, self.end) = (id, label, start, end)
        }
    }
}

extension MappingReader {
    fileprivate func clockTime(_ key: String) -> ClockTime? {
        guard let text = string(key) else { return nil }
        if let time = ClockTime(text) { return time }
        report(
            key, Message(en: "`\(text)` is not a time of day", ja: "「\(text)」は時刻の形ではありません"),
            Message(en: "write \(key): \"09:00\"", ja: "\(key): \"09:00\" のように書いてください"))
        return nil
    }

    fileprivate func reportOrder() {
        report(
            "end", Message(en: "`end` is not after `start`", ja: "`end` が `start` より後になっていません"),
            Message(en: "write the later time as `end`", ja: "終わる時刻を end に書いてください"))
    }

    fileprivate func word(_ value: YAMLValue, _ key: String) -> Timetable.Cell? {
        guard let text = string(value, key) else { return nil }
        switch choice(text, of: ["open", "closed"], at: value.range, Message(en: "state", ja: "状態")) {
        case "open": return .open
        case "closed": return .closed
        default: return nil
        }
    }

    /// `{end: "13:00"}`
    fileprivate func partialCell(_ session: Timetable.SessionHead) -> Timetable.Cell? {
        let start = clockTime("start")
        let end = clockTime("end")
        finish()
        if start == nil, end == nil {
            report(
                "end", Message(en: "other hours need `start` or `end`", ja: "時間を変えるときは `start` か `end` が必要です"),
                Message(en: "write {end: \"13:00\"}", ja: "{end: \"13:00\"} のように書いてください"))
            return nil
        }
        if (end ?? session.end) <= (start ?? session.start) { reportOrder() }
        return .partial(start: start, end: end)
    }
}
