import ShiraseCore

/// When the clinic sees patients in an ordinary week: sessions (morning, afternoon) by days.
public struct Timetable: Sendable {
    public let sessions: [Session]

    public enum Day: String, Sendable, CaseIterable {
        case mon, tue, wed, thu, fri, sat, sun
        /// A public holiday, whatever day of the week it is.
        case holiday
    }

    /// A part of the day with its hours, and what it is on each day.
    public struct Session: Sendable {
        public let label: LocalizedText
        public let start: ClockTime
        public let end: ClockTime
        /// One of each day.
        public let cells: [Day: Cell]
    }

    public enum Cell: Sendable, Hashable {
        case open
        case closed
        /// Open for other hours than the session's; `nil` where these hold.
        case partial(start: ClockTime?, end: ClockTime?)
    }
}

/// A time of day, to the minute.
public struct ClockTime: Sendable, Hashable, Comparable {
    /// Since midnight, 0–1440.
    public let minutes: Int

    /// - Parameter text: `9:00`, `09:00`, up to `24:00`.
    public init?(_ text: String) {
        guard let match = text.wholeMatch(of: /([0-9]{1,2}):([0-9]{2})/), let hour = Int(match.1),
            let minute = Int(match.2), minute < 60, hour * 60 + minute <= 24 * 60
        else { return nil }
        minutes = hour * 60 + minute
    }

    /// `9:00`
    public var text: String { "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)" }

    public static func < (left: ClockTime, right: ClockTime) -> Bool { left.minutes < right.minutes }
}
