import ShiraseCore

/// Finds in the source what cmark 0.30 gives no place: it knows the place of blocks and of text, not of links and raw HTML. Each
/// thing is searched from its block on, behind the one before.
struct SourceSearch {
    private let source: MarkdownSource
    private var from = 0
    private var blockEnd = 0

    init(_ source: MarkdownSource) { self.source = source }

    /// Is told of every node that a walk enters.
    mutating func enter(_ node: CmarkNode) {
        let line = node.ownLine
        guard line > 0 else { return }
        from = max(from, source.written.offset(line: line, column: max(node.startColumn, 1)))
        blockEnd = source.written.offset(line: max(node.endLine, line) + 1, column: 1)
    }

    /// Where `text` stands next; an empty range at the search's place where it is not found.
    mutating func find(_ text: String) -> SourceRange {
        guard let found = source.find(text, from: from) else { return source.range(from..<from) }
        // An address may stand in a definition (`[name]: address`) far below, from which the search must not go on.
        if found.upperBound <= blockEnd { from = found.upperBound }
        return source.range(found)
    }
}
