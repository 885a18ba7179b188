import CCmark
import ShiraseCore

/// Tables as GitHub Flavored Markdown writes them. cmark reads one as a paragraph: where a paragraph's second line is a
/// delimiter row with as many cells as the first, its source lines become a table. Cells are parsed in one document of their own.
enum TablePass {
    static func run(_ root: CmarkNode, _ source: MarkdownSource) {
        var tables: [(paragraph: CmarkNode, rows: TableRows)] = []
        root.walk { node in
            if node.type == CMARK_NODE_PARAGRAPH, let rows = TableRows(node, source) { tables.append((node, rows)) }
        }
        guard !tables.isEmpty else { return }
        // All tables' cells are one document, so that the link definitions are read once.
        let cells = CellTree(tables.flatMap { $0.rows.header + $0.rows.body.flatMap(\.self) }, linkDefinitions(source))
        var next = 0
        for (paragraph, rows) in tables { render(paragraph, rows, cells, &next) }
    }

    /// - Parameter next: the number of the table's first cell; moved on to the next table's.
    private static func render(
        _ paragraph: CmarkNode, _ rows: TableRows, _ cells: borrowing CellTree, _ next: inout Int
    ) {
        guard
            let table = CmarkNode.custom(
                CMARK_NODE_CUSTOM_BLOCK, enter: "<div class=\"table\">\n<table>", exit: "</table>\n</div>"),
            let head = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<thead>", exit: "</thead>")
        else { return }
        table.append(head)
        if let row = row(line: paragraph.startLine, tag: "th", rows.alignments, cells, &next) { head.append(row) }
        if !rows.body.isEmpty, let body = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<tbody>", exit: "</tbody>")
        {
            // The delimiter row stands between the header and the first row.
            for number in rows.body.indices {
                let line = paragraph.startLine + 2 + number
                if let row = row(line: line, tag: "td", rows.alignments, cells, &next) { body.append(row) }
            }
            table.append(body)
        }
        paragraph.replace(with: table)
    }

    private static func row(
        line: Int, tag: String, _ alignments: [String?], _ cells: borrowing CellTree, _ next: inout Int
    ) -> CmarkNode? {
        let row = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<tr>", exit: "</tr>")
        row?.sourceLine = line
        for alignment in alignments {
            let scope = tag == "th" ? " scope=\"col\"" : ""
            let style = alignment.map { " style=\"text-align:\($0)\"" } ?? ""
            if let cell = CmarkNode.custom(
                CMARK_NODE_CUSTOM_INLINE, enter: "<\(tag)\(scope)\(style)>", exit: "</\(tag)>")
            {
                cells.move(next, into: cell)
                row?.append(cell)
            }
            next += 1
        }
        return row
    }

    /// The lines that may define link references (`[name]: address`), for the cells, which are parsed apart.
    private static func linkDefinitions(_ source: MarkdownSource) -> [UInt8] {
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

/// The cells of a table as text, header first, every row as wide as the header.
private struct TableRows {
    let header: [[UInt8]]
    let body: [[[UInt8]]]
    /// Rows are filled up to the header's width, so a few bytes can mean many cells: beyond this it is no table.
    private static let mostCells = 100_000

    /// `left`, `center`, `right` or none, a value per column.
    let alignments: [String?]

    init?(_ paragraph: CmarkNode, _ source: MarkdownSource) {
        let depth = Self.quoteDepth(paragraph)
        let numbers = paragraph.startLine...max(paragraph.endLine, paragraph.startLine)
        let lines = numbers.map { number in
            // Of the first line cmark knows where the text begins, behind the marks of lists and quotes.
            number == paragraph.startLine
                ? Self.trimmed(source.prepared[number].dropFirst(paragraph.startColumn - 1))
                : Self.content(of: source.prepared[number], depth: depth)
        }
        guard lines.count >= 2, lines[1].contains(UInt8(ascii: "-")), lines[0].contains(UInt8(ascii: "|")) else {
            return nil
        }
        guard let alignments = Self.alignments(Self.cells(lines[1])) else { return nil }
        let header = Self.cells(lines[0])
        guard header.count == alignments.count, header.count * lines.count <= Self.mostCells else { return nil }
        self.header = header
        self.alignments = alignments
        body = lines.dropFirst(2).map { line in
            let cells = Self.cells(line).prefix(alignments.count)
            return cells + Array(repeating: [], count: alignments.count - cells.count)
        }
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
        let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let start = line.drop(while: isSpace)
        guard let last = start.lastIndex(where: { !isSpace($0) }) else { return [] }
        return start[...last]
    }

    /// The text between the bars; `\|` is a bar that belongs to the text.
    private static func cells(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
        let bar = UInt8(ascii: "|")
        let backslash = UInt8(ascii: "\\")
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var rest = line
        if rest.first == bar { rest = rest.dropFirst() }
        while let byte = rest.popFirst() {
            if byte == backslash, rest.first == bar {
                cell.append(bar)
                rest.removeFirst()
            } else if byte == bar {
                cells.append(Array(trimmed(cell[...])))
                cell = []
            } else {
                cell.append(byte)
            }
        }
        let last = trimmed(cell[...])
        if !last.isEmpty { cells.append(Array(last)) }
        return cells
    }

    private static func alignments(_ cells: [[UInt8]]) -> [String?]? {
        guard !cells.isEmpty else { return nil }
        var alignments: [String?] = []
        for cell in cells {
            let left = cell.first == UInt8(ascii: ":")
            let right = cell.count > 1 && cell.last == UInt8(ascii: ":")
            let dashes = cell.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
            guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
            let alignment: String? =
                switch (left, right) {
                case (true, true): "center"
                case (true, false): "left"
                case (false, true): "right"
                case (false, false): nil
                }
            alignments.append(alignment)
        }
        return alignments
    }
}

/// Cells parsed as headings of one document: what stands in a heading is inline text alone, and begins as at a line's start.
private struct CellTree: ~Copyable {
    private let tree: CmarkTree
    private let headings: [CmarkNode]

    init(_ cells: [[UInt8]], _ definitions: [UInt8]) {
        let numberSign = UInt8(ascii: "#")
        var bytes: [UInt8] = []
        for cell in cells {
            bytes += "# ".utf8
            bytes += cell
            // Number signs at the end would be taken for the heading's own.
            if cell.last == numberSign, cell.dropLast().last != UInt8(ascii: "\\") {
                bytes.removeLast()
                bytes += [UInt8(ascii: "\\"), numberSign]
            }
            bytes += "\n".utf8
        }
        tree = CmarkTree(parsing: bytes + "\n".utf8 + definitions)
        headings = tree.root.children.filter { $0.type == CMARK_NODE_HEADING }
    }

    func move(_ index: Int, into cell: CmarkNode) {
        guard index < headings.count else { return }
        for child in headings[index].children { cell.append(child) }
    }
}
