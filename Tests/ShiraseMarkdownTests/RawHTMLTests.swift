import ShiraseCore
import TestSupport
import Testing

@testable import ShiraseMarkdown

@Suite struct RawHTMLTests {
    private func document(_ text: String, trustsHTML: Bool = false) -> MarkdownDocument {
        let file = SourceFile(path: "a.md", text: text)
        return Markdown.document(file, body: 0..<file.bytes.count, options: .init(trustsHTML: trustsHTML))
    }

    @Test(arguments: [
        ("<b>太</b>", "<b>太</b>"), ("<BR>", "<br>"), ("<br/>", "<br />"), ("<hr class=\"a b\">", "<hr class=\"a b\">"),
        (
            "<a href='https://example.jp/?a=1&amp;b=2' title=x>a</a>",
            "<a href=\"https://example.jp/?a=1&amp;b=2\" title=\"x\">a</a>"
        ),
        ("<details open><summary>問</summary>答</details>", "<details open=\"\"><summary>問</summary>答</details>"),
        ("<td colspan=2 aria-label=\"a\" data-x='y'>", "<td colspan=\"2\" aria-label=\"a\" data-x=\"y\">"),
        ("<a href=\"../reserve/#a\">", "<a href=\"../reserve/#a\">"), ("<a href=\"/a:b\">", "<a href=\"/a:b\">"),
        ("1 < 2 <3", "1 &lt; 2 &lt;3"),
        ("<!-- 注 -->x<!-- -->", "x"), ("<p>1️⃣ cafe\u{301}</p>", "<p>1️⃣ cafe\u{301}</p>"),
        ("<span title=\"1️⃣\">x</span>", "<span title=\"1️⃣\">x</span>"),
    ])
    func harmlessHTMLStays(_ html: String, _ expected: String) {
        var filter = HTMLFilter()
        #expect(filter.filter(html) == expected)
        #expect(filter.dropped == [])
    }

    @Test(arguments: [
        ("<script>alert(1)</script>x", "x", ["<script>"]), ("<SCRIPT SRC=a></SCRIPT >x", "x", ["<SCRIPT SRC=a>"]),
        ("<style>p{}</style>", "", ["<style>"]), ("<iframe src=a>b</iframe>", "", ["<iframe src=a>"]),
        ("<object data=a><b>c</b></object>d", "d", ["<object data=a>"]), ("<script>never closed <b>", "", ["<script>"]),
        ("<b onclick=\"x\" ONLOAD=y>a</b>", "<b>a</b>", ["onclick=\"x\"", "ONLOAD=y"]),
        ("<b style=\"x\">", "<b>", ["style=\"x\""]),
        ("<a href=\"javascript:alert(1)\">", "<a>", ["href=\"javascript:alert(1)\""]),
        ("<a href=\" java\tscript:x\">", "<a>", ["href=\" java\tscript:x\""]),
        ("<a href=\"&#106;avascript:x\">", "<a>", ["href=\"&#106;avascript:x\""]),
        ("<a href=\"javascript&colon;x\">", "<a>", ["href=\"javascript&colon;x\""]),
        ("<img src=\"data:text/html,x\">", "<img>", ["src=\"data:text/html,x\""]),
        ("<img src=\"shirase:~0\">", "<img>", ["src=\"shirase:~0\""]),
        ("<body>", "", ["<body>"]), ("</main>", "", ["</main>"]), ("<h1>", "", ["<h1>"]),
        ("<!DOCTYPE html>", "", ["<!DOCTYPE html>"]), ("<?php x ?>", "", ["<?php x ?>"]),
        ("<form action=a><input></form>", "", ["<form action=a>"]),
        ("<svg onload=x><b>y</b></svg>z", "z", ["<svg onload=x>"]), ("<b x", "&lt;b x", []),
        ("<b title=\"a\"\u{301} onclick=x b=\"c\">", "<b title=\"a\">", ["\u{301}", "onclick=x", "b=\"c\""]),
        ("\u{600}<img src=x onerror=y>", "\u{600}<img src=\"x\">", ["onerror=y"]),
        ("\u{600}<script>a</script>b", "\u{600}b", ["<script>"]),
        ("<b title=\"x\u{600}\" onclick=y z\">", "&lt;b title=\"x\u{600}\" onclick=y z\">", []),
        ("<b\u{301} onclick=x>", "", ["<b\u{301} onclick=x>"]), ("<!-- a", "", ["<!-- a"]),
        (" href=\"shirase:~0\"", " href=\"shirase:&#126;0\"", []),
        ("<a title='\"><script>'>", "<a title=\"&quot;&gt;&lt;script&gt;\">", []),
    ])
    func theRestGoes(_ html: String, _ expected: String, _ dropped: [String]) {
        var filter = HTMLFilter()
        #expect(filter.filter(html) == expected)
        #expect(filter.dropped == dropped)
    }

    @Test func whatIsDroppedIsSaidWithItsPlace() {
        let document = document("a\n\n<div onclick=\"x\">b</div>\n\n文<b>太</b>字<!-- 注 -->と<script>c</script>。\n")
        #expect(document.fragment == "<p>a</p>\n<div>b</div>\n<p>文<b>太</b>字と。</p>\n")
        #expect(
            document.diagnostics.map { diagnostic in
                guard case .source(let range) = diagnostic.place else { return diagnostic.message.en }
                let position = SourcePosition(range)
                return "\(position.line):\(position.column)+\(position.length) \(diagnostic.message.en)"
            } == [
                "3:6+11 this HTML is left out: onclick=\"x\"", "5:22+8 this HTML is left out: <script>",
                "5:31+9 this HTML is left out: </script>",
            ])
    }

    /// What a script holds is no text; where it does not end, the text stays.
    @Test(arguments: [
        ("あ<script>*x* `y` [z](a)</script>い", "あい", 0), ("あ<script>*x*い", "あ<em>x</em>い", 0),
        ("あ<style>a</style><b>い</b><style>b</STYLE>う", "あ<b>い</b>う", 0), ("*<script>a*</script>い", "<em>a</em>い", 0),
        ("あ<title>い</title>[う](a)", "あ<a href=\"a\">う</a>", 1), ("あ<script>a</b></script>い", "あい", 0),
    ])
    func contentGoesWithItsElement(_ text: String, _ expected: String, _ references: Int) {
        #expect(document(text).fragment == "<p>\(expected)</p>\n")
        #expect(document(text).references.count == references)
        #expect(document(text).plainText.text(0..<99).contains("x") == text.contains("*x*い"))
    }

    @Test func trustedHTMLPasses() {
        let text = "<script>a</script>\n\n<b onclick=x>b</b>\n"
        #expect(document(text, trustsHTML: true).fragment == "<script>a</script>\n<p><b onclick=x>b</b></p>\n")
        #expect(document(text, trustsHTML: true).diagnostics == [])
    }

    @Test func rawHTMLCannotFillSlots() {
        let text = "<b data-href=\"shirase:~0\" title=' src=\"shirase:~0\"'>x</b> [a](b)\n"
        #expect(
            document(text).fragment
                == "<p><b data-href=\"shirase:&#126;0\" title=\" src=&quot;shirase:&#126;0&quot;\">x</b> <a href=\"b\">a</a></p>\n"
        )
    }

    @Test func addressesOfMarkdownAreHarmlessInFragments() {
        #expect(
            document("[a](javascript:x) [b](tel:0) ![c](data:x)\n").fragment
                == "<p><a href=\"\">a</a> <a href=\"tel:0\">b</a> <img src=\"\" loading=\"lazy\" decoding=\"async\" alt=\"c\" /></p>\n"
        )
    }

    /// Whatever is thrown at the filter, what comes out holds no script, no handler and no address of another scheme.
    @Test(arguments: [3, 20_261_124]) func randomTexts(_ seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let pieces = [
            "<", ">", "</", "/>", "script", "b", "a", "img", "iframe", " ", "href=", "src=", "onclick=", "onerror", "=",
            "\"", "'", "javascript:", "x", "&#58;",
            "&quot;", "\n", "<!--", "-->", "\u{301}", "あ", "\u{0}", "style", "svg", "/", "`",
        ]
        for _ in 0..<4000 {
            let html = (0..<Int.random(in: 0...16, using: &generator)).compactMap { _ in
                pieces.randomElement(using: &generator)
            }.joined()
            var filter = HTMLFilter()
            let once = filter.filter(html)
            for match in once.matches(of: /<([a-zA-Z\/!?][^>]*)>/) {
                guard let tag = HTMLTag(once[match.range]) else {
                    Issue.record("seed \(seed): \(html.debugDescription) gives \(once.debugDescription)")
                    continue
                }
                let names = tag.attributes.map(\.name)
                #expect(
                    ["a", "b", "img"].contains(tag.name) && names.allSatisfy { ["href", "src"].contains($0) },
                    "seed \(seed): \(html.debugDescription)")
                #expect(
                    tag.attributes.allSatisfy { HTMLFilter.isHarmless(address: $0.value ?? "") },
                    "seed \(seed): \(html.debugDescription)")
            }
            var second = HTMLFilter()
            #expect(second.filter(once) == once, "seed \(seed): \(html.debugDescription)")
        }
    }
}
