import ShiraseCore

/// Lets harmless raw HTML through and drops the rest: tags and attributes that are not on the lists below, addresses of other
/// schemes, comments. Tags are written anew from what was understood, so nothing that a browser reads differently gets through. It reads
/// bytes, as browsers do: to characters, a sign may hide behind another that it combines with.
struct HTMLFilter {
    /// What was dropped, as written.
    private(set) var dropped: [String] = []

    /// Phrasing and flow elements that neither run code nor load documents (HTML Living Standard, 2026-11).
    private static let elements: Set<String> = [
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code",
        "col",
        "colgroup", "data", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3",
        "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s",
        "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
        "thead", "time", "tr", "u", "ul", "var", "wbr",
    ]

    private static let attributes: Set<String> = [
        "alt", "cite", "class", "colspan", "datetime", "decoding", "dir", "headers", "height", "href", "hreflang", "id",
        "lang", "loading", "open", "rel", "reversed", "role", "rowspan", "scope", "span", "src", "start", "title",
        "type",
        "value", "width",
    ]

    /// Elements that go with what is inside them.
    static let wholly: Set<String> = [
        "script", "style", "iframe", "object", "embed", "applet", "noscript", "template", "textarea", "title", "xmp",
        "noembed", "noframes", "plaintext", "svg", "math", "select", "form",
    ]

    /// The text with what may stay of it.
    mutating func filter(_ html: String) -> String { String(decoding: filter(Array(html.utf8)), as: UTF8.self) }

    mutating func filter(_ html: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(html.count)
        var at = 0
        while let open = html.offset(of: UInt8(ascii: "<"), from: at) {
            kept += html[at..<open]
            if html[open...].starts(with: "<!--".utf8) {
                guard let end = html.offset(of: Array("-->".utf8), from: open + 2) else {
                    // What follows would vanish without a word.
                    drop(html[open...])
                    return Self.withoutSlots(kept)
                }
                at = end + 3
            } else if open + 1 < html.count, html[open + 1] == UInt8(ascii: "!") || html[open + 1] == UInt8(ascii: "?")
            {
                at = html.offset(of: UInt8(ascii: ">"), from: open).map { $0 + 1 } ?? html.count
                drop(html[open..<at])
            } else if let tag = HTMLTag(html, at: open) {
                kept += written(tag)
                at = tag.end
                if Self.wholly.contains(tag.name), !tag.isClosing { at = behind(tag.name, html, at) }
            } else {
                kept += "&lt;".utf8
                at = open + 1
            }
        }
        return Self.withoutSlots(kept + html[at...])
    }

    private mutating func drop(_ bytes: ArraySlice<UInt8>) { dropped.append(String(decoding: bytes, as: UTF8.self)) }

    /// No text may look like a slot (``SlotMarker``).
    private static func withoutSlots(_ html: [UInt8]) -> [UInt8] {
        guard html.contains(UInt8(ascii: ":"), before: { $0 == UInt8(ascii: "~") }) else { return html }
        var safe: [UInt8] = []
        for (offset, byte) in html.enumerated() {
            if byte == UInt8(ascii: "~"), offset > 0, html[offset - 1] == UInt8(ascii: ":") {
                safe += "&#126;".utf8
            } else {
                safe.append(byte)
            }
        }
        return safe
    }

    /// What follows the end tag of an element whose content must not stay.
    private func behind(_ name: String, _ html: [UInt8], _ start: Int) -> Int {
        var at = start
        while let open = html.offset(of: Array("</".utf8), from: at) {
            at = open + 2
            let found = html[at...].prefix(name.utf8.count)
            if found.elementsEqual(name.utf8, by: { $0 | 0x20 == $1 }) {
                return html.offset(of: UInt8(ascii: ">"), from: at).map { $0 + 1 } ?? html.count
            }
        }
        return html.count
    }

    private mutating func written(_ tag: HTMLTag) -> [UInt8] {
        guard Self.elements.contains(tag.name) else {
            dropped.append(tag.text)
            return []
        }
        if tag.isClosing { return Array("</\(tag.name)>".utf8) }
        var text = "<\(tag.name)"
        for attribute in tag.attributes {
            let (name, value) = (attribute.name, attribute.value)
            let isKnown = Self.attributes.contains(name) || name.hasPrefix("aria-") || name.hasPrefix("data-")
            let isAddress = name == "href" || name == "src" || name == "cite"
            guard isKnown, !isAddress || Self.isHarmless(address: value ?? "") else {
                dropped.append(attribute.text)
                continue
            }
            text += " \(name)=\"\(Self.escaped(value ?? ""))\""
        }
        return Array((text + (tag.isSelfClosing ? " />" : ">")).utf8)
    }

    /// The value is as written, its character references included; only what would end it is escaped.
    private static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { "\"<>".utf8.contains($0) }) else { return value }
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": escaped += "&quot;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Whether an address, as a browser would read it, has no scheme or one that leads to a page, a mail or a call.
    static func isHarmless(address: String) -> Bool {
        var visible = ""
        // Browsers pass over control characters, and white space before the address.
        for scalar in address.unicodeScalars where scalar.value > 0x20 { visible.unicodeScalars.append(scalar) }
        // Character references could hide a scheme, and no address needs one but for `&`.
        var at = visible.utf8.startIndex
        while let sign = visible.utf8[at...].firstIndex(of: UInt8(ascii: "&")) {
            at = visible.utf8.index(after: sign)
            let name = visible.utf8[at...]
            if name.starts(with: "amp;".utf8) { continue }
            let letters = name.prefix { $0.isASCIIAlphanumeric }
            if name.first == UInt8(ascii: "#")
                || !letters.isEmpty && name[letters.endIndex...].first == UInt8(ascii: ";")
            {
                return false
            }
        }
        guard let scheme = visible.addressScheme else { return true }
        return ["http", "https", "mailto", "tel", "sms", "line"].contains(scheme)
    }
}

/// A tag, as HTML's tokenizer would read it.
struct HTMLTag {
    /// Lowercase.
    let name: String
    let isClosing: Bool
    private(set) var isSelfClosing = false
    private(set) var attributes: [Attribute] = []
    /// Behind the tag.
    let end: Int
    let text: String

    struct Attribute {
        /// Lowercase.
        let name: String
        /// Without its quotes.
        let value: String?
        /// As written.
        let text: String
    }

    init?(_ html: some StringProtocol) { self.init(Array(html.utf8), at: 0) }

    /// - Returns: `nil` where no whole tag stands at `start`.
    init?(_ html: [UInt8], at start: Int) {
        var at = start + 1
        func byte() -> UInt8? { at < html.count ? html[at] : nil }
        func skip(while condition: (UInt8) -> Bool) -> Range<Int> {
            let first = at
            while let next = byte(), condition(next) { at += 1 }
            return first..<at
        }
        func string(_ range: Range<Int>) -> String { String(decoding: html[range], as: UTF8.self) }
        isClosing = byte() == UInt8(ascii: "/")
        if isClosing { at += 1 }
        guard let first = byte(), (first | 0x20).isASCIIAlphanumeric, first >= UInt8(ascii: "A") else { return nil }
        name = string(skip { !$0.isHTMLSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }).lowercased()
        while true {
            _ = skip(while: \.isHTMLSpace)
            guard let sign = byte() else { return nil }
            if sign == UInt8(ascii: ">") { break }
            if sign == UInt8(ascii: "/") {
                at += 1
                isSelfClosing = byte() == UInt8(ascii: ">")
                continue
            }
            let attribute = skip { !$0.isHTMLSpace && !"=>/\"'<".utf8.contains($0) }
            guard !attribute.isEmpty else { return nil }
            _ = skip(while: \.isHTMLSpace)
            guard byte() == UInt8(ascii: "=") else {
                attributes.append(
                    Attribute(name: string(attribute).lowercased(), value: nil, text: string(attribute)))
                continue
            }
            at += 1
            _ = skip(while: \.isHTMLSpace)
            let value: Range<Int>
            if let quote = byte(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                at += 1
                value = skip { $0 != quote }
                guard byte() != nil else { return nil }
                at += 1
            } else {
                value = skip { !$0.isHTMLSpace && $0 != UInt8(ascii: ">") }
            }
            attributes.append(
                Attribute(
                    name: string(attribute).lowercased(), value: string(value),
                    text: string(attribute.lowerBound..<at)))
        }
        end = at + 1
        text = string(start..<end)
    }
}

extension UInt8 {
    /// White space between attributes.
    fileprivate var isHTMLSpace: Bool { self == 0x20 || (0x09...0x0A).contains(self) || (0x0C...0x0D).contains(self) }
}
