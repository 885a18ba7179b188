import ShiraseCore
import ShiraseSite

/// A post for one platform that leads back to an article.
public struct Teaser: Sendable {
    public let document: Document
    /// The platform's name.
    public let platform: String
    /// What staff paste.
    public let text: String
    /// In the platform's unit.
    public let length: Int
    public let limit: Int
    public let unit: String
    /// The article's whole address.
    public let url: String

    /// Below `output/sns`: `notices/flu/line.txt`.
    public var outputPath: String { "\(document.sitePath)\(platform).txt" }
}

/// Teasers as `teasers.json` holds them.
public struct TeaserRecord: Encodable, Sendable {
    let article: String
    let language: String
    let title: String
    let purpose: String?
    let url: String
    let platform: String
    let file: String
    let text: String
    let length: Int
    let limit: Int
    let unit: String

    public init(_ teaser: Teaser) {
        article = teaser.document.path.file
        language = teaser.document.language
        title = teaser.document.title
        purpose = teaser.document.frontMatter.purpose
        url = teaser.url
        platform = teaser.platform
        file = teaser.outputPath
        text = teaser.text
        length = teaser.length
        limit = teaser.limit
        unit = teaser.unit
    }
}

/// What a teaser's template sees.
public struct TeaserView: View {
    var title: String
    var body: String
    let link: String
    var hashtags: [String]
    let category: String
    let profileLink: String
    let more: String

    public static let schemaName = "Teaser"
    public static let schemaSummary = "The context of the templates in `templates/sns/`, which are plain text."
    public static let fields: FieldTable<TeaserView> = [
        .text("title", "The article's title.") { $0.title },
        .text("body", "As many of its sentences as fit; may be empty.") { $0.body },
        .text("link", "The article's whole address; empty where links cannot be pressed.") { $0.link },
        .text("hashtags", "Hashtags, separated by spaces; may be empty.") { view in
            view.hashtags.map { "#" + $0 }.joined(separator: " ")
        },
        .text("category", "The name of its first category.") { $0.category },
        .text("profile_link", "The words that lead to the profile's link.") { $0.profileLink },
        .text("more", "The words before a link: 詳しくはこちら.") { $0.more },
    ]
}
