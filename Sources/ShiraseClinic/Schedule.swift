import ShiraseCore

/// When the clinic sees patients on any day: timetables, exceptions and public holidays put together.
public struct Schedule: Sendable {
    /// Of the clinic itself; the first one that holds on a day is that day's. The one for the rest of the time comes last.
    public let timetables: [Timetable]
    /// Of departments and doctors.
    public let furtherTimetables: [Timetable]
    /// By their first day.
    public let exceptions: [HoursException]
    public let holidays: PublicHolidays
    /// From how many days before a closure on it is announced.
    public let announcedDays: Int
    private let exceptionsByDate: [CivilDate: [HoursException]]

    init(
        timetables: [Timetable], furtherTimetables: [Timetable], exceptions: [HoursException],
        holidays: PublicHolidays, announcedDays: Int
    ) {
        self.timetables = timetables
        self.furtherTimetables = furtherTimetables
        self.exceptions = exceptions.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        self.holidays = holidays
        self.announcedDays = announcedDays
        var byDate: [CivilDate: [HoursException]] = [:]
        for exception in self.exceptions {
            for date in exception.dates { byDate[date, default: []].append(exception) }
        }
        exceptionsByDate = byDate
    }

    /// The clinic's timetable of a day.
    public func timetable(on date: CivilDate) -> Timetable? { timetables.first { $0.validity.contains(date) } }

    /// What touches a day, the clinic's and its doctors'.
    public func exceptions(on date: CivilDate) -> [HoursException] { exceptionsByDate[date] ?? [] }

    /// From when on an exception is announced.
    public func announcement(of exception: HoursException) -> CivilDate {
        exception.announced ?? exception.from.adding(days: -announcedDays)
    }

    /// The closures and other changes that are announced on a day, and not yet over.
    public func announced(on date: CivilDate) -> [HoursException] {
        exceptions.filter { $0.to >= date && announcement(of: $0) <= date }
    }

    /// The clinic's day; `nil` where no timetable holds.
    public func day(_ date: CivilDate) -> ScheduledDay? {
        timetable(on: date).map { day(date, $0, exceptions(on: date).filter { $0.doctor == nil }) }
    }

    /// The clinic's day as it would be without exceptions.
    func ordinaryDay(_ date: CivilDate) -> ScheduledDay? { timetable(on: date).map { day(date, $0, []) } }

    private func day(_ date: CivilDate, _ timetable: Timetable, _ exceptions: [HoursException]) -> ScheduledDay {
        let holiday = holidays.name(of: date)
        let day = holiday == nil ? Timetable.Day(date) : .holiday
        let rules = timetable.rules.filter { applies($0, date, day, timetable) }
        let sessions = timetable.sessions.enumerated().map { index, session in
            // Loading sees to it that every day has a cell for every session.
            let written = timetable.cells[day].flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? .closed
            let rule = rules.last { $0.sessions.isEmpty || $0.sessions.contains(session.id) }
            let exception = exceptions.last { $0.concerns(session) }
            return ScheduledSession(session, rule?.cell ?? written, exception)
        }
        return ScheduledDay(date: date, holiday: holiday, sessions: sessions, exceptions: exceptions)
    }

    private func applies(_ rule: Timetable.Rule, _ date: CivilDate, _ day: Timetable.Day, _ timetable: Timetable)
        -> Bool
    {
        rule.day == day && (rule.ordinals.isEmpty || rule.ordinals.contains(date.ordinalInMonth))
            && (!rule.needsHolidayInWeek || losesDayToHoliday(date, timetable))
    }

    /// Whether the week, Monday to Sunday, has a public holiday on a day on which patients would be seen otherwise: that is the day which a
    /// clinic makes up for.
    private func losesDayToHoliday(_ date: CivilDate, _ timetable: Timetable) -> Bool {
        let monday = date.adding(days: -((date.weekday + 6) % 7))
        return (0..<7).map(monday.adding(days:)).contains { other in
            holidays.name(of: other) != nil
                && (timetable.cells[Timetable.Day(other)] ?? []).contains { $0.state != .closed }
        }
    }
}

/// A day of the clinic.
public struct ScheduledDay: Sendable, Hashable {
    public let date: CivilDate
    /// The public holiday's name.
    public let holiday: LocalizedText?
    /// One for each of the timetable's.
    public let sessions: [ScheduledSession]
    public let exceptions: [HoursException]

    /// In which patients are seen, in the order of the day.
    public var open: [ScheduledSession] { sessions.filter(\.isOpen) }
}

/// A session of one day.
public struct ScheduledSession: Sendable, Hashable {
    public let session: Timetable.Session
    public let cell: Timetable.Cell
    /// What makes it otherwise than the timetable has it.
    public let exception: HoursException?

    public init(_ session: Timetable.Session, _ cell: Timetable.Cell, _ exception: HoursException? = nil) {
        self.session = session
        self.exception = exception
        switch exception?.effect {
        case .closed: self.cell = .closed
        case .open(let start, let end) where cell.state == .closed:
            // Other hours of several days are those of the sessions that take place.
            let isExtra = exception.map { $0.from == $0.to } ?? true || (start == nil && end == nil)
            self.cell =
                isExtra
                ? Timetable.Cell(state: start == nil && end == nil ? .open : .partial, start: start, end: end)
                : .closed
        case .open(let start, let end):
            var changed = cell
            changed.start = start ?? cell.start
            changed.end = end ?? cell.end
            if cell.state == .open, start != nil || end != nil { changed.state = .partial }
            self.cell = changed
        case .substitute, nil: self.cell = cell
        }
    }

    public var isOpen: Bool { cell.state != .closed }

    public var hours: TimeSpan {
        TimeSpan(start: cell.start ?? session.hours.start, end: cell.end ?? session.hours.end)
    }

    /// When patients are received. Where the session begins or ends at another time, so does its reception, by as much.
    public var reception: Timetable.Reception? {
        guard let reception = session.reception else { return nil }
        let startShift = hours.start.minutes - session.hours.start.minutes
        let endShift = hours.end.minutes - session.hours.end.minutes
        func shifted(_ time: ClockTime?, _ minutes: Int) -> ClockTime? {
            time.map { ClockTime(minutes: $0.minutes + minutes) }
        }
        // A session that is much shorter than usual leaves no room for its reception: then nothing is said of it.
        func end(_ time: ClockTime?) -> ClockTime? {
            shifted(time, endShift).flatMap { $0 > hours.start && $0 <= hours.end ? $0 : nil }
        }
        return Timetable.Reception(
            start: shifted(reception.start, startShift), end: end(reception.end),
            firstVisitEnd: end(reception.firstVisitEnd))
    }
}
