import CCmark
import ShiraseCore

/// Raw HTML is left out of pages, and the author is told so.
enum RawHTMLPass {
    static func diagnostics(_ root: CmarkNode, _ source: MarkdownSource) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var searchFrom = 0
        root.walk { node in
            if node.isBlock, node.startLine > 0 {
                searchFrom = max(searchFrom, source.offset(line: node.startLine, column: node.startColumn))
            }
            guard node.type == CMARK_NODE_HTML_BLOCK || node.type == CMARK_NODE_HTML_INLINE else { return }
            // Comments are for the authors themselves: leaving them out loses nothing.
            guard !node.literal.hasPrefix("<!--") else { return }
            let firstLine = String(node.literal.prefix { !$0.isNewline })
            let found = source.find(firstLine, from: searchFrom)
            searchFrom = found?.upperBound ?? searchFrom
            let offsets = found ?? searchFrom..<searchFrom
            diagnostics.append(
                .warning(
                    "markdown.raw-html",
                    Message(en: "raw HTML is left out: \(firstLine)", ja: "HTML のタグは使えないため、ページに出ません: \(firstLine)"),
                    at: .source(source.range(offsets)),
                    hint: Message(en: "write it in Markdown", ja: "Markdown の書き方に直してください")))
        }
        return diagnostics
    }
}
