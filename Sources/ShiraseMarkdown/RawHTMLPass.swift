import CCmark
import ShiraseCore

/// Takes raw HTML out of the tree, and tells the author so.
enum RawHTMLPass {
    static func run(_ root: CmarkNode, _ source: MarkdownSource) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var removed: [CmarkNode] = []
        var search = SourceSearch(source)
        root.walk { node in
            search.enter(node)
            guard node.type == CMARK_NODE_HTML_BLOCK || node.type == CMARK_NODE_HTML_INLINE else { return }
            removed.append(node)
            // Comments are for the authors themselves: leaving them out loses nothing.
            guard !node.literal.hasPrefix("<!--") else { return }
            let firstLine = String(node.literal.prefix { !$0.isNewline })
            diagnostics.append(
                .warning(
                    "markdown.raw-html",
                    Message(en: "raw HTML is left out: \(firstLine)", ja: "HTML のタグは使えないため、ページに出ません: \(firstLine)"),
                    at: .source(search.find(firstLine)),
                    hint: Message(en: "write it in Markdown", ja: "Markdown の書き方に直してください")))
        }
        for node in removed { node.remove() }
        return diagnostics
    }
}
