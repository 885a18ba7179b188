import CCmark

/// `- [ ] …` and `- [x] …`: list items with a box that shows whether they are done.
enum TaskListPass {
    /// The box for four bytes at the beginning of a list item.
    static func match(_ text: CmarkNode, _ bytes: [UInt8]) -> CmarkNode? {
        guard bytes.count >= 4, bytes[2] == UInt8(ascii: "]"), bytes[3] == UInt8(ascii: " "), text.previous == nil,
            let paragraph = text.parent, paragraph.type == CMARK_NODE_PARAGRAPH, paragraph.previous == nil,
            paragraph.parent?.type == CMARK_NODE_ITEM
        else { return nil }
        switch bytes[1] {
        case UInt8(ascii: " "): return box("")
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return box(" checked=\"\"")
        default: return nil
        }
    }

    private static func box(_ checked: String) -> CmarkNode {
        .custom(CMARK_NODE_CUSTOM_INLINE, enter: "<input type=\"checkbox\"\(checked) disabled=\"\" /> ")
    }
}
