import ShiraseCore

/// Whether the clinic sees patients at a moment.
public struct ClinicState: Sendable, Hashable {
    public let phase: Phase
    /// The session that is going on.
    public let current: ScheduledSession?
    /// The next one to begin, today or later.
    public let next: Next?
    /// Whether those who come for the first time are still received in the session that is going on.
    public let receivesFirstVisits: Bool

    public enum Phase: String, Sendable, CaseIterable {
        /// No session of the day has begun yet.
        case beforeOpening = "before-opening"
        case open
        /// A session is going on, but patients are received no more.
        case receptionEnded = "reception-ended"
        /// Between two sessions of the day.
        case between
        /// The day's last session is over.
        case finished
        /// No session today.
        case closed
    }

    public struct Next: Sendable, Hashable {
        public let date: CivilDate
        public let session: ScheduledSession
    }
}

extension Schedule {
    /// How far ahead the next session is looked for, in days.
    private static let horizon = 400

    /// The clinic's state; `nil` where no timetable holds on that day.
    public func state(at moment: Moment) -> ClinicState? {
        let date = CivilDate(moment)
        let time = ClockTime(moment)
        guard let today = day(date) else { return nil }
        let open = today.open
        let next = next(after: time, open, date)
        func state(_ phase: ClinicState.Phase, _ current: ScheduledSession? = nil) -> ClinicState {
            let firstVisits = current?.reception?.firstVisitEnd ?? current?.reception?.end ?? current?.hours.end
            return ClinicState(
                phase: phase, current: current, next: next, receivesFirstVisits: firstVisits.map { time < $0 } ?? false)
        }
        if let current = open.first(where: { $0.hours.contains(time) }) {
            let isReceptionOver = current.reception?.end.map { $0 <= time } ?? false
            return state(isReceptionOver ? .receptionEnded : .open, current)
        }
        if open.isEmpty { return state(.closed) }
        if !open.contains(where: { $0.hours.start > time }) { return state(.finished) }
        return state(open.contains { $0.hours.end <= time } ? .between : .beforeOpening)
    }

    private func next(after time: ClockTime, _ today: [ScheduledSession], _ date: CivilDate) -> ClinicState.Next? {
        if let session = today.filter({ $0.hours.start > time }).min(by: { $0.hours.start < $1.hours.start }) {
            return ClinicState.Next(date: date, session: session)
        }
        return firstSession(after: date).map { ClinicState.Next(date: $0.date, session: $0.session) }
    }

    /// The first session after a day.
    public func firstSession(after date: CivilDate) -> (date: CivilDate, session: ScheduledSession)? {
        for days in 1...Self.horizon {
            let later = date.adding(days: days)
            if let session = day(later)?.open.min(by: { $0.hours.start < $1.hours.start }) { return (later, session) }
        }
        return nil
    }
}
