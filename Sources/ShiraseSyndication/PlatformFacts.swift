/// Limits and habits of a platform. All of them stand in ``PlatformFacts`` with date and source, so that the next change of a
/// platform is an edit of one line.
public struct PlatformFacts: Sendable {
    /// The most that the platform takes, in its unit.
    public let limit: Int
    public let unit: String
    /// What reads well; a teaser drops its last sentences rather than to grow beyond it.
    public let advised: Int
    /// How many hashtags it bears well.
    public let hashtags: Int
    /// Whether a link in the text can be pressed.
    public let linksWork: Bool
    /// Where the limit is written.
    public let source: String

    /// When the facts were looked up.
    public static let date = "2026-11"

    /// LINE Official Account Manager, where staff paste by hand: 500 characters a bubble, line ends and emoji count 1.
    static let line = PlatformFacts(
        limit: 500, unit: "UTF-16", advised: 220, hashtags: 0, linksWork: true,
        source: "https://www.lycbiz.com/jp/manual/OfficialAccountManager/")

    /// X: weighted length (twitter-text configuration v3).
    static let x = PlatformFacts(
        limit: 280, unit: "weighted", advised: 280, hashtags: 2, linksWork: true,
        source: "https://docs.x.com/fundamentals/counting-characters")

    static let facebook = PlatformFacts(
        limit: 63_206, unit: "UTF-16", advised: 400, hashtags: 0, linksWork: true,
        source: "https://developers.facebook.com/docs/pages-api/posts")

    /// Instagram: 2,200 characters; at most 5 hashtags since 2025-12-18; links in captions cannot be pressed.
    static let instagram = PlatformFacts(
        limit: 2_200, unit: "UTF-16", advised: 500, hashtags: 5, linksWork: false,
        source: "https://developers.facebook.com/docs/instagram-platform/content-publishing")
}
