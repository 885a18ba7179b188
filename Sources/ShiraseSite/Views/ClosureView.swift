import ShiraseClinic
import ShiraseCore

/// A closure or a change of hours on single days.
struct ClosureView: View {
    let kind: String
    let days: String
    let from: String
    let until: String
    let what: String
    let reason: String?
    let resumes: String?
    let path: String?
    let isClosure: Bool

    static let schemaName = "Closure"
    static let schemaSummary = "A closure or a change of hours on single days, from `exceptions` of `clinic.yml`."
    static let fields: FieldTable<Self> = [
        .text("kind", "臨時休診, 年末年始.") { $0.kind },
        .text("days", "11月27日（金）, or 12月29日（火）〜1月3日（日）.") { $0.days },
        .text("from", "The first day: 2026-11-27.") { $0.from },
        .text("until", "The moment at which it is over (RFC 3339).") { $0.until },
        .text("what", "What is otherwise: 午後 休診; of changed hours these.") { $0.what },
        .text("reason", "Why.") { $0.reason },
        .text("resumes", "When patients are seen again.") { $0.resumes },
        .text("path", "The article about it, for `href`.") { $0.path },
        .flag("closed", "Whether somebody who comes then comes in vain.") { $0.isClosure },
    ]

    init(
        _ exception: HoursException, _ schedule: Schedule, _ words: HoursWords, calendar: TimeZoneCalendar,
        path: String?
    ) {
        let texts = words.strings.texts
        kind = words.kind(exception)
        days = words.days(from: exception.from, to: exception.to)
        from = exception.from.text
        let end = exception.to.adding(days: 1)
        until = calendar.moment(end)?.rfc3339 ?? end.text
        reason = exception.reason.flatMap(words.own)
        isClosure = exception.isClosure
        self.path = path
        let sessions = (schedule.day(exception.from)?.sessions ?? []).filter { exception.concerns($0.session) }
        let parts = exception.sessions.isEmpty ? nil : words.list(sessions.map { words.text($0.session.label) })
        switch exception.effect {
        case .closed:
            what = [parts, texts["closed"]].compactMap(\.self).joined(separator: " ")
        case .open:
            what = words.list(sessions.filter(\.isOpen).map(words.session))
        case .substitute(let name):
            what = [parts, texts["substitute"], name.map(words.text)].compactMap(\.self).joined(separator: " ")
        }
        resumes = exception.isClosure ? schedule.firstSession(after: exception).map(words.resuming) : nil
    }
}

extension Schedule {
    /// The first session after a closure begins: on its first day, if only a part of that is closed.
    func firstSession(after exception: HoursException) -> (date: CivilDate, session: ScheduledSession)? {
        guard !exception.sessions.isEmpty else { return firstSession(after: exception.to) }
        if let first = day(exception.from),
            let end = first.sessions.filter({ exception.concerns($0.session) }).map(\.session.hours.end).min(),
            let session = first.open.first(where: { $0.hours.start >= end })
        {
            return (exception.from, session)
        }
        return firstSession(after: exception.from)
    }
}

extension HoursWords {
    func resuming(_ opening: (date: CivilDate, session: ScheduledSession)) -> String {
        strings.fill(
            "closure_resumes", ["day": day(opening.date), "time": opening.session.hours.start.text])
    }
}
