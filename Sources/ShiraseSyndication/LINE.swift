/// LINE, through the account manager.
public enum LINE: Platform {
    public static let name = "line"
    public static let facts = PlatformFacts.line

    /// UTF-16 code units: what the platform counts is the same or less.
    public static func length(_ text: String) -> Int { text.utf16.count }
}
