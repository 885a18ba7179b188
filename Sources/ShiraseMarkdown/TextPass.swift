import CCmark
import ShiraseCore

/// One pass for everything that is written inside of texts: footnote references, addresses, telephone numbers, struck-out text, ruby,
/// boxes of task lists, and what stands in braces behind headings and pictures. Each has its own file; a text is read once, from its
/// beginning, and the first match at a place wins.
struct TextPass {
    private let source: MarkdownSource
    private let signs: [UInt8]
    private let linksTelephones: Bool
    private var aligner: SourceAligner
    private var strikethrough = StrikethroughPass()
    private var footnotes: FootnotePass
    /// Ids that authors have set by hand.
    private(set) var ids: [CmarkNode: String] = [:]
    /// Sizes that authors have written behind pictures.
    private(set) var pictures: [CmarkNode: PictureAttributes] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    /// - Parameter linksTelephones: whether telephone numbers become links.
    init(_ source: MarkdownSource, linksTelephones: Bool, footnotes: FootnotePass) {
        self.source = source
        self.linksTelephones = linksTelephones
        self.footnotes = footnotes
        aligner = SourceAligner(source)
        signs = Self.signs(source.written, linksTelephones)
    }

    /// The bytes at which something may begin that this pass looks for; none in most documents.
    private static func signs(_ bytes: [UInt8], _ linksTelephones: Bool) -> [UInt8] {
        var signs: [UInt8] = []
        func add(_ sign: Unicode.Scalar, before condition: (UInt8) -> Bool = { _ in true }) {
            if bytes.contains(UInt8(ascii: sign), before: condition) { signs.append(UInt8(ascii: sign)) }
        }
        add("~") { $0 == UInt8(ascii: "~") }
        add("{")
        add("[") { $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: " ") || $0 | 0x20 == UInt8(ascii: "x") }
        add(":") { $0 == UInt8(ascii: "/") }
        add("w") { $0 == UInt8(ascii: "w") }
        add("@")
        if linksTelephones { signs += TelephoneNumber.signs.filter { bytes.offset(of: $0, from: 0) != nil } }
        return signs
    }

    /// - Returns: the footnotes, which end the document, and what is wrong about them.
    mutating func run(_ root: CmarkNode) -> FootnotePass {
        guard !signs.isEmpty else { return footnotes }
        rewriteTexts(root)
        // A footnote's text may refer to further ones.
        var next = 0
        while next < footnotes.notes.count {
            rewriteTexts(footnotes.notes[next].content)
            next += 1
        }
        strikethrough.finish()
        return footnotes
    }

    private mutating func rewriteTexts(_ root: CmarkNode) {
        var texts: [(node: CmarkNode, context: Context)] = []
        var context = Context()
        root.walk { node, type in
            switch type {
            case CMARK_NODE_TEXT:
                let literal = node.literal
                if signs.contains(where: { literal.offset(of: $0) != nil }) { texts.append((node, context)) }
            case CMARK_NODE_LINK: context.isInLink = true
            case CMARK_NODE_IMAGE: context.isInPicture = true
            default: if type.holdsInlines { context.block = BlockPlace(node) }
            }
            return true
        } leave: { _, type in
            if type == CMARK_NODE_LINK { context.isInLink = false }
            if type == CMARK_NODE_IMAGE { context.isInPicture = false }
        }
        for (node, context) in texts { rewrite(node, context) }
    }

    /// Where a text stands.
    private struct Context {
        var isInLink = false
        var isInPicture = false
        var block = BlockPlace()
    }

    private mutating func rewrite(_ text: CmarkNode, _ context: Context) {
        var pieces = TextPieces(text, aligner.alignment(of: text, text.literal, in: context.block), source)
        let mayLink = !context.isInLink && !context.isInPicture
        var at = 0
        while at < pieces.bytes.count {
            let bytes = pieces.bytes
            switch bytes[at] {
            case UInt8(ascii: "~"):
                var run = bytes[at...].prefix { $0 == UInt8(ascii: "~") }
                // A helper stands behind a sign that the author has escaped.
                if !source.helper.isEmpty, bytes[run.endIndex...].starts(with: source.helper) { run.removeLast() }
                if run.count == 2 { strikethrough.addDelimiter(run.indices, &pieces, helper: source.helper) }
                at = max(run.endIndex, at + 1)
                continue
            case UInt8(ascii: "["):
                if at == 0, let box = TaskListPass.match(text, bytes) {
                    pieces.put(box, for: 0..<4)
                } else if mayLink, let name = FootnotePass.reference(bytes, at) {
                    let place = pieces.source(at..<(name.upperBound + 1))
                    if let link = footnotes.reference(pieces.text(name), at: place, source) {
                        pieces.put(link, for: at..<(name.upperBound + 1))
                    }
                    at = name.upperBound + 1
                    continue
                }
            case UInt8(ascii: "{"):
                if let (id, range) = HeadingPass.writtenID(text, bytes, at) {
                    // The block that holds the text is its parent here.
                    if let heading = text.parent { ids[heading] = pieces.text(id) }
                    pieces.put(nil, for: range)
                } else if at == 0, let picture = text.previous, picture.type == CMARK_NODE_IMAGE,
                    let (attributes, end) = PictureAttributes.match(bytes)
                {
                    pictures[picture] = attributes
                    pieces.put(nil, for: 0..<end)
                } else if let ruby = RubyPass.match(bytes, at, helper: source.helper) {
                    pieces.put(RubyPass.node(ruby, pieces), for: ruby.range)
                } else if at == 0, text.previous?.type == CMARK_NODE_IMAGE {
                    reportSize(pieces)
                }
            case UInt8(ascii: ":") where mayLink, UInt8(ascii: "w") where mayLink, UInt8(ascii: "@") where mayLink:
                guard let address = AutolinkPass.match(bytes, at, from: pieces.plain) else { break }
                if AutolinkPass.isCut(address, bytes, text) {
                    diagnostics.append(
                        AutolinkPass.cut(pieces.text(address.range), source.range(pieces.source(address.range))))
                    at = address.range.upperBound
                    continue
                }
                pieces.put(AutolinkPass.node(address, pieces), for: address.range)
            case let byte where linksTelephones && mayLink && TelephoneNumber.signs.contains(byte):
                if let (range, number) = TelephoneNumber.match(bytes, at) {
                    pieces.put(TelephonePass.node(number, range, pieces), for: range)
                }
            default: break
            }
            at = max(at + 1, pieces.plain)
        }
        pieces.finish()
    }
}

extension TextPass {
    /// Braces right behind a picture that hold no size would be published as they are.
    private mutating func reportSize(_ pieces: TextPieces) {
        guard let close = pieces.bytes.prefix(120).firstIndex(of: UInt8(ascii: "}")) else { return }
        diagnostics.append(
            .warning(
                "markdown.picture",
                Message(
                    en: "this says nothing about a picture: \(pieces.text(0..<(close + 1)))",
                    ja: "画像の指定として読み取れません: \(pieces.text(0..<(close + 1)))"),
                at: .source(source.range(pieces.source(0..<(close + 1)))),
                hint: Message(
                    en:
                        "write {width=600 height=400} in pixels, {alt=\"\"} for decoration, {people=true} for people in it",
                    ja: "大きさは {width=600 height=400}、飾りの画像は {alt=\"\"}、人が写る写真は {people=true} のように書いてください")))
    }
}

/// The nodes that come into a text's place.
struct TextPieces {
    let text: CmarkNode
    let bytes: [UInt8]
    private let alignment: SourceAligner.Alignment
    private let source: MarkdownSource
    private var nodes: [CmarkNode] = []
    /// Where the part of the text begins that no node stands for yet.
    private(set) var plain = 0

    init(_ text: CmarkNode, _ alignment: SourceAligner.Alignment, _ source: MarkdownSource) {
        self.text = text
        self.alignment = alignment
        self.source = source
        bytes = Array(text.literal)
    }

    /// Where a part of the text was written.
    func source(_ range: Range<Int>) -> Range<Int> {
        let lower = alignment.offset(of: range.lowerBound)
        let last = range.isEmpty ? lower : alignment.offset(of: range.upperBound - 1) + 1
        return lower..<max(lower, last)
    }

    /// A part of the text without helpers.
    func text(_ range: Range<Int>) -> String {
        bytes.withUnsafeBufferPointer { buffer in
            let part = UnsafeBufferPointer(rebasing: buffer[range])
            return String(decoding: source.restored(part)?.bytes ?? Array(part), as: UTF8.self)
        }
    }

    /// A part of the text as a node that knows its place.
    func textNode(_ range: Range<Int>) -> CmarkNode {
        let node = CmarkNode.text(bytes[range])
        node.mark = NodeMark(.text, alignment.offset(of: range.lowerBound))
        return node
    }

    /// Puts a node, or nothing, in the place of a part of the text. Parts come in order.
    mutating func put(_ node: CmarkNode?, for range: Range<Int>) {
        if plain < range.lowerBound { nodes.append(textNode(plain..<range.lowerBound)) }
        if let node { nodes.append(node) }
        plain = range.upperBound
    }

    /// Puts all nodes into the tree; nothing happens where nothing was put.
    mutating func finish() {
        guard plain > 0 else { return }
        if plain < bytes.count { nodes.append(textNode(plain..<bytes.count)) }
        for node in nodes { node.insert(before: text) }
        text.remove()
    }
}
