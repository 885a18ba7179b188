import ShiraseCore

/// What one Markdown text says, as values: its HTML with holes for addresses that only the whole site knows, and its facts.
/// It is computed from the text alone, so it can be memoised by the text.
public struct MarkdownDocument: Sendable {
    public let html: SlottedHTML
    public let headings: [Heading]
    /// Links and pictures; the HTML's slots are indexes into this list.
    public let references: [Reference]
    /// The text of the paragraphs before the second subject, tables, quotes and lists left out: what a summary may be taken
    /// from.
    public let leadParagraphs: [String]
    /// How many characters a reader reads, white space not counted.
    public let characterCount: Int
    public let diagnostics: [Diagnostic]

    public struct Heading: Sendable, Hashable {
        /// 1–6
        public let level: Int
        /// Unique in the document; Japanese is kept.
        public let id: String
        public let text: String
    }

    /// The HTML with the addresses as written; those of other schemes than pages, mails and calls are empty.
    public var fragment: String {
        html.filled { index in
            guard references.indices.contains(index) else { return SlottedHTML.Filling("") }
            let reference = references[index]
            let isHarmless = HTMLFilter.isHarmless(address: reference.destination)
            return SlottedHTML.Filling(isHarmless ? reference.destination : "", reference.pictureAttributes)
        }
    }

    public struct Reference: Sendable, Hashable {
        public enum Kind: Sendable, Hashable {
            case link
            case picture
        }

        public let kind: Kind
        /// As written, after Markdown's escapes and entities: `../reserve.md#電話`.
        public let destination: String
        /// A link's text, or a picture's alternative text.
        public let text: String
        public let range: SourceRange
        /// A picture's size in CSS pixels, where the author has written it.
        public let width: Int?
        public let height: Int?
    }
}

extension MarkdownDocument.Reference {
    /// What a picture's element has beside its address: its size, and that it may be loaded when it comes into view.
    public var pictureAttributes: [(name: String, value: String)] {
        guard kind == .picture else { return [] }
        let size = [("width", width), ("height", height)].compactMap { name, value in value.map { (name, String($0)) } }
        return size + [("loading", "lazy"), ("decoding", "async")]
    }
}

/// HTML with holes. The pieces alternate: fixed bytes, then the index of a reference whose address belongs there.
public struct SlottedHTML: Sendable, Hashable {
    public let pieces: [Piece]

    public enum Piece: Sendable, Hashable {
        case html([UInt8])
        case slot(Int)
    }

    /// What a slot is filled with: the address, and attributes that stand behind it.
    public struct Filling: Sendable {
        public let address: String
        public let attributes: [(name: String, value: String)]

        public init(_ address: String, _ attributes: [(name: String, value: String)] = []) {
            self.address = address
            self.attributes = attributes
        }
    }

    /// The HTML with the filling of each reference in its hole, escaped.
    public func filled(_ filling: (Int) -> Filling) -> String {
        var bytes: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .html(let fixed): bytes += fixed
            case .slot(let index):
                let filling = filling(index)
                bytes += filling.address.htmlEscaped.utf8
                // The quote behind the slot closes the last attribute.
                for (name, value) in filling.attributes { bytes += "\" \(name)=\"\(value.htmlEscaped)".utf8 }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// The text for HTML text and quoted attributes.
    public var htmlEscaped: String {
        guard utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return self }
        var escaped = ""
        for character in unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
