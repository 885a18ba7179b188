import ShiraseCore
import ShiraseSite

extension Board {
    private static let mostMonths = 6

    /// From this month to the last in which a post is due.
    func calendar(_ articles: [BoardArticleView], _ groups: [[Teaser]]) -> BoardCalendarView {
        var entries: [String: [BoardDayEntry]] = [:]
        var last = month(site.now)
        for (article, teasers) in zip(articles, groups) {
            // The posts of an article that are due on one day are one entry, which leads to the first of them.
            var days: [(day: String, anchor: String, platforms: [String])] = []
            for (post, teaser) in zip(article.posts, teasers) {
                guard let due = teaser.due else { continue }
                last = max(last, month(due))
                if let index = days.firstIndex(where: { $0.day == due.dateText }) {
                    days[index].platforms.append(post.platformTitle)
                } else {
                    days.append((due.dateText, post.id, [post.platformTitle]))
                }
            }
            for day in days {
                entries[day.day, default: []].append(
                    BoardDayEntry(
                        anchor: day.anchor, platformTitle: day.platforms.joined(separator: word("separator")),
                        title: article.title))
            }
        }
        var months: [BoardCalendarMonth] = []
        var (year, number) = (site.now.year, site.now.month)
        while months.count < Self.mostMonths,
            let first = site.configuration.calendar.moment(
                year: year, month: number, day: 1), months.isEmpty || month(first) <= last
        {
            months.append(calendarMonth(first, entries))
            (year, number) = number == 12 ? (year + 1, 1) : (year, number + 1)
        }
        return BoardCalendarView(months: months)
    }

    private func calendarMonth(_ first: Moment, _ entries: [String: [BoardDayEntry]]) -> BoardCalendarMonth {
        let calendar = site.configuration.calendar
        let weekdays = (0..<7).map { strings?.shortWeekday($0) ?? "" }
        var days = [BoardDay](repeating: BoardDay(), count: first.weekday)
        var number = 1
        while let moment = calendar.moment(year: first.year, month: first.month, day: number) {
            days.append(
                BoardDay(
                    number: number, iso: moment.dateText, text: day(moment).text,
                    isToday: moment.dateText == site.now.dateText, entries: entries[moment.dateText] ?? []))
            number += 1
        }
        while days.count % 7 != 0 { days.append(BoardDay()) }
        return BoardCalendarMonth(
            label: strings?.month(year: first.year, month: first.month) ?? month(first),
            weekdays: weekdays.map(BoardWord.init),
            weeks: stride(from: 0, to: days.count, by: 7).map { BoardWeek(days: Array(days[$0..<($0 + 7)])) })
    }

    /// What to post when, as a calendar that staff can subscribe to (RFC 5545): the posts of an article and a day are one event. What was due
    /// more than a month ago is left out.
    public var calendarFile: String {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Shirase//Board//JA", "CALSCALE:GREGORIAN"]
        lines.append("X-WR-CALNAME:" + Self.escaped("\(word("board_title"))｜\(site.title(language))"))
        let due = teasers.filter { teaser in teaser.due.map { $0.instant > site.now.instant - 31 * 86_400 } ?? false }
        var order: [String] = []
        var seen = Set<String>()
        let events = Dictionary(grouping: due) { teaser in
            let key = "\(teaser.document.sitePath)\u{20}\(teaser.due?.instant ?? 0)"
            if seen.insert(key).inserted { order.append(key) }
            return key
        }
        for key in order {
            guard let posts = events[key], let first = posts.first, let due = first.due else { continue }
            let platforms = posts.map { Platforms.named($0.platform)?.facts.title ?? $0.platform }
            lines += [
                "BEGIN:VEVENT",
                "UID:\(Digest(Array(key.utf8)).short)@\(site.configuration.baseURL.origin.split(separator: "/").last ?? "")",
                "DTSTAMP:\(utc(first.document.frontMatter.updated ?? due))", "DTSTART:\(utc(due))", "DURATION:PT15M",
                "SUMMARY:" + Self.escaped("\(first.document.title)（\(platforms.joined(separator: "、"))）"),
                "DESCRIPTION:" + Self.escaped(posts.map(\.outputPath).joined(separator: "\n")),
                "URL:\(site.configuration.baseURL.url(first.document.sitePath))", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map(Self.folded).joined(separator: "\r\n") + "\r\n"
    }

    /// `20261124T000000Z`
    private func utc(_ moment: Moment) -> String {
        let utc = TimeZoneCalendar.utc.moment(at: moment.instant)
        let text = utc.rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" }
        return text + "Z"
    }

    /// RFC 5545, 3.3.11.
    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
    }

    /// No line longer than 75 bytes; one that goes on begins with a space (RFC 5545, 3.1).
    static func folded(_ line: String) -> String {
        var folded = ""
        var length = 0
        for scalar in line.unicodeScalars {
            let count = scalar.utf8.count
            if length + count > 75 {
                folded += "\r\n "
                length = 1
            }
            folded.unicodeScalars.append(scalar)
            length += count
        }
        return folded
    }
}
