import ShiraseCore

/// What is otherwise on single days: a closure, other hours, an extra opening, a substitute doctor.
public struct HoursException: Sendable {
    public let from: CivilDate
    /// Included.
    public let to: CivilDate
    /// Ids of sessions; empty for the whole day.
    public let sessions: [String]
    /// 臨時休診, 年末年始.
    public let kind: LocalizedText
    /// 学会出席のため.
    public let reason: LocalizedText?
    public let effect: Effect
    /// Whom it concerns, by id; `nil`: the whole clinic.
    public let doctor: String?
    /// The day on which it was made known.
    public let announced: CivilDate?
    /// The article about it, as a path below `content`; without it one is made.
    public let article: Located<String>?
    /// Where it is written.
    public let range: SourceRange

    public enum Effect: Sendable, Hashable {
        case closed
        /// Open, if need be for other hours than the session's.
        case open(start: ClockTime?, end: ClockTime?)
        /// The doctor is away, and another one, where a name is written, sees the patients.
        case substitute(LocalizedText?)
    }

    /// The longest: what holds longer is a timetable with a validity of its own.
    static let mostDays = 366

    public var dates: [CivilDate] { (from.number...max(from.number, to.number)).map(CivilDate.init(number:)) }

    public func concerns(_ session: Timetable.Session) -> Bool { sessions.isEmpty || sessions.contains(session.id) }

    /// Whether somebody who relies on the ordinary week would come in vain.
    public var isClosure: Bool { doctor == nil && effect == .closed }
}

extension HoursException: Hashable {
    /// Two exceptions of a file are the same one where they are written in the same place.
    public static func == (left: HoursException, right: HoursException) -> Bool {
        (left.from, left.to, left.range.offsets) == (right.from, right.to, right.range.offsets)
            && left.effect == right.effect
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(from)
        hasher.combine(range.offsets)
    }
}
