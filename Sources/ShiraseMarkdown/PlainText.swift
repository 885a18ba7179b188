import CCmark
import ShiraseCore

/// The words of a document, from the tree.
enum PlainText {
    /// - Returns: the text of each paragraph of the document's beginning, and the characters of all text, white space not
    ///   counted.
    static func collect(_ root: CmarkNode) -> (leadParagraphs: [String], characterCount: Int) {
        var count = 0
        root.walk { node in
            if node.type == CMARK_NODE_TEXT || node.type == CMARK_NODE_CODE {
                count += node.literal.unicodeScalars.count { !isWhiteSpace($0) }
            }
        }
        var lead: [String] = []
        for node in root.children {
            // A heading after the first words begins another subject; a heading passed over is one that comes before them.
            if node.type == CMARK_NODE_HEADING, !lead.isEmpty { break }
            if node.type == CMARK_NODE_PARAGRAPH, !isPicture(node) {
                let text = node.plainText.trimmingWhiteSpace
                if !text.isEmpty { lead.append(text) }
            }
        }
        return (lead, count)
    }

    /// Whether a paragraph holds a picture and nothing else: its words are the picture's, not the article's.
    private static func isPicture(_ paragraph: CmarkNode) -> Bool {
        paragraph.children.allSatisfy { $0.type == CMARK_NODE_IMAGE || $0.type == CMARK_NODE_SOFTBREAK }
    }

    /// Unicode's White_Space, without the look-up in its tables.
    private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
