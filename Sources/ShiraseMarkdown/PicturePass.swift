import CCmark
import ShiraseCore

/// What stands in braces behind a picture: its size in CSS pixels, `alt=""` for one that says nothing, `people=true` for one that shows people:
/// `![](line.svg){alt=""}`, `![…](a.jpg){width=600 height=400 people=true}`.
struct PictureAttributes {
    private(set) var width: Int?
    private(set) var height: Int?
    private(set) var isDecoration = false
    private(set) var showsPeople = false

    /// The attributes at the beginning of a text, and where they end.
    static func match(_ bytes: [UInt8]) -> (attributes: PictureAttributes, end: Int)? {
        guard bytes.first == UInt8(ascii: "{"), let close = bytes.prefix(120).firstIndex(of: UInt8(ascii: "}")) else {
            return nil
        }
        var attributes = PictureAttributes()
        let parts = bytes[1..<close].split(separator: UInt8(ascii: " "))
        for part in parts where !attributes.take(String(decoding: part, as: UTF8.self)) { return nil }
        return parts.isEmpty ? nil : (attributes, close + 1)
    }

    /// - Returns: whether it means something.
    private mutating func take(_ part: String) -> Bool {
        switch part {
        case "alt=\"\"": isDecoration = true
        case "people=true": showsPeople = true
        case "people=false": showsPeople = false
        default:
            guard let match = part.wholeMatch(of: /(width|height)=([0-9]{1,5})/) else { return false }
            if match.1 == "width" { width = Int(match.2) } else { height = Int(match.2) }
        }
        return true
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
