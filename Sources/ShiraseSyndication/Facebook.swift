/// A page on Facebook.
public enum Facebook: Platform {
    public static let name = "facebook"
    public static let facts = PlatformFacts.facebook
    public static let shape = PostShape(sentences: 5, facts: 0)
}
