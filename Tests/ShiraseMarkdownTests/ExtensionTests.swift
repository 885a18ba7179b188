import ShiraseCore
import Testing

@testable import ShiraseMarkdown

@Suite struct ExtensionTests {
    private func document(_ text: String) -> MarkdownDocument {
        let file = SourceFile(path: "a.md", text: text)
        return Markdown.document(file, body: 0..<file.bytes.count)
    }

    private func html(_ text: String) -> String {
        let document = document(text)
        return document.html.filled(addresses: document.references.map(\.destination))
    }

    @Test(arguments: [
        ("~~休診~~", "<del>休診</del>"), ("午後は~~「休診」~~です", "午後は<del>「休診」</del>です"),
        ("~~a **b** `c` d~~ e", "<del>a <strong>b</strong> <code>c</code> d</del> e"),
        ("**~~a~~**", "<strong><del>a</del></strong>"),
        ("9:00~12:00、14:00~17:00", "9:00~12:00、14:00~17:00"), ("a~~~b~~~", "a~~~b~~~"), ("a ~~ b ~~ c", "a ~~ b ~~ c"),
        ("\\~~a~~", "~~a~~"), ("~~a\\~~b~~", "<del>a~~b</del>"), ("`~~a~~`", "<code>~~a~~</code>"),
        ("~~a~~~~b~~", "<del>a~~~~b</del>"),
        ("~~a", "~~a"), ("~~a~~ ~~b~~", "<del>a</del> <del>b</del>"), ("a~~b~~c", "a<del>b</del>c"),
        ("~~a\nb~~", "<del>a\nb</del>"),
        ("~~一~~\n~~二~~", "<del>一</del><del>二</del>"),
    ])
    func strikethrough(_ text: String, _ expected: String) {
        #expect(html(text) == "<p>\(expected)</p>\n")
    }

    @Test func taskLists() {
        #expect(
            html("- [ ] 保険証\n- [x] **お薬手帳**\n- [X] a\n- [] b\n- \\[ ] c\n- [ ]d\n") == """
                <ul>
                <li><input type="checkbox" disabled="" /> 保険証</li>
                <li><input type="checkbox" checked="" disabled="" /> <strong>お薬手帳</strong></li>
                <li><input type="checkbox" checked="" disabled="" /> a</li>
                <li>[] b</li>
                <li>[ ] c</li>
                <li>[ ]d</li>
                </ul>

                """)
    }

    @Test(arguments: [
        (
            "{漢字|かんじ}を{読|よ}む",
            "<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>を<ruby>読<rp>（</rp><rt>よ</rt><rp>）</rp></ruby>む"
        ),
        ("**{漢字|か<ん}**", "<strong><ruby>漢字<rp>（</rp><rt>か&lt;ん</rt><rp>）</rp></ruby></strong>"),
        ("\\{漢字|かんじ}", "{漢字|かんじ}"),
        ("{漢字}", "{漢字}"), ("{|a}", "{|a}"), ("{a| }", "{a| }"), ("`{漢字|かんじ}`", "<code>{漢字|かんじ}</code>"),
        ("{a|b|c}", "{a|b|c}"),
    ])
    func ruby(_ text: String, _ expected: String) {
        #expect(html(text) == "<p>\(expected)</p>\n")
    }

    @Test func rubyIsTheWordInPlainText() {
        #expect(document("{内科|ないか}です。").leadTexts == ["内科です。"])
        #expect(document("## {内科|ないか}\n").headings.map(\.id) == ["内科"])
    }

    @Test(arguments: [
        ("詳しくはhttps://example.jp/a?b=1&c=2#dへ。", "詳しくは", "https://example.jp/a?b=1&amp;c=2#d", "へ。"),
        ("（https://example.jp/）", "（", "https://example.jp/", "）"),
        ("(https://example.jp/a(b)).", "(", "https://example.jp/a(b)", ")."),
        ("https://example.jp/a_b_c、", "", "https://example.jp/a_b_c", "、"),
        ("see http://example.jp.", "see ", "http://example.jp", "."),
    ])
    func autolinks(_ text: String, _ before: String, _ address: String, _ after: String) {
        #expect(html(text) == "<p>\(before)<a href=\"\(address)\">\(address)</a>\(after)</p>\n")
    }

    @Test(arguments: [
        ("www.example.jpです", "<a href=\"http://www.example.jp\">www.example.jp</a>です"),
        ("mail@example.jpまで", "<a href=\"mailto:mail@example.jp\">mail@example.jp</a>まで"),
        ("お問い合わせはa.b-c@sub.example.jp.", "お問い合わせは<a href=\"mailto:a.b-c@sub.example.jp\">a.b-c@sub.example.jp</a>."),
        ("xhttps://example.jp", "xhttps://example.jp"), ("https://localhost", "https://localhost"),
        ("@example.jp", "@example.jp"), ("a@b", "a@b"),
        ("`https://example.jp`", "<code>https://example.jp</code>"),
        ("[https://example.jp](a)", "<a href=\"a\">https://example.jp</a>"),
        ("https://", "https://"), ("www.", "www."), ("https://a_b.jp", "https://a_b.jp"),
    ])
    func autolinksOfOtherShapes(_ text: String, _ expected: String) {
        #expect(html(text) == "<p>\(expected)</p>\n")
    }

    @Test(arguments: [
        ("電話は03-0000-0000へ。", "電話は<a href=\"tel:0300000000\">03-0000-0000</a>へ。"),
        ("0120-000-000", "<a href=\"tel:0120000000\">0120-000-000</a>"),
        (
            "090-0000-0000、050-0000-0000",
            "<a href=\"tel:09000000000\">090-0000-0000</a>、<a href=\"tel:05000000000\">050-0000-0000</a>"
        ),
        ("（06）0000-0000", "<a href=\"tel:0600000000\">（06）0000-0000</a>"),
        ("06(0000)0000です", "<a href=\"tel:0600000000\">06(0000)0000</a>です"),
        ("０３－００００－００００", "<a href=\"tel:0300000000\">０３－００００－００００</a>"),
        ("TEL:078-000-0000 FAX", "TEL:<a href=\"tel:0780000000\">078-000-0000</a> FAX"),
        ("（電話 03-0000-0000）", "（電話 <a href=\"tel:0300000000\">03-0000-0000</a>）"),
        ("**03-0000-0000**", "<strong><a href=\"tel:0300000000\">03-0000-0000</a></strong>"),
    ])
    func telephoneNumbers(_ text: String, _ expected: String) {
        let file = SourceFile(path: "a.md", text: text)
        let document = Markdown.document(file, body: 0..<file.bytes.count, options: .init(linksTelephones: true))
        #expect(document.fragment == "<p>\(expected)</p>\n")
        // Nobody has asked for them here.
        #expect(!html(text).contains("<a"))
    }

    @Test(arguments: [
        "650-0000", "2026-11-24", "0-0-0", "10-0000-0000", "03-0000-00000", "03-0000-0000-0", "103-0000-0000",
        "A03-0000-0000", "-03-0000-0000", "+03-0000-0000", "03-000-0000", "03--0000-0000", "000000-000-000", "(03",
        "03-",
        "（03）（00）0000-0000", "03-0000-000", "`03-0000-0000`", "０３－００００－００００－０",
    ])
    func whatIsNoTelephoneNumber(_ text: String) {
        let file = SourceFile(path: "a.md", text: text)
        let document = Markdown.document(file, body: 0..<file.bytes.count, options: .init(linksTelephones: true))
        #expect(document.references == [])
    }

    @Test func telephoneNumbersInLinksStay() {
        let file = SourceFile(path: "a.md", text: "[03-0000-0000](tel:1) ![03-0000-0000](a.png)")
        let document = Markdown.document(file, body: 0..<file.bytes.count, options: .init(linksTelephones: true))
        #expect(document.references.map(\.destination) == ["tel:1", "a.png"])
    }

    @Test func headingIDsSetByHand() {
        let document = document(
            "## 予約 {#reserve}\n\n## reserve\n\n### *a* {#b} {#c}\n\n## \\{#d}\n\n## 二つ目 {#reserve}\n\n## x {#予約-1}\n")
        #expect(document.headings.map(\.id) == ["reserve", "reserve-2", "c", "d", "reserve-3", "予約-1"])
        #expect(document.headings.map(\.text) == ["予約", "reserve", "a {#b}", "{#d}", "二つ目", "x"])
    }

    @Test(arguments: [
        (
            "![絵](a.jpg){width=600}",
            "<p><img src=\"a.jpg\" width=\"600\" loading=\"lazy\" decoding=\"async\" alt=\"絵\" /></p>"
        ),
        (
            "![絵](a.jpg){ height=4 width=6 } 文",
            "<p><img src=\"a.jpg\" width=\"6\" height=\"4\" loading=\"lazy\" decoding=\"async\" alt=\"絵\" /> 文</p>"
        ),
        (
            "![](a.jpg){alt=\"\" people=true width=6}",
            "<p><img src=\"a.jpg\" width=\"6\" loading=\"lazy\" decoding=\"async\" alt=\"\" /></p>"
        ),
        (
            "![絵](a.jpg)\\{width=6}",
            "<p><img src=\"a.jpg\" loading=\"lazy\" decoding=\"async\" alt=\"絵\" />{width=6}</p>"
        ),
        (
            "![絵](a.jpg){onload=x}",
            "<p><img src=\"a.jpg\" loading=\"lazy\" decoding=\"async\" alt=\"絵\" />{onload=x}</p>"
        ),
        (
            "![絵](a.jpg \"説明 <1>\"){width=6}",
            "<figure>\n<img src=\"a.jpg\" width=\"6\" loading=\"lazy\" decoding=\"async\" alt=\"絵\" />\n<figcaption>説明 &lt;1&gt;</figcaption>\n</figure>"
        ),
        (
            "文![絵](a.jpg \"題\")",
            "<p>文<img src=\"a.jpg\" loading=\"lazy\" decoding=\"async\" alt=\"絵\" title=\"題\" /></p>"
        ),
        (
            "[![絵](a.jpg)](b)",
            "<p><a href=\"b\"><img src=\"a.jpg\" loading=\"lazy\" decoding=\"async\" alt=\"絵\" /></a></p>"
        ),
    ])
    func pictures(_ text: String, _ expected: String) {
        #expect(document(text).fragment == expected + "\n")
    }

    /// A carriage return alone ends a line, as it does to cmark.
    @Test func oldMacLineEndsAreLineEnds() {
        let text = "|a|b|\r|-|-|\r|*c*|d|\r\r:::note 題\r文\r:::\r\r[^a]\r\r[^a]: 注\r"
        #expect(document(text).fragment == document(text.replacing("\r", with: "\n")).fragment)
        #expect(document(text).diagnostics == [])
    }

    @Test func picturesInPicturesAreWordsOfThePicture() {
        let document = document("前![a ![b](c) *d*\ne](f)後")
        #expect(document.references.map(\.text) == ["a b d e", ""])
        #expect(document.leadTexts == ["前後"])
    }

    @Test func captionsAreNotTheArticlesWords() {
        #expect(document("![絵](a.jpg \"説明。\")\n\n本文。\n").leadTexts == ["本文。"])
    }

    @Test func footnotes() {
        let text = """
            初回[^b]と二回目[^一]、もう一度[^b]。
            [^一]: 一行の**注**。https://example.jp/

            [^b]: 段落。
            続き。

                二つ目の段落。

                - リスト

            [^c]: 呼ばれない注。
            [^e]: 続く行の注。

            本文の終わり[^d]と[^e]。
            """
        let document = document(text)
        #expect(
            document.fragment == """
                <p>初回<sup class="footnote"><a href="#fn-1" id="fnref-1">1</a></sup>と二回目<sup class="footnote"><a href="#fn-2" id="fnref-2">2</a></sup>、もう一度<sup class="footnote"><a href="#fn-1" id="fnref-1-2">1</a></sup>。</p>
                <p>本文の終わり[^d]と<sup class="footnote"><a href="#fn-3" id="fnref-3">3</a></sup>。</p>
                <div class="footnotes">
                <ol>
                <li id="fn-1">
                <p>段落。続き。</p>
                <p>二つ目の段落。</p>
                <ul>
                <li>リスト</li>
                </ul>
                <p><a href="#fnref-1" aria-label="本文の1へ戻る">↩</a> <a href="#fnref-1-2" aria-label="本文の1-2へ戻る">↩</a></p>
                </li>
                <li id="fn-2">
                <p>一行の<strong>注</strong>。<a href="https://example.jp/">https://example.jp/</a> <a href="#fnref-2" aria-label="本文の2へ戻る">↩</a></p>
                </li>
                <li id="fn-3">
                <p>続く行の注。 <a href="#fnref-3" aria-label="本文の3へ戻る">↩</a></p>
                </li>
                </ol>
                </div>

                """)
        #expect(
            document.diagnostics.map(\.message.en) == [
                "there is no footnote `[^d]`", "nothing refers to the footnote `[^c]`",
            ])
        #expect(document.leadTexts == ["初回と二回目、もう一度。", "本文の終わり[^d]と。"])
    }

    /// The text of each footnote, in order.
    private func notes(_ text: String) -> [String] {
        document(text).fragment.matches(of: /<li id="fn-[0-9]+">\n(?s:(.*?)) ?<a href="#fnref/).map { String($0.1) }
    }

    @Test(arguments: [
        // Definitions on lines that follow each other
        (
            "a[^1] b[^2] c[^3] d[^4]\n\n[^1]: one *e*\n[^2]: two\n[^3]: three\n続き\n[^4]: four",
            ["<p>one <em>e</em>", "<p>two", "<p>three 続き", "<p>four"]
        ),
        // Emphasis beside Japanese punctuation, which has helpers of its own
        ("a[^1]。\n\n[^1]: 「**生**」と「**死**」は違う。", ["<p>「<strong>生</strong>」と「<strong>死</strong>」は違う。"]),
        ("a[^1]\n\n[^1]: **「あ」**い\n\n    （**う**）え\n", ["<p><strong>「あ」</strong>い</p>\n<p>（<strong>う</strong>）え"]),
        // Lines that go on without indentation
        ("a[^1]\n\n[^1]: 効果は\n2026年から\n**半年**です。\n\n    次の段落", ["<p>効果は 2026年から<strong>半年</strong>です。</p>\n<p>次の段落"]),
        ("a[^1]\n\n[^1]: あ\n\n\tい\n", ["<p>あ</p>\n<p>い"]),
        ("a[^1]\n\n[^1]: あ\n- い\n", ["<p>あ"]), ("a[^1]\n\n[^1]: あ\n1. い\n", ["<p>あ"]),
        ("a[^1]\n\n[^1]: あ\n# い\n", ["<p>あ"]),
        // Inside of containers, and in each other
        (":::note\nfoo[^1]\n\n[^1]: あ\n:::\n", ["<p>あ"]),
        (
            "a[^1]\n\n[^1]: あ[^2]\n\n[^2]: い\n",
            ["<p>あ<sup class=\"footnote\"><a href=\"#fn-2\" id=\"fnref-2\">2</a></sup>", "<p>い"]
        ),
        ("- a[^1]\n\n  [^1]: one\n\n      two\n- b\n", ["<p>one</p>\n<p>two"]),
        ("a[^1]\n\n[^1]: n\n2. two\n\n    para\n", ["<p>n"]),
        // Code that has nothing to do with them
        ("```x``` foo[^1]\n\n[^1]: あ", ["<p>あ"]), (" - ```\n   code\n   ```\n\nz[^2]\n\n[^2]: あ\n", ["<p>あ"]),
        ("a[^1]\r\n\r\n[^1]: あ\r\n\r\n    い\r\n", ["<p>あ</p>\n<p>い"]),
        ("|a|\n|-|\n|b[^1]|\n\n## c[^1]\n\n[^1]: あ", ["<p>あ"]),
    ])
    func footnotesKeepTheirTexts(_ text: String, _ expected: [String]) {
        #expect(notes(text) == expected)
        #expect(document(text).diagnostics == [])
    }

    @Test(arguments: [
        ("a[^1]\n\n[^1]: あ\n\n[^1]: い\n", "there are two footnotes `[^1]`; this one is not shown"),
        ("a\n\n[^1]: あ\n", "nothing refers to the footnote `[^1]`"),
        ("> a[^1]\n>\n> [^1]: foo\n", "`[^1]` is a link here, not a footnote"),
        ("- a[^1]\n\n    [^1]: foo\n", "`[^1]` is a link here, not a footnote"),
        ("a[^「*あ]\n", "there is no footnote `[^「*あ]`"),
        ("a[^1]\n\n[^1]: - one\n", "the footnote `[^1]` begins with a list, a table or code, which stays text"),
        ("![絵](a.jpg){width=50%}\n", "this says nothing about a picture: {width=50%}"),
        ("https://example.jp/_a_ b\n", "this address holds signs of emphasis, so it is no link: https://example.jp/"),
        ("|a|\n|-|\n|b|c|d|\n", "this row has more cells than the table's header; they are left out"),
        ("a\n\n<!-- b\n\nc\n", "this HTML is left out: <!-- b"),
    ])
    func whatWouldVanishIsReported(_ text: String, _ message: String) {
        #expect(document(text).diagnostics.map(\.message.en) == [message])
    }

    @Test(arguments: [
        ("```\n``` js\n[^1]: in code\n```\n", "<pre><code>``` js\n[^1]: in code\n</code></pre>\n"),
        (" - ```\n   [^1]: x\n   ```\n", "<ul>\n<li>\n<pre><code>[^1]: x\n</code></pre>\n</li>\n</ul>\n"),
        ("<pre>\n[^1]: x\n</pre>\n", "<pre>\n[^1]: x\n</pre>\n"),
        ("```\n:::note a\u{0}b\nc\n```\n", "<pre><code>:::note a\u{FFFD}b\nc\n</code></pre>\n"),
        ("<pre>\n[^1]: x</pre>\n", "<pre>\n[^1]: x</pre>\n"),
        ("<!-- a\n\n:::note\nb\n::: -->\n\n本文\n", "<p>本文</p>\n"), ("<!--\na\n::hours -->\n\n本文\n", "<p>本文</p>\n"),
        ("<!--\n準備中\n::reserve\n:::note\n090\n-->\n\n本文\n", "<p>本文</p>\n"),
    ])
    func rawLinesStayAsTheyAre(_ text: String, _ expected: String) {
        #expect(document(text).fragment == expected)
        #expect(document(text).diagnostics == [])
    }

    /// No helper is left anywhere.
    @Test func helpersLeaveNoTrace() {
        #expect(html("{漢|か\\~ん}") == "<p><ruby>漢<rp>（</rp><rt>か~ん</rt><rp>）</rp></ruby></p>\n")
        #expect(html("{漢|「*あ}") == "<p><ruby>漢<rp>（</rp><rt>「*あ</rt><rp>）</rp></ruby></p>\n")
        #expect(document("## x {#a「*あ}\n").headings.map(\.id) == ["a「*あ"])
        #expect(html("~~a~~\\~b") == "<p><del>a</del>~b</p>\n")
    }

    @Test func listsGoOnBehindAFootnoteInThem() {
        #expect(
            document("- a[^1]\n\n  [^1]: one\n\n      two\n- b\n").fragment.components(separatedBy: "<ul>").count == 2)
        #expect(
            document("x[^1]\n\n[^1]: n\n2. two\n\n    para\n").fragment.contains("<p>two</p>\n<p>para</p>\n</li>"))
    }

    /// Where markup runs from one definition into the next, what was written stays.
    @Test func definitionsThatMarkupJoinsKeepTheirWords() {
        let joined = document("a[^1] b[^2]\n\n[^1]: *one\n[^2]: two*\n")
        #expect(joined.fragment.contains("<em>one\n[^2]: two</em>"))
        #expect(joined.diagnostics.count == 2)
    }

    @Test func headingsLeaveFootnotesTheirIDs() {
        #expect(document("## fn-1\n\n## fnref 1 {#fn-1}\n").headings.map(\.id) == ["section-fn-1", "section-fn-1-2"])
    }

    @Test func tablesHoldReadingsAndStandBelowParagraphs() {
        #expect(
            html("| 薬 | 量 |\n|---|---|\n| {吸入薬|きゅうにゅうやく} | 1日2回 |\n").contains(
                "<td><ruby>吸入薬<rp>（</rp><rt>きゅうにゅうやく</rt><rp>）</rp></ruby></td><td>1日2回</td>"))
        let table = html("| a | b |\n|---|---|\n| *1* | 2 |\n")
        #expect(html("一行目\n*二*行目\n| a | b |\n|---|---|\n| *1* | 2 |\n") == "<p>一行目<em>二</em>行目</p>\n" + table)
        #expect(html("[r]: /u\n| a | b |\n|---|---|\n| *1* | 2 |\n") == table)
        #expect(
            html("- 一\n  | a | b |\n  |---|---|\n  | *1* | 2 |\n") == "<ul>\n<li>一\n\(table.dropLast())\n</li>\n</ul>\n"
        )
        // Markup that goes on from the line above keeps it a paragraph.
        #expect(html("*a\n| a* | b |\n|---|---|\n").hasPrefix("<p><em>a\n| a</em>"))
    }

    @Test func aFootnoteThatHangsOnAListIsReported() {
        let document = document("文[^a][^b]。\n\n[^a]: 注\n\n    - 項目\n[^b]: つながった注\n")
        #expect(
            document.diagnostics.map(\.message.en) == [
                "the footnote `[^b]:` does not begin a block of its own", "there is no footnote `[^b]`",
            ])
    }

    @Test(arguments: [
        ("```\n[^a]: x\n```\n", "<pre><code>[^a]: x\n</code></pre>\n"),
        ("    [^a]: x\n", "<pre><code>[^a]: x\n</code></pre>\n"),
        ("a\\[^a]\n\n[^a]: x\n", "<p>a[^a]</p>\n"), ("`[^a]`\n\n[^a]: x\n", "<p><code>[^a]</code></p>\n"),
        ("> 引用\n", "<blockquote>\n<p>引用</p>\n</blockquote>\n"),
        ("[^a b]: x\n", ""),
    ])
    func whatOnlyLooksLikeAFootnote(_ text: String, _ expected: String) {
        #expect(document(text).fragment == expected)
    }
}
