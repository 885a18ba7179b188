import CCmark

/// The lines of a document in which nothing of Shirase's own may begin, because they are not Markdown: fenced code, and blocks of raw HTML.
/// cmark says where they are; the document is parsed for it once more, so it is asked only where something could be mistaken.
struct RawLines {
    private var code: [ClosedRange<Int>] = []
    private var html: [ClosedRange<Int>] = []
    private var comments: [ClosedRange<Int>] = []

    /// - Parameter bytes: as the author wrote them.
    init(_ bytes: [UInt8]) {
        guard bytes.contains(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "<") })
        else { return }
        let lines = TextLines(bytes)
        let tree = CmarkTree(parsing: bytes)
        tree.root.walk { node, type in
            let first = node.startLine
            if type == CMARK_NODE_CODE_BLOCK, node.isFence(lines) { code.append(first...max(node.endLine, first)) }
            if type == CMARK_NODE_HTML_BLOCK {
                // cmark leaves out the line with which a comment or a `<pre>` ends.
                let count = node.literal.count { $0 == UInt8(ascii: "\n") }
                let range = first...max(node.endLine, first + count - 1, first)
                html.append(range)
                if node.literal.drop(while: { $0 == 0x20 }).starts(with: "<!--".utf8) { comments.append(range) }
            }
            return !type.holdsInlines
        }
    }

    /// - Parameter line: counted from 1.
    func holds(_ line: Int) -> Bool { Self.contains(code, line) || Self.contains(html, line) }
    func isComment(_ line: Int) -> Bool { Self.contains(comments, line) }

    /// Ranges ascend.
    private static func contains(_ ranges: [ClosedRange<Int>], _ line: Int) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < line { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(line)
    }
}

extension CmarkNode {
    /// Whether a block of code stands between fences; else it is indented.
    fileprivate func isFence(_ lines: TextLines) -> Bool {
        let text = lines[startLine].dropFirst(max(startColumn - 1, 0))
        return CodeFence.run(text.drop { $0 == 0x20 }) != nil
    }
}
