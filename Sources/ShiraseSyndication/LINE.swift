/// A message to a LINE Official Account's friends, pasted into the account manager.
public enum LINE: Platform {
    public static let name = "line"
    public static let facts = PlatformFacts.line
    public static let shape = PostShape(sentences: 3, facts: 4)
    /// What the free plan sends in a month; every friend who gets a message counts (LINE for Business, price list, 2026-11).
    static let freeMessages = 200

    /// LINE has no hashtags in messages.
    public static func hashtags(in text: String) -> [String] { [] }
}
