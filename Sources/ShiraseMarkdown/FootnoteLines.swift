import ShiraseCore

/// Finds footnote definitions (`[^name]: …`) in the lines of a document. cmark would take one for a link definition, so ``Preparation``
/// makes it a quote that begins with a mark: its paragraphs, lists and tables stay blocks of the same tree, on the same lines.
struct FootnoteLines {
    /// The first line of a definition: `[^name]:`, and its name.
    struct Start {
        let prefix: Range<Int>
        let name: String
    }

    /// A line that continues a definition: the indentation that goes, empty for empty lines, and what the quote's mark has before it.
    struct Continuation {
        let range: Range<Int>
        var spaces = 0
    }

    private(set) var starts: [Start] = []
    private(set) var continuations: [Continuation] = []

    init(_ bytes: [UInt8]) {
        guard Self.mayHoldDefinitions(bytes) else { return }
        let raw = RawLines(bytes)
        var isInside = false
        // Of the definition: as many as its list wants.
        var spaces = 0
        // An empty line belongs to a definition only if a line of it follows.
        var emptyLines: [Continuation] = []
        var at = 0
        var number = 0
        while at < bytes.count {
            defer { at = (bytes.offset(of: UInt8(ascii: "\n"), from: at) ?? bytes.count) + 1 }
            number += 1
            let line = bytes[at..<(bytes.offset(of: UInt8(ascii: "\n"), from: at) ?? bytes.count)]
            let text = line.drop { $0 == UInt8(ascii: " ") }
            let indentation = text.startIndex - at
            if isInside, text.allSatisfy({ $0 == 0x0D || $0 == 0x09 }) {
                emptyLines.append(Continuation(range: at..<at, spaces: spaces))
            } else if isInside, indentation >= spaces + 4 || spaces == 0 && line.first == UInt8(ascii: "\t") {
                let length = indentation >= 4 ? 4 : 1
                continuations += emptyLines + [Continuation(range: (at + spaces)..<(at + spaces + length))]
                emptyLines = []
            } else if indentation < 4, !raw.holds(number), let start = Self.definition(text) {
                starts.append(Start(prefix: text.startIndex..<start.end, name: start.name))
                (isInside, emptyLines, spaces) = (true, [], indentation)
            } else if !isInside || !emptyLines.isEmpty || raw.holds(number) || Self.beginsBlock(text) {
                (isInside, emptyLines) = (false, [])
            }
        }
    }

    private static func mayHoldDefinitions(_ bytes: [UInt8]) -> Bool {
        bytes.contains(UInt8(ascii: "["), before: { $0 == UInt8(ascii: "^") })
            && bytes.contains(UInt8(ascii: "]"), before: { $0 == UInt8(ascii: ":") })
    }

    /// Whether a line ends the paragraph before it, which else goes on without indentation.
    static func beginsBlock(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return true }
        let rest = text.dropFirst()
        func isSpace(_ byte: UInt8?) -> Bool { byte.map { $0 <= 0x20 } ?? true }
        switch first {
        case UInt8(ascii: ">"), UInt8(ascii: "|"): return true
        case UInt8(ascii: ":"): return rest.first == first
        case UInt8(ascii: "#"):
            let signs = text.prefix { $0 == first }
            return signs.count <= 6 && isSpace(text.dropFirst(signs.count).first)
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "="):
            return first != UInt8(ascii: "_") && isSpace(rest.first) || text.allSatisfy { $0 == first || $0 <= 0x20 }
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let sign = text.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            return sign.first.map { ".)".utf8.contains($0) } ?? false && isSpace(sign.dropFirst().first)
        default: return CodeFence.run(text) != nil
        }
    }

    private static func definition(_ text: ArraySlice<UInt8>) -> (name: String, end: Int)? {
        guard text.starts(with: "[^".utf8), let close = text.firstIndex(of: UInt8(ascii: "]")),
            close + 1 < text.endIndex, text[close + 1] == UInt8(ascii: ":")
        else { return nil }
        let name = text[(text.startIndex + 2)..<close]
        guard !name.isEmpty, !name.contains(where: { $0 <= 0x20 || "[*_`<>\\".utf8.contains($0) }) else { return nil }
        return (String(decoding: name, as: UTF8.self), close + 2)
    }
}
