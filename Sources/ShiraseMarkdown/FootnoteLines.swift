import ShiraseCore

/// Finds footnote definitions (`[^name]: …`) in the lines of a document. cmark would take one for a link definition, so ``Preparation``
/// makes it a quote that begins with a mark: its paragraphs, lists and tables stay blocks of the same tree, on the same lines.
struct FootnoteLines {
    /// The first line of a definition: what stands before its text, and its name.
    struct Start {
        let prefix: Range<Int>
        let name: String
    }

    private(set) var starts: [Start] = []
    /// The indentation of the lines that continue a definition; empty for empty lines.
    private(set) var continuations: [Range<Int>] = []

    init(_ bytes: [UInt8]) {
        guard bytes.contains(UInt8(ascii: "["), before: { $0 == UInt8(ascii: "^") }) else { return }
        var fence = CodeFence()
        var isInside = false
        // An empty line belongs to a definition only if a line of it follows.
        var emptyLines: [Range<Int>] = []
        var at = 0
        while at < bytes.count {
            let end = bytes.offset(of: UInt8(ascii: "\n"), from: at) ?? bytes.count
            let line = bytes[at..<end]
            let text = line.drop { $0 == UInt8(ascii: " ") }
            let indentation = text.startIndex - at
            if isInside, text.allSatisfy({ $0 == 0x0D || $0 == 0x09 }) {
                emptyLines.append(at..<at)
            } else if isInside, indentation >= 4 {
                continuations += emptyLines + [at..<(at + 4)]
                emptyLines = []
            } else if isInside, emptyLines.isEmpty, Self.isText(text) {
                // A paragraph's further lines need no indentation.
            } else {
                isInside = false
                emptyLines = []
                let isFence = indentation < 4 && fence.read(text)
                if !isFence, !fence.isOpen, indentation < 4, let start = Self.definition(text) {
                    starts.append(Start(prefix: at..<start.end, name: start.name))
                    isInside = true
                }
            }
            at = end + 1
        }
    }

    /// Whether a line goes on with the paragraph before it.
    private static func isText(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        return !"#>-+*=|0123456789:".utf8.contains(first) && CodeFence.run(text) == nil && definition(text) == nil
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
