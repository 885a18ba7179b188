import ShiraseCore
import Testing

@testable import ShiraseSite

@Suite struct NoticeTypeTests {
    private func size(_ text: String, title: String = "お知らせ") throws -> Int {
        let sink = DiagnosticSink()
        let yml = SourceFile(path: "content/site.yml", text: "title: a\nbase_url: https://clinic.example.jp\n")
        let configuration = try #require(SiteConfiguration.load(yml, baseURL: nil, sink))
        let file = SourceFile(
            path: "content/notices/a.md", text: "---\ntitle: \(title)\ndate: 2026-11-01\n---\n\n\(text)\n")
        let result = DocumentReader(configuration: configuration, platforms: [], strings: [:]).read(file)
        return NoticeType.size(try #require(result.document))
    }

    @Test(arguments: [
        ("", 20), ("本日は休診です。", 20), (String(repeating: "休診です。", count: 60), 20),
        (String(repeating: "休診です。", count: 120), 16), (String(repeating: "休診です。", count: 200), 13),
        (String(repeating: "休診です。", count: 300), 11),
        // No size would do: it takes two pages, and may take them in full.
        (String(repeating: "休診です。", count: 500), 12),
        // Half as wide as Japanese.
        (String(repeating: "closed. ", count: 120), 18),
        // A row of a table takes a line, a picture a third of the page.
        ("| 日 | 午前 |\n|---|---|\n" + String(repeating: "| 1日 | 休診 |\n", count: 22), 14),
        ("![図](a.svg)\n\n![図](b.svg)", 20), ("![図](a.svg)\n\n![図](b.svg)\n\n![図](c.svg)", 12),
    ])
    func fillsThePage(_ text: String, _ size: Int) throws {
        let made = try self.size(text)
        #expect(made == size)
    }

    @Test func aLongTitleTakesRoom() throws {
        let text = String(repeating: "休診です。", count: 105)
        #expect(try size(text) > size(text, title: String(repeating: "臨時休診のお知らせ", count: 8)))
    }
}
