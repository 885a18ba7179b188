import CCmark
import ShiraseCore

/// Collects links and pictures, and puts a slot in the place of each address.
enum ReferencePass {
    static func run(_ root: CmarkNode, _ source: MarkdownSource) -> [MarkdownDocument.Reference] {
        var references: [MarkdownDocument.Reference] = []
        // cmark 0.30 knows the place of blocks and of text, not of links: an address is searched from its block on, each one
        // after the one before.
        var searchFrom = 0
        root.walk { node in
            if node.isBlock, node.startLine > 0 {
                searchFrom = max(searchFrom, source.offset(line: node.startLine, column: node.startColumn))
            }
            guard node.type == CMARK_NODE_LINK || node.type == CMARK_NODE_IMAGE else { return }
            let destination = node.url
            let found = source.find(destination, from: searchFrom)
            searchFrom = found?.upperBound ?? searchFrom
            references.append(
                MarkdownDocument.Reference(
                    kind: node.type == CMARK_NODE_LINK ? .link : .picture, destination: destination,
                    text: node.plainText, range: source.range(found ?? searchFrom..<searchFrom)))
            node.url = source.slots.address(references.count - 1)
        }
        return references
    }
}
