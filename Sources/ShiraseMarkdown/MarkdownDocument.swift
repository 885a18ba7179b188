import ShiraseCore

/// What one Markdown text says, as values: its HTML with holes for addresses that only the whole site knows, and its facts.
/// It is computed from the text alone, so it can be memoised by the text.
public struct MarkdownDocument: Sendable {
    public let html: SlottedHTML
    public let headings: [Heading]
    /// Links and pictures; the HTML's slots are indexes into this list.
    public let references: [Reference]
    /// What templates render; the HTML's components are indexes into this list.
    public let components: [Component]
    /// The questions of its FAQs.
    public let questions: [Question]
    public let plainText: PlainText
    public let diagnostics: [Diagnostic]

    public struct Heading: Sendable, Hashable {
        /// 1–6
        public let level: Int
        /// Unique in the document; Japanese is kept.
        public let id: String
        public let text: String
    }

    /// A container or a block, which a template renders: `:::note` … `:::`, `::doctor{id=yamada}`.
    public struct Component: Sendable, Hashable {
        /// One of ``ComponentKind/templateNames``.
        public let name: String
        public let attributes: [String: Value]
        /// The line that begins it.
        public let range: SourceRange
        /// The id of a FAQ's question, unique among the document's headings.
        public internal(set) var anchor: String?

        public struct Value: Sendable, Hashable {
            public let text: String
            public let range: SourceRange
        }
    }

    /// A question of a FAQ with its answer.
    public struct Question: Sendable, Hashable {
        public let text: String
        /// Its id on the page.
        public let anchor: String
        /// The answer's blocks, as indexes into those of ``MarkdownDocument/plainText``.
        public let answer: Range<Int>
    }

    /// The HTML with the addresses as written (those of other schemes than pages, mails and calls are empty), and components as plain
    /// elements of their class.
    public var fragment: String {
        html.filled { index in
            guard references.indices.contains(index) else { return SlottedHTML.Filling("") }
            let reference = references[index]
            let isHarmless = HTMLFilter.isHarmless(address: reference.destination)
            return SlottedHTML.Filling(
                isHarmless ? reference.destination.percentEncodedAddress : "", reference.pictureAttributes)
        } component: { index, parts in
            guard components.indices.contains(index) else { return parts.content }
            return components[index].plainElement(parts)
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
        public internal(set) var text: String
        public internal(set) var range: SourceRange
        /// A picture's size in CSS pixels, where the author has written it.
        public let width: Int?
        public let height: Int?
        /// Whether the author says that a picture without words is for decoration.
        public let isDecoration: Bool
        /// Whether the author says that a picture shows people.
        public let showsPeople: Bool
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

extension MarkdownDocument.Component {
    fileprivate func plainElement(_ parts: SlottedHTML.Parts) -> String {
        if name == "inseparable" { return parts.content }
        if name == "question" {
            return
                "<details id=\"\(anchor?.htmlEscaped ?? "")\">\n<summary>\(parts.title)</summary>\n\(parts.content)\n</details>"
        }
        let element = name == "note" || name == "warning" ? "aside" : "div"
        let data = attributes.sorted { $0.key < $1.key }.map { " data-\($0.key)=\"\($0.value.text.htmlEscaped)\"" }
        let title = parts.title.isEmpty ? "" : "\n<p class=\"title\">\(parts.title)</p>"
        let content = parts.content.isEmpty ? "" : "\n\(parts.content)\n"
        return "<\(element) class=\"\(name)\"\(data.joined())>\(title)\(content)</\(element)>"
    }
}
