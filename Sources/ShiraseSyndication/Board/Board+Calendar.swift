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
        var file = CalendarFile(name: "\(word("board_title"))｜\(site.title(language))", product: "Board")
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
            let host = site.configuration.baseURL.origin.split(separator: "/").last ?? ""
            file.add(
                CalendarFile.Event(
                    id: "\(Fingerprint(Array(key.utf8)).short)@\(host)",
                    stamp: first.document.frontMatter.updated ?? due,
                    time: .minutes(from: due, to: site.configuration.calendar.moment(at: due.instant + 15 * 60)),
                    summary: "\(first.document.title)（\(platforms.joined(separator: "、"))）",
                    description: posts.map(\.outputPath).joined(separator: "\n"),
                    url: site.configuration.baseURL.url(first.document.sitePath)))
        }
        return file.text
    }
}
