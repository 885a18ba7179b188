import ShiraseCore

/// Markdown to HTML and facts. Parsing and rendering are cmark's; each extension is one pass over its tree, in its own file.
public enum Markdown {
    /// Plain CommonMark 0.30, raw HTML included, nothing of Shirase's.
    public static func commonMark(_ bytes: [UInt8]) -> [UInt8] {
        CmarkTree(parsing: bytes).html(allowingRawHTML: true)
    }

    /// - Parameters:
    ///   - source: the file.
    ///   - body: the part of it that is Markdown, after the front matter.
    public static func document(_ source: SourceFile, body: Range<Int>) -> MarkdownDocument {
        let source = MarkdownSource(source, body: body)
        let tree = CmarkTree(parsing: source.bytes)
        TablePass.run(tree.root, source)
        let (leadParagraphs, characterCount) = PlainText.collect(tree.root)
        let headings = HeadingPass.run(tree.root)
        let rawHTML = RawHTMLPass.run(tree.root, source)
        let references = ReferencePass.run(tree.root, source)
        let html = tree.html(allowingRawHTML: false)
        return MarkdownDocument(
            html: source.slots.split(html), headings: headings, references: references, leadParagraphs: leadParagraphs,
            characterCount: characterCount, diagnostics: rawHTML)
    }
}

/// The Markdown part of a file, and the way from cmark's lines back to the file's offsets.
struct MarkdownSource {
    let file: SourceFile
    let bytes: [UInt8]
    let slots: SlotMarker
    private let start: Int
    private let lineStarts: [Int]

    init(_ file: SourceFile, body: Range<Int>) {
        self.file = file
        start = body.lowerBound
        bytes = Array(file.bytes[body])
        lineStarts = SourceFile(path: file.path, bytes: bytes).lineStarts
        slots = SlotMarker(for: bytes)
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

/// Finds in the source what cmark 0.30 gives no place: it knows the place of blocks and of text, not of links and raw HTML. Each
/// thing is searched from its block on, behind the one before.
struct SourceSearch {
    private let source: MarkdownSource
    private var from = 0
    private var blockEnd = 0

    init(_ source: MarkdownSource) { self.source = source }

    /// Is told of every node that a walk enters.
    mutating func enter(_ node: CmarkNode) {
        let line = node.sourceLine > 0 ? node.sourceLine : node.isBlock ? node.startLine : 0
        guard line > 0 else { return }
        from = max(from, source.offset(line: line, column: max(node.startColumn, 1)))
        blockEnd = source.offset(line: max(node.endLine, line) + 1, column: 1)
    }

    /// Where `text` stands next; an empty range at the search's place where it is not found.
    mutating func find(_ text: String) -> SourceRange {
        guard let found = source.find(text, from: from) else { return source.range(from..<from) }
        // An address may stand in a definition (`[name]: address`) far below, from which the search must not go on.
        if found.upperBound <= blockEnd { from = found.upperBound }
        return source.range(found)
    }
}
