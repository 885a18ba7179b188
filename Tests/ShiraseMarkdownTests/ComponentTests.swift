import ShiraseCore
import Testing

@testable import ShiraseMarkdown

/// Containers (`:::note`) and blocks (`::hours`).
@Suite struct ComponentTests {
    private func document(_ text: String) -> MarkdownDocument {
        let file = SourceFile(path: "a.md", text: text)
        return Markdown.document(file, body: 0..<file.bytes.count)
    }

    /// Messages with their place.
    private func said(_ text: String) -> [String] {
        document(text).diagnostics.map { diagnostic in
            guard case .source(let range) = diagnostic.place else { return diagnostic.message.en }
            let position = SourcePosition(range)
            return "\(position.line):\(position.column) \(diagnostic.message.en)"
        }
    }

    @Test func containers() {
        let text = """
            前の段落
            :::note 受付の<時間>
            本文**強調**。
            :::warning
            内側。
            :::
            :::

            - 項目

              :::steps
              1. 一
              2. 二
              :::

            > :::faq よくある質問
            > ### 予約は *必要* ですか
            > はい。
            >
            > - リスト
            >
            > ### 二つ目
            >
            > 答え。
            > :::
            """
        #expect(
            document(text).fragment == """
                <p>前の段落</p>
                <aside class="note">
                <p class="title">受付の&lt;時間&gt;</p>
                <p>本文<strong>強調</strong>。</p>
                <aside class="warning">
                <p>内側。</p>
                </aside>
                </aside>
                <ul>
                <li>
                <p>項目</p>
                <div class="steps">
                <ol>
                <li>一</li>
                <li>二</li>
                </ol>
                </div>
                </li>
                </ul>
                <blockquote>
                <div class="faq">
                <p class="title">よくある質問</p>
                <details id="予約は-必要-ですか">
                <summary>予約は <em>必要</em> ですか</summary>
                <p>はい。</p>
                <ul>
                <li>リスト</li>
                </ul>
                </details>
                <details id="二つ目">
                <summary>二つ目</summary>
                <p>答え。</p>
                </details>
                </div>
                </blockquote>

                """)
        #expect(document(text).diagnostics == [])
    }

    @Test(arguments: [
        (":::note\n文\n", "1:1 this container is not closed"), ("文\n\n:::\n", "3:1 `:::` ends nothing"),
        (":::nota 題\n文\n:::\n", "1:1 there is no container `:::nota`"),
        ("- :::note\n\n:::\n", "1:3 this container is not closed"),
        ("- a\n\n  :::note\n\n:::\n", "3:3 this container is not closed"),
        ("::hour\n", "1:1 there is no block `::hour`"), ("::note\n", "1:1 there is no block `::note`"),
        (":::hours\n:::\n", "1:1 there is no container `:::hours`"),
        ("::hours 木曜\n", "1:9 this cannot be read"), ("::doctor{id=a\n", "1:9 this cannot be read"),
        ("::doctor{id=\"a}\n", "1:9 this cannot be read"), ("::doctor{id=\"a\"b}\n", "1:9 this cannot be read"),
        ("::doctor{yamada}\n", "1:9 this cannot be read"),
        ("::doctor\n", "1:1 `::doctor` needs `id`"), ("::doctor{id=}\n", "1:1 `::doctor` needs `id`"),
        ("::doctor{id=a id=b}\n", "1:15 `id` stands here twice"), ("::hours{id=a}\n", "1:9 `::hours` has no `id`"),
        ("::youtube{id=abc}\n", "1:1 `::youtube` needs `title`"),
        ("文\n    :::note\n", "2:5 this line stands inside of other text"),
        ("<div>\n:::note\n</div>\n", "2:1 this line stands inside of other text"),
        (":::faq\n文\n:::\n", "1:1 this FAQ holds no question"),
    ])
    func brokenComponentsAreReported(_ text: String, _ expected: String) {
        #expect(said(text) == [expected])
    }

    /// A question is known with its own answer, whatever stands around it.
    @Test func questionsAreKnownWithTheirAnswers() {
        let document = document(
            """
            :::note
            :::faq
            ### 一 *つ*目 {#one}
            はい。

            :::warning
            注意。
            :::

            - 項目

            ### 二つ目
            :::
            囲みの終わり。
            :::

            :::faq
            ### 二つ目
            答え。
            :::
            終わり。
            """)
        let text = document.plainText
        #expect(document.questions.map(\.text) == ["一 つ目", "二つ目", "二つ目"])
        #expect(document.questions.map(\.anchor) == ["one", "二つ目", "二つ目-2"])
        #expect(
            document.questions.map { question in text.blocks[question.answer].map { text.text($0.range) } }
                == [["はい。", "注意。", "項目"], [], ["答え。"]])
    }

    @Test func containersThatStandTooDeepAreReported() {
        let nested = String(repeating: ":::note\n", count: 17) + "文\n" + String(repeating: ":::\n", count: 17)
        #expect(said(nested) == ["17:1 containers stand too deep in each other"])
    }

    @Test func blocksStandForThemselves() {
        let text = """
            文
            ::hours
            文

            - 項目

              ::doctor{id=yamada}

            > ::youtube{ title="動画 <1>"  id=abc123DEF45 }
            """
        #expect(
            document(text).fragment == """
                <p>文</p>
                <div class="hours"></div>
                <p>文</p>
                <ul>
                <li>
                <p>項目</p>
                <div class="doctor" data-id="yamada"></div>
                </li>
                </ul>
                <blockquote>
                <div class="youtube" data-id="abc123DEF45" data-title="動画 &lt;1&gt;"></div>
                </blockquote>

                """)
        #expect(said(text) == [])
        let youtube = document(text).components[2]
        #expect(youtube.name == "youtube")
        #expect(youtube.attributes.mapValues(\.text) == ["id": "abc123DEF45", "title": "動画 <1>"])
    }

    /// However deep a list indents its content, a container in it is one.
    @Test func componentsStandInListsOfAnyDepth() {
        let text = """
            - a
              - b

                :::note
                文
                :::

            1.  c

                ::hours

            - :::warning
              文
              :::
            """
        #expect(
            document(text).fragment == """
                <ul>
                <li>a
                <ul>
                <li>
                <p>b</p>
                <aside class="note">
                <p>文</p>
                </aside>
                </li>
                </ul>
                </li>
                </ul>
                <ol>
                <li>
                <p>c</p>
                <div class="hours"></div>
                </li>
                </ol>
                <ul>
                <li>
                <aside class="warning">
                <p>文</p>
                </aside>
                </li>
                </ul>

                """)
        #expect(said(text) == [])
    }

    @Test func questionsHaveIDsAmongTheHeadings() {
        let document = document("## 予約\n\n:::faq\n### 予約\nはい。\n### 費用 {#price}\n無料。\n:::\n\n## 費用\n\n## 予約\n")
        #expect(document.headings.map(\.id) == ["予約", "費用", "予約-3"])
        #expect(document.components.map(\.anchor) == [nil, "予約-2", "price"])
        #expect(document.outline.anchors == ["予約", "費用", "予約-3", "予約-2", "price"])
        #expect(document.fragment.contains("<details id=\"price\">\n<summary>費用</summary>"))
    }

    @Test func inseparableContainersLookLikeAnyText() {
        #expect(document(":::inseparable\n一。\n\n二。\n:::\n").fragment == "<p>一。</p>\n<p>二。</p>\n")
    }

    @Test(arguments: [
        "```\n:::note\n```\n", "    :::note\n", "a :::note\n", "~~~~\n::hours\n:::\n~~~~\n", "::\n", ":: a\n", "::A\n",
        "a::b\n", "std::vector\n", "**:::**\n", "> ```\n> :::note\n> ```\n",
    ])
    func whatOnlyLooksLikeAComponent(_ text: String) {
        #expect(document(text).fragment == String(decoding: Markdown.commonMark(Array(text.utf8)), as: UTF8.self))
        #expect(said(text) == [])
    }

    /// A component's place cannot be forged: its marker is no text.
    @Test func markersAreTheirOwn() {
        let file = SourceFile(path: "a.md", bytes: Array("a ".utf8) + [0xFF] + Array("b0".utf8) + [0xFF])
        let document = Markdown.document(file, body: 0..<file.bytes.count)
        #expect(document.fragment == "<p>a \u{FFFD}b0\u{FFFD}</p>\n")
        #expect(document.html.slots == [])
        let title = SourceFile(
            path: "a.md", bytes: Array(":::note ".utf8) + [0xFF] + Array("b0".utf8) + [0xFF] + Array("\nx\n:::\n".utf8))
        #expect(
            Markdown.document(title, body: 0..<title.bytes.count).fragment
                == "<aside class=\"note\">\n<p class=\"title\">\u{FFFD}b0\u{FFFD}</p>\n<p>x</p>\n</aside>\n")
    }
}
