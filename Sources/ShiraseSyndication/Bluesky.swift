import ShiraseCore

/// A post on Bluesky. Its links and tags are facets: ranges of the text's UTF-8 bytes.
public enum Bluesky: Platform {
    public static let name = "bluesky"
    public static let facts = PlatformFacts.bluesky
    public static let shape = PostShape(sentences: 2, facts: 1, mentions: true)

    public static func composer(text: String, link: String, server: String?) -> String? {
        "https://bsky.app/intent/compose?text=\(text.percentEncodedQueryValue)"
    }

    /// A tag ends at white space; punctuation at its end does not belong to it.
    public static func hashtags(in text: String) -> [String] {
        facets(of: text).compactMap { $0.type == .tag ? $0.value : nil }
    }

    /// In one reading.
    public static func reading(_ text: String) -> PostReading {
        let facets = facets(of: text)
        return PostReading(
            lengths: facts.limits.map { length(text, in: $0.unit) },
            links: facets.compactMap { $0.type == .link ? $0.value : nil },
            hashtags: facets.compactMap { $0.type == .tag ? $0.value : nil })
    }

    public struct Facet: Sendable, Hashable, Encodable {
        public enum Kind: String, Sendable, Encodable {
            case link
            case tag
        }

        public let type: Kind
        /// The address, or the tag without its sign.
        public let value: String
        /// Offsets of the text's UTF-8 bytes.
        public let byteStart: Int
        public let byteEnd: Int
    }

    /// In the order in which they stand.
    public static func facets(of text: String) -> [Facet] {
        let bytes = Array(text.utf8)
        let links = WebLinks.find(in: bytes)
        var facets = links.map {
            Facet(
                type: .link, value: String(decoding: bytes[$0], as: UTF8.self), byteStart: $0.lowerBound,
                byteEnd: $0.upperBound)
        }
        var start = 0
        var nextLink = links[...]
        for word in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
            let wordStart = start
            // White space has one to three bytes.
            start += word.utf8.count
            if word.endIndex < text.endIndex { start += text[word.endIndex].utf8.count }
            guard let sign = word.first, sign == "#" || sign == "＃", let tag = tag(word.dropFirst()) else { continue }
            let range = wordStart..<(wordStart + sign.utf8.count + tag.utf8.count)
            while let link = nextLink.first, link.upperBound <= range.lowerBound { nextLink.removeFirst() }
            if let link = nextLink.first, link.overlaps(range) { continue }
            facets.append(
                Facet(type: .tag, value: String(tag), byteStart: range.lowerBound, byteEnd: range.upperBound))
        }
        return facets.sorted { $0.byteStart < $1.byteStart }
    }

    /// What of a word is a tag: to an invisible character, without punctuation at its end; not digits and punctuation alone.
    private static func tag(_ word: Substring) -> Substring? {
        let visible = word.unicodeScalars.prefix { ![0xAD, 0x2060, 0x200A, 0x200B, 0x200C, 0x200D].contains($0.value) }
        var tag = word[..<visible.endIndex]
        while let last = tag.last, last.isPunctuation { tag.removeLast() }
        guard !tag.allSatisfy({ $0.isNumber || $0.isPunctuation }), tag.unicodeScalars.first?.value != 0xFE0F else {
            return nil
        }
        return tag.count <= 64 && tag.utf8.count <= 640 ? tag : nil
    }
}
