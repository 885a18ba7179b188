import ShiraseClinic
import ShiraseCore

/// The clinic's ordinary week: a row for each session, a column for each day.
struct TimetableView: View {
    let days: [String]
    let sessions: [SessionView]

    static let schemaName = "Timetable"
    static let schemaSummary = "The clinic's ordinary week, from `sessions` and `grid` of `clinic.yml`."
    static let fields: FieldTable<Self> = [
        .texts("days", "The days' names, Monday to Sunday, then public holidays.") { $0.days },
        .list("sessions", "The sessions, each with a cell for every day.") { $0.sessions },
    ]

    init(_ timetable: Timetable, _ strings: Strings, fallback: String) {
        days = Timetable.Day.allCases.map { strings.name(of: $0) }
        sessions = timetable.sessions.map { session in
            SessionView(
                label: session.label.text(strings.language, fallback: fallback),
                time: strings.span(session.start, session.end),
                cells: Timetable.Day.allCases.map { TimetableCellView(session.cells[$0] ?? .closed, strings) })
        }
    }
}

/// A session of the timetable.
struct SessionView: View {
    let label: String
    let time: String
    let cells: [TimetableCellView]

    static let schemaName = "Session"
    static let schemaSummary = "A part of the day in which the clinic sees patients."
    static let fields: FieldTable<Self> = [
        .text("label", "Its name: 午前.") { $0.label },
        .text("time", "Its hours: 9:00〜12:00.") { $0.time },
        .list("cells", "What it is on each day, in the order of `days`.") { $0.cells },
    ]
}

/// A session on a day.
struct TimetableCellView: View {
    let mark: String
    let words: String

    static let schemaName = "Timetable cell"
    static let schemaSummary = "A session on a day, as a mark and in words."
    static let fields: FieldTable<Self> = [
        .text("mark", "○, ▲ (other hours) or ×; says nothing that `words` does not say.") { $0.mark },
        .text("words", "診療, 休診, or the hours that differ: 13:00まで.") { $0.words },
    ]

    init(_ cell: Timetable.Cell, _ strings: Strings) {
        switch cell {
        case .open: (mark, words) = ("○", strings.texts["open"] ?? "")
        case .closed: (mark, words) = ("×", strings.texts["closed"] ?? "")
        case .partial(let start?, let end?): (mark, words) = ("▲", strings.span(start, end))
        case .partial(let start?, nil): (mark, words) = ("▲", strings.fill("time_from", ["time": start.text]))
        case .partial(nil, let end?): (mark, words) = ("▲", strings.fill("time_until", ["time": end.text]))
        case .partial(nil, nil): (mark, words) = ("○", strings.texts["open"] ?? "")
        }
    }
}

extension Strings {
    fileprivate func name(of day: Timetable.Day) -> String {
        // The names of `weekdays` begin with Sunday, the timetable with Monday.
        guard day != .holiday, let index = Timetable.Day.allCases.firstIndex(of: day) else {
            return texts["holiday"] ?? ""
        }
        return shortWeekday((index + 1) % 7)
    }

    fileprivate func span(_ start: ClockTime, _ end: ClockTime) -> String {
        fill("time_span", ["start": start.text, "end": end.text])
    }
}
