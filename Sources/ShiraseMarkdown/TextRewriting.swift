import CCmark

/// What passes share that turn pieces of text into nodes.
extension CmarkNode {
    /// A text node outside of every tree.
    static func text(_ literal: some StringProtocol) -> CmarkNode? {
        let node = make(CMARK_NODE_TEXT)
        if let node { cmark_node_set_literal(node.pointer, String(literal)) }
        return node
    }

    func insert(before sibling: CmarkNode) { cmark_node_insert_before(sibling.pointer, pointer) }
    func insert(after sibling: CmarkNode) { cmark_node_insert_after(sibling.pointer, pointer) }

    /// Whether a node of a type lies above this one, inside the same block.
    func isInside(_ type: cmark_node_type) -> Bool {
        var parent = self.parent
        while let container = parent, !container.isBlock {
            if container.type == type { return true }
            parent = container.parent
        }
        return false
    }

    /// The line on which the block around this node begins; 0 where that is not known.
    var blockLine: Int {
        var node: CmarkNode? = self
        while let current = node {
            if current.ownLine > 0 { return current.ownLine }
            node = current.parent
        }
        return 0
    }

    /// The text nodes below that contain `trigger`, in document order.
    func texts(containing trigger: String) -> [CmarkNode] {
        var texts: [CmarkNode] = []
        walk { if $0.type == CMARK_NODE_TEXT, $0.literalContains(trigger) { texts.append($0) } }
        return texts
    }

    /// Puts a node in the place of each match of a pattern in this text. Where `make` gives none, the text stays.
    func replaceMatches<Output>(of pattern: Regex<Output>, with make: (Regex<Output>.Match) -> CmarkNode?) {
        let literal = self.literal
        var nodes: [CmarkNode] = []
        var plain = literal.startIndex
        for match in literal.matches(of: pattern) {
            guard let node = make(match), let before = CmarkNode.text(literal[plain..<match.range.lowerBound]) else {
                continue
            }
            nodes += [before, node]
            plain = match.range.upperBound
        }
        if !nodes.isEmpty, let rest = CmarkNode.text(literal[plain...]) { replace(with: nodes + [rest]) }
    }

    /// A block outside of every tree that renders as `enter`, this block's inline nodes, which move into it, and `exit`.
    func takingInlines(enter: String, exit: String) -> CmarkNode? {
        guard let block = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "", exit: ""),
            let inline = CmarkNode.custom(CMARK_NODE_CUSTOM_INLINE, enter: enter, exit: exit)
        else { return nil }
        for child in children { inline.append(child) }
        block.append(inline)
        return block
    }

    /// Puts nodes in this one's place; nothing happens without any.
    func replace(with nodes: [CmarkNode]) {
        guard !nodes.isEmpty else { return }
        for node in nodes { node.insert(before: self) }
        remove()
    }
}
