import CCmark
import ShiraseCore

/// Collects links and pictures, and puts a slot in the place of each address.
enum ReferencePass {
    static func run(
        _ root: CmarkNode, _ source: MarkdownSource, _ sizes: [CmarkNode: PicturePass.Size]
    ) -> [MarkdownDocument.Reference] {
        var references: [MarkdownDocument.Reference] = []
        var search = SourceSearch(source)
        root.walk { node in
            search.enter(node)
            guard node.type == CMARK_NODE_LINK || node.type == CMARK_NODE_IMAGE else { return }
            references.append(
                MarkdownDocument.Reference(
                    kind: node.type == CMARK_NODE_LINK ? .link : .picture, destination: node.url, text: node.plainText,
                    range: search.find(node.url), width: sizes[node]?.width, height: sizes[node]?.height))
            node.url = SlotMarker.address(references.count - 1)
        }
        return references
    }
}
