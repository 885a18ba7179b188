import ShiraseCore

/// The theme's colours as cards take them, so that a card looks as its site does: custom properties of `:root`, from its style sheets.
public struct CardColours: Hashable, Sendable {
    /// By name without the dashes: `#0f4c6b`.
    private let values: [String: String]

    /// Those of the built-in theme.
    private static let standard = [
        "panel": "#0f4c6b", "on-panel": "#ffffff", "on-panel-2": "#cfe3ec", "main": "#0f4c6b", "paper": "#ffffff",
        "ink": "#17282e", "rule": "#cbd5d9",
    ]

    /// - Parameter styleSheets: in the order in which pages read them: what a later one says goes before. Colours other than `#rgb` and
    ///   `#rrggbb`, and those of media queries, are passed over.
    public init(_ styleSheets: [String] = []) {
        var values = Self.standard
        for sheet in styleSheets {
            var reader = RootProperties(sheet)
            for (name, value) in reader.all() where Self.standard[name] != nil {
                if let colour = Self.colour(value) { values[name] = colour }
            }
        }
        self.values = values
    }

    /// `#fff` and `#FFFFFF` as `#ffffff`.
    private static func colour(_ text: String) -> String? {
        let text = text.lowercased()
        let digits = text.dropFirst()
        guard text.first == "#", digits.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else { return nil }
        switch digits.count {
        case 3: return "#" + digits.map { "\($0)\($0)" }.joined()
        case 6: return text
        default: return nil
        }
    }

    /// The ground of white text.
    public var panel: String { self["panel"] }

    subscript(name: String) -> String { values[name] ?? Self.standard[name] ?? "#000000" }
}

/// Reads the custom properties of a style sheet's `:root` rules, in linear time. Rules inside of others (`@media`) are passed over.
private struct RootProperties {
    private let bytes: [UInt8]
    private var at = 0

    init(_ sheet: String) { bytes = Array(sheet.utf8) }

    /// Names without the dashes, and values as they are written.
    mutating func all() -> [(name: String, value: String)] {
        var found: [(String, String)] = []
        var depth = 0
        var isRoot = false
        var text: [UInt8] = []
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "{"):
                if depth == 0 {
                    isRoot = Self.words(text).split(separator: ",").contains {
                        String($0).trimmingWhiteSpace == ":root"
                    }
                }
                depth += 1
                text = []
            case UInt8(ascii: ";"), UInt8(ascii: "}"):
                if depth == 1, isRoot, let property = Self.property(Self.words(text)) { found.append(property) }
                if byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
                text = []
            default: text.append(byte)
            }
        }
        return found
    }

    /// The next byte outside of comments; a quoted text is one space.
    private mutating func next() -> UInt8? {
        guard at < bytes.count else { return nil }
        let byte = bytes[at]
        at += 1
        switch byte {
        case UInt8(ascii: "/") where at < bytes.count && bytes[at] == UInt8(ascii: "*"):
            at += 1
            while at < bytes.count,
                !(bytes[at] == UInt8(ascii: "*") && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "/"))
            {
                at += 1
            }
            at = min(at + 2, bytes.count)
            return UInt8(ascii: " ")
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            while at < bytes.count, bytes[at] != byte, bytes[at] != UInt8(ascii: "\n") {
                at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
            }
            at = min(at + 1, bytes.count)
            return UInt8(ascii: " ")
        default: return byte
        }
    }

    private static func words(_ text: [UInt8]) -> String { String(decoding: text, as: UTF8.self).trimmingWhiteSpace }

    private static func property(_ declaration: String) -> (String, String)? {
        guard declaration.hasPrefix("--"), let colon = declaration.firstIndex(of: ":") else { return nil }
        let value = declaration[declaration.index(after: colon)...]
        return (String(declaration[..<colon].dropFirst(2)).trimmingWhiteSpace, String(value).trimmingWhiteSpace)
    }
}
