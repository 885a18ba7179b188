import ShiraseClinic
import ShiraseCore
import ShiraseMarkdown
import Testing

@testable import ShiraseSite

@Suite struct ConfigurationTests {
    @Test(arguments: [
        ("https://clinic.example.jp", "https://clinic.example.jp", "/"),
        ("https://clinic.example.jp/", "https://clinic.example.jp", "/"),
        ("http://localhost:8000", "http://localhost:8000", "/"),
        ("https://agency.example.jp/clinics/test", "https://agency.example.jp", "/clinics/test/"),
        (
            "https://h.example.jp/クリニック/a%20b", "https://h.example.jp",
            "/%E3%82%AF%E3%83%AA%E3%83%8B%E3%83%83%E3%82%AF/a%20b/"
        ),
        ("https://agency.example.jp//clinics//test//", "https://agency.example.jp", "/clinics/test/"),
    ])
    func baseURLs(_ text: String, _ origin: String, _ path: String) throws {
        let url = try #require(BaseURL(text))
        #expect(url.origin == origin)
        #expect(url.path == path)
        #expect(url.url("tags/冬/") == origin + path + "tags/%E5%86%AC/")
    }

    @Test(arguments: [
        "", "clinic.example.jp", "ftp://a", "https://", "https://a/?q=1", "https://a/#x", "https://user@a/",
        "https://a b/", "https://a\"b/", "https://a/x/../b", "https://a/./b",
    ])
    func otherBaseURLsAreRefused(_ text: String) {
        #expect(BaseURL(text) == nil)
    }

    @Test func everyFrontMatterKeyIsInTheReference() throws {
        let keys = FrontMatter.reference.map(\.key)
        var yaml = ""
        for key in keys { yaml += "\(key):\n" }
        let file = SourceFile(path: "content/a.md", text: "---\n\(yaml)---\n")
        let sink = DiagnosticSink()
        let split = try #require(FrontMatterSplit(file, sink))
        let vocabulary = FrontMatter.Vocabulary(calendar: .utc, platforms: ["line"])
        _ = FrontMatter.load(file, split.yaml, .article, vocabulary, sink)
        // Every key of the reference is known, and an unknown key's message lists no other one.
        #expect(sink.diagnostics.map(\.id) == ["front-matter.missing"])
        let unknown = SourceFile(path: "content/a.md", text: "---\ntitle: a\nzzzzzzzzzz: 1\n---\n")
        let other = try #require(FrontMatterSplit(unknown, sink))
        _ = FrontMatter.load(unknown, other.yaml, .article, vocabulary, sink)
        #expect(
            sink.diagnostics.last?.hint?.en == "known names: " + keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
        )
    }

    @Test func frontMatterSurvivesOtherEditors() throws {
        for text in ["\u{FEFF}---\r\ntitle: a\r\n---\r\n本文\r\n", "---  \ntitle: a\n---\t\n本文\n", "---\ntitle: a\n---"] {
            let file = SourceFile(path: "content/a.md", text: text)
            let sink = DiagnosticSink()
            let split = try #require(FrontMatterSplit(file, sink))
            let matter = FrontMatter.load(file, split.yaml, .article, .init(calendar: .utc, platforms: []), sink)
            #expect(sink.diagnostics == [])
            #expect(matter?.title.value == "a")
            #expect(["本文", ""].contains(file.text(split.body).trimmingWhiteSpace))
        }
    }

    @Test func contentPathsSayWhatAFileIs() throws {
        func path(_ file: String) throws -> String {
            let path = try ContentPath(file, languages: ["ja", "en"])
            return
                "\(path.kind) \(path.language) \(path.section ?? "-") \(path.name.isEmpty ? "-" : path.name) \(path.bundle ?? "-")"
        }
        #expect(try path("content/_index.md") == "front ja - - -")
        #expect(try path("content/_index.en.md") == "front en - - -")
        #expect(try path("content/access.md") == "page ja - access -")
        #expect(try path("content/access/index.en.md") == "page en - access content/access")
        #expect(try path("content/notices/_index.md") == "section ja notices - -")
        #expect(try path("content/notices/flu.en.md") == "article en notices flu -")
        #expect(try path("content/notices/flu/index.md") == "article ja notices flu content/notices/flu")
        for file in [
            "content/index.md", "content/a/b/c.md", "content/a/b/_index.md", "content/a/b/c/index.md",
            "content/a.fr.md", "content/a b.md", "content/.md",
        ] {
            #expect(throws: ContentPath.PathProblem.self, "\(file)") { try path(file) }
        }
    }

    @Test func clinicsAreReadWhole() throws {
        let file = SourceFile(
            path: "content/clinic.yml",
            text: """
                name: {ja: 見本医院, en: Mihon Clinic}
                departments: [内科, {ja: 小児科, en: Pediatrics}]
                telephone: 03-0000-0000
                fax: "+81-3-0000-0000"
                address: {postal_code: 000-0000, region: 東京都, locality: 見本区, street: 1-2-3}
                access: 駅から3分
                reservation: https://reserve.example.jp/a
                line: https://line.me/R/ti/p/%40example
                map: https://maps.example.jp/
                doctors:
                  - {id: hanako, name: 見本 花子, reading: みほん はなこ, role: 院長, departments: [内科], qualifications: [見本学会認定見本専門医], message: 一言}
                staff:
                  - {id: desk, name: 受付}
                """)
        let sink = DiagnosticSink()
        let clinic = try #require(Clinic.load(file, languages: ["ja", "en"], sink))
        #expect(sink.diagnostics == [])
        #expect(clinic.name["en"] == "Mihon Clinic")
        #expect(clinic.departments.map { $0.text("en", fallback: "ja") } == ["内科", "Pediatrics"])
        #expect(clinic.telephone == "03-0000-0000")
        #expect(clinic.fax == "+81-3-0000-0000")
        #expect(clinic.address?.locality?["ja"] == "見本区")
        #expect(clinic.people.map(\.id) == ["hanako", "desk"])
        #expect(clinic.people.map(\.isDoctor) == [true, false])
    }

    @Test func summariesAreWholeSentences() {
        func summary(_ paragraphs: [String], _ language: String = "ja") -> String {
            let file = SourceFile(path: "a.md", text: paragraphs.joined(separator: "\n\n"))
            let text = Markdown.document(file, body: 0..<file.bytes.count).plainText
            return Summary.make(text, language: language).trimmingWhiteSpace
        }
        #expect(summary(["休診します。ご了承ください。"]) == "休診します。ご了承ください。")
        let long = String(repeating: "長", count: 100) + "。"
        #expect(summary([long + long]) == long)
        #expect(summary([long, "次の段落。"]) == long + "次の段落。")
        #expect(summary(["見出しのような行", "続き。"]) == "見出しのような行")
        #expect(
            summary(["We are closed. Please call us.", "Second."], "en") == "We are closed. Please call us. Second.")
        #expect(summary([]) == "")
        // An inseparable container stands or goes as a whole.
        #expect(summary(["一つ目。", ":::inseparable", long, long, ":::"]) == "一つ目。")
        #expect(summary([":::inseparable", "二つ目。" + long, long, ":::", "次。"]) == "二つ目。" + long + long)
        let veryLong = String(repeating: "長", count: 300) + "。"
        #expect(summary([veryLong + "次。"]) == veryLong)
    }
}
