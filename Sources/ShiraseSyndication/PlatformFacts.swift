import ShiraseCore

/// Limits and habits of a platform. All of them stand here with their date and their sources, so that the next change of a platform is an
/// edit of one line.
public struct PlatformFacts: Sendable {
    /// As people call it.
    public let title: String
    /// What the platform refuses beyond, each in its own unit; the first is the one that a post comes to first.
    public let limits: [Limit]
    /// What reads well, in the first limit's unit; a teaser drops its last sentences rather than to grow beyond it.
    public let advised: Int
    /// How many hashtags it bears well.
    public let hashtags: Int
    /// The most hashtags and links that it takes, where it counts them.
    public var mostHashtags: Int?
    public var mostLinks: Int?
    /// Whether a link in the text can be pressed.
    public let linksWork: Bool
    /// After how many characters a reader has to ask for the rest.
    public var fold: Int?
    /// Whether it makes a card of a link.
    public var showsCard = true
    /// Whether there is no post without a picture.
    public var needsPicture = false
    /// Which pictures it takes.
    public let pictures: String
    /// The same by the ends of files' names.
    public var pictureFormats = ["jpg", "jpeg", "png"]
    /// The sizes in which pictures are made for it, the usual one first; none where the link's card is the picture.
    public var pictureSizes: [PictureSize] = []
    /// How many pictures a post takes.
    public var mostPictures = 1
    /// Where these facts are written.
    public let sources: [String]

    /// In pixels.
    public struct PictureSize: Sendable, Hashable {
        public let width: Int
        public let height: Int
        /// What the names of its files end with; empty for the usual size.
        public var suffix = ""
    }

    public struct Limit: Sendable, Hashable {
        public let value: Int
        public let unit: Unit
    }

    /// What a platform counts.
    public enum Unit: String, Sendable, Encodable {
        /// Grapheme clusters: what a reader takes for one character.
        case graphemes
        /// Unicode code points.
        case codePoints = "code points"
        case utf16 = "UTF-16"
        case bytes
        /// X's own: Latin letters 1, others and emoji 2, links 23.
        case weighted
        /// Threads' own: code points, emoji as many as they have bytes.
        case emojiBytes = "characters, emoji as bytes"
        /// Mastodon's own: graphemes, links 23, mentions without their server.
        case shortLinks = "characters, links as 23"
    }

    /// Whether a file is a picture that it takes, by its name.
    public func takesPicture(_ path: String) -> Bool { pictureFormats.contains(path.pathExtension.lowercased()) }

    public var limit: Int { limits[0].value }
    public var unit: String { limits[0].unit.rawValue }

    /// When the facts were looked up: year and month.
    static let date = (year: 2026, month: 11)

    /// `2026-11`
    public static let dateText = "\(date.year)-\(date.month < 10 ? "0" : "")\(date.month)"

    /// Facts that are older than a year may be wrong.
    public static func ageWarning(on today: Moment) -> Diagnostic? {
        guard (today.year, today.month) > (date.year + 1, date.month) else { return nil }
        return .warning(
            "platforms.old",
            Message(
                en: "the facts on the platforms are of \(dateText); limits may have changed",
                ja: "SNS の上限は \(dateText) に調べたものです。変わっているかもしれません"),
            at: .path("shirase"),
            hint: Message(en: "look for a newer version of Shirase", ja: "新しい版の Shirase がないか確かめてください"))
    }

    /// Staff paste into the account manager: 500 characters a bubble, line ends and emoji count 1. The Messaging API takes more.
    static let line = PlatformFacts(
        title: "LINE", limits: [Limit(value: 500, unit: .graphemes), Limit(value: 5000, unit: .utf16)], advised: 220,
        hashtags: 0, linksWork: true, pictures: "JPEG or PNG, up to 10 MB",
        sources: [
            "https://www.lycbiz.com/jp/manual/OfficialAccountManager/",
            "https://developers.line.biz/en/reference/messaging-api/#text-message",
        ])

    /// twitter-text configuration v3.
    static let x = PlatformFacts(
        title: "X", limits: [Limit(value: 280, unit: .weighted)], advised: 280, hashtags: 2, linksWork: true,
        pictures: "JPEG, PNG or WebP, up to 5 MB; card 1200×630",
        sources: ["https://docs.x.com/fundamentals/counting-characters"])

    static let facebook = PlatformFacts(
        title: "Facebook", limits: [Limit(value: 63_206, unit: .codePoints)], advised: 400, hashtags: 0,
        linksWork: true,
        fold: 477, pictures: "JPEG or PNG; card 1200×630",
        sources: ["https://developers.facebook.com/docs/pages-api/posts"])

    /// At most 5 hashtags since 2025-12-18 (30 before).
    static let instagram = PlatformFacts(
        title: "Instagram", limits: [Limit(value: 2200, unit: .codePoints)], advised: 500, hashtags: 5, mostHashtags: 5,
        linksWork: false, fold: 125, showsCard: false, needsPicture: true,
        pictures: "JPEG, 4:5 to 1.91:1, up to 1440 wide and 8 MiB; 1080×1350",
        pictureFormats: ["jpg", "jpeg"],
        pictureSizes: [
            PictureSize(width: 1080, height: 1350), PictureSize(width: 1080, height: 1080, suffix: "-square"),
        ],
        mostPictures: 10,
        sources: ["https://developers.facebook.com/docs/instagram-platform/content-publishing"])

    static let threads = PlatformFacts(
        title: "Threads", limits: [Limit(value: 500, unit: .emojiBytes)], advised: 280, hashtags: 1, mostHashtags: 1,
        mostLinks: 5, linksWork: true, pictures: "JPEG or PNG, up to 8 MiB",
        sources: ["https://developers.facebook.com/docs/threads/posts"])

    static let bluesky = PlatformFacts(
        title: "Bluesky", limits: [Limit(value: 300, unit: .graphemes), Limit(value: 3000, unit: .bytes)], advised: 300,
        hashtags: 2, linksWork: true, pictures: "up to 4 of 1 MB",
        sources: [
            "https://docs.bsky.app/docs/advanced-guides/posts",
            "https://docs.bsky.app/docs/advanced-guides/post-richtext",
        ])

    /// The usual limit; a server may have another, which its API tells.
    static let mastodon = PlatformFacts(
        title: "Mastodon", limits: [Limit(value: 500, unit: .shortLinks)], advised: 280, hashtags: 3, linksWork: true,
        pictures: "JPEG, PNG or WebP, up to 16 MB", sources: ["https://docs.joinmastodon.org/user/posting/"])

    /// Posts with a telephone number in their text are rejected.
    static let google = PlatformFacts(
        title: "Google Business Profile", limits: [Limit(value: 1500, unit: .codePoints)], advised: 300, hashtags: 0,
        linksWork: true, showsCard: false, pictures: "one, JPEG or PNG, about 1200×900",
        pictureSizes: [PictureSize(width: 1200, height: 900)],
        sources: [
            "https://support.google.com/business/answer/7213077", "https://support.google.com/business/answer/7342169",
        ])
}
