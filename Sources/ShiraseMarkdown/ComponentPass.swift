import CCmark
import ShiraseCore

/// Containers (`:::note 題` … `:::`), one inside the other, and blocks that stand for themselves (`::hours`). What they look like is the
/// templates': a component's place in the HTML is left open (``SlottedHTML``), with its title and its content.
struct ComponentPass {
    private(set) var components: [MarkdownDocument.Component] = []
    private(set) var diagnostics: [Diagnostic] = []
    private let source: MarkdownSource

    init(_ root: CmarkNode, _ source: MarkdownSource) {
        self.source = source
        guard !source.components.isEmpty else { return }
        var markers: [(node: CmarkNode, index: Int)] = []
        root.walk { node, type in
            if type == CMARK_NODE_HTML_BLOCK, let index = index(of: node) { markers.append((node, index)) }
            return !type.holdsInlines
        }
        var open: [(node: CmarkNode, line: ComponentLines.Line, name: String, title: Range<Int>)] = []
        for (node, index) in markers {
            let line = source.components[index]
            switch line.content {
            case .begin(let name, let title):
                if ComponentKind.container(name) == nil {
                    report(
                        line.range, unknown(":::\(name)"),
                        Diagnostic.meant(ComponentKind.containerNames.map { ":::\($0)" }, ":::\(name)"))
                }
                if open.count >= Self.deepest {
                    report(
                        line.range, Message(en: "containers stand too deep in each other", ja: "囲みが深く重なりすぎています"),
                        Message(en: "close the outer ones first", ja: "外側の囲みを先に閉じてください"))
                }
                open.append((node, line, name, title))
            case .end:
                guard let begin = open.popLast() else {
                    report(
                        line.range, Message(en: "`:::` ends nothing", ja: "`:::` に対応する始まりがありません"),
                        Message(en: "remove the line", ja: "この行を消してください"))
                    continue
                }
                if begin.node.parent == node.parent, open.count < Self.deepest {
                    wrap(begin.line, begin.name, begin.title, from: begin.node, to: node)
                } else if begin.node.parent != node.parent {
                    report(begin.line.range, Self.unclosed, Self.closeHint)
                }
            case .block(let name, let attributes): put(name, attributes, line, at: node)
            }
        }
        for begin in open { report(begin.line.range, Self.unclosed, Self.closeHint) }
        for (node, _) in markers { node.remove() }
    }

    /// What ``Preparation`` writes in the place of a line.
    static func comment(_ index: Int, _ helper: [UInt8]) -> [UInt8] {
        Array("<!--".utf8) + helper + Array("\(index)-->".utf8)
    }

    /// The number that a comment holds behind its helper, and where the comment ends.
    static func commentNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (index: Int, end: Int)? {
        let digits = bytes[offset...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !digits.isEmpty, bytes[digits.endIndex...].starts(with: "-->".utf8),
            let index = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        return (index, digits.endIndex + 3)
    }

    private func index(of node: CmarkNode) -> Int? {
        guard let restored = source.restored(node.literal), let index = restored.components.first else { return nil }
        // The comment is the whole block; else it stood inside of the author's own HTML.
        let text = source.written[source.components[index].range]
        return restored.bytes.filter { $0 != UInt8(ascii: "\n") }.elementsEqual(text) ? index : nil
    }

    /// - Parameters:
    ///   - questions: the ids of questions, by their component.
    ///   - misplaced: the lines that cmark has taken for a part of something else than code.
    mutating func finish(questions: [Int: String], misplaced: [Int]) {
        for (index, id) in questions { components[index].anchor = id }
        for index in misplaced {
            report(
                source.components[index].range,
                Message(en: "this line stands inside of other text", ja: "この行がほかの文の一部になっています"),
                Message(en: "put an empty line before it, and indent it less", ja: "前に空の行を入れ、行頭の空白を減らしてください"))
        }
    }

    /// How many containers may stand in each other: more than anybody reads, and few enough to render quickly.
    private static let deepest = 16

    private static let unclosed = Message(en: "this container is not closed", ja: "この囲みが閉じられていません")
    private static let closeHint = Message(
        en: "put a line `:::` below its content, in the same list or quote", ja: "内容の下に「:::」だけの行を書いてください")

    private func unknown(_ name: String) -> Message {
        name.hasPrefix(":::")
            ? Message(en: "there is no container `\(name)`", ja: "「\(name)」という囲みはありません")
            : Message(en: "there is no block `\(name)`", ja: "「\(name)」という部品はありません")
    }

    private mutating func report(_ range: Range<Int>, _ message: Message, _ hint: Message?) {
        diagnostics.append(
            .error("markdown.component", message, at: .source(source.range(range)), hint: hint))
    }

    // MARK: Containers

    private mutating func wrap(
        _ line: ComponentLines.Line, _ name: String, _ title: Range<Int>, from begin: CmarkNode, to end: CmarkNode
    ) {
        let index = add(name, line)
        let container = Self.element(index, role: name == "inseparable" ? .inseparable : .note)
        if !title.isEmpty {
            let text = CmarkNode.text(source.written[title])
            text.mark = NodeMark(.text, title.lowerBound)
            let inline = CmarkNode.custom(CMARK_NODE_CUSTOM_INLINE)
            inline.mark = NodeMark(.title)
            inline.append(text)
            container.firstChild?.append(inline)
        }
        while let node = begin.next, node != end { container.append(node) }
        container.insert(after: begin)
        if name == "faq" { makeQuestions(container, line) }
    }

    /// In a FAQ every heading is a question; what follows it, up to the next one, is the answer.
    private mutating func makeQuestions(_ container: CmarkNode, _ line: ComponentLines.Line) {
        var answer: CmarkNode?
        // The first child holds the title.
        for node in container.children.dropFirst() {
            guard node.type == CMARK_NODE_HEADING else {
                answer?.append(node)
                continue
            }
            let index = add("question", line)
            let question = Self.element(index, role: .note)
            let inline = CmarkNode.custom(CMARK_NODE_CUSTOM_INLINE)
            inline.mark = NodeMark(.question, index)
            inline.takeChildren(of: node)
            question.firstChild?.append(inline)
            node.replace(with: question)
            answer = question
        }
        guard answer == nil else { return }
        diagnostics.append(
            .warning(
                "markdown.faq", Message(en: "this FAQ holds no question", ja: "この「:::faq」には質問がありません"),
                at: .source(source.range(line.range)),
                hint: Message(en: "write each question as a heading: ### …", ja: "質問を「### 質問文」のように見出しで書いてください")))
    }

    // MARK: Blocks

    private mutating func put(
        _ name: String, _ attributes: ComponentAttributes, _ line: ComponentLines.Line, at node: CmarkNode
    ) {
        guard let kind = ComponentKind.block(name) else {
            report(
                line.range, unknown("::\(name)"),
                Diagnostic.meant(ComponentKind.blockNames.map { "::\($0)" }, "::\(name)"))
            return
        }
        let example = Message(en: "write \(kind.example)", ja: "\(kind.example) のように書いてください")
        if let unreadable = attributes.unreadable {
            report(unreadable, Message(en: "this cannot be read", ja: "この部分は読み取れません"), example)
            return
        }
        var values: [String: MarkdownDocument.Component.Value] = [:]
        for attribute in attributes.all {
            if !kind.attributes.contains(attribute.name) {
                report(
                    attribute.range,
                    Message(
                        en: "`::\(name)` has no `\(attribute.name)`",
                        ja: "`::\(name)` に `\(attribute.name)` という項目はありません"),
                    example)
            }
            let value = MarkdownDocument.Component.Value(
                text: attribute.value, range: source.range(attribute.range))
            if values.updateValue(value, forKey: attribute.name) != nil {
                report(
                    attribute.range,
                    Message(en: "`\(attribute.name)` stands here twice", ja: "`\(attribute.name)` が二度書かれています"), example)
            }
        }
        for required in kind.attributes where values[required]?.text.isBlank ?? true {
            report(
                line.range, Message(en: "`::\(name)` needs `\(required)`", ja: "`::\(name)` には `\(required)` が必要です"),
                example)
        }
        Self.element(add(name, line, values), role: .note).insert(before: node)
    }

    private mutating func add(
        _ name: String, _ line: ComponentLines.Line, _ values: [String: MarkdownDocument.Component.Value] = [:]
    ) -> Int {
        components.append(
            MarkdownDocument.Component(name: name, attributes: values, range: source.range(line.range)))
        return components.count - 1
    }

    /// A block that opens a component; its first child is where the title belongs.
    private static func element(_ index: Int, role: NodeMark.Role) -> CmarkNode {
        let block = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK)
        block.setEnter(SlotMarker.begin(index))
        block.setExit(SlotMarker.end(index))
        block.mark = NodeMark(role, index)
        let title = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK)
        title.setExit(SlotMarker.content(index))
        block.append(title)
        return block
    }
}
