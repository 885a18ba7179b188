import ShiraseClinic
import ShiraseCore

/// The coming days, in words that name them. A script knows which of them is today, from `dataPath`.
struct ScheduleView: View {
    let title: String
    let days: [ScheduledDayView]
    let dataPath: String

    static let schemaName = "Schedule"
    static let schemaSummary = "The days from the build's on, in words. Only a script knows which one is today."
    static let fields: FieldTable<Self> = [
        .text("title", "What the days are: 11月24日（火）からの診療予定.") { $0.title },
        .list("days", "Seven days, the build's first.") { $0.days },
        .text("data_path", "Fourteen days and the words for them, as a script, for `src`.") { $0.dataPath },
    ]

    /// How many days a page can go without a new build and still know today.
    private static let knownDays = 14
    private static let shownDays = 7

    init(_ schedule: Schedule, from date: CivilDate, _ words: HoursWords, dataPath: String) {
        title = words.strings.fill("schedule_from", ["day": words.day(date)])
        days = (0..<Self.shownDays).map(date.adding(days:)).compactMap(schedule.day).map {
            ScheduledDayView($0, words)
        }
        self.dataPath = dataPath
    }

    /// The days that the script knows, from a date on.
    static func data(_ schedule: Schedule, from date: CivilDate, zone: String, _ words: HoursWords) -> JSONValue {
        data((0..<knownDays).map(date.adding(days:)).compactMap(schedule.day), schedule, zone: zone, words)
    }

    /// `{zone, words, kinds, days, later}`: a day is `[date, its name, number of its kind, its column in timetables, why it is closed]`, a kind of day
    /// what it is in a sentence and the sessions that take place on it, each `[id, label, start, end, end of reception, end of reception of first visits]` in minutes since midnight; `later` is the first
    /// session after all days, `[date, name, start]`.
    static func data(_ days: [ScheduledDay], _ schedule: Schedule, zone: String, _ words: HoursWords) -> JSONValue {
        let keys = [
            "hours_open", "hours_before", "hours_between", "hours_reception_ended", "hours_finished", "hours_closed",
            "hours_says_open", "hours_says_reception", "hours_says_first", "hours_says_first_over", "hours_says_next",
            "hours_says_today", "hours_space", "hours_today", "hours_over", "hours_next", "hours_next_at",
            "hours_reception", "hours_reception_first",
        ]
        var kinds: [JSONValue] = []
        let listed = days.map { day in
            let kind = JSONValue.array([
                .string(words.sentence(day)), .array(day.open.map { data($0, words) }),
            ])
            let number = kinds.firstIndex(of: kind) ?? kinds.count
            if number == kinds.count { kinds.append(kind) }
            let column = Timetable.Day.allCases.firstIndex(of: day.holiday == nil ? Timetable.Day(day.date) : .holiday)
            let why = words.reason(day).map { [JSONValue.string($0)] } ?? []
            return JSONValue.array(
                [.string(day.date.text), .string(words.day(day.date)), .number(number), .number(column ?? 0)] + why)
        }
        let later = days.last.flatMap { schedule.firstSession(after: $0.date) }
        return .members([
            "zone": .string(zone), "kinds": .array(kinds), "days": .array(listed),
            "later": later.map {
                .array([
                    .string($0.date.text), .string(words.day($0.date)), .number($0.session.hours.start.minutes),
                ])
            },
            "words": .object(
                keys.map { JSONValue.Member(String($0.dropFirst(6)), .string(words.strings.texts[$0] ?? "")) }
                    + [JSONValue.Member("span", .string(words.strings.texts["time_span"] ?? ""))]),
        ])
    }

    private static func data(_ session: ScheduledSession, _ words: HoursWords) -> JSONValue {
        let end = session.reception?.end
        let first = session.reception?.firstVisitEnd
        // Reception of first visits alone ends with the session for the others.
        let reception = [end ?? (first == nil ? nil : session.hours.end), first].compactMap { $0 }.map {
            JSONValue.number($0.minutes)
        }
        return .array(
            [
                .string(session.session.id), .string(words.label(session)), .number(session.hours.start.minutes),
                .number(session.hours.end.minutes),
            ] + reception)
    }
}

/// A day in words.
struct ScheduledDayView: View {
    let date: String
    let day: String
    let words: String
    let sessions: [ScheduledSessionView]
    let isUnusual: Bool

    static let schemaName = "Scheduled day"
    static let schemaSummary = "A day of the clinic, in words."
    static let fields: FieldTable<Self> = [
        .text("date", "2026-11-24.") { $0.date },
        .text("day", "11月24日（火）.") { $0.day },
        .text("words", "午前 9:00〜12:00、午後 16:00〜19:00, or 休診（勤労感謝の日）.") { $0.words },
        .list("sessions", "The sessions that take place; none on a day without patients.") { $0.sessions },
        .flag("unusual", "Whether it is otherwise than the timetable has it.") { $0.isUnusual },
    ]

    init(_ day: ScheduledDay, _ words: HoursWords) {
        date = day.date.text
        self.day = words.day(day.date)
        self.words = words.words(day)
        sessions = day.open.map {
            ScheduledSessionView(label: words.label($0), time: words.span($0.hours), reception: words.reception($0))
        }
        isUnusual = day.sessions.contains { $0.exception != nil }
    }
}

/// A session of a day that takes place.
struct ScheduledSessionView: View {
    let label: String
    let time: String
    let reception: String?

    static let schemaName = "Scheduled session"
    static let schemaSummary = "A session of one day."
    static let fields: FieldTable<Self> = [
        .text("label", "Its name: 午前.") { $0.label },
        .text("time", "Its hours on that day: 9:00〜12:00.") { $0.time },
        .text("reception", "Until when patients are received.") { $0.reception },
    ]
}

/// What everybody has to know now.
struct NoticeView: View {
    let text: String
    let until: String?
    let isEmergency: Bool

    static let schemaName = "Notice"
    static let schemaSummary = "What stands on top of every page for a time: `notice` of `clinic.yml`."
    static let fields: FieldTable<Self> = [
        .text("text", "What it says.") { $0.text },
        .text("until", "The moment from which it does not hold (RFC 3339).") { $0.until },
        .flag("emergency", "Whether it is an emergency.") { $0.isEmergency },
    ]
}
