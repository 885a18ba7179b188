import ShiraseCore
import ShiraseSite

/// The page from which staff copy posts: `output/sns/index.html`. It says what is to be posted, what is out, and what to take back.
public struct Board: Sendable {
    let site: Site
    let ledger: PostedLedger
    public let withdrawn: [PostedLedger.Entry]
    /// All articles, published or not, for the names of those that are withdrawn.
    let documents: [Document]
    /// Where an article's own picture lies, below `output/site`, by its file.
    let pictures: [String: String]
    /// Pictures that are made for posts, by the posts' own paths.
    let postPictures: [String: [PostPicture]]
    let teasers: [Teaser]
    let replies: [Reply]

    /// Older ones are found in their text files: no page of ten years helps anybody.
    static let mostArticles = 1000
    public static let calendarPath = "calendar.ics"

    public static let templateEntries: [(name: String, schema: ViewSchema)] = [("board/index", BoardView.schema)]

    public init(
        site: Site, ledger: PostedLedger, withdrawn: [PostedLedger.Entry], documents: [Document],
        pictures: [String: String], postPictures: [String: [PostPicture]] = [:], teasers: [Teaser], replies: [Reply]
    ) {
        self.site = site
        self.ledger = ledger
        self.withdrawn = withdrawn
        self.documents = documents
        self.pictures = pictures
        self.postPictures = postPictures
        self.teasers = teasers
        self.replies = replies
    }

    var language: String { site.configuration.defaultLanguage }
    /// The build has all languages' words, or it would have ended.
    var strings: Strings? { site.strings[language] }

    func word(_ key: String) -> String { strings?.texts[key] ?? "" }

    func day(_ moment: Moment) -> DayView {
        DayView(text: strings?.date(moment, format: "board_date_format") ?? moment.dateText, iso: moment.dateText)
    }

    func minute(_ moment: Moment) -> DayView {
        let time = "\(moment.hour):\(moment.minute < 10 ? "0" : "")\(moment.minute)"
        return DayView(text: "\(day(moment).text)\u{20}\(time)", iso: moment.rfc3339)
    }

    /// `2026-11`
    func month(_ moment: Moment) -> String { String(moment.dateText.prefix(7)) }

    public var view: BoardView {
        let groups = grouped
        let articles = groups.prefix(Self.mostArticles).enumerated().map { article($0.offset, $0.element) }
        let names = Set(teasers.map(\.platform))
        let sections = Set(articles.map(\.section))
        return BoardView(
            language: language, siteTitle: site.title(language), built: minute(site.now),
            waiting: articles.reduce(0) { $0 + $1.posts.count { $0.posted == nil } },
            ledgerJSON: JSONText.line(ledger.entries.map(PostedRecord.init)).trimmingWhiteSpace,
            strings: NamedTexts(strings?.texts ?? [:]),
            platforms: Platforms.all.filter { names.contains($0.name) }.map {
                NamedView(name: $0.name, title: $0.facts.title)
            },
            sections: (site.language(language)?.sections ?? []).filter { sections.contains($0.name) }.map {
                SectionChoiceView(slug: $0.name, title: $0.title)
            },
            months: months(groups), withdrawn: withdrawn.map(withdrawnView),
            isShortened: groups.count > Self.mostArticles, articles: articles, calendar: calendar(articles, groups),
            calendarFile: Self.calendarPath, report: report, replies: replies.enumerated().map(replyView))
    }

    /// The teasers of each article, newest article first.
    private var grouped: [[Teaser]] {
        var groups: [[Teaser]] = []
        for teaser in teasers {
            if let last = groups.last?.last, last.document.path.file == teaser.document.path.file {
                groups[groups.count - 1].append(teaser)
            } else {
                groups.append([teaser])
            }
        }
        return groups
    }

    private func months(_ groups: [[Teaser]]) -> [MonthChoiceView] {
        var seen = Set<String>()
        return groups.prefix(Self.mostArticles).compactMap { $0.first?.document.frontMatter.date }
            .filter { seen.insert(month($0)).inserted }.sorted(by: >).map {
                MonthChoiceView(value: month($0), label: strings?.month(year: $0.year, month: $0.month) ?? month($0))
            }
    }

    private func replyView(_ number: Int, _ reply: Reply) -> BoardReplyView {
        BoardReplyView(
            id: "r\(number + 1)", question: reply.question ?? word("board_reply_advice"),
            pageTitle: reply.document?.title,
            url: reply.url, text: reply.text, length: X.length(reply.text), limit: X.facts.limit)
    }

    private func withdrawnView(_ entry: PostedLedger.Entry) -> WithdrawnView {
        let document = documents.first { $0.sitePath == entry.article }
        return WithdrawnView(
            title: document?.title ?? entry.article,
            platformTitle: Platforms.named(entry.platform)?.facts.title ?? entry.platform, posted: day(entry.posted))
    }

    private func article(_ number: Int, _ teasers: [Teaser]) -> BoardArticleView {
        // A group has a teaser.
        let document = teasers[0].document
        let matter = document.frontMatter
        let category = matter.categories.first.flatMap { site.configuration.category($0.value) }
        let date = matter.date ?? site.now
        return BoardArticleView(
            id: "a\(number + 1)", title: document.title, url: site.configuration.baseURL.url(document.sitePath),
            section: document.path.section ?? "", category: category?.name.text(language, fallback: language) ?? "",
            isClosure: category?.slug == "closure", date: day(date), month: month(date),
            purpose: matter.purpose.map { word("purpose_" + $0.replacing("-", with: "_")) },
            language: document.language,
            posts: teasers.enumerated().map { post("a\(number + 1)-\($0.offset + 1)", $0.element) })
    }
}

/// The ledger's entry as the board's script reads it.
private struct PostedRecord: Encodable {
    let article: String
    let platform: String
    let `repeat`: String
    let posted: String
    let digest: String

    init(_ entry: PostedLedger.Entry) {
        article = entry.article
        platform = entry.platform
        self.repeat = entry.day ?? ""
        posted = String(entry.posted.rfc3339.prefix(16))
        digest = entry.digest
    }
}
