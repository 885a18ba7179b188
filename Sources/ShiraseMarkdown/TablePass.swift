import CCmark
import ShiraseCore

/// Tables as GitHub Flavored Markdown writes them. cmark reads one as a paragraph: where a paragraph's second line is a
/// delimiter row with as many cells as the first, its source lines become a table. Cells with markup are parsed in one document of
/// their own.
enum TablePass {
    static func run(_ root: CmarkNode, _ source: MarkdownSource) -> [Diagnostic] {
        guard source.written.offset(of: UInt8(ascii: "|"), from: 0) != nil else { return [] }
        var tables: [(paragraph: CmarkNode, rows: TableRows)] = []
        root.walk { node, type in
            if type == CMARK_NODE_PARAGRAPH, let rows = TableRows(node, source) { tables.append((node, rows)) }
            return !type.holdsInlines
        }
        guard !tables.isEmpty else { return [] }
        // All tables' cells are one document, so that the link definitions are read once.
        var cells = CellTree(tables.lazy.map(\.rows), source)
        for (paragraph, rows) in tables {
            let table = table(rows, &cells)
            if let end = rows.paragraphEnd {
                // Lines above the header stay a paragraph.
                while let next = end.next { next.remove() }
                end.remove()
                table.insert(after: paragraph)
            } else {
                paragraph.replace(with: table)
            }
        }
        return tables.flatMap { $0.rows.surplus.map { surplus(source, $0) } }
    }

    private static func surplus(_ source: MarkdownSource, _ cells: Range<Int>) -> Diagnostic {
        let range = source.offset(prepared: cells.lowerBound)..<source.offset(prepared: cells.upperBound)
        return .warning(
            "markdown.table",
            Message(
                en: "this row has more cells than the table's header; they are left out",
                ja: "見出しの行より列が多いため、ここから右は表示されません"),
            at: .source(source.range(range)),
            hint: Message(
                en: "add a column to the header, or write `\\|` for a bar that belongs to the text",
                ja: "見出しの列を増やすか、文字としての「|」は「\\|」と書いてください"))
    }

    private static func table(_ rows: TableRows, _ cells: inout CellTree) -> CmarkNode {
        let table = CmarkNode.custom(
            CMARK_NODE_CUSTOM_BLOCK, enter: "<div class=\"table\" tabindex=\"0\">\n<table>", exit: "</table>\n</div>")
        var body: CmarkNode?
        for (number, row) in rows.rows.enumerated() {
            let isHeader = number == 0
            let node = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<tr>", exit: "</tr>")
            for (column, (cell, alignment)) in zip(row, rows.alignments).enumerated() {
                let element = CmarkNode.custom(
                    CMARK_NODE_CUSTOM_INLINE, enter: alignment.tag(isHeader: isHeader),
                    exit: isHeader ? "</th>" : "</td>")
                element.mark = NodeMark(cellInRow: number, column: column)
                cells.fill(element, cell)
                node.append(element)
            }
            if isHeader {
                let head = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<thead>", exit: "</thead>")
                head.append(node)
                table.append(head)
            } else {
                let rest = body ?? CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<tbody>", exit: "</tbody>")
                if body == nil { table.append(rest) }
                body = rest
                rest.append(node)
            }
        }
        return table
    }
}

private enum ColumnAlignment {
    case none, left, center, right

    /// The tag that begins a cell.
    func tag(isHeader: Bool) -> String {
        switch (self, isHeader) {
        case (.none, true): "<th scope=\"col\">"
        case (.left, true): "<th scope=\"col\" style=\"text-align:left\">"
        case (.center, true): "<th scope=\"col\" style=\"text-align:center\">"
        case (.right, true): "<th scope=\"col\" style=\"text-align:right\">"
        case (.none, false): "<td>"
        case (.left, false): "<td style=\"text-align:left\">"
        case (.center, false): "<td style=\"text-align:center\">"
        case (.right, false): "<td style=\"text-align:right\">"
        }
    }
}

/// A table's rows, the header first, every row as wide as the header.
private struct TableRows {
    let rows: [[TableCell]]
    let alignments: [ColumnAlignment]
    /// The line end before the header, where lines of a paragraph stand above it.
    let paragraphEnd: CmarkNode?
    /// The cells that a row has too many, with the bars between them, in the prepared source.
    private(set) var surplus: [Range<Int>] = []
    /// Rows are filled up to the header's width, so a few bytes can mean many cells: beyond this it is no table.
    private static let mostCells = 100_000

    init?(_ paragraph: CmarkNode, _ source: MarkdownSource) {
        let lines = source.prepared
        let (start, last) = (paragraph.startLine, paragraph.endLine)
        // Most paragraphs are none.
        guard last > start, let first = (start..<last).first(where: { Self.mayBegin(lines, at: $0) }) else {
            return nil
        }
        let depth = Self.quoteDepth(paragraph)
        let delimiters = Self.cells(Self.content(of: lines[first + 1], depth: depth))
        // Of the first line cmark knows where the text begins, behind the marks of lists and quotes.
        let header = Self.cells(
            first == start
                ? Self.trimmed(lines[first].dropFirst(paragraph.startColumn - 1))
                : Self.content(of: lines[first], depth: depth))
        guard header.count == delimiters.count, let alignments = Self.alignments(delimiters, lines.bytes),
            header.count * (last - first + 1) <= Self.mostCells
        else { return nil }
        switch Self.lineEnd(of: paragraph, before: last - first) {
        case .none: paragraphEnd = nil
        case .some(let end?): paragraphEnd = end
        case .some(nil): return nil
        }
        self.alignments = alignments
        var rows = [header]
        if last > first + 1 {
            for line in (first + 2)...last {
                let cells = Self.cells(Self.content(of: lines[line], depth: depth))
                if let from = cells.dropFirst(alignments.count).first, let to = cells.last {
                    surplus.append(from.range.lowerBound..<to.range.upperBound)
                }
                let kept = cells.prefix(alignments.count)
                rows.append(kept + Array(repeating: TableCell(), count: alignments.count - kept.count))
            }
        }
        self.rows = rows
    }

    /// Whether a line has a bar and the next one may be a delimiter row: dashes, and neither letters nor other marks.
    private static func mayBegin(_ lines: TextLines, at line: Int) -> Bool {
        var dashes = 0
        for byte in lines[line + 1] {
            switch byte {
            case UInt8(ascii: "-"): dashes += 1
            case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): break
            default: return false
            }
        }
        return dashes > 0 && lines[line].contains(UInt8(ascii: "|"))
    }

    /// The line end before the last lines of a paragraph: none where these are all that it has, and `nil` inside where it cannot be
    /// parted there, because markup goes from one line to the next.
    private static func lineEnd(of paragraph: CmarkNode, before lines: Int) -> CmarkNode?? {
        var ends: [CmarkNode] = []
        paragraph.walk { node, type in
            if type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK { ends.append(node) }
            return true
        }
        guard ends.count > lines else { return .none }
        let end = ends[ends.count - lines - 1]
        return .some(end.parent == paragraph ? end : nil)
    }

    private static func quoteDepth(_ node: CmarkNode) -> Int {
        var depth = 0
        var parent = node.parent
        while let container = parent {
            if container.type == CMARK_NODE_BLOCK_QUOTE { depth += 1 }
            parent = container.parent
        }
        return depth
    }

    /// A line without the marks of the quotes that it stands in, and without the white space around it.
    private static func content(of line: ArraySlice<UInt8>, depth: Int) -> ArraySlice<UInt8> {
        var line = trimmed(line)
        for _ in 0..<depth {
            guard line.first == UInt8(ascii: ">") else { break }
            line = trimmed(line.dropFirst())
        }
        return line
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line.drop(while: isSpace)
        while let last = line.last, isSpace(last) { line.removeLast() }
        return line
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// What stands between the bars; `\|` is a bar that belongs to the text.
    private static func cells(_ line: ArraySlice<UInt8>) -> [TableCell] {
        var cells: [TableCell] = []
        cells.reserveCapacity(8)
        var cell = TableCell()
        var start = line.startIndex + (line.first == UInt8(ascii: "|") ? 1 : 0)
        var at = start
        while at < line.endIndex {
            switch line[at] {
            case UInt8(ascii: "|"):
                cell.range = trimmed(line, start..<at)
                cells.append(cell)
                (start, cell) = (at + 1, TableCell())
            case UInt8(ascii: "{"):
                // The bar of a reading is no end of a cell.
                let isEscaped = at > line.startIndex && line[at - 1] == UInt8(ascii: "\\")
                if !isEscaped, let ruby = RubyPass.match(line, at) { at = ruby.range.upperBound - 1 }
            case UInt8(ascii: "\\"):
                cell.isPlain = false
                if at + 1 < line.endIndex, line[at + 1] == UInt8(ascii: "|") { at += 1 }
            case UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"),
                UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "!"), 0:
                cell.isPlain = false
            default: break
            }
            at += 1
        }
        cell.range = trimmed(line, start..<line.endIndex)
        if !cell.range.isEmpty { cells.append(cell) }
        return cells
    }

    private static func trimmed(_ line: ArraySlice<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, isSpace(line[lower]) { lower += 1 }
        while lower < upper, isSpace(line[upper - 1]) { upper -= 1 }
        return lower..<upper
    }

    private static func alignments(_ cells: [TableCell], _ bytes: [UInt8]) -> [ColumnAlignment]? {
        var alignments: [ColumnAlignment] = []
        for cell in cells {
            let text = bytes[cell.range]
            let left = text.first == UInt8(ascii: ":")
            let right = text.count > 1 && text.last == UInt8(ascii: ":")
            let dashes = text.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
            guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
            alignments.append(left ? right ? .center : .left : right ? .right : .none)
        }
        return alignments.isEmpty ? nil : alignments
    }
}

/// A cell's text in the prepared source.
private struct TableCell {
    var range = 0..<0
    /// Whether the text is itself in Markdown: nothing in it could be inline markup to cmark.
    var isPlain = true
}

/// The cells that hold markup, parsed as headings of one document: what stands in a heading is inline text alone, and begins as at a
/// line's start.
private struct CellTree: ~Copyable {
    private let source: MarkdownSource
    private let tree: CmarkTree?
    private var next: CmarkNode?

    init(_ tables: some Sequence<TableRows>, _ source: MarkdownSource) {
        self.source = source
        var bytes: [UInt8] = []
        for table in tables {
            for row in table.rows {
                for cell in row where !cell.isPlain {
                    bytes += "# ".utf8
                    bytes += Self.unescaped(source.prepared.bytes[cell.range])
                    bytes.append(UInt8(ascii: "\n"))
                }
            }
        }
        guard !bytes.isEmpty else {
            tree = nil
            return
        }
        let tree = CmarkTree(parsing: bytes + "\n".utf8 + Self.linkDefinitions(source))
        next = tree.root.firstChild
        self.tree = consume tree
    }

    /// Moves a cell's nodes into its element. Cells come in their order.
    mutating func fill(_ element: CmarkNode, _ cell: TableCell) {
        let bytes = source.prepared.bytes[cell.range]
        if cell.isPlain {
            guard !bytes.isEmpty else { return }
            let text = CmarkNode.text(bytes)
            text.mark = NodeMark(.text, source.offset(prepared: bytes.startIndex))
            element.append(text)
            return
        }
        // A cell is one line, so each is one heading; link definitions follow them.
        guard let heading = next, heading.type == CMARK_NODE_HEADING else { return }
        next = heading.next
        heading.walk { node, type in
            if type == CMARK_NODE_TEXT {
                // Columns count from 1, behind the heading's own two signs.
                let place = Self.escapedOffset(max(node.startColumn - 3, 0), bytes)
                node.mark = NodeMark(.text, source.offset(prepared: place))
            }
            return true
        }
        element.takeChildren(of: heading)
    }

    /// A cell's text without the backslashes before its bars.
    private static func unescaped(_ cell: ArraySlice<UInt8>) -> [UInt8] {
        let (bar, backslash, numberSign) = (UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "#"))
        var text: [UInt8] = []
        for (place, byte) in zip(cell.indices, cell) {
            if byte == backslash, cell[(place + 1)...].first == bar { continue }
            text.append(byte)
        }
        // Number signs at the end would be taken for the heading's own.
        if text.last == numberSign, text.dropLast().last != backslash {
            text.removeLast()
            text += [backslash, numberSign]
        }
        return text
    }

    /// Where an offset of a cell's unescaped text stands in the prepared source.
    private static func escapedOffset(_ offset: Int, _ cell: ArraySlice<UInt8>) -> Int {
        var rest = offset
        for (place, byte) in zip(cell.indices, cell) {
            if byte == UInt8(ascii: "\\"), cell[(place + 1)...].first == UInt8(ascii: "|") { continue }
            if rest == 0 { return place }
            rest -= 1
        }
        return cell.endIndex
    }

    /// The lines that may define link references (`[name]: address`), for the cells, which are parsed apart.
    private static func linkDefinitions(_ source: MarkdownSource) -> [UInt8] {
        guard source.written.offset(of: Array("]:".utf8), from: 0) != nil else { return [] }
        var definitions: [UInt8] = []
        for number in 1...max(source.prepared.count, 1) {
            let line = source.prepared[number].drop { $0 == UInt8(ascii: " ") }
            if line.first == UInt8(ascii: "["), line.contains(UInt8(ascii: ":")) {
                definitions += line + [UInt8(ascii: "\n"), UInt8(ascii: "\n")]
            }
        }
        return definitions
    }
}
