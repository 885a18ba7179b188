import Foundation
import ShiraseClinic
import ShiraseCore
import Testing

@testable import ShiraseBuild

/// What pages tell search engines: JSON in a script element of its own, in words that schema.org has.
@Suite struct StructuredDataTests {
    private static func scripts(_ html: String) -> [String] {
        html.matches(of: /<script type="application\/ld\+json">(.*?)<\/script>/.dotMatchesNewlines()).map {
            String($0.1)
        }
    }

    private static func json(_ html: String) throws -> SchemaOrg.JSON {
        try JSONDecoder().decode(SchemaOrg.JSON.self, from: Data(try #require(scripts(html).first).utf8))
    }

    /// The graph's nodes of a type.
    private static func nodes(_ type: String, _ html: String) throws -> [SchemaOrg.JSON] {
        guard case .array(let graph)? = try json(html)["@graph"] else { return [] }
        return graph.filter { $0["@type"] == .string(type) }
    }

    @Test func everyPageOfTheExampleSpeaksInSchemaOrgsWords() async throws {
        var options = BuildOptions(root: TestSite.folder + "..")
        options.date = "2026-11-24T12:00"
        let result = try await Build(options, fileSystem: LocalFileSystem(), clock: .system).plan()
        let plan = try #require(result.plan)
        let texts = plan.outputs.outputs.reduce(into: [String: String]()) { texts, output in
            texts[output.path] = output.text
        }
        let schema = try SchemaOrg()
        for page in plan.site.pages() {
            let html = try #require(texts["site/" + page.outputPath])
            switch page.content {
            case .redirect, .notFound, .print: #expect(!html.contains("ld+json"), "\(page.outputPath)")
            default:
                let scripts = Self.scripts(html)
                #expect(scripts.count == 1, "\(page.outputPath)")
                let mistakes = try schema.mistakes(in: scripts.first ?? "")
                #expect(mistakes == [], "\(page.outputPath)")
                #expect(try Self.nodes("MedicalClinic", html).count == 1, "\(page.outputPath)")
                let hasBreadcrumbs = try Self.nodes("BreadcrumbList", html).count == 1
                #expect(hasBreadcrumbs == html.contains("<nav class=\"breadcrumbs\""), "\(page.outputPath)")
            }
            // Article pages stay light.
            if case .article = page.content {
                #expect(html.utf8.count <= 18 * 1024, "\(page.outputPath)")
            }
        }
        #expect(texts["site/sns/index.html"] == nil)
    }

    @Test func theListOfSpecialtiesIsSchemaOrgs() throws {
        let names = MedicalSpecialty.names
        #expect(Set(names) == (try SchemaOrg()).members["MedicalSpecialty"])
        #expect(names == names.sorted() && Set(names).count == names.count)
    }

    /// The vocabulary's check is worth something only if it finds what is wrong.
    @Test(arguments: [
        (#"{"@type":"Clinic"}"#, ["there is no type Clinic"]),
        (#"{"name":"a"}"#, ["a node has no type"]),
        (#"{"@type":"Person","nam":"a"}"#, ["there is no property nam"]),
        (#"{"@type":"Person","opens":"09:00"}"#, ["Person has no opens"]),
        (
            #"{"@type":"WebPage","lastReviewed":"2026-02-30"}"#,
            [#"lastReviewed of WebPage takes no string("2026-02-30")"#]
        ),
        (#"{"@type":"Person","name":" "}"#, [#"name of Person takes no string(" ")"#]),
        (#"{"@type":"Person","name":[]}"#, ["name is empty"]),
        (#"{"@type":"Person","worksFor":{"@type":"WebPage"}}"#, [#"WebPage is none of ["Organization"]"#]),
        (
            #"{"@type":"Dentist","medicalSpecialty":"https://schema.org/Teeth"}"#,
            [
                #"medicalSpecialty of Dentist takes no string("https://schema.org/Teeth")"#
            ]
        ),
        (
            #"{"@type":"Dentist","aggregateRating":{"@id":"https://a.example.jp/"}}"#,
            [
                "a clinic says no aggregateRating of itself",
                #"aggregateRating of Dentist takes no object(["@id": ShiraseBuildTests.SchemaOrg.JSON.string("https://a.example.jp/")])"#,
            ]
        ),
        (
            #"{"@type":"Person","@id":"a"},{"@type":"Person","@id":"a"}"#,
            [
                "a is no whole address", "a is described twice", "a is no whole address",
            ]
        ),
        (
            #"{"@type":"MedicalClinic","openingHoursSpecification":[{"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Monday","https://schema.org/PublicHolidays"],"opens":"09:00","closes":"12:00:00","validFrom":"2026-12-29","validThrough":"2027-01-03"}],"specialOpeningHoursSpecification":{"@type":"OpeningHoursSpecification","opens":"24:00"}}"#,
            [#"opens of OpeningHoursSpecification takes no string("24:00")"#]
        ),
    ])
    func theVocabularyFindsMistakes(_ nodes: String, _ expected: [String]) throws {
        let found = try SchemaOrg().mistakes(in: #"{"@context":"https://schema.org","@graph":["# + nodes + "]}")
        #expect(found == expected)
    }

    /// Whatever an author writes: one script element, the same text in it, and words that schema.org has.
    @Test(arguments: [
        "</script><script>alert(1)</script>", "<!--<script>", "\"引用\" 'single' \\ \\u003c", "行の\u{2028}区切り\u{2029}",
        "👨‍👩‍👧‍👦が\u{309A}𠮷",
        String(repeating: "長い題名", count: 2500), "]]>&lt;&amp;<![CDATA[", "{{title}}",
    ])
    func noTextLeavesItsScriptElement(_ text: String) async throws {
        let quoted = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
        var site = try TestSite([
            "templates/layout.mustache":
                "<script type=\"application/ld+json\">{{{structured_data}}}</script>{{$main}}{{/main}}",
            "templates/article.mustache": "{{<layout}}{{$main}}{{/main}}{{/layout}}",
            "templates/404.mustache": "",
            "content/site.yml": "title: \(quoted)\nbase_url: https://clinic.example.jp/sub\n",
            "content/clinic.yml": """
            name: \(quoted)
            address: {locality: \(quoted), street: \(quoted)}
            doctors: [{id: a, name: \(quoted), role: \(quoted), qualifications: [\(quoted)]}]
            """,
            "content/_index.md": "---\ntitle: \(quoted)\ndescription: \(quoted)\n---\n",
            "content/notices/_index.md": "---\ntitle: \(quoted)\n---\n",
            "content/notices/a.md": "---\ntitle: \(quoted)\ndate: 2026-11-01\nauthor: a\n---\n\(text)\n",
            "content/notices/b.md": """
            ---
            title: \(quoted)
            date: 2026-11-01
            purpose: patient-education
            reviewed_by: a
            ---
            \(text)
            """,
            "content/notices/c.md": """
            ---
            title: \(quoted)
            date: 2026-11-01
            job: {title: \(quoted), hours: \(quoted), qualifications: \(quoted)}
            ---
            \(text)
            """,
        ])
        site.options.usesCache = false
        #expect(try await site.run().diagnostics.filter { $0.severity == .error }.isEmpty)
        let output = site.output
        let schema = try SchemaOrg()
        for path in [
            "index.html", "notices/index.html", "notices/a/index.html", "notices/b/index.html", "notices/c/index.html",
        ] {
            let html = try #require(output["site/" + path])
            #expect(html.matches(of: /<\/?script/).count == 2, "\(path)")
            #expect(!html.contains("<!--"), "\(path)")
            let script = try #require(Self.scripts(html).first)
            let mistakes = try schema.mistakes(in: script)
            #expect(mistakes == [], "\(path)")
        }
        let article = try #require(output["site/notices/a/index.html"])
        #expect(try Self.nodes("NewsArticle", article).first?["headline"] == .string(text))
        #expect(try Self.nodes("Person", article).first?["jobTitle"] == .string(text))
        let job = try #require(output["site/notices/c/index.html"])
        #expect(try Self.nodes("JobPosting", job).first?["title"] == .string(text))
        #expect(try Self.nodes("MedicalClinic", job).first?["name"] == .string(text))
    }

    /// What says nothing is not told.
    @Test func blanksAreLeftOut() async throws {
        var site = try TestSite([
            "templates/layout.mustache": "<script type=\"application/ld+json\">{{{structured_data}}}</script>",
            "templates/index.mustache": "{{<layout}}{{/layout}}", "templates/404.mustache": "",
            "content/site.yml": "title: a\ndescription: ' '\nbase_url: https://clinic.example.jp\n",
            "content/clinic.yml": """
            name: ' '
            address: {postal_code: '', region: ' ', street: ''}
            doctors: [{id: a, name: 見本 花子, role: '', qualifications: [' ']}]
            """,
            "content/_index.md": "---\ntitle: 見本\n---\n",
        ])
        site.options.usesCache = false
        _ = try await site.run()
        let html = try #require(site.output["site/index.html"])
        let mistakes = try SchemaOrg().mistakes(in: try #require(Self.scripts(html).first))
        #expect(mistakes == [])
        let clinic = try Self.nodes("MedicalClinic", html).first
        #expect(clinic?["address"] == .object(["@type": .string("PostalAddress"), "addressCountry": .string("JP")]))
        #expect(clinic?["name"] == nil)
    }
}
