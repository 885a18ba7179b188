import Testing

@testable import ShiraseCore

@Suite struct DiagnosticTests {
    private static let file = SourceFile(
        path: "content/notices/flu.md", text: "---\r\ntitle: 予防接種\r\ntagz: [子ども, 冬]\r\n---\r\n")

    private static let unknownKey = Diagnostic.error(
        "front-matter.unknown-key", Message(en: "unknown key `tagz`", ja: "`tagz` という項目はありません"),
        at: .source(file.range(26..<30)),
        hint: Message(en: "did you mean `tags`?", ja: "`tags` の間違いではありませんか"))

    private func text(
        _ diagnostic: Diagnostic, _ format: DiagnosticFormat, _ language: MessageLanguage = .en
    ) -> String {
        DiagnosticPrinter(format: format, language: language).text(diagnostic)
    }

    @Test func humanFormatShowsTheLineWithACaret() {
        #expect(
            text(Self.unknownKey, .human) == """
                content/notices/flu.md:3:1: error: unknown key `tagz` [front-matter.unknown-key]
                  3 | tagz: [子ども, 冬]
                    | ^^^^
                  hint: did you mean `tags`?

                """)
        #expect(
            text(Self.unknownKey, .human, .ja) == """
                content/notices/flu.md:3:1: エラー: `tagz` という項目はありません [front-matter.unknown-key]
                  3 | tagz: [子ども, 冬]
                    | ^^^^
                  対処: `tags` の間違いではありませんか

                """)
    }

    @Test func caretStandsUnderWideCharacters() {
        let winter = Diagnostic.warning(
            "x", Message(en: "winter", ja: "冬"), at: .source(Self.file.range(44..<47)))
        #expect(
            text(winter, .human) == """
                content/notices/flu.md:3:13: warning: winter [x]
                  3 | tagz: [子ども, 冬]
                    |                ^^

                """)
    }

    @Test func notesNameTheOtherPlace() {
        let collision = Diagnostic.error(
            "output.collision", Message(en: "two outputs stand at a", ja: "同じ場所"), at: .path("content/b.md"),
            notes: [.init(Message(en: "the other one", ja: "もう一つ"), at: .path("content/a.md"))])
        #expect(
            text(collision, .human) == """
                content/b.md: error: two outputs stand at a [output.collision]
                content/a.md: note: the other one

                """)
    }

    @Test func jsonFormatIsOneObjectALine() {
        #expect(
            text(Self.unknownKey, .json) == """
                {"column":1,"hint":"did you mean `tags`?","id":"front-matter.unknown-key","length":4,"line":3,\
                "message":"unknown key `tagz`","path":"content/notices/flu.md","severity":"error"}

                """)
    }

    @Test func githubFormatEscapesWhatWorkflowCommandsReserve() {
        let file = SourceFile(path: "content/a,b:c.md", text: "x")
        let diagnostic = Diagnostic.warning(
            "link.dead", Message(en: "100% wrong", ja: ""), at: .source(file.range(0..<1)),
            hint: Message(en: "mend it", ja: ""))
        #expect(
            text(diagnostic, .github)
                == "::warning file=content/a%2Cb%3Ac.md,line=1,col=1,title=link.dead::100%25 wrong%0Amend it\n")
    }

    @Test func longLinesAreShownAroundThePlace() {
        let file = SourceFile(
            path: "a", text: String(repeating: "あ", count: 500) + "X" + String(repeating: "い", count: 500))
        let position = SourcePosition(file.range(1500..<1501))
        #expect(position.column == 501)
        #expect(
            Excerpt(position).text
                == "  1 | \(String(repeating: "あ", count: 50))X\(String(repeating: "い", count: 49))\n"
                + "    | \(String(repeating: " ", count: 100))^\n")
    }

    @Test func positionsAreClampedToTheFile() {
        let position = SourcePosition(Self.file.range(9000..<9100))
        #expect(position.line == 5)
        #expect(position.column == 1)
        #expect(position.lineText.isEmpty)
    }

    @Test func sortingOrdersByPlaceAndDropsRepeats() {
        let first = Diagnostic.error("a", Message(en: "a", ja: "a"), at: .source(Self.file.range(0..<1)))
        let later = Diagnostic.error("a", Message(en: "b", ja: "b"), at: .source(Self.file.range(5..<6)))
        let other = Diagnostic.error("a", Message(en: "c", ja: "c"), at: .path("content/a.md"))
        #expect([later, first, other, later].sortedByPlace() == [other, first, later])
    }
}
