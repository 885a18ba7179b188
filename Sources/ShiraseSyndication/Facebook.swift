/// A page on Facebook.
public enum Facebook: Platform {
    public static let name = "facebook"
    public static let facts = PlatformFacts.facebook
    public static let shape = PostShape(sentences: 5, facts: 0)

    public static func composer(text: String, link: String, server: String?) -> String? {
        "https://www.facebook.com/sharer/sharer.php?u=\(link.percentEncodedQueryValue)"
    }
}
