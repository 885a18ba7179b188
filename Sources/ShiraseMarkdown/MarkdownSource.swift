import ShiraseCore

/// The Markdown part of a file: as the author wrote it, and as cmark gets it. Offsets without another word are into ``written``.
/// A class, because every pass holds it; it never changes.
final class MarkdownSource {
    private let file: SourceFile
    /// Where the Markdown begins in the file.
    let start: Int
    /// What the author wrote; a carriage return that ends a line alone is a line feed here.
    let written: [UInt8]
    /// What cmark parses: ``written`` with ``Preparation``'s edits. Both have the same lines.
    let prepared: TextLines
    private let edits: [Preparation.AppliedEdit]
    /// The character that ``prepared`` has more than ``written``, in UTF-8; empty where it has none.
    let helper: [UInt8]
    /// The lines that are components, or begin and end them.
    let components: [ComponentLines.Line]
    /// The footnotes that are defined.
    let footnotes: [FootnoteLines.Start]

    init(_ file: SourceFile, body: Range<Int>) {
        self.file = file
        let body = body.clamped(to: 0..<file.bytes.count)
        start = body.lowerBound
        written = Self.withLineFeeds(body.count == file.bytes.count ? file.bytes : Array(file.bytes[body]))
        components = ComponentLines(written).lines
        let footnotes = FootnoteLines(written)
        self.footnotes = footnotes.starts
        let preparation = Preparation(written, components: components, footnotes: footnotes)
        prepared = TextLines(preparation.bytes)
        helper = preparation.helper
        edits = preparation.edits
    }

    /// cmark ends a line at a lone carriage return too. As line feeds, these are lines to everybody.
    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        guard bytes.contains(carriageReturn, before: { $0 != lineFeed }) || bytes.last == carriageReturn else {
            return bytes
        }
        var bytes = bytes
        for offset in bytes.indices where bytes[offset] == carriageReturn {
            if offset + 1 == bytes.count || bytes[offset + 1] != lineFeed { bytes[offset] = lineFeed }
        }
        return bytes
    }

    /// Offsets as a range of the file.
    func range(_ offsets: Range<Int>) -> SourceRange { file.range(fileOffsets(offsets)) }

    /// Offsets as offsets of the file.
    func fileOffsets(_ offsets: Range<Int>) -> Range<Int> {
        (start + offsets.lowerBound)..<(start + offsets.upperBound)
    }

    /// The offset of cmark's line and column.
    func offset(line: Int, column: Int) -> Int { offset(prepared: prepared.offset(line: line, column: column)) }

    /// An offset of ``prepared`` as one of ``written``.
    func offset(prepared offset: Int) -> Int {
        guard !edits.isEmpty else { return offset }
        // The last edit that begins at or before the offset.
        var (low, high) = (0, edits.count)
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].prepared.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return offset }
        let edit = edits[low - 1]
        return offset < edit.prepared.upperBound
            ? edit.written.lowerBound : offset - edit.prepared.upperBound + edit.written.upperBound
    }

    /// The first place at or after `offset` where `text` stands. It looks only a few thousand bytes ahead, so that many searches
    /// in vain stay linear.
    func find(_ text: [UInt8], from offset: Int) -> Range<Int>? {
        written.offset(of: text, from: offset, before: offset + 8192 + text.count).map { $0..<($0 + text.count) }
    }

    /// A text of cmark's as the author wrote it: without helpers, and with the lines of components. `nil` where it is so already.
    func restored(_ text: UnsafeBufferPointer<UInt8>) -> Restored? {
        guard !helper.isEmpty, var found = text.offset(of: helper) else { return nil }
        var restored = Restored()
        restored.bytes.reserveCapacity(text.count)
        var at = 0
        while true {
            restored.bytes += UnsafeBufferPointer(rebasing: text[at..<found])
            if let (index, end) = FootnotePass.markNumber(text, found, helper), footnotes.indices.contains(index) {
                restored.bytes += "[^\(footnotes[index].name)]:".utf8
                at = end
                guard let next = text.offset(of: helper, from: at) else { break }
                found = next
                continue
            }
            at = found + helperLength(UnsafeBufferPointer(rebasing: text[found...]))
            if let (index, end) = ComponentPass.commentNumber(text, at), components.indices.contains(index),
                restored.bytes.suffix(4).elementsEqual("<!--".utf8)
            {
                restored.bytes.removeLast(4)
                restored.bytes += written[components[index].range]
                restored.components.append(index)
                at = end
            }
            guard let next = text.offset(of: helper, from: at) else { break }
            found = next
        }
        restored.bytes += UnsafeBufferPointer(rebasing: text[at...])
        return restored
    }

    /// How many bytes of a text are helpers, from its beginning on.
    func helperLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        guard !helper.isEmpty, text.starts(with: helper) else { return 0 }
        let punctuation = Preparation.punctuation(helper)
        return text.starts(with: punctuation) ? punctuation.count : helper.count
    }

    struct Restored {
        var bytes: [UInt8] = []
        /// The components' lines that stood in the text, as indexes into ``MarkdownSource/components``.
        var components: [Int] = []
    }
}
