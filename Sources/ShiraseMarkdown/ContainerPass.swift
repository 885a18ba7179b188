import CCmark
import ShiraseCore

/// Containers: `:::note`, `:::warning`, `:::steps` and `:::faq`, with a title, one inside the other.
enum ContainerPass {
    static let names = ["note", "warning", "steps", "faq"]

    static func run(_ root: CmarkNode, _ source: MarkdownSource) -> [Diagnostic] {
        guard let helper = source.helper.map({ String(decoding: $0, as: UTF8.self) }), !source.containers.isEmpty else {
            return []
        }
        var markers: [(node: CmarkNode, fence: ContainerLines.Fence)] = []
        root.walk { node in
            guard node.type == CMARK_NODE_HTML_BLOCK, let index = marker(node, helper), index < source.containers.count
            else { return }
            markers.append((node, source.containers[index]))
        }
        var diagnostics: [Diagnostic] = []
        var open: [(node: CmarkNode, fence: ContainerLines.Fence)] = []
        for (node, fence) in markers {
            if let name = fence.name {
                if !names.contains(name) {
                    diagnostics.append(problem(fence, source, unknown(name), Diagnostic.meant(names, name)))
                }
                open.append((node, fence))
            } else if let begin = open.popLast() {
                if begin.node.parent == node.parent {
                    wrap(begin.fence, from: begin.node, to: node)
                } else {
                    diagnostics.append(problem(begin.fence, source, unclosed, closeHint))
                }
            } else {
                diagnostics.append(
                    problem(
                        fence, source, Message(en: "`:::` ends nothing", ja: "`:::` に対応する始まりがありません"),
                        Message(en: "remove the line", ja: "この行を消してください")))
            }
        }
        for (_, fence) in open { diagnostics.append(problem(fence, source, unclosed, closeHint)) }
        for (node, _) in markers { node.remove() }
        return diagnostics
    }

    /// What ``Preparation`` writes in the place of a fence.
    static func comment(_ index: Int, _ helper: [UInt8]) -> [UInt8] {
        Array("<!--".utf8) + helper + Array("\(index)-->".utf8)
    }

    private static func marker(_ node: CmarkNode, _ helper: String) -> Int? {
        let literal = node.literal
        guard literal.hasPrefix("<!--\(helper)") else { return nil }
        return Int(literal.dropFirst("<!--\(helper)".count).prefix { $0.isNumber })
    }

    private static let unclosed = Message(en: "this container is not closed", ja: "この囲みが閉じられていません")
    private static let closeHint = Message(
        en: "put a line `:::` below its content, in the same list or quote", ja: "内容の下に「:::」だけの行を書いてください")

    private static func unknown(_ name: String) -> Message {
        Message(en: "there is no container `:::\(name)`", ja: "「:::\(name)」という囲みはありません")
    }

    private static func problem(
        _ fence: ContainerLines.Fence, _ source: MarkdownSource, _ message: Message, _ hint: Message
    ) -> Diagnostic {
        .error("markdown.container", message, at: .source(source.range(fence.range)), hint: hint)
    }

    private static func wrap(_ fence: ContainerLines.Fence, from begin: CmarkNode, to end: CmarkNode) {
        let name = fence.name ?? ""
        let element = name == "note" || name == "warning" ? "aside" : "div"
        let title = fence.title.isEmpty ? "" : "\n<p class=\"title\">\(fence.title.htmlEscaped)</p>"
        guard
            let container = CmarkNode.custom(
                CMARK_NODE_CUSTOM_BLOCK, enter: "<\(element) class=\"\(name)\">\(title)", exit: "</\(element)>")
        else { return }
        while let node = begin.next, node != end { container.append(node) }
        container.insert(after: begin)
        if name == "faq" { makeQuestions(container) }
    }

    /// In a FAQ every heading is a question; what follows it, up to the next one, is the answer, which opens without a script.
    private static func makeQuestions(_ container: CmarkNode) {
        var answer: CmarkNode?
        for node in container.children {
            guard node.type == CMARK_NODE_HEADING else {
                answer?.append(node)
                continue
            }
            guard let details = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<details>", exit: "</details>"),
                let summary = node.takingInlines(enter: "<summary>", exit: "</summary>")
            else { continue }
            details.sourceLine = node.startLine
            details.append(summary)
            node.replace(with: details)
            answer = details
        }
    }
}
