import ShiraseCore
import Testing

@testable import ShiraseMarkdown

/// Plain CommonMark 0.30, and that a document without an extension renders the same with them.
@Suite struct CommonMarkTests {
    /// Markdown with what it renders to, by the part of the specification that it is about.
    static let examples: [(String, String)] = [
        // Tabs
        ("\t予約\tの方法\n", "<pre><code>予約\tの方法\n</code></pre>\n"),
        ("- 項目\n\n\t続き\n", "<ul>\n<li>\n<p>項目</p>\n<p>続き</p>\n</li>\n</ul>\n"),
        (">\t\t符号\n", "<blockquote>\n<pre><code>  符号\n</code></pre>\n</blockquote>\n"),
        // Escapes and character references
        ("\\*星\\* \\# \\[a\\] \\あ \\\\\n", "<p>*星* # [a] \\あ \\</p>\n"),
        (
            "`\\*` と <https://example.jp/\\*>\n",
            "<p><code>\\*</code> と <a href=\"https://example.jp/%5C*\">https://example.jp/\\*</a></p>\n"
        ),
        ("&copy; &amp; &#12354; &#x3044; &nothing; &#0;\n", "<p>© &amp; あ い &amp;nothing; \u{FFFD}</p>\n"),
        ("&#42;a&#42;\n", "<p>*a*</p>\n"),
        // Thematic breaks and headings
        ("***\n---\n___\n", "<hr />\n<hr />\n<hr />\n"), ("- - -\n", "<hr />\n"), ("--\n**\n", "<p>--\n**</p>\n"),
        ("    ***\n", "<pre><code>***\n</code></pre>\n"),
        ("- a\n***\n- b\n", "<ul>\n<li>a</li>\n</ul>\n<hr />\n<ul>\n<li>b</li>\n</ul>\n"),
        ("#見出し\n", "<p>#見出し</p>\n"), ("####### 七つ\n", "<p>####### 七つ</p>\n"), ("\\## a\n", "<p>## a</p>\n"),
        // Code
        ("    一行目\n\n    三行目\n\n\n", "<pre><code>一行目\n\n三行目\n</code></pre>\n"),
        ("段落\n    続き\n", "<p>段落\n続き</p>\n"),
        ("```\n<&>\n```\n", "<pre><code>&lt;&amp;&gt;\n</code></pre>\n"),
        ("~~~~ swift 例\n```\n~~~\n~~~~~\n", "<pre><code class=\"language-swift\">```\n~~~\n</code></pre>\n"),
        ("```\n閉じない\n", "<pre><code>閉じない\n</code></pre>\n"),
        ("> ```\n> a\n\nb\n", "<blockquote>\n<pre><code>a\n</code></pre>\n</blockquote>\n<p>b</p>\n"),
        ("``` a`b\n```\n", "<p>``` a`b</p>\n<pre><code></code></pre>\n"),
        ("  ```\n   a\n  b\n  ```\n", "<pre><code> a\nb\n</code></pre>\n"),
        // Paragraphs and blank lines
        ("a\nb\n\nc\n", "<p>a\nb</p>\n<p>c</p>\n"), ("  a\n b\n", "<p>a\nb</p>\n"), ("\n\na\n  \n", "<p>a</p>\n"),
        // Link definitions
        ("[名]: /url '題'\n\n[名]\n", "<p><a href=\"/url\" title=\"題\">名</a></p>\n"),
        ("[a]: <b c>\n\n[A]\n", "<p><a href=\"b%20c\">A</a></p>\n"),
        ("[a]: x\n[a]: y\n\n[a]\n", "<p><a href=\"x\">a</a></p>\n"),
        ("[a]:\n\n[a]\n", "<p>[a]:</p>\n<p>[a]</p>\n"), ("a\n[b]: c\n", "<p>a\n[b]: c</p>\n"),
        // Quotes
        ("> a\nb\n> c\n", "<blockquote>\n<p>a\nb\nc</p>\n</blockquote>\n"),
        ("> - a\n- b\n", "<blockquote>\n<ul>\n<li>a</li>\n</ul>\n</blockquote>\n<ul>\n<li>b</li>\n</ul>\n"),
        (">\n", "<blockquote>\n</blockquote>\n"),
        ("> a\n\n> b\n", "<blockquote>\n<p>a</p>\n</blockquote>\n<blockquote>\n<p>b</p>\n</blockquote>\n"),
        (
            "> > > a\n> b\n",
            "<blockquote>\n<blockquote>\n<blockquote>\n<p>a\nb</p>\n</blockquote>\n</blockquote>\n</blockquote>\n"
        ),
        // Lists
        ("- 一\n- 二\n\n- 三\n", "<ul>\n<li>\n<p>一</p>\n</li>\n<li>\n<p>二</p>\n</li>\n<li>\n<p>三</p>\n</li>\n</ul>\n"),
        ("2) 二\n3) 三\n", "<ol start=\"2\">\n<li>二</li>\n<li>三</li>\n</ol>\n"),
        ("1. a\n1) b\n", "<ol>\n<li>a</li>\n</ol>\n<ol>\n<li>b</li>\n</ol>\n"),
        ("年\n2026. 続き\n", "<p>年\n2026. 続き</p>\n"), ("1234567890. a\n", "<p>1234567890. a</p>\n"),
        ("-a\n", "<p>-a</p>\n"),
        ("- a\n  - b\n    - c\n", "<ul>\n<li>a\n<ul>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>\n"),
        ("-\n  a\n", "<ul>\n<li>a</li>\n</ul>\n"), ("* a\n+ b\n", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n"),
        // Code spans
        ("`` a`b ``\n", "<p><code>a`b</code></p>\n"), ("` a `\n", "<p><code>a</code></p>\n"),
        ("`a\nb`\n", "<p><code>a b</code></p>\n"),
        ("`*a*\n", "<p>`<em>a</em></p>\n"), ("*`a*`\n", "<p>*<code>a*</code></p>\n"),
        // Emphasis
        ("*a **b** c*\n", "<p><em>a <strong>b</strong> c</em></p>\n"), ("a * b *\n", "<p>a * b *</p>\n"),
        ("foo_bar_baz\n", "<p>foo_bar_baz</p>\n"),
        ("foo*bar*baz\n", "<p>foo<em>bar</em>baz</p>\n"), ("***a** b*\n", "<p><em><strong>a</strong> b</em></p>\n"),
        ("**a*\n", "<p>*<em>a</em></p>\n"), ("*a*b*\n", "<p><em>a</em>b*</p>\n"),
        ("__a__ _b_\n", "<p><strong>a</strong> <em>b</em></p>\n"),
        ("*a [b*](c)\n", "<p>*a <a href=\"c\">b*</a></p>\n"), ("**** a\n", "<p>**** a</p>\n"),
        // Links
        ("[a](<b(c>)\n", "<p><a href=\"b(c\">a</a></p>\n"), ("[a](b(c)d)\n", "<p><a href=\"b(c)d\">a</a></p>\n"),
        ("[a] (b)\n", "<p>[a] (b)</p>\n"),
        ("[a [b] c](d)\n", "<p><a href=\"d\">a [b] c</a></p>\n"),
        ("[a [b](c) d](e)\n", "<p>[a <a href=\"c\">b</a> d](e)</p>\n"),
        ("[a]( )\n", "<p><a href=\"\">a</a></p>\n"),
        ("[a][b]\n\n[b]: c (題)\n", "<p><a href=\"c\" title=\"題\">a</a></p>\n"),
        ("[a][]\n\n[a]: b\n", "<p><a href=\"b\">a</a></p>\n"),
        ("[a](b \"c \\\" d\")\n", "<p><a href=\"b\" title=\"c &quot; d\">a</a></p>\n"),
        (
            "<https://example.jp/?a=1&b=日>\n",
            "<p><a href=\"https://example.jp/?a=1&amp;b=%E6%97%A5\">https://example.jp/?a=1&amp;b=日</a></p>\n"
        ),
        ("<mail@example.jp>\n", "<p><a href=\"mailto:mail@example.jp\">mail@example.jp</a></p>\n"),
        ("<a b>\n", "<a b>\n"), ("<3>\n", "<p>&lt;3&gt;</p>\n"),
        // Raw HTML
        ("<div>\n*a*\n\n*b*\n</div>\n", "<div>\n*a*\n<p><em>b</em></p>\n</div>\n"),
        ("<!-- a\n\nb -->\nc\n", "<!-- a\n\nb -->\n<p>c</p>\n"),
        ("a <b class='x'>c</b>\n", "<p>a <b class='x'>c</b></p>\n"), ("<b>\na\n", "<b>\na\n"),
        ("a\n<div>\n", "<p>a</p>\n<div>\n"),
        ("<pre>\n\na\n</pre>\nb\n", "<pre>\n\na\n</pre>\n<p>b</p>\n"), ("<?a\n?>b\n\nc\n", "<?a\n?>b\n<p>c</p>\n"),
        // Line breaks
        ("a  \nb\\\nc\n", "<p>a<br />\nb<br />\nc</p>\n"), ("a   \n", "<p>a</p>\n"), ("a\\\n", "<p>a\\</p>\n"),
        ("a \n b\n", "<p>a\nb</p>\n"),
        // Odd characters
        ("a\u{0}b\n", "<p>a\u{FFFD}b</p>\n"), ("\u{FEFF}a\n", "<p>a</p>\n"), ("a\r\nb\rc\n", "<p>a\nb\nc</p>\n"),
        ("a\u{A0}b\u{3000}c\n", "<p>a\u{A0}b\u{3000}c</p>\n"),
        ("", ""), ("\n", ""),
    ]

    @Test(arguments: examples) func rendersAsTheSpecificationSays(_ markdown: String, _ html: String) {
        #expect(String(decoding: Markdown.commonMark(Array(markdown.utf8)), as: UTF8.self) == html)
    }

    /// Where no rule of Shirase's applies. Raw HTML passes as it is where it is trusted.
    @Test(arguments: examples) func rendersTheSameWithExtensions(_ markdown: String, _ html: String) {
        // A line end between Japanese characters leaves nothing.
        let joined = ["段落\n    続き\n": "<p>段落続き</p>\n", "年\n2026. 続き\n": "<p>年 2026. 続き</p>\n"]
        let file = SourceFile(path: "a.md", text: markdown)
        let document = Markdown.document(file, body: 0..<file.bytes.count, options: .init(trustsHTML: true))
        #expect(document.fragment == joined[markdown] ?? html)
        #expect(document.diagnostics == [])
    }
}
