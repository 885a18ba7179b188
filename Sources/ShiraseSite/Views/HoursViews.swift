import ShiraseClinic
import ShiraseCore

/// Everything that pages of a language show of the clinic's hours, as it is on the day of the build.
struct HoursViews: Sendable {
    let timetable: TimetableView?
    let usualHours: String?
    let usualClosures: String?
    let furtherTimetables: [TimetableView]
    let doctorTimetables: [TimetableView]
    let schedule: ScheduleView
    let announced: [ClosureView]
    let closures: [ClosureView]
    let calendar: [CalendarMonthView]
    let calendarPath: String

    /// A band with more would not be read.
    private static let mostAnnounced = 2

    /// - Parameter path: the article about an exception, for `href`.
    init(
        _ schedule: Schedule, at now: Moment, _ words: HoursWords, calendar: TimeZoneCalendar,
        doctors: [String: String], dataPath: String, calendarPath: String, path: (HoursException) -> String?
    ) {
        let today = CivilDate(now)
        let current = schedule.timetable(on: today)
        func table(_ timetable: Timetable) -> TimetableView { TimetableView(timetable, words, names: doctors) }
        timetable = current.map(table)
        usualHours = current.map(words.usualHours)
        usualClosures = current.map(words.usualClosures)
        // A period that is over is of no use to anybody.
        furtherTimetables =
            schedule.timetables.filter {
                $0.validity != .always && !$0.validity.contains(today) && $0.validity.to.map { $0 >= today } ?? true
            }.map(table)
        doctorTimetables = schedule.furtherTimetables.filter { $0.validity.to.map { $0 >= today } ?? true }.map(table)
        self.schedule = ScheduleView(schedule, from: today, words, dataPath: dataPath)
        func closure(_ exception: HoursException) -> ClosureView {
            ClosureView(exception, schedule, words, calendar: calendar, path: path(exception))
        }
        let near = schedule.announced(on: today).filter { $0.doctor == nil }
        // The next day that is concerned comes first, on one day what is closed; other hours that have held for a while come last.
        announced = near.sorted { left, right in
            func rank(_ exception: HoursException) -> (Int, Int, Int) {
                let isOld = !exception.isClosure && exception.from < today
                return (isOld ? 1 : 0, max(exception.from, today).number, exception.isClosure ? 0 : 1)
            }
            return rank(left) < rank(right)
        }.prefix(Self.mostAnnounced).map(closure)
        closures = schedule.exceptions.filter { $0.to >= today }.map(closure)
        let first = today.adding(days: 1 - today.day)
        let next = first.adding(days: 31)
        self.calendar = [first, next.adding(days: 1 - next.day)].map { CalendarMonthView($0, schedule, words) }
        self.calendarPath = calendarPath
    }
}
