import ShiraseCore

/// The words of a document as a reader reads them, without markup, with a way back to the source: what teasers are made from, and what
/// rules for contents look at.
public struct PlainText: Sendable, Hashable {
    /// The text of all blocks, with a line feed between two.
    public let utf8: [UInt8]
    /// Ascending.
    public let blocks: [Block]
    private let runs: [Run]
    private let file: SourceFile

    public struct Block: Sendable, Hashable {
        public enum Kind: Sendable, Hashable {
            case heading(level: Int)
            /// A paragraph that stands in the document itself, or in an `:::inseparable` container.
            case paragraph
            /// A list item's, a quote's, a note's (any other container's), a footnote's paragraph.
            case item, quote, note, footnote
            /// A container's title, a question of a FAQ, a table's cell, a picture's caption.
            case title, question, cell, caption
            /// A block of code, a block of raw HTML.
            case code, html
        }

        public let kind: Kind
        /// Offsets into ``PlainText/utf8``.
        public let range: Range<Int>
        /// The same number for all blocks of an `:::inseparable` container.
        public let inseparable: Int?
        /// For blocks of lists and tables that stand in the document itself, not in a quote or a container.
        public let place: Place?
        /// Whether a part of it is struck out, and so is not valid any more.
        public let isStruck: Bool

        /// Where in a list or a table a block stands. Lists and tables are counted through the document; items of a list and rows and
        /// columns of a table from 0, the header being row 0.
        public enum Place: Sendable, Hashable {
            case item(list: Int, item: Int, isOrdered: Bool)
            case cell(table: Int, row: Int, column: Int)
        }
    }

    /// A part of the text and what it was written as.
    struct Run: Sendable, Hashable {
        /// Where the run begins; it ends where the next one does.
        let text: Int32
        /// Offsets of the file.
        let source: Int32
        let sourceEnd: Int32
        /// Whether the two are the same byte for byte.
        let isVerbatim: Bool
    }

    init(utf8: [UInt8], blocks: [Block], runs: [Run], file: SourceFile) {
        self.utf8 = utf8
        self.blocks = blocks
        self.runs = runs
        self.file = file
    }

    /// The text of a range of offsets, which are clamped.
    public func text(_ range: Range<Int>) -> String {
        String(decoding: utf8[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
    }

    /// Where a part of the text was written: from its first character to its last, with the markup between them.
    /// - Parameter range: offsets into ``utf8``.
    public func source(_ range: Range<Int>) -> SourceRange {
        let range = range.clamped(to: 0..<utf8.count)
        guard let first = run(at: range.lowerBound), let last = run(at: max(range.upperBound - 1, range.lowerBound))
        else { return file.range(0..<0) }
        let lower = first.isVerbatim ? Int(first.source) + range.lowerBound - Int(first.text) : Int(first.source)
        let upper = last.isVerbatim ? Int(last.source) + range.upperBound - Int(last.text) : Int(last.sourceEnd)
        // Footnotes stand behind the text whichever place they were written at.
        return file.range(min(lower, upper)..<max(lower, upper))
    }

    /// The runs that stand in the source byte for byte: the text's bytes, and the file's.
    var verbatimRuns: [(text: ArraySlice<UInt8>, source: ArraySlice<UInt8>)] {
        runs.filter(\.isVerbatim).map { run in
            let length = Int(run.sourceEnd - run.source)
            return (utf8[Int(run.text)..<(Int(run.text) + length)], file.bytes[Int(run.source)..<Int(run.sourceEnd)])
        }
    }

    /// The last run that begins at or before an offset.
    private func run(at offset: Int) -> Run? {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(runs[middle].text) <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? runs[low - 1] : nil
    }

    /// How many characters a reader reads: code points, white space not counted.
    public var characterCount: Int {
        utf8.withUnsafeBufferPointer { bytes in
            var count = 0
            for byte in bytes { count &+= byte & 0xC0 != 0x80 && byte > 0x20 ? 1 : 0 }
            // The ideographic space is the one white space beside ASCII's that Japanese texts have.
            let wideSpace = Array("\u{3000}".utf8)
            var at = 0
            while let found = bytes.offset(of: wideSpace, from: at) {
                count -= 1
                at = found + 3
            }
            return count
        }
    }

    /// The paragraphs before the second subject, tables, quotes, notes and lists left out: what a summary may be taken from.
    public var lead: [Block] {
        var lead: [Block] = []
        for block in blocks {
            // A heading after the first words begins another subject; a heading passed over is one that comes before them.
            if case .heading = block.kind, !lead.isEmpty { break }
            if block.kind == .paragraph, !block.isStruck { lead.append(block) }
        }
        return lead
    }

    /// A sentence of a block. Where a block is inseparable, its sentences stay together.
    public struct Sentence: Sendable, Hashable {
        /// With the white space that follows it.
        public let text: String
        /// Offsets into ``PlainText/utf8``.
        public let range: Range<Int>
        public let block: Block
    }

    /// The sentences of a block.
    /// - Parameter language: a BCP 47 tag.
    public func sentences(of block: Block, language: String) -> [Sentence] {
        sentenceRanges(of: block, language: language).map { Sentence(text: text($0), range: $0, block: block) }
    }

    /// Where the sentences of a block stand, each with the white space that follows it, as offsets into ``utf8``.
    public func sentenceRanges(of block: Block, language: String) -> [Range<Int>] {
        let range = block.range.clamped(to: 0..<utf8.count)
        return utf8.withUnsafeBufferPointer { utf8 in
            TextBoundaries.sentences(UnsafeBufferPointer(rebasing: utf8[range]), language: language).map {
                ($0.lowerBound + range.lowerBound)..<($0.upperBound + range.lowerBound)
            }
        }
    }

    /// Every sentence, in order; code is none.
    public func sentences(language: String) -> [Sentence] {
        blocks.lazy.filter { $0.kind != .code }.flatMap { sentences(of: $0, language: language) }
    }
}

/// Collects a document's words while its tree is walked.
struct PlainTextBuilder {
    private(set) var utf8: [UInt8] = []
    private var blocks: [PlainText.Block] = []
    private var runs: [PlainText.Run] = []
    private var open: (kind: PlainText.Block.Kind, start: Int, inseparable: Int?, place: PlainText.Block.Place?)?
    private var isStruck = false
    /// Where the Markdown begins in its file.
    private let start: Int

    init(_ source: MarkdownSource) {
        start = source.start
        utf8.reserveCapacity(source.written.count)
        runs.reserveCapacity(source.prepared.count)
        blocks.reserveCapacity(source.prepared.count / 2)
    }

    var isInBlock: Bool { open != nil }
    /// How many blocks have ended.
    var blockCount: Int { blocks.count }
    /// Where the block begins that is read.
    var openStart: Int? { open?.start }

    mutating func begin(_ kind: PlainText.Block.Kind, inseparable: Int?, place: PlainText.Block.Place?) {
        end()
        if !utf8.isEmpty { utf8.append(UInt8(ascii: "\n")) }
        open = (kind, utf8.count, inseparable, place)
        isStruck = false
    }

    /// A part of the block is struck out.
    mutating func markStruck() { isStruck = true }

    /// Ends the block; one without words is none.
    mutating func end() {
        guard let block = open else { return }
        open = nil
        if utf8.count > block.start {
            let range = block.start..<utf8.count
            blocks.append(
                PlainText.Block(
                    kind: block.kind, range: range, inseparable: block.inseparable, place: block.place,
                    isStruck: isStruck))
        } else if block.start > 0 {
            utf8.removeLast()
        }
    }

    /// - Parameter place: where the bytes were written, offsets of the source; as many as bytes where they stand there as they are.
    mutating func append(_ bytes: some Collection<UInt8>, from place: Range<Int>) {
        runs.append(
            PlainText.Run(
                text: Int32(clamping: utf8.count), source: Int32(clamping: start + place.lowerBound),
                sourceEnd: Int32(clamping: start + place.upperBound), isVerbatim: bytes.count == place.count))
        utf8 += bytes
    }

    mutating func finish(_ file: SourceFile) -> PlainText {
        end()
        // Many documents' words are held at a time: without the room that was made for more.
        return PlainText(
            utf8: utf8.withUnsafeBufferPointer(Array.init), blocks: blocks.withUnsafeBufferPointer(Array.init),
            runs: runs.withUnsafeBufferPointer(Array.init), file: file)
    }
}
