import ShiraseCore
import TestSupport
import Testing

@testable import ShiraseMarkdown

/// A document's words, and the way from them back to the source.
@Suite struct PlainTextTests {
    private func plain(_ text: String, front: String = "") -> PlainText {
        let file = SourceFile(path: "a.md", text: front + text)
        return Markdown.document(file, body: front.utf8.count..<file.bytes.count).plainText
    }

    /// What was written for words of the text, found by their first occurrence.
    private func written(_ words: String, in text: String, front: String = "") -> String? {
        let plain = plain(text, front: front)
        guard let start = plain.utf8.offset(of: Array(words.utf8), from: 0) else { return nil }
        let range = plain.source(start..<(start + words.utf8.count))
        return range.file.text(range.offsets)
    }

    @Test(arguments: [
        ("これは**絶対**安全です。", "絶対安全", "絶対**安全"),
        ("絶対\n安全", "絶対安全", "絶対\n安全"),
        ("> 絶対\n> 安全", "絶対安全", "絶対\n> 安全"),
        ("> > 絶対\n安全です", "安全で", "安全で"),
        ("- a\n\n  絶対\n      安全", "安全", "安全"),
        ("1. 絶対\n   **安全**に", "安全に", "安全**に"),
        ("文\n  次の*行*は\n\t安全", "行は安全", "行*は\n\t安全"),
        ("| a |\n|-|\n| **絶対**安全 |", "絶対安全", "絶対**安全"),
        ("| 絶対安全 |\n|-|\n", "絶対安全", "絶対安全"),
        ("| a\\|b**絶対**安全 |\n|-|\n", "絶対安全", "絶対**安全"),
        ("> | a |\n> |-|\n> | 絶対 |", "絶対", "絶対"),
        ("a\\*b &amp; c&#x3042;d", "a*b & cあd", "a\\*b &amp; c&#x3042;d"),
        ("a\\*b &amp; c&#x3042;d", "b &", "b &amp;"),
        ("a\\*b &amp; c&#x3042;d", "あ", "&#x3042;"),
        ("[絶対](a.md)安全", "絶対安全", "絶対](a.md)安全"),
        ("{絶対|ぜったい}安全", "絶対安全", "絶対|ぜったい}安全"),
        ("~~絶対~~安全", "絶対安全", "絶対~~安全"),
        ("**「絶対」**安全です", "「絶対」安全で", "「絶対」**安全で"),
        ("\\{絶対\\}安全", "絶対}安全", "絶対\\}安全"),
        ("`絶対`安全", "絶対安全", "絶対`安全"),
        ("詳しくはhttps://example.jp/絶対", "はhttps://example.jp/絶", "はhttps://example.jp/絶"),
        ("文[^1]安全。\n\n[^1]: 絶対**安全**に", "絶対安全に", "絶対**安全**に"),
        ("文[^1]安全。\n\n[^1]: 絶対", "文安全", "文[^1]安全"),
        ("## 絶対 *安全* {#id}\n", "絶対 安全", "絶対 *安全"),
        ("絶対\n安全\n===\n", "絶対安全", "絶対\n安全"),
        (":::note 絶対**安全**\n文\n:::\n", "絶対**安全", "絶対**安全"),
        (":::faq\n### 絶対*安全*？\nはい。\n:::\n", "絶対安全？", "絶対*安全*？"),
        ("![絵](a.png \"絶対安全\")\n", "絶対安全", "絶対安全"),
        ("<div>\n<b>絶対</b> 安全\n</div>\n", "絶対 安全", "絶対</b> 安全"),
        ("    絶対\n    安全\n", "絶対\n安全", "絶対\n    安全"),
        ("```txt\n絶対安全\n```\n", "絶対安全", "絶対安全"),
        ("a\u{0}絶対", "a\u{FFFD}絶", "a\u{0}絶"),
        ("前\r\n絶対\r\n安全\r\n", "絶対安全", "絶対\r\n安全"),
        ("前\r絶対\r安全\r", "絶対安全", "絶対\r安全"), ("|a|\r|-|\r|**絶対**\r[a]: b|\r", "絶対", "絶対"),
        ("一。  \n絶対\\\n安全", "絶対 安全", "絶対\\\n安全"),
    ])
    func leadsBackToTheSource(_ text: String, _ words: String, _ expected: String) {
        #expect(written(words, in: text) == expected)
        #expect(written(words, in: text, front: "---\ntitle: 題\n---\n") == expected)
    }

    @Test func blocksKnowWhatTheyAre() {
        let plain = plain(
            """
            # 題

            段落。

            > 引用

            - 項目
              1. 内側

            :::note 見出し
            注

            - 注の項目
            :::

            | 表 |
            |----|
            | 値 |

            :::inseparable
            一つ目。

            二つ目。
            :::

            :::faq
            ### 問
            答
            :::

            ![絵だけ](a.png)

            文[^a]。

            ![絵](a.png "説明")

            ```
            符号
            ```

            <p>HTML &amp; 文</p>

            [^a]: 脚注
            """)
        #expect(
            plain.blocks.map { "\($0.kind) \(plain.text($0.range))" } == [
                "heading(level: 1) 題", "paragraph 段落。", "quote 引用", "item 項目", "item 内側", "title 見出し", "note 注",
                "item 注の項目", "cell 表", "cell 値", "paragraph 一つ目。", "paragraph 二つ目。", "question 問", "note 答",
                "paragraph 文。", "caption 説明", "code 符号", "html HTML &amp; 文", "footnote 脚注",
            ])
        let groups = plain.blocks.map(\.inseparable)
        #expect(groups.filter { $0 != nil }.count == 2)
        #expect(groups[10] != nil && groups[10] == groups[11])
    }

    @Test func listsAndTablesTellWhereABlockStands() {
        let plain = plain(
            """
            - 一

              続き
              1. 内側
            - 二

            > - 引用

            | 表 | 頭 |
            |---|---|
            |  | 値 |

            |b|
            |-|
            """)
        #expect(
            plain.blocks.map { "\(plain.text($0.range)) \($0.place.map { "\($0)" } ?? "-")" } == [
                "一 item(list: 0, item: 0, isOrdered: false)", "続き item(list: 0, item: 0, isOrdered: false)",
                "内側 item(list: 1, item: 0, isOrdered: true)", "二 item(list: 0, item: 1, isOrdered: false)", "引用 -",
                "表 cell(table: 0, row: 0, column: 0)", "頭 cell(table: 0, row: 0, column: 1)",
                "値 cell(table: 0, row: 1, column: 1)", "b cell(table: 1, row: 0, column: 0)",
            ])
    }

    @Test func sentencesKnowTheirPlace() {
        let plain = plain("一つ目です。**二つ**目\nです。\n\n- 三つ目\n\n```\n符号。\n```\n")
        let sentences = plain.sentences(language: "ja")
        #expect(sentences.map(\.text) == ["一つ目です。", "二つ目です。", "三つ目"])
        #expect(
            sentences.map { sentence in
                let range = plain.source(sentence.range)
                return range.file.text(range.offsets)
            } == ["一つ目です。", "二つ**目\nです。", "三つ目"])
        #expect(sentences.map(\.block.kind) == [.paragraph, .paragraph, .item])
    }

    @Test func characterCountLeavesWhiteSpaceOut() {
        #expect(plain("あ い\u{3000}う 1 2\n\n😀").characterCount == 6)
        #expect(plain("").characterCount == 0)
    }

    /// Wherever a run says that the text stands in the source as it is, it does; and every place lies in the file.
    @Test(arguments: [1, 20_261_123]) func runsAreTrue(_ seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let pieces = [
            "予約", "abc", " ", "\n", "\n\n", "> ", "- ", "    ", "\t", "**", "*", "_", "「", "」", "。", "`", "[",
            "](a.md)", "&amp;",
            "\\", "\\*", "~~", "{漢|か}", "|", "\n|-|-|\n", "# ", "\n---\n", "[^a]", "\n[^a]: ", "\n:::note 題\n",
            "\n:::\n",
            "<b>", "![", "\r\n", "\r", "\u{0}", "😀", "https://example.jp", "\n[r]: x\n",
        ]
        var (verbatim, all) = (0, 0)
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...40, using: &generator)).compactMap { _ in
                pieces.randomElement(using: &generator)
            }.joined()
            let plain = plain(text, front: "---\n---\n")
            all += plain.utf8.count
            for (words, place) in plain.verbatimRuns {
                verbatim += words.count
                #expect(Array(words) == Array(place), "seed \(seed): \(text.debugDescription)")
            }
            for block in plain.blocks {
                let range = plain.source(block.range).offsets
                #expect(range.upperBound <= text.utf8.count + 8, "seed \(seed): \(text.debugDescription)")
            }
        }
        // Nearly all words are found: a search that always gave up would pass the checks above.
        #expect(all > 50_000)
        #expect(Double(verbatim) / Double(all) > 0.8, "\(verbatim) of \(all)")
    }
}
