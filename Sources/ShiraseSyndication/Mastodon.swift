/// A post on Mastodon.
public enum Mastodon: Platform {
    public static let name = "mastodon"
    public static let facts = PlatformFacts.mastodon
}

/// How Mastodon counts.
enum MastodonText {
    /// Grapheme clusters; a link 23, a mention `@user@host` as `@user`.
    static func length(_ text: String) -> Int {
        var length = 0
        var at = text.startIndex
        for link in WebLinks.find(in: text) {
            length += lengthWithoutLinks(text[at..<link.lowerBound]) + 23
            at = link.upperBound
        }
        return length + lengthWithoutLinks(text[at...])
    }

    private static func lengthWithoutLinks(_ text: Substring) -> Int {
        var length = text.count
        var at = text.startIndex
        while let sign = text[at...].firstIndex(of: "@") {
            at = text.index(after: sign)
            if sign > text.startIndex, isNamePart(text[text.index(before: sign)]) { continue }
            let user = text[at...].prefix(while: isNamePart)
            at = user.endIndex
            guard !user.isEmpty, at < text.endIndex, text[at] == "@" else { continue }
            var server = text[text.index(after: at)...].prefix { isNamePart($0) || $0 == "." || $0 == "-" }
            while let last = server.last, last == "." || last == "-" { server.removeLast() }
            guard !server.isEmpty else { continue }
            length -= server.count + 1
            at = server.endIndex
        }
        return length
    }

    private static func isNamePart(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_")
    }
}
