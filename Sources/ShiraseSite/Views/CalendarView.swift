import ShiraseClinic
import ShiraseCore

/// A month of the clinic's calendar.
struct CalendarMonthView: View {
    let name: String
    let weekdays: [String]
    let weeks: [CalendarWeekView]

    static let schemaName = "Calendar month"
    static let schemaSummary = "A month with what is otherwise on its days."
    static let fields: FieldTable<Self> = [
        .text("name", "2026年11月.") { $0.name },
        .texts("weekdays", "The weekdays' names, from Monday.") { $0.weekdays },
        .list("weeks", "The weeks, from Monday to Sunday.") { $0.weeks },
    ]

    /// - Parameter month: its first day.
    init(_ month: CivilDate, _ schedule: Schedule, _ words: HoursWords) {
        name = words.strings.month(year: month.year, month: month.month)
        weekdays = (1...7).map { words.strings.shortWeekday($0 % 7) }
        let monday = month.adding(days: -((month.weekday + 6) % 7))
        weeks = (0..<6).map { monday.adding(days: $0 * 7) }.map { first in
            CalendarWeekView(
                days: (0..<7).map(first.adding(days:)).map { date in
                    CalendarDayView(date.month == month.month ? date : nil, schedule, words)
                })
        }.filter { !$0.days.allSatisfy(\.isBlank) }
    }
}

/// A week of a calendar.
struct CalendarWeekView: View {
    let days: [CalendarDayView]

    static let schemaName = "Calendar week"
    static let schemaSummary = "A week of a calendar."
    static let fields: FieldTable<Self> = [.list("days", "Seven days, some of them blank.") { $0.days }]
}

/// A day of a calendar.
struct CalendarDayView: View {
    let number: Int?
    let date: String?
    let difference: String
    let holiday: String?
    let isClosed: Bool
    let isUnusual: Bool

    var isBlank: Bool { number == nil }

    static let schemaName = "Calendar day"
    static let schemaSummary = "A day of a calendar; blank where it belongs to another month."
    static let fields: FieldTable<Self> = [
        .number("number", "The day of the month; absent where it is blank.") { $0.number },
        .text("date", "2026-11-27.") { $0.date },
        .text("difference", "What is otherwise than on a full day: 休診, 午前のみ; absent where nothing is.") {
            $0.difference
        },
        .text("holiday", "The public holiday's name.") { $0.holiday },
        .flag("closed", "Whether no patients are seen.") { $0.isClosed },
        .flag("unusual", "Whether it is otherwise than the timetable has it.") { $0.isUnusual },
    ]

    init(_ date: CivilDate?, _ schedule: Schedule, _ words: HoursWords) {
        number = date?.day
        self.date = date?.text
        guard let date, let day = schedule.day(date), let timetable = schedule.timetable(on: date) else {
            // Nobody knows yet what the day will be.
            let undecided = date == nil ? "" : words.strings.texts["undecided"] ?? ""
            (difference, holiday, isClosed, isUnusual) = (undecided, nil, false, false)
            return
        }
        let ofDay = words.difference(day, timetable)
        // A day that is as usual but for its doctor.
        let doctors = schedule.exceptions(on: date).filter { $0.doctor != nil }.map(words.kind)
        difference = ofDay.isEmpty ? words.list(doctors) : ofDay
        holiday = day.holiday.map(words.text)
        isClosed = day.open.isEmpty
        isUnusual = day.sessions.contains { $0.exception != nil }
    }
}
