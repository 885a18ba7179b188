import ShiraseClinic
import ShiraseCore

extension Site {
    static let hoursCalendarName = "hours.ics"

    /// The closures and changes of hours as calendar files, one for each language: those of the last two months, and all that come.
    /// - Returns: by site path; none where the clinic has no timetable.
    public func hoursCalendars() -> [(path: String, text: String)] {
        guard let schedule = clinic?.schedule else { return [] }
        return languages.compactMap { language in
            strings[language.language].map { strings in
                let words = HoursWords(strings: strings, fallback: configuration.defaultLanguage)
                return (language.prefix + Self.hoursCalendarName, calendarFile(schedule, words))
            }
        }
    }

    private func calendarFile(_ schedule: Schedule, _ words: HoursWords) -> String {
        let host = configuration.baseURL.origin.split(separator: "/").last ?? ""
        let name = clinic.map { words.text($0.name) } ?? ""
        var file = CalendarFile(
            name: "\(words.strings.texts["closures"] ?? "")｜\(name)", product: "Hours")
        let today = CivilDate(now)
        for exception in schedule.exceptions where exception.to >= today.adding(days: -62) {
            let view = ClosureView(exception, schedule, words, calendar: configuration.calendar, path: nil)
            let part = exception.sessions.joined(separator: "-")
            for time in times(exception, schedule) {
                let start = if case .minutes(let from, _) = time { from.rfc3339 } else { exception.from.text }
                file.add(
                    CalendarFile.Event(
                        id: "\(Fingerprint(Array("\(start) \(part) \(exception.doctor ?? "")".utf8)).short)@\(host)",
                        // Equal builds give equal files.
                        stamp: configuration.calendar.moment(schedule.announcement(of: exception)) ?? now, time: time,
                        summary: "\(view.kind)（\(name)）",
                        description: [view.what, view.reason, view.resumes].compactMap(\.self).joined(separator: "\n")))
            }
        }
        return file.text
    }

    /// A closure of whole days is one event of whole days; what concerns some hours is one event a day and session.
    private func times(_ exception: HoursException, _ schedule: Schedule) -> [CalendarFile.Event.Time] {
        if exception.effect == .closed, exception.sessions.isEmpty {
            return [.days(from: exception.from, to: exception.to)]
        }
        return exception.dates.flatMap { date in
            (schedule.day(date)?.sessions ?? []).filter { exception.concerns($0.session) }.compactMap { session in
                guard let from = configuration.calendar.moment(date, minutes: session.hours.start.minutes),
                    let to = configuration.calendar.moment(date, minutes: session.hours.end.minutes)
                else { return nil }
                return .minutes(from: from, to: to)
            }
        }
    }
}
