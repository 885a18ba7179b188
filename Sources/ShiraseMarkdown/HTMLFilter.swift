import Foundation

/// Lets harmless raw HTML through and drops the rest: tags and attributes that are not on the lists below, addresses of other
/// schemes, comments. Tags are written anew from what was understood, so nothing that a browser reads differently gets through.
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
    mutating func filter(_ html: String) -> String {
        // A browser reads code points. Where a sign has a combining mark behind it, characters would be read differently here.
        let isAmbiguous = html.contains { character in
            let scalars = character.unicodeScalars
            return scalars.count > 1 && scalars.first?.isASCII == true && character != "\r\n"
        }
        if isAmbiguous {
            dropped.append(html)
            return ""
        }
        var kept = ""
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            kept += rest[..<open]
            rest = rest[open...]
            if rest.hasPrefix("<!--") {
                rest = rest.range(of: "-->").map { rest[$0.upperBound...] } ?? ""
            } else if rest.hasPrefix("<!") || rest.hasPrefix("<?") {
                let end = rest.firstIndex(of: ">").map(rest.index(after:)) ?? rest.endIndex
                dropped.append(String(rest[..<end]))
                rest = rest[end...]
            } else if let tag = HTMLTag(rest) {
                kept += written(tag)
                rest = rest[tag.end...]
                if Self.wholly.contains(tag.name), !tag.isClosing { rest = behind(tag.name, rest) }
            } else {
                kept += "&lt;"
                rest = rest.dropFirst()
            }
        }
        return kept + rest
    }

    /// What follows the end tag of an element whose content must not stay.
    private func behind(_ name: String, _ rest: Substring) -> Substring {
        guard let end = rest.range(of: "</\(name)", options: .caseInsensitive) else { return "" }
        return rest[end.upperBound...].firstIndex(of: ">").map { rest[rest.index(after: $0)...] } ?? ""
    }

    private mutating func written(_ tag: HTMLTag) -> String {
        guard Self.elements.contains(tag.name) else {
            dropped.append(tag.text)
            return ""
        }
        if tag.isClosing { return "</\(tag.name)>" }
        var text = "<\(tag.name)"
        for attribute in tag.attributes {
            let (name, value) = (attribute.name, attribute.value)
            let isKnown = Self.attributes.contains(name) || name.hasPrefix("aria-") || name.hasPrefix("data-")
            let isAddress = name == "href" || name == "src" || name == "cite"
            guard isKnown, !isAddress || Self.isHarmless(address: value ?? "") else {
                dropped.append(attribute.text)
                continue
            }
            // The value is as written, its character references included; only what would end it is escaped.
            let escaped = value?.replacing("\"", with: "&quot;").replacing("<", with: "&lt;").replacing(
                ">", with: "&gt;")
            text += escaped.map { " \(name)=\"\($0)\"" } ?? " \(name)=\"\""
        }
        return text + (tag.isSelfClosing ? " />" : ">")
    }

    /// Whether an address, as a browser would read it, has no scheme or one that leads to a page, a mail or a call.
    static func isHarmless(address: String) -> Bool {
        // Character references could hide a scheme, and no address needs one but for `&`.
        let plain = address.replacing("&amp;", with: "&")
        if plain.utf8.contains(UInt8(ascii: "&")), plain.contains("&#") || plain.contains(/&[a-zA-Z][a-zA-Z0-9]*;/) {
            return false
        }
        // Browsers pass over control characters, and white space before the address.
        let visible =
            plain.utf8.contains { $0 <= 0x20 }
            ? String(String.UnicodeScalarView(plain.unicodeScalars.filter { $0.value > 0x20 })) : plain
        guard let scheme = visible.addressScheme else { return true }
        return ["http", "https", "mailto", "tel", "sms", "line"].contains(scheme)
    }
}

/// A tag at the beginning of a text, as HTML's tokenizer would read it.
struct HTMLTag {
    /// Lowercase.
    let name: String
    let isClosing: Bool
    private(set) var isSelfClosing = false
    private(set) var attributes: [Attribute] = []
    /// Behind the tag.
    let end: Substring.Index
    let text: String

    struct Attribute {
        /// Lowercase.
        let name: String
        /// Without its quotes.
        let value: String?
        /// As written.
        let text: String
    }

    /// - Returns: `nil` where no whole tag stands here.
    init?(_ source: Substring) {
        var rest = source.dropFirst()
        isClosing = rest.first == "/"
        if isClosing { rest = rest.dropFirst() }
        let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard name.first?.isLetter == true else { return nil }
        self.name = name.lowercased()
        rest = rest[name.endIndex...]
        while true {
            rest = rest.drop { $0.isWhitespace }
            guard let first = rest.first else { return nil }
            if first == ">" { break }
            if first == "/" {
                rest = rest.dropFirst()
                isSelfClosing = rest.first == ">"
                continue
            }
            let attribute = rest.prefix { !$0.isWhitespace && !"=>/\"'<".contains($0) }
            guard !attribute.isEmpty else { return nil }
            rest = rest[attribute.endIndex...].drop { $0.isWhitespace }
            guard rest.first == "=" else {
                attributes.append(Attribute(name: attribute.lowercased(), value: nil, text: String(attribute)))
                continue
            }
            rest = rest.dropFirst().drop { $0.isWhitespace }
            let value: Substring
            if let quote = rest.first, quote == "\"" || quote == "'" {
                guard let close = rest.dropFirst().firstIndex(of: quote) else { return nil }
                value = rest.dropFirst()[..<close]
                rest = rest[rest.index(after: close)...]
            } else {
                value = rest.prefix { !$0.isWhitespace && $0 != ">" }
                rest = rest[value.endIndex...]
            }
            let text = String(source[attribute.startIndex..<rest.startIndex])
            attributes.append(Attribute(name: attribute.lowercased(), value: String(value), text: text))
        }
        end = rest.index(after: rest.startIndex)
        text = String(source[..<end])
    }
}
