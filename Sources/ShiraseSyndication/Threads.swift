/// A post on Threads.
public enum Threads: Platform {
    public static let name = "threads"
    public static let facts = PlatformFacts.threads
    public static let shape = PostShape(sentences: 3, facts: 0, mentions: true)

    public static func composer(text: String, link: String, server: String?) -> String? {
        "https://www.threads.com/intent/post?text=\(text.percentEncodedQueryValue)"
    }
    /// Of a topic tag, in characters.
    static let longestTag = 50

    /// A topic may hold anything but a full stop and `&`, to the end of the word.
    public static func hashtags(in text: String) -> [String] { Hashtag.find(in: text) }
}
