import ShiraseCore

/// Bytes with their lines, as cmark counts them.
struct TextLines {
    let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = SourceFile(path: "", bytes: bytes).lineStarts
    }

    var count: Int { starts.count }

    /// A line, counted from 1, without its line end; empty where there is none.
    subscript(number: Int) -> ArraySlice<UInt8> {
        guard number >= 1, number <= starts.count else { return [] }
        let lower = starts[number - 1]
        var upper = number < starts.count ? starts[number] - 1 : bytes.count
        if upper > lower, bytes[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
        return bytes[lower..<max(upper, lower)]
    }

    /// The offset of cmark's line and column; the end for a line below the last one.
    func offset(line: Int, column: Int) -> Int {
        guard line >= 1, line <= starts.count else { return line < 1 ? 0 : bytes.count }
        return min(starts[line - 1] + max(column - 1, 0), bytes.count)
    }
}
