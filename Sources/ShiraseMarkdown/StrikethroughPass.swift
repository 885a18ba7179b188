import CCmark

/// `~~text~~` as GitHub Flavored Markdown has it, flanked by the amended rules for CJK. A single `~`, which Japanese uses for
/// ranges (9:00~12:00), stays what it is.
enum StrikethroughPass {
    static func run(_ root: CmarkNode) {
        var containers: [CmarkNode] = []
        for text in root.texts(containing: "~~") {
            if let parent = text.parent, containers.last != parent { containers.append(parent) }
        }
        for container in containers { run(in: container) }
    }

    private struct Delimiter {
        let node: CmarkNode
        let canOpen: Bool
        let canClose: Bool
    }

    private static func run(in container: CmarkNode) {
        var opener: CmarkNode?
        for delimiter in delimiters(in: container) {
            if delimiter.canClose, let open = opener {
                wrap(from: open, to: delimiter.node)
                opener = nil
            } else if delimiter.canOpen, opener == nil {
                opener = delimiter.node
            }
        }
    }

    /// Parts the container's texts at their delimiters, which become nodes of their own.
    private static func delimiters(in container: CmarkNode) -> [Delimiter] {
        var delimiters: [Delimiter] = []
        for text in container.children where text.type == CMARK_NODE_TEXT && text.literalContains("~~") {
            let literal = text.literal
            var nodes: [CmarkNode] = []
            var plain = literal.startIndex
            let scalars = literal.unicodeScalars
            var at = scalars.startIndex
            while let start = scalars[at...].firstIndex(of: "~") {
                let end = scalars[start...].firstIndex { $0 != "~" } ?? scalars.endIndex
                at = end
                guard scalars.distance(from: start, to: end) == 2 else { continue }
                if let before = CmarkNode.text(literal[plain..<start]), let node = CmarkNode.text("~~") {
                    nodes += [before, node]
                    let previous = start > scalars.startIndex ? scalars[scalars.index(before: start)] : nil
                    let next = end < scalars.endIndex ? scalars[end] : nil
                    let flanking = CJKCharacter.flanking(
                        before: previous.map(CJKCharacter.classify) ?? edge(of: text, isStart: true),
                        after: next.map(CJKCharacter.classify) ?? edge(of: text, isStart: false))
                    delimiters.append(Delimiter(node: node, canOpen: flanking.left, canClose: flanking.right))
                }
                plain = end
            }
            if !nodes.isEmpty, let rest = CmarkNode.text(literal[plain...]) { text.replace(with: nodes + [rest]) }
        }
        return delimiters
    }

    /// What stands beside a text: a line's end, or the sign with which another inline node begins or ends.
    private static func edge(of text: CmarkNode, isStart: Bool) -> CJKCharacter.Class {
        let sibling = CmarkNode(isStart ? cmark_node_previous(text.pointer) : cmark_node_next(text.pointer))
        guard let sibling else { return text.parent?.isBlock == false ? .punctuation : .whiteSpace }
        switch sibling.type {
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: return .whiteSpace
        case CMARK_NODE_TEXT: return .other
        default: return .punctuation
        }
    }

    private static func wrap(from open: CmarkNode, to close: CmarkNode) {
        guard let element = CmarkNode.custom(CMARK_NODE_CUSTOM_INLINE, enter: "<del>", exit: "</del>") else { return }
        while let node = open.next, node != close { element.append(node) }
        element.insert(after: open)
        open.remove()
        close.remove()
    }
}
