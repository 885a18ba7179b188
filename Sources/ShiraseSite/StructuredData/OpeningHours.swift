import ShiraseClinic
import ShiraseCore

/// When the clinic is open, in schema.org's words: the ordinary week, and every coming day that is otherwise, whether by an exception, a rule or a
/// public holiday.
struct OpeningHours {
    let schedule: Schedule
    let today: CivilDate

    /// How far ahead single days are named.
    private static let days = 62

    var members: [JSONValue.Member] {
        JSONValue.present([
            "openingHoursSpecification": .nonempty(ordinary), "specialOpeningHoursSpecification": .nonempty(special),
        ])
    }

    /// One for each session and day of the week.
    private var ordinary: [JSONValue] {
        guard let timetable = schedule.timetable(on: today) else { return [] }
        return Timetable.Day.allCases.filter { $0 != .holiday }.flatMap { day in
            sessions(of: timetable, on: day).map { hours in
                .members([
                    "@type": .string("OpeningHoursSpecification"),
                    "dayOfWeek": .string("https://schema.org/\(Self.names[day] ?? "")"),
                    "opens": .string(hours.start.iso), "closes": .string(hours.end.iso),
                    "validFrom": .optional(timetable.validity.from?.text),
                    "validThrough": .optional(timetable.validity.to?.text),
                ])
            }
        }
    }

    /// Days on which the ordinary week does not hold; closed ones that follow each other together.
    private var special: [JSONValue] {
        guard let timetable = schedule.timetable(on: today) else { return [] }
        var specifications: [JSONValue] = []
        var closedFrom: CivilDate?
        func closeUntil(_ date: CivilDate) {
            if let from = closedFrom { specifications.append(Self.specification(from, date, nil)) }
            closedFrom = nil
        }
        for date in (0..<Self.days).map(today.adding(days:)) {
            let open = (schedule.day(date)?.open ?? []).map(\.hours)
            let isOrdinary = open == sessions(of: timetable, on: Timetable.Day(date))
            if !isOrdinary, open.isEmpty {
                closedFrom = closedFrom ?? date
            } else {
                closeUntil(date.adding(days: -1))
                if !isOrdinary { specifications += open.map { Self.specification(date, date, $0) } }
            }
        }
        closeUntil(today.adding(days: Self.days - 1))
        return specifications
    }

    /// - Parameter hours: `nil`: closed, which schema.org writes as hours without length.
    private static func specification(_ from: CivilDate, _ to: CivilDate, _ hours: TimeSpan?) -> JSONValue {
        .members([
            "@type": .string("OpeningHoursSpecification"), "opens": .string(hours?.start.iso ?? "00:00"),
            "closes": .string(hours?.end.iso ?? "00:00"), "validFrom": .string(from.text),
            "validThrough": .string(to.text),
        ])
    }

    private func sessions(of timetable: Timetable, on day: Timetable.Day) -> [TimeSpan] {
        zip(timetable.sessions, timetable.cells[day] ?? []).map { ScheduledSession($0, $1) }.filter(\.isOpen)
            .map(\.hours)
    }

    private static let names: [Timetable.Day: String] = [
        .mon: "Monday", .tue: "Tuesday", .wed: "Wednesday", .thu: "Thursday", .fri: "Friday", .sat: "Saturday",
        .sun: "Sunday",
    ]
}

extension ClockTime {
    /// `09:00`; midnight at a day's end is its last minute.
    fileprivate var iso: String {
        let minutes = min(minutes, 24 * 60 - 1)
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(padded(minutes / 60)):\(padded(minutes % 60))"
    }
}
