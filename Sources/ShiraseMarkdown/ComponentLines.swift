import ShiraseCore

/// Finds the lines that begin and end containers (`:::note 題`, `:::`) and those that are blocks of their own (`::hours`).
/// ``Preparation`` makes each a comment, which is a block of its own wherever it stands; ``ComponentPass`` puts components in their
/// place. A line that stands in code is put back as it was.
struct ComponentLines {
    struct Line {
        enum Content {
            case begin(name: String, title: Range<Int>)
            case end
            case block(name: String, attributes: ComponentAttributes)
        }

        /// From the colons to the line's end.
        let range: Range<Int>
        let content: Content
    }

    private(set) var lines: [Line] = []

    init(_ bytes: [UInt8]) {
        guard bytes.contains(UInt8(ascii: ":"), before: { $0 == UInt8(ascii: ":") }) else { return }
        let raw = bytes.offset(of: Array("<!--".utf8), from: 0) == nil ? nil : RawLines(bytes)
        let colons = Array("::".utf8)
        var at = 0
        var (line, counted) = (1, 0)
        while let found = bytes.offset(of: colons, from: at) {
            var end = bytes.offset(of: UInt8(ascii: "\n"), from: found) ?? bytes.count
            at = end
            if end > found, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
            if let raw {
                line += bytes[counted..<found].count { $0 == UInt8(ascii: "\n") }
                counted = found
                // What an author has commented out is nothing.
                if raw.isComment(line) { continue }
            }
            guard Self.beginsBlock(bytes, found), let content = Self.content(bytes, found..<end) else { continue }
            lines.append(Line(range: found..<end, content: content))
        }
    }

    /// Whether nothing but the marks of quotes and lists stands before an offset on its line.
    private static func beginsBlock(_ bytes: [UInt8], _ offset: Int) -> Bool {
        var before = bytes[..<offset]
        while let last = before.last, last != UInt8(ascii: "\n") {
            switch last {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): before = before.dropLast()
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                guard bytes[before.endIndex] == UInt8(ascii: " ") else { return false }
                before = before.dropLast()
                guard before.last.map({ " \t>\n".utf8.contains($0) }) ?? true else { return false }
            case UInt8(ascii: "."), UInt8(ascii: ")"):
                let digits = before.dropLast().suffix(9).reversed().prefix { isDigit($0) }.count
                guard bytes[before.endIndex] == UInt8(ascii: " "), digits > 0 else { return false }
                before = before.dropLast(digits + 1)
                guard before.last.map({ " \t>\n".utf8.contains($0) }) ?? true else { return false }
            default: return false
            }
        }
        return true
    }

    private static func content(_ bytes: [UInt8], _ range: Range<Int>) -> Line.Content? {
        let line = bytes[range]
        let text = line.drop { $0 == UInt8(ascii: ":") }
        let name = text.drop(while: isSpace).prefix { !isSpace($0) && $0 != UInt8(ascii: "{") }
        if text.startIndex - line.startIndex == 2 {
            // A block's name follows its colons at once; `::` alone, or before other signs, is text.
            guard name.startIndex == text.startIndex, let first = name.first, isLowercase(first),
                name.allSatisfy({ isLowercase($0) || isDigit($0) || $0 == UInt8(ascii: "-") })
            else { return nil }
            return .block(
                name: String(decoding: name, as: UTF8.self),
                attributes: ComponentAttributes(bytes, name.endIndex..<range.upperBound))
        }
        if name.isEmpty, text.drop(while: isSpace).isEmpty { return .end }
        var title = bytes[name.endIndex...].prefix(range.upperBound - name.endIndex).drop(while: isSpace)
        while let last = title.last, isSpace(last) { title.removeLast() }
        return .begin(name: String(decoding: name, as: UTF8.self), title: title.startIndex..<title.endIndex)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLowercase(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
}

/// What stands behind a block's name: `{id=yamada title="…"}`. Values hold no quotes; without white space they need none.
struct ComponentAttributes {
    struct Attribute {
        let name: String
        let value: String
        /// In the source, from the name on.
        let range: Range<Int>
    }

    private(set) var all: [Attribute] = []
    /// What could not be read, to the line's end.
    private(set) var unreadable: Range<Int>?

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        var rest = Self.trimmed(bytes[range])
        guard !rest.isEmpty else { return }
        unreadable = rest.startIndex..<rest.endIndex
        guard rest.popFirst() == UInt8(ascii: "{"), rest.popLast() == UInt8(ascii: "}") else { return }
        rest = Self.trimmed(rest)
        while !rest.isEmpty {
            let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 > 0x20 && $0 != UInt8(ascii: "\"") }
            guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: "=") else { return }
            rest = rest[(name.endIndex + 1)...]
            let value: ArraySlice<UInt8>
            if rest.first == UInt8(ascii: "\"") {
                rest = rest.dropFirst()
                value = rest.prefix { $0 != UInt8(ascii: "\"") }
                guard value.endIndex < rest.endIndex else { return }
                rest = rest[(value.endIndex + 1)...]
            } else {
                value = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
                rest = rest[value.endIndex...]
            }
            guard rest.first.map({ $0 <= 0x20 }) ?? true else { return }
            all.append(
                Attribute(
                    name: String(decoding: name, as: UTF8.self), value: String(decoding: value, as: UTF8.self),
                    range: name.startIndex..<rest.startIndex))
            rest = Self.trimmed(rest)
        }
        unreadable = nil
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { $0 <= 0x20 }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes
    }
}
