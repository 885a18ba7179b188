import ShiraseCore

/// When the clinic, a department or a doctor sees patients in an ordinary week: sessions (morning, afternoon) by days, and the rules that change
/// single weeks.
public struct Timetable: Sendable {
    public let subject: Subject
    /// When it holds.
    public let validity: DateSpan
    /// In the order of the day; they do not overlap.
    public let sessions: [Session]
    /// For each day one cell a session.
    public let cells: [Day: [Cell]]
    /// A later rule goes before an earlier one.
    public let rules: [Rule]
    /// Footnotes, by the names that cells use.
    public let notes: [Note]

    public enum Subject: Sendable, Hashable {
        case clinic
        case department(LocalizedText)
        /// By id.
        case doctor(String)
    }

    public enum Day: String, Sendable, CaseIterable {
        case mon, tue, wed, thu, fri, sat, sun
        /// A public holiday, whatever day of the week it is.
        case holiday

        /// The day of the week.
        public init(_ date: CivilDate) {
            // `weekday` is 0–6 from Sunday; the cases begin with Monday.
            self = Day.allCases[(date.weekday + 6) % 7]
        }
    }

    /// A part of the day with its hours.
    public struct Session: Sendable, Hashable {
        public let id: String
        public let label: LocalizedText
        public let hours: TimeSpan
        /// When patients are received, where it is written.
        public let reception: Reception?
    }

    /// The time in which patients are received; it ends before the session does.
    public struct Reception: Sendable, Hashable {
        public let start: ClockTime?
        public let end: ClockTime?
        /// When those who come for the first time are received no more.
        public let firstVisitEnd: ClockTime?
    }

    /// What a session is on a day.
    public struct Cell: Sendable, Hashable {
        public var state: State
        /// Other hours than the session's.
        public var start: ClockTime?
        public var end: ClockTime?
        /// The name of a footnote.
        public var note: String?
        /// What the session is called, where it is special: 予防接種外来.
        public var name: LocalizedText?

        public static let open = Cell(state: .open)
        public static let closed = Cell(state: .closed)
    }

    public enum State: String, Sendable, CaseIterable {
        case open
        case closed
        /// Open for other hours than the session's.
        case partial
        /// For those who have reserved.
        case appointment
        /// A special clinic, which has a name.
        case special
    }

    /// What is otherwise on some days of a weekday: the 2nd and 4th Saturday, Thursdays of weeks with a public holiday.
    public struct Rule: Sendable, Hashable {
        public let day: Day
        /// Which ones of the month, 1–5; empty for all.
        public let ordinals: [Int]
        public let needsHolidayInWeek: Bool
        /// Ids; empty for all.
        public let sessions: [String]
        public let cell: Cell
    }

    public struct Note: Sendable, Hashable {
        public let name: String
        public let text: LocalizedText
    }
}

/// Days from one to another, both included; an end that is `nil` is open.
public struct DateSpan: Sendable, Hashable {
    public let from: CivilDate?
    public let to: CivilDate?

    public static let always = DateSpan(from: nil, to: nil)

    public func contains(_ date: CivilDate) -> Bool { from.map { $0 <= date } ?? true && to.map { date <= $0 } ?? true }

    public func overlaps(_ other: DateSpan) -> Bool {
        (from.flatMap { from in other.to.map { from <= $0 } } ?? true)
            && (other.from.flatMap { from in to.map { from <= $0 } } ?? true)
    }
}

/// Hours of a day: from a time on, before another.
public struct TimeSpan: Sendable, Hashable {
    public let start: ClockTime
    public let end: ClockTime

    public init(start: ClockTime, end: ClockTime) {
        self.start = start
        self.end = end
    }

    public func contains(_ time: ClockTime) -> Bool { start <= time && time < end }
    public func overlaps(_ other: TimeSpan) -> Bool { start < other.end && other.start < end }
}

/// A time of day, to the minute.
public struct ClockTime: Sendable, Hashable, Comparable {
    /// Since midnight, 0–1440.
    public let minutes: Int

    /// - Parameter minutes: what lies outside of the day becomes its beginning or its end.
    public init(minutes: Int) { self.minutes = min(max(minutes, 0), 24 * 60) }

    /// - Parameter text: `9:00`, `09:00`, up to `24:00`.
    public init?(_ text: String) {
        guard let match = text.wholeMatch(of: /([0-9]{1,2}):([0-9]{2})/), let hour = Int(match.1),
            let minute = Int(match.2), minute < 60, hour * 60 + minute <= 24 * 60
        else { return nil }
        minutes = hour * 60 + minute
    }

    public init(_ moment: Moment) { self.init(minutes: moment.hour * 60 + moment.minute) }

    /// `9:00`
    public var text: String { "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)" }

    public static func < (left: ClockTime, right: ClockTime) -> Bool { left.minutes < right.minutes }
}
