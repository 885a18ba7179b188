import CCmark
import ShiraseCore

/// A picture's size in CSS pixels, as written behind it: `![…](a.jpg){width=600 height=400}`.
struct PictureSize {
    private(set) var width: Int?
    private(set) var height: Int?

    /// The size at the beginning of a text, and where it ends.
    static func match(_ bytes: [UInt8]) -> (size: PictureSize, end: Int)? {
        guard bytes.first == UInt8(ascii: "{"), let close = bytes.prefix(80).firstIndex(of: UInt8(ascii: "}")) else {
            return nil
        }
        var size = PictureSize()
        let parts = bytes[1..<close].split(separator: UInt8(ascii: " "))
        for part in parts {
            let pair = part.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
            guard pair.count == 2, (1...5).contains(pair[1].count),
                pair[1].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else { return nil }
            let value = Int(String(decoding: pair[1], as: UTF8.self))
            switch String(decoding: pair[0], as: UTF8.self) {
            case "width": size.width = value
            case "height": size.height = value
            default: return nil
            }
        }
        return parts.isEmpty ? nil : (size, close + 1)
    }
}

/// Figures: a picture that stands alone in its paragraph and has a title becomes a `figure`, with the title as its caption.
enum PicturePass {
    static func run(_ root: CmarkNode, _ source: MarkdownSource) {
        guard source.written.contains(UInt8(ascii: "!"), before: { $0 == UInt8(ascii: "[") }) else { return }
        var pictures: [CmarkNode] = []
        root.walk { node, type in
            guard type == CMARK_NODE_PARAGRAPH, let picture = node.firstChild, picture.type == CMARK_NODE_IMAGE,
                picture.next == nil, !picture.title.isEmpty
            else { return !type.holdsInlines }
            pictures.append(picture)
            return false
        }
        for picture in pictures { makeFigure(picture, source) }
    }

    private static func makeFigure(_ picture: CmarkNode, _ source: MarkdownSource) {
        guard let paragraph = picture.parent else { return }
        let figure = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<figure>", exit: "</figure>")
        let content = CmarkNode.custom(CMARK_NODE_CUSTOM_INLINE)
        let caption = CmarkNode.custom(CMARK_NODE_CUSTOM_INLINE, enter: "\n<figcaption>", exit: "</figcaption>")
        caption.mark = NodeMark(.caption)
        let title = Array(picture.title)
        let text = CmarkNode.text(title)
        let start = source.offset(line: paragraph.startLine, column: paragraph.startColumn)
        let restored = source.restored(picture.title)?.bytes ?? title
        text.mark = NodeMark(.text, source.find(restored, from: start)?.lowerBound ?? start)
        caption.append(text)
        content.append(picture)
        figure.append(content)
        figure.append(caption)
        picture.setTitle([UInt8]())
        paragraph.replace(with: figure)
    }
}
