import ShiraseClinic
import ShiraseCore

/// An ordinary week in one line, for places where a timetable has no room. What it leaves out (notes, other hours of
/// single days) the timetable says.
extension HoursWords {
    /// 9:00〜12:00、16:00〜19:00
    func usualHours(_ timetable: Timetable) -> String { list(timetable.sessions.map { span($0.hours) }) }

    /// 木曜午後（祝日のある週を除く）、第2・第4土曜、日曜、祝日
    func usualClosures(_ timetable: Timetable) -> String {
        list(Timetable.Day.allCases.flatMap { closures(on: $0, timetable) })
    }

    /// On which days a doctor sees patients: 月・火・土.
    func daysInCharge(of doctor: String, _ schedule: Schedule, on date: CivilDate) -> String? {
        let timetable = schedule.furtherTimetables.first {
            $0.subject == .doctor(doctor) && $0.validity.contains(date)
        }
        return timetable.map { timetable in
            let days = Timetable.Day.allCases.filter { day in
                timetable.cells[day]?.contains { $0.state != .closed } ?? false
            }
            return days.map(strings.name(of:)).joined(separator: separator)
        }
    }

    private func closures(on day: Timetable.Day, _ timetable: Timetable) -> [String] {
        let name = dayName(day)
        let cells = timetable.cells[day] ?? []
        let rules = timetable.rules.filter { $0.day == day }
        if cells.allSatisfy({ $0.state == .closed }) { return [excepting(rules, name)].compactMap(\.self) }
        let single = zip(timetable.sessions, cells).filter { $0.1.state == .closed }.compactMap { session, _ in
            excepting(
                rules.filter { $0.sessions.isEmpty || $0.sessions.contains(session.id) },
                strings.fill("usual_session", ["day": name, "session": text(session.label)]))
        }
        let nth = rules.filter { $0.cell.state == .closed && !$0.needsHolidayInWeek }.map { rule in
            let days =
                rule.ordinals.isEmpty
                ? name : strings.fill("usual_nth", ["ordinals": ordinals(rule), "day": name])
            let sessions = timetable.sessions.filter { rule.sessions.contains($0.id) }.map { text($0.label) }
            return sessions.isEmpty
                ? days : strings.fill("usual_session", ["day": days, "session": sessions.joined(separator: separator)])
        }
        return single + nth
    }

    /// What is closed but for the weeks in which rules open it; `nil` where they open all.
    private func excepting(_ rules: [Timetable.Rule], _ closure: String) -> String? {
        let opening = rules.filter { $0.cell.state != .closed }
        guard opening.allSatisfy({ $0.needsHolidayInWeek || !$0.ordinals.isEmpty }) else { return nil }
        let weeks = opening.map { rule in
            rule.needsHolidayInWeek ? strings.texts["usual_holiday_week"] ?? "" : ordinals(rule)
        }
        return weeks.isEmpty ? closure : strings.fill("usual_except", ["closure": closure, "weeks": list(weeks)])
    }

    /// 第2・第4
    private func ordinals(_ rule: Timetable.Rule) -> String {
        rule.ordinals.map { strings.texts["ordinal_\($0)"] ?? "" }.joined(separator: separator)
    }

    private var separator: String { strings.texts["separator"] ?? "" }

    private func dayName(_ day: Timetable.Day) -> String {
        day == .holiday
            ? strings.texts["usual_holiday"] ?? "" : strings.fill("usual_day", ["day": strings.name(of: day)])
    }
}

/// A day in a sentence that holds on the day itself.
extension HoursWords {
    /// 本日は、午前も午後も診療します; 本日の診療は、午前のみです; 本日は休診です.
    func sentence(_ day: ScheduledDay) -> String {
        let labels = day.open.map(label)
        switch labels.count {
        case 0: return strings.texts["today_closed"] ?? ""
        case 1 where day.sessions.count == 1: return strings.texts["today_open"] ?? ""
        case 1: return strings.fill("today_only", ["session": labels.first ?? ""])
        case day.sessions.count:
            let each = labels.map { strings.fill("today_each", ["session": $0]) }
            return strings.fill("today_all", ["sessions": each.joined(separator: strings.texts["today_space"] ?? "")])
        default: return strings.fill("today_some", ["sessions": list(labels)])
        }
    }

    /// Why nobody is seen: the closure's or the public holiday's name; `nil` on other days and where it is closed as every week.
    func reason(_ day: ScheduledDay) -> String? {
        guard day.open.isEmpty else { return nil }
        return day.exceptions.first(where: \.isClosure).map(kind) ?? day.holiday.map(text)
    }
}
