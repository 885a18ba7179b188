import CCmark

/// Line ends inside of a paragraph. Between two East Asian wide characters one vanishes, since Japanese and Chinese are written
/// without spaces; between such a character and another script it is a space; else it stays as CommonMark has it. Korean, which
/// puts spaces between words, keeps it.
enum SoftBreakPass {
    static func run(_ root: CmarkNode) {
        var edits: [(node: CmarkNode, isSpace: Bool)] = []
        var last: Unicode.Scalar?
        var pending: CmarkNode?
        func meet(_ first: Unicode.Scalar?) {
            guard let node = pending else { return }
            pending = nil
            switch (isWide(last), isWide(first)) {
            case (true, true): edits.append((node, false))
            case (true, false), (false, true): edits.append((node, true))
            case (false, false): break
            }
        }
        root.walk { node in
            switch node.type {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE:
                guard !isAlternative(node) else { return }
                let scalars = node.literal.unicodeScalars
                guard let first = scalars.first else { return }
                meet(first)
                last = scalars.last
            case CMARK_NODE_SOFTBREAK: pending = node
            case CMARK_NODE_LINEBREAK, CMARK_NODE_IMAGE, CMARK_NODE_HTML_INLINE:
                meet(nil)
                last = nil
            default:
                // A break never is the last node of its block.
                if node.isBlock { (last, pending) = (nil, nil) }
            }
        }
        for (node, isSpace) in edits {
            if isSpace, let space = CmarkNode.make(CMARK_NODE_TEXT) {
                cmark_node_set_literal(space.pointer, " ")
                node.replace(with: space)
            } else if !isSpace {
                node.remove()
            }
        }
    }

    /// Whether a text is a picture's, which is not read between its neighbours.
    private static func isAlternative(_ node: CmarkNode) -> Bool {
        var parent = node.parent
        while let container = parent, !container.isBlock {
            if container.type == CMARK_NODE_IMAGE { return true }
            parent = container.parent
        }
        return false
    }

    /// East Asian wide and not Hangul.
    private static func isWide(_ scalar: Unicode.Scalar?) -> Bool {
        guard let value = scalar?.value, CJKCharacter.isCJK(value) else { return false }
        switch value {
        case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xFF61...0xFFDC: return false
        default: return true
        }
    }
}
