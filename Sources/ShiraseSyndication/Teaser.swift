import ShiraseCore
import ShiraseSite

/// A post for one platform that leads back to an article.
public struct Teaser: Sendable {
    public let document: Document
    /// The platform's name.
    public let platform: String
    public let announcement: Announcement
    /// What staff paste.
    public let text: String
    /// In the platform's unit.
    public let length: Int
    public let limit: Int
    public let unit: String
    /// The article's whole address, as it stands in the post.
    public let url: String
    /// When to post it; by day, since nobody wants to be woken by a clinic.
    public let due: Moment?
    /// Of what it says in the author's words, its link and hashtags aside: while it stays the same, a post that is out needs no correction.
    public let digest: String
    /// Whether it holds the title and the link and nothing else.
    public let isTitleAlone: Bool

    /// Which of an article's announcements it is.
    public enum Announcement: Sendable, Hashable {
        case first
        /// Again, on a day of `sns.repeat`.
        case again(Moment)
        /// The article has changed what was posted on a day; of a repeated announcement, with that one's day.
        case correction(of: String?)

        /// `2026-12-01`; `nil` for the first.
        public var day: String? {
            switch self {
            case .first: nil
            case .again(let moment): moment.dateText
            case .correction(let day): day
            }
        }
    }

    /// The address of the article's first video, for Facebook, which plays it in the post.
    public var video: String? {
        guard platform == Facebook.name else { return nil }
        // Checks have reported what is no video's id.
        return document.outline.components.lazy.filter { $0.name == "youtube" }.compactMap { $0.attributes["id"] }
            .first.map { "https://youtu.be/\($0.text)" }
    }

    /// Below `output/sns`: `notices/flu/line.txt`, `notices/flu/line-2026-12-01.txt`, `notices/flu/line-correction.txt`.
    public var outputPath: String {
        let day = announcement.day.map { "-\($0)" } ?? ""
        let correction = if case .correction = announcement { "-correction" } else { "" }
        return "\(document.sitePath)\(platform)\(day)\(correction).txt"
    }
}

extension Teaser {
    /// As `teasers.json` holds it. `announcement` is `first`, `repeat` or `correction`; `due` is written as RFC 3339 has it.
    public var json: JSONValue {
        let kind =
            switch announcement {
            case .first: "first"
            case .again: "repeat"
            case .correction: "correction"
            }
        return .members([
            "announcement": .string(kind), "article": .string(document.path.file), "digest": .string(digest),
            "due": .optional(due?.rfc3339), "file": .string(outputPath), "language": .string(document.language),
            "length": .number(length), "limit": .number(limit), "platform": .string(platform),
            "purpose": .optional(document.frontMatter.purpose), "text": .string(text),
            "title": .string(document.title), "unit": .string(unit), "url": .string(url),
            "video": .optional(video),
        ])
    }
}

/// What a teaser's template sees.
public struct TeaserView: View {
    var title: String
    /// Whether the sentences name what the title names.
    var isTitleSaid = false
    var body = ""
    var sentences: [String] = []
    var facts: [String] = []
    let link: String
    var hashtags: [String]
    let category: String
    var greeting: String
    let profileLink: String
    let more: String

    public static let schemaName = "Teaser"
    public static let schemaSummary = "The context of the templates in `templates/sns/`, which are plain text."
    public static let fields: FieldTable<TeaserView> = [
        .text("title", "The article's title.") { $0.title },
        .text("headline", "The title, unless the first sentence says as much.") { $0.isTitleSaid ? nil : $0.title },
        .text("body", "As many of its sentences as fit, as one paragraph; may be empty.") { $0.body },
        .texts("sentences", "The same, one by one.") { $0.sentences },
        .texts("facts", "What its tables and lists say, one fact each: 対象：65歳以上. May be empty.") { $0.facts },
        .text("link", "The article's whole address; empty where links cannot be pressed.") { $0.link },
        .text("hashtags", "Hashtags, separated by spaces; may be empty.") { view in
            view.hashtags.map { "#" + $0 }.joined(separator: " ")
        },
        .text("category", "The name of its first category.") { $0.category },
        .text("greeting", "`sns.greeting` of `site.yml`, where there is room for it.") { $0.greeting },
        .text("profile_link", "The words that lead to the profile's link.") { $0.profileLink },
        .text("more", "The words before a link: 詳しくはこちら.") { $0.more },
    ]
}
