import CCmark
import ShiraseCore

/// Gives every heading an id made from its text, so that a link to it survives other headings being added. Japanese is kept.
enum HeadingPass {
    /// Takes `{#id}` at the end of headings out of the tree: ids that authors have set by hand.
    static func takeWrittenIDs(_ root: CmarkNode) -> [CmarkNode: String] {
        var ids: [CmarkNode: String] = [:]
        var texts: [(node: CmarkNode, literal: String)] = []
        root.walk { node in
            // Most headings have none, and a search by pattern is dear.
            guard node.type == CMARK_NODE_HEADING, let last = CmarkNode(cmark_node_last_child(node.pointer)),
                last.type == CMARK_NODE_TEXT, last.literalContains("{#"),
                let match = last.literal.firstMatch(of: /\s*\{#([^\s{}"'<>&]+)\}\s*$/)
            else { return }
            ids[node] = String(match.1)
            texts.append((last, String(last.literal[..<match.range.lowerBound])))
        }
        for (node, literal) in texts { cmark_node_set_literal(node.pointer, literal) }
        return ids
    }

    /// - Parameter written: the ids that authors have set by hand.
    static func run(_ root: CmarkNode, _ written: [CmarkNode: String]) -> [MarkdownDocument.Heading] {
        var nodes: [CmarkNode] = []
        root.walk { if $0.type == CMARK_NODE_HEADING { nodes.append($0) } }
        // The page's own landmark has the id `main`; ids set by hand go before those that are made.
        var taken: Set<String> = Set(written.values).union(["main"])
        var takenByHand: Set<String> = ["main"]
        var numbers: [String: Int] = [:]
        return nodes.map { node in
            let text = node.plainText.trimmingWhiteSpace
            let id: String
            if let hand = written[node], takenByHand.insert(hand).inserted {
                id = hand
            } else {
                id = unique(written[node] ?? text.slugified ?? "section", &taken, &numbers)
            }
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
        let block = node.takingInlines(enter: "<\(tag) id=\"\(heading.id.htmlEscaped)\">", exit: "</\(tag)>")
        if let block { node.replace(with: block) }
    }
}
