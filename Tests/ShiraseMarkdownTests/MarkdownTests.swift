import Foundation
import ShiraseCore
import TestSupport
import Testing

@testable import ShiraseMarkdown

@Suite struct MarkdownTests {
    private func document(_ text: String, front: String = "") -> MarkdownDocument {
        let file = SourceFile(path: "content/a.md", text: front + text)
        return Markdown.document(file, body: front.utf8.count..<file.bytes.count)
    }

    private func html(_ text: String) -> String {
        let document = document(text)
        return document.html.filled(addresses: document.references.map(\.destination))
    }

    /// Without an extension in it, a document renders as plain CommonMark does.
    @Test(arguments: [
        "段落。\n\n二つ目。\n", "- a\n- b\n    - c\n", "> 引用 a\n> b 続き\n", "1. 一\n2. 二\n", "```swift\nlet a = 1 < 2\n```\n",
        "---\n",
        "*強調*と**太字**と`a < b`\n", "[x](https://example.jp/?a=1&b=2 \"題\")\n", "<https://example.jp/>\n", "a  \nb\\\nc\n",
        "a | b\n", "a | b\n--- | --- | ---\n", "| a |\n\n| - |\n", "![絵](a.png \"題\") と\n", "", "\n\n",
    ])
    func plainDocumentsRenderAsCommonMark(_ text: String) {
        #expect(html(text) == String(decoding: Markdown.commonMark(Array(text.utf8)), as: UTF8.self))
    }

    @Test func commonMarkKeepsRawHTML() {
        #expect(Markdown.commonMark(Array("<b>x</b>\n".utf8)) == Array("<p><b>x</b></p>\n".utf8))
    }

    @Test func headingsGetIDs() {
        let document = document("# 題\n\n## 予約の *方法*\n\n## 予約の 方法\n\n### Main\n\n## ！\n\n## `code` と [link](x.md)\n")
        #expect(
            document.headings == [
                .init(level: 1, id: "題", text: "題"), .init(level: 2, id: "予約の-方法", text: "予約の 方法"),
                .init(level: 2, id: "予約の-方法-2", text: "予約の 方法"), .init(level: 3, id: "main-2", text: "Main"),
                .init(level: 2, id: "section", text: "！"), .init(level: 2, id: "code-と-link", text: "code と link"),
            ])
        #expect(
            document.html.filled(addresses: document.references.map { _ in "#" }) == """
                <h1 id="題">題</h1>
                <h2 id="予約の-方法">予約の <em>方法</em></h2>
                <h2 id="予約の-方法-2">予約の 方法</h2>
                <h3 id="main-2">Main</h3>
                <h2 id="section">！</h2>
                <h2 id="code-と-link"><code>code</code> と <a href="#">link</a></h2>

                """)
    }

    @Test func aHeadingKeepsItsIDWhenAnotherOneIsAdded() {
        let before = document("## 費用\n\n## 予約\n").headings.map(\.id)
        let after = document("## はじめに\n\n## 費用\n\n## 持ち物\n\n## 予約\n").headings.map(\.id)
        #expect(before == ["費用", "予約"])
        #expect(after == ["はじめに", "費用", "持ち物", "予約"])
    }

    @Test func tablesInQuotesAndLists() {
        #expect(
            html("> | 曜日 | 午前 |\n> |---|:-:|\n> | 月 | ○ |\n") == """
                <blockquote>
                <div class="table" tabindex="0">
                <table>
                <thead>
                <tr>
                <th scope="col">曜日</th><th scope="col" style="text-align:center">午前</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>月</td><td style="text-align:center">○</td>
                </tr>
                </tbody>
                </table>
                </div>
                </blockquote>

                """)
        #expect(html("- | a | b |\n  |---|---|\n  | 1 | 2 |\n").contains("<td>1</td><td>2</td>"))
    }

    @Test func tableCellsHoldInlineMarkupAlone() {
        #expect(
            html("|a|\n|-|\n|# x|\n|- y|\n|1. z|\n|[r]|\n|`a\\|b`|\n\n[r]: https://example.jp/\n") == """
                <div class="table" tabindex="0">
                <table>
                <thead>
                <tr>
                <th scope="col">a</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td># x</td>
                </tr>
                <tr>
                <td>- y</td>
                </tr>
                <tr>
                <td>1. z</td>
                </tr>
                <tr>
                <td><a href="https://example.jp/">r</a></td>
                </tr>
                <tr>
                <td><code>a|b</code></td>
                </tr>
                </tbody>
                </table>
                </div>

                """)
    }

    @Test(arguments: [
        ("改行の\nある文。\n次", "改行のある文。次"), ("日本\nABC\n日本", "日本 ABC 日本"), ("one\ntwo", "one\ntwo"), ("한국\n어", "한국\n어"),
        ("**太字**\n`符`\n[句](a)", "<strong>太字</strong><code>符</code><a href=\"a\">句</a>"), ("日本  \n日本", "日本<br />\n日本"),
        ("日本\\\n日本", "日本<br />\n日本"), ("日本\n한국", "日本 한국"), ("日本。\n「次」", "日本。「次」"), ("日本\n😀\n日本", "日本 😀 日本"),
        ("日本\n![絵](a)\n日本", "日本 <img src=\"a\" alt=\"絵\" /> 日本"), ("𠮷\n野", "𠮷野"), ("日本\r\n日本", "日本日本"),
    ])
    func lineEndsBetweenWideCharactersVanish(_ text: String, _ expected: String) {
        #expect(html(text) == "<p>\(expected)</p>\n")
    }

    @Test func referencesKnowTheirPlace() {
        let text = "[一](a.md)と[二](a.md)\n\n- ![絵](絵.png)\n\n[三][r]と[四](b.md)\n\n|表|\n|-|\n|[五](c.md)|\n\n[r]: d.md\n"
        let document = document(text, front: "---\ntitle: a\n---\n")
        #expect(
            document.references.map { reference in
                let position = SourcePosition(reference.range)
                return
                    "\(reference.kind) \(reference.text) \(reference.destination) \(position.line):\(position.column)+\(position.length)"
            } == [
                "link 一 a.md 4:5+4", "link 二 a.md 4:15+4", "picture 絵 絵.png 6:8+5", "link 三 d.md 14:6+4",
                "link 四 b.md 8:12+4", "link 五 c.md 12:6+4",
            ])
    }

    /// What looks like the marker of a slot in the text itself stays text, however it is spelled.
    @Test(arguments: [
        "shirase:~0", "shirase\\:~99999999999999999999999", "href=\"shirase:~0\"",
        "&#104;ref=&quot;shirase:~0&quot;",
        "`href=\"shirase:~0`",
    ])
    func slotsAreTheirOwn(_ text: String) {
        let document = document("# \(text)\n\n\(text) [a](x.md \"\(text.filter { $0 != "\"" })\") [b](shirase:~7)\n")
        #expect(document.html.slots.count == 2)
        #expect(document.references.map(\.destination) == ["x.md", "shirase:~7"])
    }

    @Test func manyEqualHeadingsAreNumbered() {
        let ids = document(String(repeating: "## 同じ\n\n", count: 3000)).headings.map(\.id)
        #expect(ids.first == "同じ")
        #expect(ids.last == "同じ-3000")
        #expect(Set(ids).count == 3000)
    }

    @Test func tableCellsBeginAsLinesDo() {
        let cells = html("|a|\n|-|\n|**「重要」**|\n|_em_ x|\n|C#|\n|a #|\n|\\#|\n|~~~|\n|[x]: y|\n")
        let found = cells.matches(of: /<td>(.*)<\/td>/).map { String($0.1) }
        #expect(found == ["<strong>「重要」</strong>", "<em>em</em> x", "C#", "a #", "#", "~~~", "[x]: y"])
    }

    @Test func tablesThatWouldGrowWithoutEndAreText() {
        let wide = String(repeating: "|a", count: 1000) + "|\n" + String(repeating: "|-", count: 1000) + "|\n"
        #expect(html(wide + String(repeating: "|\n", count: 50)).hasPrefix("<div class=\"table\" tabindex=\"0\">"))
        #expect(html(wide + String(repeating: "|\n", count: 200)).hasPrefix("<p>|a|a"))
    }

    @Test func addressesAreEscaped() {
        let document = document("[a](x)\n")
        #expect(
            document.html.filled { _ in
                SlottedHTML.Filling("\"><script>&'", [("rel", "\"")])
            } component: { _, _ in
                ""
            }
                == "<p><a href=\"&quot;&gt;&lt;script&gt;&amp;&#39;\" rel=\"&quot;\">a</a></p>\n")
    }

    @Test func leadParagraphsEndAtTheSecondSubject() {
        let lead = document(
            "# 見出し\n\n![絵だけ](a.png)\n\n最初の\n段落 and\nwords。\n\n- リスト\n\n> 引用\n\n二つ目。\n\n## 次\n\n別の話。\n")
        #expect(lead.leadTexts == ["最初の段落 and words。", "二つ目。"])
        #expect(lead.plainText.characterCount == 31)
        #expect(document("| 表 |\n|----|\n").leadTexts == [])
    }

    @Test(arguments: [
        "\u{0}", "a\r\nb\r\n", "\u{FEFF}a", "[](", "|", "|\n|-", "|a|\n|-|\n|", "![", "\\", "[a]: <", "> |a|\n|-|",
        "- |a|\n|-|\n",
        "|\\|\n|-|\n", "# \n", "<", "&#0;", "`", "|a|b|\n|-|-|\n|`|`|\n",
    ])
    func oddTextsAreHandled(_ text: String) {
        let document = document(text)
        _ = document.html.filled(addresses: document.references.map(\.destination))
    }

    /// Random texts made of Markdown's signs never crash, and every slot has its reference. `SHIRASE_FUZZ` sets how many.
    @Test(arguments: [20_261_124, 7, 99]) func randomTexts(_ seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let pieces = [
            "a", "予約", " ", "\n", "\n\n", "|", "-", "|-|-|\n", "[", "](", ")", "![", "*", "**", "_", "`", "```\n", "#",
            "> ", "- ", "1. ",
            "<b>", "<!--", "-->", "\\", "&amp;", "\t", "\r\n", "[r]: x\n", "[r]", "\u{0}", "😀", ":", "---\n",
            "https://example.jp", "~~", "{", "}", "{漢|か}", "[ ] ", "[x] ", "[^a]", "[^a]: ", ":::note a\n", ":::faq\n",
            ":::\n", "    ", "www.", "a@b.jp",
            "{#id}", "。", "「", "」",
            "_",
        ]
        let count = ProcessInfo.processInfo.environment["SHIRASE_FUZZ"].flatMap { Int($0) } ?? 3000
        for _ in 0..<count {
            let text = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            let document = document(text)
            for slot in document.html.slots {
                guard case .address(let index) = slot.content else { continue }
                #expect(document.references.indices.contains(index), "seed \(seed): \(text.debugDescription)")
            }
        }
    }

    @Test func bytesThatAreNotUTF8AreReplaced() {
        #expect(Markdown.commonMark([0x61, 0xFF, 0x62]) == Array("<p>a\u{FFFD}b</p>\n".utf8))
    }
}
