import CCmark
import ShiraseCore

/// Gives every heading an id made from its text, so that a link to it survives other headings being added. Japanese is kept.
enum HeadingPass {
    static func run(_ root: CmarkNode) -> [MarkdownDocument.Heading] {
        var nodes: [CmarkNode] = []
        root.walk { if $0.type == CMARK_NODE_HEADING { nodes.append($0) } }
        // The page's own landmark has this id.
        var taken: Set<String> = ["main"]
        var numbers: [String: Int] = [:]
        return nodes.map { node in
            let text = node.plainText.trimmingWhiteSpace
            let id = unique(text.slugified ?? "section", &taken, &numbers)
            let heading = MarkdownDocument.Heading(level: node.headingLevel, id: id, text: text)
            render(node, heading)
            return heading
        }
    }

    /// - Parameter numbers: the last number that each slug was given, so that many equal headings cost no search.
    private static func unique(_ slug: String, _ taken: inout Set<String>, _ numbers: inout [String: Int]) -> String {
        var id = slug
        while !taken.insert(id).inserted {
            numbers[slug, default: 1] += 1
            id = "\(slug)-\(numbers[slug, default: 1])"
        }
        return id
    }

    /// cmark renders a heading without attributes, so a custom block takes its place and its inline nodes.
    private static func render(_ node: CmarkNode, _ heading: MarkdownDocument.Heading) {
        let tag = "h\(heading.level)"
        guard
            let block = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "", exit: ""),
            let inline = CmarkNode.custom(
                CMARK_NODE_CUSTOM_INLINE, enter: "<\(tag) id=\"\(heading.id.htmlEscaped)\">", exit: "</\(tag)>")
        else { return }
        for child in node.children { inline.append(child) }
        block.append(inline)
        node.replace(with: block)
    }
}
