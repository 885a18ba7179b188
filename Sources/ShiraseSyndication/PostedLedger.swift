import ShiraseCore
import ShiraseSite

/// What has been posted already: `content/sns-posted.yml`, which the board writes out and staff put into the site's folder.
public struct PostedLedger: Sendable {
    public static let path = "content/sns-posted.yml"
    public let entries: [Entry]
    private let byKey: [Key: Entry]

    public struct Entry: Sendable {
        /// The article's path below the site's address: `notices/flu/`.
        public let article: String
        public let platform: String
        /// The day of a repeated announcement.
        public let day: String?
        public let posted: Moment
        /// ``Teaser/digest`` at that time.
        public let digest: String
        public let range: SourceRange
    }

    private struct Key: Hashable {
        let article: String
        let platform: String
        let day: String?
    }

    public static let empty = PostedLedger(entries: [])

    init(entries: [Entry]) {
        self.entries = entries
        byKey = Dictionary(entries.map { (Key(article: $0.article, platform: $0.platform, day: $0.day), $0) }) {
            $0.posted < $1.posted ? $1 : $0
        }
    }

    /// The newest entry of an announcement, under the article's address or a former one.
    func entry(_ document: Document, _ platform: String, _ day: String?) -> Entry? {
        guard !byKey.isEmpty else { return nil }
        let former = document.frontMatter.aliases.compactMap { $0.value.normalizedPath.map { String($0.dropFirst()) } }
        return ([document.sitePath] + former.flatMap { [$0, $0 + "/"] }).compactMap { article in
            byKey[Key(article: article, platform: platform, day: day)]
        }.max { $0.posted < $1.posted }
    }

    /// What has been posted of a teaser: of a correction, what it corrects.
    public func entry(_ teaser: Teaser) -> Entry? {
        entry(teaser.document, teaser.platform, teaser.announcement.day)
    }

    public static func load(_ file: SourceFile, _ calendar: TimeZoneCalendar, _ sink: DiagnosticSink) -> PostedLedger {
        guard let value = YAMLValue.parse(file, 0..<file.bytes.count, sink),
            let reader = MappingReader(value, area: "posted", sink: sink)
        else { return .empty }
        let entries = reader.mappings("posts").compactMap { post -> Entry? in
            let article = post.required("article", post.string("article"))
            let platform = post.required("platform", post.located("platform")).flatMap {
                post.choice($0.value, of: Platforms.names, at: $0.range, Message(en: "platform", ja: " SNS"))
            }
            let day = post.moment("repeat", calendar)?.dateText
            let posted = post.required("posted", post.moment("posted", calendar))
            let digest = post.required("digest", post.string("digest"))
            post.finish()
            guard let article, let platform, let posted, let digest else { return nil }
            return Entry(
                article: article, platform: platform, day: day, posted: posted, digest: digest, range: post.value.range)
        }
        reader.finish()
        return PostedLedger(entries: entries)
    }

    /// What is out although its article is not any more: not those whose time is over, which leave the site as they should.
    /// - Parameter documents: every article, published or not.
    public func withdrawn(from documents: [Document], at now: Moment) -> [Entry] {
        if entries.isEmpty { return [] }
        let standing = Set(documents.filter { [.published, .expired].contains($0.status(at: now)) }.map(\.sitePath))
        let moved = Set(documents.flatMap { $0.frontMatter.aliases.compactMap { $0.value.normalizedPath } })
        return entries.filter { entry in
            !standing.contains(entry.article) && !moved.contains("/" + entry.article)
                && !moved.contains("/" + entry.article.dropLast())
        }
    }
}
