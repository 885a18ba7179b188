import ShiraseCore

/// A post on X.
public enum X: Platform {
    public static let name = "x"
    public static let facts = PlatformFacts.x
    public static let shape = PostShape(sentences: 2, facts: 0, mentions: true)

    public static func composer(text: String, link: String, server: String?) -> String? {
        "https://x.com/intent/post?text=\(text.percentEncodedQueryValue)"
    }

    public static func links(in text: String) -> [String] {
        let text = XText(text)
        return text.links.map(text.text)
    }

    public static func hashtags(in text: String) -> [String] {
        let text = XText(text)
        return text.hashtags.map { text.text($0.lowerBound + 1..<$0.upperBound) }
    }

    /// In one reading.
    public static func reading(_ text: String) -> PostReading {
        let text = XText(text)
        return PostReading(
            lengths: [text.weightedLength], links: text.links.map(text.text),
            hashtags: text.hashtags.map { text.text($0.lowerBound + 1..<$0.upperBound) })
    }

    /// Characters that X takes no text with (twitter-text).
    public static func violations(in text: String) -> [Message] {
        guard text.unicodeScalars.contains(where: { [0xFFFE, 0xFEFF, 0xFFFF].contains($0.value) }) else { return [] }
        return [
            Message(en: "X refuses the text: it holds an invisible character", ja: "目に見えない文字が入っているため、X に投稿できません")
        ]
    }
}
