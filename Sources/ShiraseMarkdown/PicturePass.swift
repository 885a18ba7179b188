import CCmark

/// Sizes behind pictures (`![…](a.jpg){width=600 height=400}`), and figures: a picture that stands alone in its paragraph and has a
/// title becomes a `figure`, with the title as its caption.
enum PicturePass {
    /// In CSS pixels, as written.
    struct Size {
        var width: Int?
        var height: Int?
    }

    /// Takes the sizes that authors have written out of the tree.
    static func takeSizes(_ root: CmarkNode) -> [CmarkNode: Size] {
        var sizes: [CmarkNode: Size] = [:]
        for picture in pictures(root) {
            guard let text = picture.next, text.type == CMARK_NODE_TEXT, let (size, rest) = size(text.literal) else {
                continue
            }
            sizes[picture] = size
            if rest.isEmpty { text.remove() } else { cmark_node_set_literal(text.pointer, rest) }
        }
        return sizes
    }

    static func makeFigures(_ root: CmarkNode) {
        for picture in pictures(root) { makeFigure(picture) }
    }

    private static func pictures(_ root: CmarkNode) -> [CmarkNode] {
        var pictures: [CmarkNode] = []
        root.walk { if $0.type == CMARK_NODE_IMAGE { pictures.append($0) } }
        return pictures
    }

    /// The size at the beginning of a text, and what follows it.
    private static func size(_ text: String) -> (Size, rest: String)? {
        guard let match = text.prefixMatch(of: /\{((?:\s*(?:width|height)=[0-9]{1,5})+)\s*\}/) else { return nil }
        var size = Size()
        for part in match.1.split(separator: " ") {
            let pair = part.split(separator: "=")
            if pair.first == "width" { size.width = pair.last.flatMap { Int($0) } }
            if pair.first == "height" { size.height = pair.last.flatMap { Int($0) } }
        }
        return (size, String(text[match.range.upperBound...]))
    }

    private static func makeFigure(_ picture: CmarkNode) {
        let title = cmark_node_get_title(picture.pointer).map { String(cString: $0) } ?? ""
        guard !title.isEmpty, let paragraph = picture.parent, paragraph.type == CMARK_NODE_PARAGRAPH,
            paragraph.firstChild == picture, picture.next == nil,
            let figure = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<figure>", exit: "</figure>"),
            let content = CmarkNode.custom(
                CMARK_NODE_CUSTOM_INLINE, enter: "", exit: "\n<figcaption>\(title.htmlEscaped)</figcaption>")
        else { return }
        figure.sourceLine = paragraph.startLine
        cmark_node_set_title(picture.pointer, nil)
        content.append(picture)
        figure.append(content)
        paragraph.replace(with: figure)
    }
}
