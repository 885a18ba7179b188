import CCmark
import ShiraseCore

/// Filters raw HTML in the tree through ``HTMLFilter``, and tells the author what was dropped.
enum RawHTMLPass {
    static func run(_ root: CmarkNode, _ source: MarkdownSource) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var edits: [(node: CmarkNode, html: String)] = []
        var search = SourceSearch(source)
        root.walk { node in
            search.enter(node)
            guard node.type == CMARK_NODE_HTML_BLOCK || node.type == CMARK_NODE_HTML_INLINE else { return }
            let literal = node.literal
            var filter = HTMLFilter()
            let kept = filter.filter(literal)
            if kept != literal { edits.append((node, kept)) }
            for text in filter.dropped {
                let firstLine = String(text.prefix { !$0.isNewline })
                diagnostics.append(
                    .warning(
                        "markdown.raw-html",
                        Message(
                            en: "this HTML is left out: \(firstLine)", ja: "この HTML は使えないため、ページに出ません: \(firstLine)"),
                        at: .source(search.find(firstLine)),
                        hint: Message(
                            en: "write it in Markdown, or set `raw_html: trusted` in site.yml if you trust all authors",
                            ja: "Markdown の書き方に直してください。すべての執筆者を信頼できるときは、site.yml に raw_html: trusted と書けます")))
            }
        }
        for (node, html) in edits {
            if html.isBlank { node.remove() } else { cmark_node_set_literal(node.pointer, html) }
        }
        return diagnostics
    }
}
