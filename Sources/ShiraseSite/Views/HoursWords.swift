import ShiraseClinic
import ShiraseCore

/// How hours, days and closures are written in a language of the site.
struct HoursWords {
    let strings: Strings
    /// The site's default language, whose texts stand where a text has no other.
    let fallback: String

    func text(_ text: LocalizedText) -> String { text.text(strings.language, fallback: fallback) }

    /// A text that has this language, or that is shown on the site in its default language; another language's would not be understood.
    func own(_ text: LocalizedText) -> String? {
        strings.language == fallback || text.isWritten(in: strings.language) ? self.text(text) : nil
    }

    /// 臨時休診; in a language in which it is not written, what the theme calls it.
    func kind(_ exception: HoursException) -> String {
        if let kind = own(exception.kind) { return kind }
        return switch exception.effect {
        case .closed: strings.texts["closure_kind"] ?? ""
        case .open: strings.texts["change_kind"] ?? ""
        case .substitute: strings.texts["substitute"] ?? ""
        }
    }

    /// 11月24日（火）
    func day(_ date: CivilDate) -> String {
        strings.date(
            year: date.year, month: date.month, day: date.day, weekday: date.weekday, format: "short_date_format")
    }

    /// 12月29日（火）〜1月3日（日）
    func days(from: CivilDate, to: CivilDate) -> String {
        from == to ? day(from) : strings.fill("day_span", ["from": day(from), "to": day(to)])
    }

    func span(_ hours: TimeSpan) -> String {
        strings.fill("time_span", ["start": hours.start.text, "end": hours.end.text])
    }

    /// 午前 9:00〜12:00
    func session(_ session: ScheduledSession) -> String {
        strings.fill("session_hours", ["session": label(session), "time": span(session.hours)])
    }

    /// 午前; of a special clinic with its name.
    func label(_ session: ScheduledSession) -> String {
        let label = text(session.session.label)
        guard session.cell.state == .special || session.cell.state == .appointment else { return label }
        let name = session.cell.name.map(text) ?? strings.texts["appointment"] ?? ""
        return strings.fill("session_name", ["session": label, "name": name])
    }

    /// 受付は11:30まで（初診は11:00まで）; `nil` where no reception hours are written.
    func reception(_ session: ScheduledSession) -> String? {
        guard let reception = session.reception else { return nil }
        let end = reception.end ?? session.hours.end
        guard let first = reception.firstVisitEnd else {
            return strings.fill("reception_until", ["time": end.text])
        }
        return strings.fill("reception_until_first", ["time": end.text, "first": first.text])
    }

    /// The whole day: 午前 9:00〜12:00、午後 16:00〜19:00, or 休診.
    func words(_ day: ScheduledDay) -> String {
        let open = day.open
        guard open.isEmpty else { return list(open.map(session)) }
        // A closure that somebody wrote says more than a public holiday, and this more than the word alone.
        guard let why = reason(day) else { return strings.texts["closed"] ?? "" }
        return strings.fill("closed_because", ["reason": why])
    }

    /// What is otherwise on a day than on a full one, for a calendar: 休診, 午前のみ, 13時まで, 午後も診療; empty on a day on which all sessions take
    /// place.
    func difference(_ day: ScheduledDay, _ timetable: Timetable) -> String {
        let open = day.open
        if open.isEmpty { return strings.texts["closed"] ?? "" }
        let ordinary = timetable.cells[Timetable.Day(day.date)] ?? []
        let pairs = zip(day.sessions, ordinary)
        let isLess = pairs.contains { !$0.isOpen && $1.state != .closed }
        let added = day.holiday == nil ? pairs.filter { $0.isOpen && $1.state == .closed }.map(\.0) : []
        if !isLess, !added.isEmpty {
            return list(
                [strings.fill("also_session", ["session": list(added.map { text($0.session.label) })])] + changes(day))
        }
        if open.count < day.sessions.count {
            // An ordinary Saturday: 13時まで says enough.
            if !isLess, open.count == 1, open.allSatisfy({ $0.exception == nil }), let hours = open.first.flatMap(hours)
            {
                return hours
            }
            let only = strings.fill("only_session", ["session": list(open.map { text($0.session.label) })])
            return list([only] + changes(day))
        }
        return list(changes(day))
    }

    /// The sessions of a day that have other hours than usual, or take only those who have reserved.
    private func changes(_ day: ScheduledDay) -> [String] {
        day.open.filter { $0.cell.start != nil || $0.cell.end != nil || $0.cell.state == .appointment }.map { session in
            hours(session).map {
                strings.fill("session_hours", ["session": label(session), "time": $0])
            } ?? label(session)
        }
    }

    /// The hours of a session that has others than usual: 13時まで.
    func hours(_ session: ScheduledSession) -> String? { hours(session.cell) }

    func hours(_ cell: Timetable.Cell) -> String? {
        switch (cell.start, cell.end) {
        case (let start?, let end?): span(TimeSpan(start: start, end: end))
        case (let start?, nil): strings.fill("time_from", ["time": short(start)])
        case (nil, let end?): strings.fill("time_until", ["time": short(end)])
        case (nil, nil): nil
        }
    }

    /// 13時, 13:30: the cells of a timetable are narrow.
    private func short(_ time: ClockTime) -> String {
        time.minutes % 60 == 0 ? strings.fill("full_hour", ["hour": String(time.minutes / 60)]) : time.text
    }

    func list(_ words: [String]) -> String { words.joined(separator: strings.texts["list_separator"] ?? "") }
}
