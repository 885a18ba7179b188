/// A caption on Instagram.
public enum Instagram: Platform {
    public static let name = "instagram"
    public static let facts = PlatformFacts.instagram

    /// UTF-16 code units: what the platform counts is the same or less.
    public static func length(_ text: String) -> Int { text.utf16.count }
}
