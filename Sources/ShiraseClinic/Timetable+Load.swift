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
        // It becomes part of the address of a notice.
        let id = reader.required("id", reader.string("id")).flatMap { reader.identifier("id", $0) }
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
