/// A post on Mastodon.
public enum Mastodon: Platform {
    public static let name = "mastodon"
    public static let facts = PlatformFacts.mastodon
    public static let shape = PostShape(sentences: 3, facts: 2, mentions: true)

    /// Every server has its own.
    public static func composer(text: String, link: String, server: String?) -> String? {
        server.map { "\($0)/share?text=\(text.percentEncodedQueryValue)" }
    }
}

/// How Mastodon counts.
enum MastodonText {
    /// Grapheme clusters; a link 23, a mention `@user@host` as `@user`.
    static func length(_ text: String) -> Int {
        let bytes = Array(text.utf8)
        var length = 0
        var at = 0
        for link in WebLinks.find(in: bytes) {
            length += lengthWithoutLinks(String(decoding: bytes[at..<link.lowerBound], as: UTF8.self)) + 23
            at = link.upperBound
        }
        return length + lengthWithoutLinks(String(decoding: bytes[at...], as: UTF8.self))
    }

    private static func lengthWithoutLinks(_ text: String) -> Int {
        var length = text.characterCount
        guard text.utf8.contains(UInt8(ascii: "@")) else { return length }
        var at = text.startIndex
        while let sign = text[at...].firstIndex(of: "@") {
            at = text.index(after: sign)
            if sign > text.startIndex, case let before = text[text.index(before: sign)],
                before == "=" || before == "/" || isWord(before)
            {
                continue
            }
            let user = name(text[at...]) { $0.isASCII && isWord($0) }
            at = user.endIndex
            guard !user.isEmpty, at < text.endIndex, text[at] == "@" else { continue }
            let server = name(text[text.index(after: at)...], isWord)
            guard !server.isEmpty else { continue }
            length -= server.count + 1
            at = server.endIndex
        }
        return length
    }

    /// Letters, with full stops and hyphens between them.
    private static func name(_ text: Substring, _ isLetter: (Character) -> Bool) -> Substring {
        var name = text.prefix { isLetter($0) || $0 == "." || $0 == "-" }
        while let last = name.last, !isLetter(last) { name.removeLast() }
        return name.first.map(isLetter) ?? false ? name : name.prefix(0)
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
