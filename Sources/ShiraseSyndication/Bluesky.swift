import ShiraseCore

/// A post on Bluesky. Its links and tags are facets: ranges of the text's UTF-8 bytes.
public enum Bluesky: Platform {
    public static let name = "bluesky"
    public static let facts = PlatformFacts.bluesky

    /// A tag ends at white space; punctuation at its end does not belong to it.
    public static func hashtags(in text: String) -> [String] {
        facets(of: text).compactMap { $0.type == .tag ? $0.value : nil }
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
        func facet(_ type: Facet.Kind, _ value: Substring, _ range: Range<String.Index>) -> Facet {
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            return Facet(
                type: type, value: String(value), byteStart: start, byteEnd: start + text[range].utf8.count)
        }
        let links = WebLinks.find(in: text)
        var facets = links.map { facet(.link, text[$0], $0) }
        for word in text.split(whereSeparator: \.isWhitespace) where word.first == "#" || word.first == "＃" {
            var tag = word.dropFirst()
            while let last = tag.last, last.isPunctuation { tag.removeLast() }
            let isTag =
                !tag.isEmpty && !tag.allSatisfy(\.isNumber) && tag.count <= 64 && tag.utf8.count <= 640
                && tag.unicodeScalars.first?.value != 0xFE0F
            let range = word.startIndex..<tag.endIndex
            guard isTag, !links.contains(where: { $0.overlaps(range) }) else { continue }
            facets.append(facet(.tag, tag, range))
        }
        return facets.sorted { $0.byteStart < $1.byteStart }
    }
}
