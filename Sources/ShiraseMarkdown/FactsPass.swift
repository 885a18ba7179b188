import CCmark
import ShiraseCore

/// The last walk over the tree, when every other pass has done its work: it reads the document's facts (words, headings, links, pictures),
/// and on the way takes out what only passes need (helpers), joins lines as Japanese wants it, filters raw HTML, and puts slots in the
/// place of addresses.
struct FactsPass {
    private let source: MarkdownSource
    private let pictures: [CmarkNode: PictureAttributes]
    private let trustsHTML: Bool
    /// The first byte of the helper.
    private let helperLead: UInt8?
    private var aligner: SourceAligner
    private var plain: PlainTextBuilder
    private var softBreaks = SoftBreaks()
    /// What surrounds the node that is visited.
    private var contexts: [PlainText.Block.Kind] = []
    private var inseparable: Int?
    /// The lists around the node that is visited, the innermost last.
    private var lists: [OpenList] = []
    /// How many lists and tables have begun.
    private var (listCount, tableCount) = (0, 0)
    /// Where the block begins that cmark has found the texts in.
    private var block = BlockPlace()
    /// Where the source has been read to: behind the last text, or where the block begins.
    private var cursor = 0
    private var openReferences: [OpenReference] = []
    /// How many pictures the node that is visited stands in; their words are not the text's.
    private var pictureDepth = 0
    /// Whether the block that is visited holds a picture.
    private var holdsPicture = false
    /// Nodes that go when the walk has ended.
    private var removed: [CmarkNode] = []
    /// The end tag of an element that goes with what is inside of it, while that is passed over.
    private var skippedTo: CmarkNode?
    /// Elements that were found not to end, so that each is looked for once.
    private var unclosed: Set<OpenElement> = []
    /// Nobody reads more messages about one document's HTML than this.
    private static let mostDropped = 200
    private var droppedCount = 0

    private(set) var headings: [HeadingPass.Heading] = []
    /// Those whose answer has been read, by the question's component.
    private(set) var questions: [(component: Int, text: String, answer: Range<Int>)] = []
    /// Those whose answer is being read: the component, the words, and the number of blocks before the answer.
    private var openQuestions: [(component: Int, text: String, start: Int)] = []
    private(set) var references: [MarkdownDocument.Reference] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Lines of components that stand inside of other text.
    private(set) var misplaced: [Int] = []

    private struct OpenList {
        let number: Int
        let isOrdered: Bool
        /// The number of the item that is visited.
        var item = -1
    }

    private struct OpenElement: Hashable {
        let parent: CmarkNode
        let name: String
    }

    private struct OpenReference {
        let index: Int
        let url: [UInt8]
        /// Where its words begin, in the plain text.
        let start: Int
        /// Where it begins in the source.
        let cursor: Int
        var holdsPicture = false
    }

    init(_ source: MarkdownSource, pictures: [CmarkNode: PictureAttributes], trustsHTML: Bool) {
        self.source = source
        self.pictures = pictures
        self.trustsHTML = trustsHTML
        helperLead = source.helper.first
        aligner = SourceAligner(source)
        plain = PlainTextBuilder(source)
    }

    mutating func run(_ root: CmarkNode) {
        root.walk { node, type in
            if let end = skippedTo, node != end {
                removed.append(node)
                return false
            }
            skippedTo = nil
            enter(node, type)
            return true
        } leave: { node, type in
            if skippedTo == nil { leave(node, type) }
        }
        for node in removed { node.remove() }
    }

    mutating func plainText(_ file: SourceFile) -> PlainText { plain.finish(file) }

    private mutating func enter(_ node: CmarkNode, _ type: cmark_node_type) {
        switch type {
        case CMARK_NODE_TEXT: readText(node)
        case CMARK_NODE_SOFTBREAK: if pictureDepth == 0 { softBreaks.meet(node, after: plain) }
        case CMARK_NODE_LINEBREAK:
            joinLines(nil)
            appendSpace()
        case CMARK_NODE_CODE: readCode(node)
        case CMARK_NODE_PARAGRAPH:
            begin(contexts.last ?? .paragraph, node, itemPlace)
        case CMARK_NODE_HEADING:
            begin(.heading(level: node.headingLevel), node)
        case CMARK_NODE_LINK: openReference(node)
        case CMARK_NODE_IMAGE:
            joinLines(nil)
            openReference(node)
            pictureDepth += 1
        case CMARK_NODE_LIST:
            lists.append(OpenList(number: listCount, isOrdered: node.isOrderedList))
            listCount += 1
        case CMARK_NODE_ITEM:
            contexts.append(.item)
            // An item stands in a list.
            if !lists.isEmpty { lists[lists.count - 1].item += 1 }
        case CMARK_NODE_BLOCK_QUOTE: contexts.append(.quote)
        case CMARK_NODE_HTML_INLINE:
            joinLines(nil)
            let tag = readHTML(node).lowercased()
            if ["<del", "<s>", "<s ", "<strike"].contains(where: tag.hasPrefix) { plain.markStruck() }
        case CMARK_NODE_HTML_BLOCK:
            place(node)
            readWords(of: readHTML(node), node)
        case CMARK_NODE_CODE_BLOCK: readCodeBlock(node)
        case CMARK_NODE_CUSTOM_BLOCK, CMARK_NODE_CUSTOM_INLINE: enterCustom(node)
        default: break
        }
    }

    private mutating func leave(_ node: CmarkNode, _ type: cmark_node_type) {
        switch type {
        case CMARK_NODE_PARAGRAPH: end()
        case CMARK_NODE_HEADING: endHeading(node)
        case CMARK_NODE_LINK: closeReference(node)
        case CMARK_NODE_IMAGE: closePicture(node)
        case CMARK_NODE_LIST: lists.removeLast()
        case CMARK_NODE_ITEM, CMARK_NODE_BLOCK_QUOTE: contexts.removeLast()
        case CMARK_NODE_CUSTOM_BLOCK, CMARK_NODE_CUSTOM_INLINE: leaveCustom(node)
        default: break
        }
    }

    private mutating func enterCustom(_ node: CmarkNode) {
        guard let mark = node.mark else { return }
        switch mark.role {
        case .cell: beginCell(mark)
        case .question: begin(.question, nil)
        case .title: begin(.title, nil)
        case .caption: begin(.caption, nil)
        case .footnote: contexts.append(.footnote)
        case .note: contexts.append(.note)
        case .inseparable: inseparable = inseparable ?? mark.value
        case .struck: plain.markStruck()
        case .text: break
        }
    }

    private mutating func leaveCustom(_ node: CmarkNode) {
        guard let mark = node.mark else { return }
        switch mark.role {
        case .cell, .title, .caption: end()
        case .question:
            endHeading(node)
            openQuestions.append((mark.value, headings.last?.text ?? "", plain.blockCount))
        case .note:
            contexts.removeLast()
            if let open = openQuestions.last, open.component == mark.value {
                openQuestions.removeLast()
                questions.append((open.component, open.text, open.start..<plain.blockCount))
            }
        case .footnote: contexts.removeLast()
        case .inseparable: if inseparable == mark.value { inseparable = nil }
        case .text, .struck: break
        }
    }

    // MARK: Blocks

    private mutating func begin(
        _ kind: PlainText.Block.Kind, _ node: CmarkNode?, _ position: PlainText.Block.Place? = nil
    ) {
        plain.begin(kind, inseparable: inseparable, place: position)
        softBreaks.reset()
        holdsPicture = false
        if let node { place(node) } else { block = BlockPlace() }
    }

    /// The place in its list of a paragraph that stands in nothing but lists.
    private var itemPlace: PlainText.Block.Place? {
        guard let list = lists.last, contexts.allSatisfy({ $0 == .item }) else { return nil }
        return .item(list: list.number, item: list.item, isOrdered: list.isOrdered)
    }

    private mutating func beginCell(_ mark: NodeMark) {
        if mark.cell == (0, 0) { tableCount += 1 }
        let place = PlainText.Block.Place.cell(table: tableCount - 1, row: mark.cell.row, column: mark.cell.column)
        begin(.cell, nil, contexts.isEmpty ? place : nil)
    }

    private mutating func end() {
        joinLines(nil)
        plain.end()
    }

    private mutating func endHeading(_ node: CmarkNode) {
        let start = plain.openStart ?? plain.utf8.count
        headings.append(HeadingPass.Heading(node: node, text: words(from: start, of: node)))
        end()
    }

    /// Goes on reading the source where a block begins; nodes that a pass has made have no place.
    private mutating func place(_ node: CmarkNode) {
        block = BlockPlace(node)
        if block.line > 0 { cursor = source.offset(line: block.line, column: block.column) }
    }

    // MARK: Words

    private mutating func readText(_ node: CmarkNode) {
        var literal = node.literal
        if let restored = restored(literal, isCode: false) {
            node.setLiteral(restored)
            literal = node.literal
        }
        guard !literal.isEmpty else { return }
        if pictureDepth > 0 {
            cursor = aligner.alignment(of: node, literal, in: block).offset(of: literal.count)
            return
        }
        joinLines(literal)
        switch aligner.alignment(of: node, literal, in: block) {
        case .verbatim(let start):
            plain.append(literal, from: start..<(start + literal.count))
            cursor = start + literal.count
        case .runs(let runs):
            for run in runs {
                plain.append(UnsafeBufferPointer(rebasing: literal[run.text]), from: run.source)
                cursor = run.source.upperBound
            }
        }
    }

    private mutating func readCode(_ node: CmarkNode) {
        if let restored = restored(node.literal, isCode: true) { node.setLiteral(restored) }
        let literal = node.literal
        if pictureDepth > 0 { return }
        joinLines(literal)
        // Line ends have become spaces: such code is looked for no further than its first line.
        let found = source.find(Array(literal), from: cursor)
        plain.append(literal, from: found ?? cursor..<cursor)
        cursor = found?.upperBound ?? cursor
    }

    private mutating func readCodeBlock(_ node: CmarkNode) {
        if let restored = restored(node.literal, isCode: true) { node.setLiteral(restored) }
        if let restored = restored(node.fenceInfo, isCode: true) { node.setFenceInfo(restored) }
        begin(.code, node)
        // The words begin below the fence.
        if CodeFence.run(source.written[min(cursor, source.written.count)...].prefix(3)) != nil {
            cursor = source.offset(line: node.startLine + 1, column: 1)
        }
        for line in node.literal.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
            if plain.openStart != plain.utf8.count { plain.append([UInt8(ascii: "\n")], from: cursor..<cursor) }
            let found = source.find(Array(line), from: cursor)
            plain.append(line, from: found ?? cursor..<cursor)
            cursor = found?.upperBound ?? cursor
        }
        end()
    }

    private mutating func appendSpace() {
        if pictureDepth == 0, plain.isInBlock {
            plain.append([0x20], from: cursor..<cursor)
        }
    }

    /// Decides about the line end before a text, or before something else.
    private mutating func joinLines(_ next: UnsafeBufferPointer<UInt8>?) {
        guard let join = softBreaks.join(next) else { return }
        switch join.kind {
        case .nothing: removed.append(join.node)
        case .space:
            let space = CmarkNode.text([0x20])
            space.insert(after: join.node)
            removed.append(join.node)
            appendSpace()
        case .lineEnd: appendSpace()
        }
    }

    /// The text that was read since `start`; where a picture stands in it, with the picture's.
    private func words(from start: Int, of node: CmarkNode) -> String {
        if holdsPicture { return node.plainText.trimmingWhiteSpace }
        var words = plain.utf8[start...].drop { $0 <= 0x20 }
        while let last = words.last, last <= 0x20 { words.removeLast() }
        return String(decoding: words, as: UTF8.self)
    }

    // MARK: Links and pictures

    private mutating func openReference(_ node: CmarkNode) {
        if let restored = restored(node.url, isCode: false) { node.setURL(restored) }
        if let restored = restored(node.title, isCode: false) { node.setTitle(restored) }
        let url = Array(node.url)
        if references.isEmpty { references.reserveCapacity(16) }
        openReferences.append(
            OpenReference(index: references.count, url: url, start: plain.utf8.count, cursor: cursor))
        let attributes = pictures[node]
        references.append(
            MarkdownDocument.Reference(
                kind: node.type == CMARK_NODE_LINK ? .link : .picture,
                destination: String(decoding: url, as: UTF8.self),
                text: "", range: source.range(cursor..<cursor), width: attributes?.width, height: attributes?.height,
                isDecoration: attributes?.isDecoration ?? false, showsPeople: attributes?.showsPeople ?? false))
        node.setURL(SlotMarker.address(references.count - 1))
    }

    private mutating func closeReference(_ node: CmarkNode) {
        guard let open = openReferences.popLast() else { return }
        references[open.index].text =
            open.holdsPicture ? node.plainText : String(decoding: plain.utf8[open.start...], as: UTF8.self)
        locate(open)
        reportFootnote(open)
    }

    /// `[^1]: …` in a quote or a list is a link definition to cmark, so that `[^1]` becomes a link.
    private mutating func reportFootnote(_ open: OpenReference) {
        guard open.start < plain.utf8.count, plain.utf8[open.start] == UInt8(ascii: "^") else { return }
        let text = references[open.index].text
        guard let place = source.find(Array("[\(text)]".utf8), from: open.cursor),
            place.lowerBound - open.cursor < 8
        else { return }
        diagnostics.append(
            .warning(
                "markdown.footnote",
                Message(en: "`[\(text)]` is a link here, not a footnote", ja: "`[\(text)]` が脚注ではなくリンクになっています"),
                at: .source(source.range(place)),
                hint: Message(
                    en: "write the footnote at the beginning of a line, outside of lists and quotes",
                    ja: "脚注の本文は、箇条書きや引用の外に、行の先頭から書いてください")))
    }

    private mutating func closePicture(_ node: CmarkNode) {
        guard let open = openReferences.popLast() else { return }
        pictureDepth -= 1
        // A picture in another one's words is not shown, and has none of its own.
        if pictureDepth == 0 { references[open.index].text = node.plainText }
        holdsPicture = true
        if let last = openReferences.indices.last { openReferences[last].holdsPicture = true }
        locate(open)
    }

    /// cmark does not say where an address stands: behind the words, or, without brackets, as the words.
    private mutating func locate(_ open: OpenReference) {
        guard !open.url.isEmpty else { return }
        if let behind = source.find(open.url, from: cursor), behind.lowerBound - cursor < 8 {
            references[open.index].range = source.range(behind)
            cursor = behind.upperBound
        } else {
            // The words themselves, or a definition (`[name]: address`) anywhere below.
            let found = source.find(open.url, from: open.cursor)
            references[open.index].range = source.range(found ?? open.cursor..<max(cursor, open.cursor))
        }
    }

    // MARK: Raw HTML

    /// - Returns: what may stay.
    @discardableResult
    private mutating func readHTML(_ node: CmarkNode) -> String {
        if let restored = restored(node.literal, isCode: false) { node.setLiteral(restored) }
        let literal = node.literal.string
        let (kept, dropped) = RawHTMLPass.filter(literal)
        if trustsHTML { return kept }
        for text in dropped where droppedCount < Self.mostDropped {
            droppedCount += 1
            let found = source.find(Array(text.utf8), from: cursor) ?? cursor..<cursor
            diagnostics.append(RawHTMLPass.diagnostic(text, source.range(found)))
            cursor = found.upperBound
        }
        if kept.isBlank {
            removed.append(node)
            if let name = RawHTMLPass.whollyDropped(node), let parent = node.parent {
                let element = OpenElement(parent: parent, name: name)
                guard !unclosed.contains(element) else { return kept }
                skippedTo = RawHTMLPass.end(of: name, behind: node)
                if skippedTo == nil { unclosed.insert(element) }
            }
        } else if kept != literal {
            node.setLiteral(kept.utf8)
        }
        return kept
    }

    /// The words of a block of HTML: what stands between its tags.
    private mutating func readWords(of html: String, _ node: CmarkNode) {
        begin(.html, node)
        let bytes = Array(html.utf8)
        for part in bytes.split(separator: UInt8(ascii: "<")) {
            let isTag = part.startIndex > 0
            guard let first = isTag ? part.firstIndex(of: UInt8(ascii: ">")).map({ $0 + 1 }) : part.startIndex else {
                continue
            }
            for word in part[first...].split(whereSeparator: { $0 <= 0x20 }) {
                if plain.openStart != plain.utf8.count { appendSpace() }
                let found = source.find(Array(word), from: cursor)
                plain.append(word, from: found ?? cursor..<cursor)
                cursor = found?.upperBound ?? cursor
            }
        }
        end()
    }

    // MARK: Helpers

    private mutating func restored(_ text: UnsafeBufferPointer<UInt8>, isCode: Bool) -> [UInt8]? {
        // Nearly every text has none.
        guard let helperLead, text.offset(of: helperLead) != nil, let restored = source.restored(text) else {
            return nil
        }
        if !isCode { misplaced += restored.components }
        return restored.bytes
    }
}
