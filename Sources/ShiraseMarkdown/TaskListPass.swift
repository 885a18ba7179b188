import CCmark

/// `- [ ] …` and `- [x] …`: list items with a box that shows whether they are done.
enum TaskListPass {
    static func run(_ root: CmarkNode) {
        var texts: [CmarkNode] = []
        root.walk { node in
            guard node.type == CMARK_NODE_ITEM, let paragraph = node.firstChild, paragraph.type == CMARK_NODE_PARAGRAPH,
                let text = paragraph.firstChild, text.type == CMARK_NODE_TEXT
            else { return }
            texts.append(text)
        }
        for text in texts {
            let literal = text.literal
            let isDone = literal.hasPrefix("[x] ") || literal.hasPrefix("[X] ")
            guard isDone || literal.hasPrefix("[ ] ") else { continue }
            let checked = isDone ? " checked=\"\"" : ""
            guard
                let box = CmarkNode.custom(
                    CMARK_NODE_CUSTOM_INLINE, enter: "<input type=\"checkbox\"\(checked) disabled=\"\" /> ", exit: "")
            else { continue }
            box.insert(before: text)
            cmark_node_set_literal(text.pointer, String(literal.dropFirst(4)))
        }
    }
}
