import CCmark
import ShiraseCore

/// Filters raw HTML through ``HTMLFilter``, and tells the author what was dropped.
enum RawHTMLPass {
    /// - Returns: what may stay, and the first line of each part that was dropped, as written.
    static func filter(_ html: String) -> (kept: String, dropped: [String]) {
        var filter = HTMLFilter()
        let kept = filter.filter(html)
        return (kept, filter.dropped.map { String($0.prefix { !$0.isNewline }) })
    }

    /// The name of an element that an inline node begins and that must not leave its content (`<script>`).
    static func whollyDropped(_ node: CmarkNode) -> String? {
        guard node.type == CMARK_NODE_HTML_INLINE, let tag = HTMLTag(node.literal.string), !tag.isClosing,
            HTMLFilter.wholly.contains(tag.name)
        else { return nil }
        return tag.name
    }

    /// The node behind this one, beside it, with an element's end tag.
    static func end(of name: String, behind node: CmarkNode) -> CmarkNode? {
        var next = node.next
        while let candidate = next {
            if candidate.type == CMARK_NODE_HTML_INLINE, candidate.literal.starts(with: "</".utf8),
                HTMLTag(candidate.literal.string)?.name == name
            {
                return candidate
            }
            next = candidate.next
        }
        return nil
    }

    static func diagnostic(_ text: String, _ range: SourceRange) -> Diagnostic {
        .warning(
            "markdown.raw-html",
            Message(en: "this HTML is left out: \(text)", ja: "この HTML は使えないため、ページに出ません: \(text)"),
            at: .source(range),
            hint: Message(
                en: "write it in Markdown, or set `raw_html: trusted` in site.yml if you trust all authors",
                ja: "Markdown の書き方に直してください。すべての執筆者を信頼できるときは、site.yml に raw_html: trusted と書けます"))
    }
}
