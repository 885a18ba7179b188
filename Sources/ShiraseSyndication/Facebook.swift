/// A page on Facebook.
public enum Facebook: Platform {
    public static let name = "facebook"
    public static let facts = PlatformFacts.facebook

    /// UTF-16 code units: what the platform counts is the same or less.
    public static func length(_ text: String) -> Int { text.utf16.count }
}
