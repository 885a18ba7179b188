import ShiraseClinic
import ShiraseCore

/// An ordinary week: a row for each session, a column for each day.
struct TimetableView: View {
    let title: String?
    let valid: String?
    let days: [String]
    let sessions: [SessionView]
    let receptions: [ReceptionView]
    let receptionNotes: [TimetableNoteView]
    let notes: [TimetableNoteView]

    static let schemaName = "Timetable"
    static let schemaSummary = "An ordinary week of the clinic, a department or a doctor, from `clinic.yml`."
    static let fields: FieldTable<Self> = [
        .text("title", "Whose it is: a doctor's or department's name; none for the clinic's own.") { $0.title },
        .text("valid", "When it holds, if it has a period: 2026年12月1日から2027年2月28日まで.") { $0.valid },
        .texts("days", "The days' names, Monday to Sunday, then public holidays.") { $0.days },
        .list("sessions", "The sessions, each with a cell for every day.") { $0.sessions },
        .list("receptions", "Who is received when, where reception hours are written.") { $0.receptions },
        .list("reception_notes", "The reception of days that have other hours.") { $0.receptionNotes },
        .list("notes", "What its notes say.") { $0.notes },
    ]

    init(_ timetable: Timetable, _ words: HoursWords, names: [String: String]) {
        let strings = words.strings
        let isDoctors = if case .doctor = timetable.subject { true } else { false }
        title =
            switch timetable.subject {
            case .clinic: nil
            case .department(let name): words.text(name)
            case .doctor(let id): names[id] ?? id
            }
        valid = Self.period(timetable.validity, strings)
        days = Timetable.Day.allCases.map { strings.name(of: $0) }
        let marks = Dictionary(
            timetable.notes.enumerated().map { ($0.element.name, "※\($0.offset + 1)") }
        ) { first, _ in first }
        sessions = timetable.sessions.enumerated().map { index, session in
            SessionView(
                label: words.text(session.label), time: words.span(session.hours),
                reception: words.reception(ScheduledSession(session, .open)),
                cells: Timetable.Day.allCases.map { day in
                    let cell = timetable.cells[day].flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? .closed
                    return TimetableCellView(cell, isDoctors: isDoctors, marks: marks, words)
                })
        }
        receptions = Self.receptions(timetable, words)
        receptionNotes = timetable.sessions.enumerated().flatMap { index, session in
            Self.receptionNotes(session, index, timetable, words)
        }
        notes = timetable.notes.map { TimetableNoteView(mark: marks[$0.name] ?? "", text: words.text($0.text)) }
    }

    /// For everybody, and for those who come for the first time where that ends earlier.
    private static func receptions(_ timetable: Timetable, _ words: HoursWords) -> [ReceptionView] {
        guard timetable.sessions.contains(where: { $0.reception != nil }) else { return [] }
        func row(_ key: String, _ end: (Timetable.Session) -> ClockTime?) -> ReceptionView {
            ReceptionView(
                who: words.strings.texts[key] ?? "",
                times: timetable.sessions.map { session in
                    let start = session.reception?.start ?? session.hours.start
                    return words.span(TimeSpan(start: start, end: end(session) ?? session.hours.end))
                })
        }
        guard timetable.sessions.contains(where: { $0.reception?.firstVisitEnd != nil }) else {
            return [row("reception") { $0.reception?.end }]
        }
        return [
            row("reception_again") { $0.reception?.end },
            row("reception_first") { $0.reception?.firstVisitEnd ?? $0.reception?.end },
        ]
    }

    /// The reception hours of days on which a session has other hours.
    private static func receptionNotes(
        _ session: Timetable.Session, _ index: Int, _ timetable: Timetable, _ words: HoursWords
    ) -> [TimetableNoteView] {
        let label = words.text(session.label)
        guard let usual = words.reception(ScheduledSession(session, .open)) else { return [] }
        return Timetable.Day.allCases.compactMap { day -> TimetableNoteView? in
            guard let cells = timetable.cells[day], cells.indices.contains(index),
                case let scheduled = ScheduledSession(session, cells[index]), scheduled.isOpen,
                let reception = words.reception(scheduled), reception != usual
            else { return nil }
            let name = words.strings.fill("day_session", ["day": words.strings.name(of: day), "session": label])
            return TimetableNoteView(mark: name, text: reception)
        }
    }

    private static func period(_ span: DateSpan, _ strings: Strings) -> String? {
        func day(_ date: CivilDate) -> String {
            strings.date(
                year: date.year, month: date.month, day: date.day, weekday: date.weekday, format: "date_format")
        }
        let from = span.from.map { strings.fill("valid_from", ["from": day($0)]) }
        let to = span.to.map { strings.fill("valid_until", ["to": day($0)]) }
        let period = [from, to].compactMap(\.self).joined(separator: strings.language.isJapanese ? "" : " ")
        return period.isEmpty ? nil : period
    }
}

/// When some of the patients are received.
struct ReceptionView: View {
    let who: String
    let times: [String]

    static let schemaName = "Reception"
    static let schemaSummary = "When patients are received in each session of an ordinary day."
    static let fields: FieldTable<Self> = [
        .text("who", "Whom it is for: 初診の方.") { $0.who },
        .texts("times", "From when until when, a text for each session: 8:45〜11:00.") { $0.times },
    ]
}

/// A session of the timetable.
struct SessionView: View {
    let label: String
    let time: String
    let reception: String?
    let cells: [TimetableCellView]

    static let schemaName = "Session"
    static let schemaSummary = "A part of the day in which the clinic sees patients."
    static let fields: FieldTable<Self> = [
        .text("label", "Its name: 午前.") { $0.label },
        .text("time", "Its hours: 9:00〜12:00.") { $0.time },
        .text("reception", "Until when patients are received: 受付は11:30まで.") { $0.reception },
        .list("cells", "What it is on each day, in the order of `days`.") { $0.cells },
    ]
}

/// A session on a day.
struct TimetableCellView: View {
    let mark: String
    let words: String
    let state: String
    let note: String?

    static let schemaName = "Timetable cell"
    static let schemaSummary = "A session on a day, as a mark and in words."
    static let fields: FieldTable<Self> = [
        .text(
            "mark",
            "○, ▲ (other hours), △ (by appointment), ◎ (a special clinic) or ×; says nothing that `words` does not say."
        ) {
            $0.mark
        },
        .text("words", "診療, 休診, the special clinic's name, or the hours that differ: 13:00まで.") { $0.words },
        .text(
            "state", "`open`, `closed`, `partial`, `appointment`, `special`, or `none` (not in charge), for the looks."
        ) { $0.state },
        .text("note", "The note's mark, if it has one: ※1.") { $0.note },
    ]

    init(_ cell: Timetable.Cell, isDoctors: Bool, marks: [String: String], _ words: HoursWords) {
        let texts = words.strings.texts
        let hours = words.hours(cell)
        state = isDoctors && cell.state == .closed ? "none" : cell.state.rawValue
        note = cell.note.flatMap { marks[$0] }
        switch cell.state {
        case .open: (mark, self.words) = ("○", texts[isDoctors ? "in_charge" : "open"] ?? "")
        case .closed where isDoctors: (mark, self.words) = ("—", texts["not_in_charge"] ?? "")
        case .closed: (mark, self.words) = ("×", texts["closed"] ?? "")
        case .partial: (mark, self.words) = ("▲", hours ?? "")
        case .appointment:
            (mark, self.words) = ("△", words.list([texts["appointment"] ?? "", hours].compactMap(\.self)))
        case .special:
            (mark, self.words) = ("◎", words.list([cell.name.map(words.text) ?? "", hours].compactMap(\.self)))
        }
    }
}

/// A footnote of a timetable.
struct TimetableNoteView: View {
    let mark: String
    let text: String

    static let schemaName = "Timetable note"
    static let schemaSummary = "A footnote of a timetable, or its reception hours."
    static let fields: FieldTable<Self> = [
        .text("mark", "What cells name it by: ※1; of reception hours the session: 午前.") { $0.mark },
        .text("text", "What it says.") { $0.text },
    ]
}

extension Strings {
    func name(of day: Timetable.Day) -> String {
        // The names of `weekdays` begin with Sunday, the timetable with Monday.
        guard day != .holiday, let index = Timetable.Day.allCases.firstIndex(of: day) else {
            return texts["holiday"] ?? ""
        }
        return shortWeekday((index + 1) % 7)
    }
}
