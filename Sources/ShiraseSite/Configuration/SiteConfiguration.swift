import ShiraseCore
import ShiraseMarkdown

/// What `content/site.yml` says: the site's names, address, languages, categories, menus and routes.
public struct SiteConfiguration: Sendable {
    public let file: SourceFile
    public let title: LocalizedText
    public let description: LocalizedText?
    public let baseURL: BaseURL
    /// Language tags (BCP 47); the first is the default language, whose pages stand at the top.
    public let languages: [String]
    /// The clinic's time zone.
    public let calendar: TimeZoneCalendar
    /// The link card's picture for pages that have none of their own, as a reference to a file.
    public let image: Located<String>?
    /// The theme's colours: the name of a file of `templates/assets/palettes`.
    public let palette: Located<String>?
    /// Whether pictures are published as AVIF too, which is smaller, and slow to make.
    public let offersAVIF: Bool
    public let categories: [Category]
    public let menus: [String: [MenuItem]]
    /// Platform names by category or purpose, as written; `nil` where the defaults hold.
    public let routes: [Route]?
    /// Hashtags for every teaser, without `#`.
    public let hashtags: [Located<String>]
    /// Whether links in teasers say which platform they were on.
    public let tagsTeaserLinks: Bool
    /// What a teaser may say beside its facts, where there is room.
    public let greeting: LocalizedText?
    /// Where the clinic's account on Mastodon lives: `https://mastodon.example.jp`.
    public let mastodonServer: String?
    /// How many people get the clinic's messages on LINE.
    public let lineFriends: Int?
    /// What the clinic answers to who asks on a social network about symptoms or medicines of their own.
    public let individualAdvice: Located<LocalizedText>?
    /// Articles on one page of a list.
    public let articlesPerPage: Int
    /// Articles in a feed.
    public let articlesPerFeed: Int

    /// How Markdown is read: `raw_html`, `telephone_links`.
    public let markdown: Markdown.Options

    public var defaultLanguage: String { languages.first ?? "ja" }

    public struct Category: Sendable {
        public let slug: String
        public let name: LocalizedText

        /// Whether front matter means this category: by its slug or its name in any language.
        func isNamed(_ text: String) -> Bool { text == slug || name.all.contains(text) }
    }

    public struct MenuItem: Sendable {
        public let name: LocalizedText
        /// A file of `content/`, a path of the site or a web address.
        public let link: Located<String>
    }

    public struct Route: Sendable {
        /// A category's slug or name, or a purpose.
        public let subject: Located<String>
        public let platforms: [Located<String>]
    }

    public func category(_ text: String) -> Category? { categories.first { $0.isNamed(text) } }

    /// Where the pages of a language begin: empty for the default one.
    public func prefix(_ language: String) -> String { language == defaultLanguage ? "" : language + "/" }
}
