import ShiraseCore
import TestSupport
import Testing

@testable import ShiraseMarkdown

/// Emphasis beside Japanese, Chinese and Korean punctuation.
@Suite struct EmphasisTests {
    private func html(_ text: String) -> String {
        let file = SourceFile(path: "a.md", text: text)
        let document = Markdown.document(file, body: 0..<file.bytes.count)
        return document.html.filled(addresses: document.references.map(\.destination))
    }

    @Test(arguments: [
        ("**「再診」**の方は", "<strong>「再診」</strong>の方は"),
        ("これは**太字。**です", "これは<strong>太字。</strong>です"),
        ("*「一」*と*（二）*を", "<em>「一」</em>と<em>（二）</em>を"),
        ("税込**¥10,000**で", "税込<strong>¥10,000</strong>で"),
        ("税込**(10%)**で", "税込<strong>(10%)</strong>で"),
        (
            "国際規格**[ECMA-262](https://example.jp/)**を",
            "国際規格<strong><a href=\"https://example.jp/\">ECMA-262</a></strong>を"
        ),
        ("**「A」**と**「B」**", "<strong>「A」</strong>と<strong>「B」</strong>"),
        ("***「重要」***です", "<em><strong>「重要」</strong></em>です"),
        ("**この`code`**は", "<strong>この<code>code</code></strong>は"),
        ("**이 용어(This term)**를 강조", "<strong>이 용어(This term)</strong>를 강조"),
        ("**中文。**继续", "<strong>中文。</strong>继续"),
        ("**葛\u{E0100}**(a)", "<strong>葛\u{E0100}</strong>(a)"),
        ("葛\u{E0100}**(a)**と", "葛\u{E0100}<strong>(a)</strong>と"),
        ("**𠮷。**野", "<strong>𠮷。</strong>野"),
        ("**「一」** 二", "<strong>「一」</strong> 二"),
        ("_「再診」_ の", "<em>「再診」</em> の"), ("__注意__：事項", "<strong>注意</strong>：事項"),
        ("注意：__事項__", "注意：<strong>事項</strong>"), ("（_再診_）の", "（<em>再診</em>）の"),
        ("字。\u{FE01}_a._", "字。\u{FE01}<em>a.</em>"), ("字。\u{FE00}__「b」__", "字。\u{FE00}<strong>「b」</strong>"),
        ("字。\u{FE01}**a.**字", "字。\u{FE01}<strong>a.</strong>字"),
        ("“\u{FE01}**(a)**字", "“\u{FE01}<strong>(a)</strong>字"), ("䷀**(a)**䷀", "䷀<strong>(a)</strong>䷀"),
        ("**一。**\u{E000}", "<strong>一。</strong>\u{E000}"),
    ])
    func opensAndCloses(_ text: String, _ expected: String) {
        #expect(html(text) == "<p>\(expected)</p>\n")
    }

    /// What CommonMark's rules leave alone stays so where no CJK character stands beside it.
    @Test(arguments: [
        ("a**(b)**c", "a**(b)**c"), ("**a.**b", "**a.**b"), ("2 * 3 * 4", "2 * 3 * 4"), ("_「再診」_の", "_「再診」_の"),
        ("\\**「a」**の", "**「a」**の"), ("a\\*「b」\\*c", "a*「b」*c"),
    ])
    func staysText(_ text: String, _ expected: String) {
        #expect(html(text) == "<p>\(expected)</p>\n")
    }

    /// Where no emphasis is, nothing changes: code, addresses, autolinks, HTML, titles, information behind a fence.
    @Test(arguments: [
        ("`あ*「い」*う`", "<p><code>あ*「い」*う</code></p>\n"),
        ("```あ*「い\n*「う」*え\n```\n", "<pre><code class=\"language-あ*「い\">*「う」*え\n</code></pre>\n"),
        ("    あ*「い」*う\n", "<pre><code>あ*「い」*う\n</code></pre>\n"),
        ("[あ](い*「う」*え \"お*「か」*き\")", "<p><a href=\"い*「う」*え\" title=\"お*「か」*き\">あ</a></p>\n"),
        (
            "<https://example.jp/あ*「い」*う>",
            "<p><a href=\"https://example.jp/あ*「い」*う\">https://example.jp/あ*「い」*う</a></p>\n"
        ),
        ("![あ*「い」*う](a.png)", "<p><img src=\"a.png\" alt=\"あ「い」う\" /></p>\n"),
        ("[あ*「い」*う]\n\n[あ*「い」*う]: b.md\n", "<p><a href=\"b.md\">あ<em>「い」</em>う</a></p>\n"),
    ])
    func nothingElseChanges(_ text: String, _ expected: String) {
        #expect(html(text) == expected)
    }

    @Test func documentsThatContainTheHelperThemselvesSurvive() {
        for (written, shown) in [("\u{E000}\u{E001}", "\u{E000}\u{E001}"), ("&#xE000;&#57345;", "\u{E000}\u{E001}")] {
            #expect(html("**「\(written)」**の") == "<p><strong>「\(shown)」</strong>の</p>\n")
        }
    }

    /// Random texts of stars, signs and letters: without CJK they render as plain CommonMark does, and no helper is ever left.
    @Test(arguments: [5, 20_261_124]) func randomTexts(_ seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let latin = ["*", "**", "_", "a", " ", ".", "(", ")", "\\", "`", "\n", "é", "“", "1"]
        let all =
            latin + [
                "\u{FE01}", "。\u{FE01}_", "__", ",",
                "あ", "。", "「", "」", "（", "\u{E0100}", "한", "😀", "\u{FE00}", "[", "](", "<", ">",
            ]
        for _ in 0..<2000 {
            let plain = random(latin, &generator)
            let source = SourceFile(path: "a.md", text: plain)
            #expect(
                MarkdownSource(source, body: 0..<source.bytes.count).helper == [],
                "seed \(seed): \(plain.debugDescription)")
            let mixed = random(all, &generator)
            #expect(
                !html(mixed).unicodeScalars.contains { $0.properties.generalCategory == .privateUse },
                "seed \(seed): \(mixed.debugDescription)")
        }
    }

    private func random(_ pieces: [String], _ generator: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...24, using: &generator)).compactMap { _ in pieces.randomElement(using: &generator) }
            .joined()
    }
}
