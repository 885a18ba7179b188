import ShiraseBuild
import Testing

/// The examples of README's Markdown reference, rendered as the articles of a small site.
enum MarkdownReference {
    struct Example {
        let title: String
        let explanation: String
        let markdown: String
    }

    static let examples: [Example] = [
        Example(
            title: "Emphasis beside Japanese, Chinese and Korean punctuation",
            explanation: """
                Works as one expects, by the “CJK-friendly amendments” to CommonMark, for `*` and `**`. For `_` and `__` the amendments keep
                CommonMark's rule, which wants white space or punctuation around them.
                """,
            markdown: "**「再診」**の方は、**受付。**まで。税込**¥10,000**です。"),
        Example(
            title: "Line ends",
            explanation: """
                Between two Japanese or Chinese characters a line end leaves nothing; beside Latin text it is a space. Two spaces or a backslash
                at the end of a line break it.
                """,
            markdown: "受付は\n午前8時45分からです。\nWEB予約も\nできます。\\\n窓口へどうぞ。"),
        Example(
            title: "Tables",
            explanation: """
                The second line holds dashes; colons align a column. `\\|` is a bar in a cell. Rows may be shorter than the header;
                a longer one is warned about. On a phone
                a wide table scrolls.
                """,
            markdown: "| 曜日 | 午前 | 午後 |\n|---|:-:|--:|\n| 月 | ○ | **休診** |\n| 火 | a\\|b |"),
        Example(
            title: "Strikethrough", explanation: "Two signs; one is left alone.",
            markdown: "~~11月27日~~ 11月28日、9:00~12:00"),
        Example(
            title: "Task lists", explanation: "A box in brackets at the beginning of a list item.",
            markdown: "- [ ] 保険証\n- [x] お薬手帳"),
        Example(
            title: "Links without brackets",
            explanation: "Web and mail addresses; they end before Japanese text and its punctuation.",
            markdown: "詳しくはhttps://example.jp/flu。お問い合わせはmail@example.jpまで。"),
        Example(
            title: "Telephone numbers",
            explanation: "Become links with `telephone_links: true` in `site.yml`, as here.",
            markdown: "お電話（078-000-0000）でご予約ください。"),
        Example(
            title: "Footnotes",
            explanation: """
                `[^name]` in the text, `[^name]: …` at the beginning of a line, with an empty line before it. It begins with words; further
                paragraphs, lists and tables are indented by four spaces. They are numbered in the order of the references.
                """,
            markdown: "予防接種は二回です[^回数]。間を空けます[^回数]。\n\n[^回数]: 13歳からは一回です。"),
        Example(
            title: "Heading ids",
            explanation: """
                Made from the heading's words, Japanese kept, so that `[持ち物](#持ち物)` leads there; `{#id}` sets one by hand. A link to a
                heading that is not there is an error. A page with at least three headings of the second and third level gets a table of contents.
                """,
            markdown: "## 持ち物\n\n## 費用 {#price}\n\n[持ち物](#持ち物)と[費用](#price)"),
        Example(
            title: "Readings", explanation: "Above words, in braces behind a bar.",
            markdown: "{吸入薬|きゅうにゅうやく}の使い方"),
        Example(
            title: "Pictures",
            explanation: """
                A title makes a caption where the picture stands alone. `{width=600 height=400}` gives the size in CSS pixels,
                `{alt=""}` says that a picture without words is for decoration, `{people=true}` that it shows people, who must have agreed
                (`photo_consent` in the front matter).
                """,
            markdown: "![待合室の窓ぎわに並ぶ椅子](/files/room.jpg \"キッズスペースは奥にあります\"){width=600 height=400}"),
        Example(
            title: "Links to files",
            explanation: "Written as a path from this file, and checked; links to other hosts get `rel`.",
            markdown: "[予約](../reserve.md#電話)と[厚生労働省](https://example.jp/mhlw)"),
        Example(
            title: "Raw HTML", explanation: "Passes where it is harmless; the rest is left out with a warning.",
            markdown: "<ruby>咳<rt>せき</rt></ruby>が<b onclick=\"x()\">続く</b>とき<script>x()</script>"),
        Example(
            title: "`:::note` and `:::warning`", explanation: "With a title, if you like, as plain text.",
            markdown: ":::note 受付の時間\n午前は**11時30分**までです。\n:::\n\n:::warning\n発熱のある方は、先にお電話ください。\n:::"),
        Example(
            title: "`:::steps`", explanation: "Steps to take, as a numbered list.",
            markdown: ":::steps 予約のしかた\n1. LINEを開く\n2. 「予約」を押す\n:::"),
        Example(
            title: "`:::checklist`", explanation: "A list to tick off, such as what to bring.",
            markdown: ":::checklist\n- マイナ保険証、または資格確認書\n- お薬手帳\n:::"),
        Example(
            title: "`:::gallery`",
            explanation: """
                Pictures side by side, as many as the screen is wide for. Each stands in a paragraph of its own; a title in quotes becomes its
                caption.
                """,
            markdown: ":::gallery\n![白い壁の診察室](/files/room.jpg \"診察室\")\n\n![木のいすが並ぶ待合室](/files/room.jpg \"待合室\")\n:::"),
        Example(
            title: "`:::faq`",
            explanation: "Every heading is a question; what follows it opens when it is pressed, without a script.",
            markdown: ":::faq\n### 予約は必要ですか\nいいえ。\n\n### 駐車場はありますか\n8台分あります。\n:::"),
        Example(
            title: "`:::inseparable`",
            explanation: """
                Sentences that a post takes together or not at all. On the page they look like any other text.
                """,
            markdown: ":::inseparable\n接種は無料です。\nただし、市外の方は有料です。\n:::"),
        Example(
            title: "`::hours`",
            explanation:
                "The ordinary week, from `sessions` and `grid` of `clinic.yml`. `::doctor-hours` shows those of doctors and departments, from `timetables`.",
            markdown: "::hours"),
        Example(
            title: "`::schedule`", explanation: "Seven days from the build's on, each in words.",
            markdown: "::schedule"),
        Example(
            title: "`::closures`",
            explanation: """
                The `exceptions` of `clinic.yml` that are not over, with the ways to their articles. `::calendar` shows them in their months: this one
                and the next, with a link to `hours.ics`.
                """,
            markdown: "::closures"),
        Example(
            title: "`::reserve`", explanation: "From `reservation` and `telephone` of `clinic.yml`.",
            markdown: "::reserve"),
        Example(title: "`::line-friend`", explanation: "From `line` of `clinic.yml`.", markdown: "::line-friend"),
        Example(
            title: "`::map`",
            explanation:
                "From `map`, `address` and `access` of `clinic.yml`; a link, so the map's host hears nothing before it is pressed.",
            markdown: "::map"),
        Example(
            title: "`::required-notices`",
            explanation: """
                What the clinic has to post, from `required_notices` of `clinic.yml`. Each item gets a heading of the third level, so write one of
                the second above it.
                """,
            markdown: "## 届出について\n\n::required-notices"),
        Example(
            title: "`::doctor`",
            explanation:
                "From `doctors` of `clinic.yml`, by `id`. `::doctors` shows all of them, side by side on a wide page.",
            markdown: "::doctor{id=sakura}"),
        Example(
            title: "`::youtube`",
            explanation:
                "A link with a drawn poster: the video's host hears nothing of the visitor before it is pressed.",
            markdown: "::youtube{id=abc123DEF45 title=\"吸入薬の使い方\"}"),
    ]

    /// The HTML of each example.
    static func render() async throws -> [String] {
        let templates = try TestSite.read(TestSite.folder + "../templates")
        var files = Dictionary(templates.map { ("templates/" + $0.key, $0.value) }) { first, _ in first }
        files["templates/article.mustache"] = "{{{content}}}"
        files["content/site.yml"] = TestSite.siteYML + "telephone_links: true\n"
        files["content/clinic.yml"] = """
            name: 見本医院
            telephone: 078-000-0000
            reservation: https://reserve.example.jp/
            line: https://lin.ee/example000
            map: https://maps.example.jp/
            address: {postal_code: 650-0000, region: 兵庫県, locality: 神戸市見本区, street: 凪町1-2-3}
            sessions:
              - {id: am, label: 午前, start: "09:00", end: "12:00"}
              - {id: pm, label: 午後, start: "16:00", end: "19:00"}
            grid:
              mon: open
              tue: open
              wed: open
              thu: {am: open, pm: closed}
              fri: open
              sat: {am: {end: "13:00"}, pm: closed}
              sun: closed
              holiday: closed
            required_notices:
              - {item: facility-standards, values: {bureau: 近畿厚生局, standards: [電子的診療情報連携体制整備加算3]}}
            doctors:
              - {id: sakura, name: 見本 さくら, reading: みほん さくら, role: 院長, departments: [内科]}
            exceptions:
              - {date: 2026-12-10, session: pm, kind: 臨時休診, reason: 学会出席のため}

            """
        files["content/reserve.md"] = "---\ntitle: 予約\n---\n\n## 電話\n"
        files["content/files/room.jpg"] = try TestSite.photograph(width: 600, height: 400)
        for (index, example) in examples.enumerated() {
            files["content/notices/e\(index).md"] = "---\ntitle: 例\ndate: 2026-11-01\n---\n\n\(example.markdown)\n"
        }
        var site = try TestSite(files, theme: false)
        site.options.makesPictures = true
        let outcome = try await site.run()
        try #require(!outcome.diagnostics.hasErrors, "\(TestSite.text(outcome.diagnostics))")
        let output = site.output
        return try examples.indices.map { index in
            let html = try #require(output["site/notices/e\(index)/index.html"]).trimmingWhiteSpace
            // Nobody reads the hundreds of squares of a QR code.
            return html.replacing(/<path d="M[^"]*" fill="#000"\/>/, with: "<path d=\"…\" fill=\"#000\"/>")
        }
    }
}
