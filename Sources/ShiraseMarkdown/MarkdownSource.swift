import ShiraseCore

/// The Markdown part of a file, and the way from cmark's lines back to the file's offsets.
struct MarkdownSource {
    let file: SourceFile
    let bytes: [UInt8]
    private let start: Int
    private let lineStarts: [Int]

    init(_ file: SourceFile, body: Range<Int>) {
        self.file = file
        start = body.lowerBound
        bytes = Array(file.bytes[body])
        lineStarts = SourceFile(path: file.path, bytes: bytes).lineStarts
    }

    var lineCount: Int { lineStarts.count }

    /// A line, counted from 1, without its line end; empty where there is none.
    func line(_ number: Int) -> ArraySlice<UInt8> {
        guard number >= 1, number <= lineStarts.count else { return [] }
        let lower = lineStarts[number - 1]
        var upper = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if upper > lower, bytes[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
        return bytes[lower..<max(upper, lower)]
    }

    /// An offset into ``bytes`` for cmark's line and column; the end for a line below the last one.
    func offset(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lineStarts.count else { return line < 1 ? 0 : bytes.count }
        return min(lineStarts[line - 1] + max(column - 1, 0), bytes.count)
    }

    /// Offsets into ``bytes`` as a range of the file.
    func range(_ offsets: Range<Int>) -> SourceRange {
        file.range((start + offsets.lowerBound)..<(start + offsets.upperBound))
    }

    /// The first place at or after `offset` where `text` stands. It looks only a few thousand bytes ahead, so that many
    /// searches in vain stay linear.
    func find(_ text: String, from offset: Int) -> Range<Int>? {
        let wanted = Array(text.utf8)
        guard let first = wanted.first else { return nil }
        var at = offset
        let last = min(offset + 8192, bytes.count - wanted.count)
        while at <= last {
            if bytes[at] == first, bytes[at..<(at + wanted.count)].elementsEqual(wanted) {
                return at..<(at + wanted.count)
            }
            at += 1
        }
        return nil
    }
}
