/// A caption on Instagram.
public enum Instagram: Platform {
    public static let name = "instagram"
    public static let facts = PlatformFacts.instagram
    public static let shape = PostShape(sentences: 4, facts: 3, siteHashtagsFirst: true, mentions: true)

    /// Nothing in a caption can be pressed as a link.
    public static func links(in text: String) -> [String] { [] }

    /// Instagram sees a tag behind any sign: `語#タグ` has one.
    public static func hashtags(in text: String) -> [String] { Hashtag.find(in: text, behindAnySign: true) }
}
