/// A page on Facebook.
public enum Facebook: Platform {
    public static let name = "facebook"
    public static let facts = PlatformFacts.facebook
}
