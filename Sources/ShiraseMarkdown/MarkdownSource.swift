import ShiraseCore

/// The Markdown part of a file: as the author wrote it, and as cmark gets it.
struct MarkdownSource {
    private let file: SourceFile
    private let start: Int
    /// What the author wrote: what messages point into.
    let written: TextLines
    /// What cmark parses; its lines are those of ``written``.
    let prepared: TextLines
    /// The character that ``prepared`` has more than ``written``.
    let helper: [UInt8]?
    /// The lines that begin and end containers.
    let containers: [ContainerLines.Fence]
    /// The footnotes that are defined.
    let footnotes: [FootnoteLines.Start]

    init(_ file: SourceFile, body: Range<Int>) {
        self.file = file
        start = body.lowerBound
        let bytes = Array(file.bytes[body])
        let preparation = Preparation(bytes)
        written = TextLines(bytes)
        prepared = preparation.helper == nil ? written : TextLines(preparation.bytes)
        helper = preparation.helper
        containers = preparation.containers
        footnotes = preparation.footnotes
    }

    /// Offsets into ``written`` as a range of the file.
    func range(_ offsets: Range<Int>) -> SourceRange {
        file.range((start + offsets.lowerBound)..<(start + offsets.upperBound))
    }

    /// The first place at or after `offset` where `text` stands. It looks only a few thousand bytes ahead, so that many
    /// searches in vain stay linear.
    func find(_ text: String, from offset: Int) -> Range<Int>? {
        let wanted = Array(text.utf8)
        guard let first = wanted.first else { return nil }
        let bytes = written.bytes
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
