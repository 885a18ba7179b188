import CCmark

/// The words of a document, from the tree.
enum PlainText {
    /// - Returns: the text of each paragraph that stands directly in the document, and the characters of all text, white space
    ///   not counted.
    static func collect(_ root: CmarkNode) -> (paragraphs: [String], characterCount: Int) {
        var count = 0
        root.walk { node in
            if node.type == CMARK_NODE_TEXT || node.type == CMARK_NODE_CODE {
                count += node.literal.unicodeScalars.count { !$0.properties.isWhitespace }
            }
        }
        let paragraphs = root.children
            .filter { $0.type == CMARK_NODE_PARAGRAPH && !isPicture($0) }
            .map(\.plainText.trimmingWhiteSpace)
        return (paragraphs.filter { !$0.isEmpty }, count)
    }

    /// Whether a paragraph holds a picture and nothing else: its words are the picture's, not the article's.
    private static func isPicture(_ paragraph: CmarkNode) -> Bool {
        paragraph.children.allSatisfy { $0.type == CMARK_NODE_IMAGE || $0.type == CMARK_NODE_SOFTBREAK }
    }
}
