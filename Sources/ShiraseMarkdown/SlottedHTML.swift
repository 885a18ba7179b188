/// HTML with holes for what only the whole site knows: addresses of links and pictures, and components, which templates render.
public struct SlottedHTML: Sendable, Hashable {
    /// The fixed parts.
    let bytes: [UInt8]
    /// Ascending; components are nested properly.
    let slots: [Slot]

    /// How many bytes the fixed parts have.
    public var fixedCount: Int { bytes.count }

    struct Slot: Sendable, Hashable {
        /// Where it stands in ``SlottedHTML/bytes``.
        let offset: Int
        let content: Content

        enum Content: Sendable, Hashable {
            /// The address of a reference, by its index.
            case address(Int)
            /// A component begins, and its title; by its index.
            case begin(Int)
            /// Its title ends, and its content begins.
            case content(Int)
            case end(Int)
        }
    }

    /// What an address' slot is filled with: the address, and attributes that stand behind it.
    public struct Filling: Sendable {
        public let address: String
        public let attributes: [(name: String, value: String)]
        /// Of a picture: the `source` elements that stand before it in a `picture` element, as HTML; empty where it stands alone.
        public let sources: String

        public init(_ address: String, _ attributes: [(name: String, value: String)] = [], sources: String = "") {
            self.address = address
            self.attributes = attributes
            self.sources = sources
        }
    }

    /// A component's HTML, filled already.
    public struct Parts: Sendable {
        public let title: String
        public let content: String
    }

    /// The HTML with every slot filled.
    /// - Parameters:
    ///   - address: of a reference, by its index; escaped here.
    ///   - component: a component's markup, by its index; what stands inside comes first.
    public func filled(_ address: (Int) -> Filling, component: (Int, Parts) -> String) -> String {
        // What is open: the document itself, then each component that has begun, in its parts.
        var open = [OpenParts()]
        open[0].content.reserveCapacity(bytes.count + slots.count * 64)
        var copied = 0
        func add(_ added: some Collection<UInt8>) { open[open.count - 1].append(added) }
        for slot in slots {
            add(bytes[copied..<slot.offset])
            copied = slot.offset
            switch slot.content {
            case .address(let index):
                let filling = address(index)
                let isPicture = !filling.sources.isEmpty && open[open.count - 1].begin(picture: filling.sources)
                add(filling.address.htmlEscaped.utf8)
                // The quote behind the slot closes the last attribute.
                for (name, value) in filling.attributes { add("\" \(name)=\"\(value.htmlEscaped)".utf8) }
                if isPicture {
                    let end = endOfTag(from: copied)
                    add(bytes[copied..<end])
                    add("</picture>".utf8)
                    copied = end
                }
            case .begin: open.append(OpenParts(isInTitle: true))
            case .content: open[open.count - 1].isInTitle = false
            case .end(let index):
                guard open.count > 1, let parts = open.popLast() else { continue }
                add(component(index, Parts(title: Self.text(parts.title), content: Self.text(parts.content))).utf8)
            }
        }
        add(bytes[copied...])
        return String(decoding: open[0].content, as: UTF8.self)
    }

    /// Behind the tag in whose quoted attribute an offset stands.
    private func endOfTag(from offset: Int) -> Int {
        var isQuoted = true
        for index in offset..<bytes.count {
            if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if bytes[index] == UInt8(ascii: ">"), !isQuoted { return index + 1 }
        }
        return bytes.count
    }

    private struct OpenParts {
        var isInTitle = false
        var title: [UInt8] = []
        var content: [UInt8] = []

        mutating func append(_ bytes: some Collection<UInt8>) {
            if isInTitle { title += bytes } else { content += bytes }
        }

        /// Puts a `picture` element around the `img` whose `src` was begun last.
        /// - Returns: whether there is one; cmark writes `src` first.
        mutating func begin(picture sources: String) -> Bool {
            let tag = Array("<img src=\"".utf8)
            guard (isInTitle ? title : content).suffix(tag.count).elementsEqual(tag) else { return false }
            if isInTitle { title.removeLast(tag.count) } else { content.removeLast(tag.count) }
            append("<picture>\(sources)".utf8)
            append(tag)
            return true
        }
    }

    /// Without the line ends that cmark puts around blocks.
    private static func text(_ bytes: [UInt8]) -> String {
        var bytes = bytes.drop { $0 == UInt8(ascii: "\n") }
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// The text for HTML text and quoted attributes.
    public var htmlEscaped: String {
        var text = self
        guard text.withUTF8({ $0.contains { $0.isEscapedInHTML } }) else { return self }
        var escaped: [UInt8] = []
        escaped.append(htmlEscaping: self)
        return String(decoding: escaped, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Adds a text for HTML text and quoted attributes. Bytes are escaped, not characters: a quote with a combining mark behind it is one
    /// character, and would still end an attribute.
    public mutating func append(htmlEscaping text: String) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices {
                guard bytes[index].isEscapedInHTML, let escape = bytes[index].htmlEscape else { continue }
                append(contentsOf: bytes[start..<index])
                append(contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
                start = index + 1
            }
            append(contentsOf: bytes[start...])
        }
    }
}

extension UInt8 {
    /// Whether ``htmlEscape`` has something for it, answered with one bit of 64.
    fileprivate var isEscapedInHTML: Bool { self < 64 && (0x5000_00C4_0000_0000 as UInt64) >> UInt64(self) & 1 == 1 }

    fileprivate var htmlEscape: StaticString? {
        switch self {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
