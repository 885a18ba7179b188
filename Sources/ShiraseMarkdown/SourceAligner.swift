import CCmark

/// Finds where texts of the tree stand in the source. cmark says where a text begins; behind that the two are compared, since
/// escapes, character references and helpers make a text shorter or longer than what was written.
struct SourceAligner {
    private let source: MarkdownSource
    /// cmark leaves out what stands before the text on a paragraph's further lines: the last such line, and by how much it is off.
    private var shiftedLine = 0
    private var shift = 0

    init(_ source: MarkdownSource) { self.source = source }

    /// A part of a text, and where it was written.
    struct Run {
        /// Offsets of the text.
        var text: Range<Int>
        /// Offsets of the source; as many as of the text if it stands there as it is.
        var source: Range<Int>
    }

    enum Alignment {
        /// The text stands in the source byte for byte, from an offset on.
        case verbatim(Int)
        /// Ascending, and together the whole text.
        case runs([Run])

        /// Where the text's offset stands.
        func offset(of offset: Int) -> Int {
            switch self {
            case .verbatim(let start): return start + offset
            case .runs(let runs):
                guard let run = runs.last(where: { $0.text.lowerBound <= offset }) ?? runs.first else { return 0 }
                let behind = max(offset - run.text.lowerBound, 0)
                return min(run.source.lowerBound + behind, run.source.upperBound)
            }
        }
    }

    /// - Parameters:
    ///   - literal: the node's text, helpers taken out or not.
    ///   - block: of the block that cmark has found the text in.
    mutating func alignment(
        of node: CmarkNode, _ literal: UnsafeBufferPointer<UInt8>, in block: BlockPlace
    ) -> Alignment {
        let start = start(of: node, in: block)
        if source.written.contains(literal, at: start) { return .verbatim(start) }
        // Backticks that close nothing: cmark counts from behind them.
        let backticks = literal.prefix { $0 == UInt8(ascii: "`") }.count
        let runs = runs(literal, from: max(start - backticks, 0))
        guard runs.count == 1, runs[0].source.isEmpty else { return .runs(runs) }
        // Lines that define links, right above the text: cmark counts from the first of them.
        let near = source.find(Array(literal), from: start)
        return near.map { .verbatim($0.lowerBound) } ?? .runs(runs)
    }

    private mutating func start(of node: CmarkNode, in block: BlockPlace) -> Int {
        if let mark = node.mark, mark.role == .text { return min(mark.value, source.written.count) }
        let line = node.startLine
        var column = node.startColumn
        if block.line > 0, line > block.line {
            if line != shiftedLine {
                shiftedLine = line
                let indentation = source.prepared[line].prefix { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
                shift = indentation.count - (block.column - 1)
            }
            column += shift
        }
        return source.offset(line: line, column: column)
    }

    /// What can be followed; the rest of the text stands for the place where the two part.
    private func runs(_ literal: UnsafeBufferPointer<UInt8>, from start: Int) -> [Run] {
        let written = source.written
        var runs: [Run] = []
        var (at, place) = (0, start)
        func byte(_ offset: Int) -> UInt8? { offset < written.count ? written[offset] : nil }
        func take(_ length: Int, _ sourceLength: Int, skipping skipped: Int = 0) {
            place += skipped
            let (text, source) = (at..<(at + length), place..<(place + sourceLength))
            if let last = runs.last, last.text.upperBound == at, last.source.upperBound == place,
                last.text.count == last.source.count, length == sourceLength
            {
                runs[runs.count - 1] = Run(
                    text: last.text.lowerBound..<text.upperBound, source: last.source.lowerBound..<source.upperBound)
            } else {
                runs.append(Run(text: text, source: source))
            }
            (at, place) = (text.upperBound, source.upperBound)
        }
        while at < literal.count {
            let helpers = source.helperLength(UnsafeBufferPointer(rebasing: literal[at...]))
            if helpers > 0 {
                at += helpers
                continue
            }
            if byte(place) == UInt8(ascii: "\\"), byte(place + 1) == literal[at], literal[at].isPunctuation {
                take(1, 1, skipping: 1)
            } else if byte(place) == UInt8(ascii: "&"), let reference = CharacterReference(written, place),
                literal[at...].starts(with: reference.text)
            {
                take(reference.text.count, reference.end - place)
            } else if byte(place) == literal[at] {
                take(1, 1)
            } else if byte(place) == 0, literal[at...].starts(with: [0xEF, 0xBF, 0xBD]) {
                take(3, 1)
            } else {
                break
            }
        }
        let end = min(place, written.count)
        if at < literal.count || runs.isEmpty { runs.append(Run(text: at..<literal.count, source: end..<end)) }
        return runs
    }
}

extension UInt8 {
    /// ASCII punctuation, which a backslash escapes.
    fileprivate var isPunctuation: Bool {
        switch self {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}

/// cmark's line and column of a block; 0 for one that a pass has made.
struct BlockPlace {
    private(set) var line = 0
    private(set) var column = 0

    init() {}

    init(_ block: CmarkNode) { (line, column) = (block.startLine, block.startColumn) }
}

/// `&amp;`, `&#65;`, `&#x41;`: what a character reference of the source stands for, as cmark reads it.
struct CharacterReference {
    let text: [UInt8]
    /// Behind the semicolon.
    let end: Int

    init?(_ bytes: [UInt8], _ start: Int) {
        // The longest names of HTML have 31 letters.
        guard let end = bytes[start...].prefix(40).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let written = Array(bytes[start...end])
        let tree = CmarkTree(parsing: written)
        guard let node = tree.root.firstChild?.firstChild, node.type == CMARK_NODE_TEXT else { return nil }
        text = Array(node.literal)
        self.end = end + 1
        if text == written { return nil }
    }
}
