import ShiraseCore
import ShiraseSite
import Testing

@testable import ShiraseBuild

/// A site's own files over the theme's.
@Suite struct ThemeTests {
    private static let front = ["content/_index.md": "---\ntitle: テスト医院\n---\n"]

    /// The tests' theme with further files, below a site's.
    private func site(_ files: [String: String], theme: [String: String] = [:]) throws -> TestSite {
        var site = try TestSite(Self.front.merging(files) { _, new in new })
        let all = try TestSite.read(TestSite.folder + "Theme").merging(theme) { _, new in new }
        site.options.theme = Theme(all.mapValues { Array($0.utf8) })
        return site
    }

    @Test func aFileStandsInThePlaceOfTheThemes() async throws {
        let theme = [
            "assets/a.svg": "<svg>1</svg>", "assets/b.svg": "<svg>2</svg>", "board/c.css": "c", "board/d.css": "d",
        ]
        let site = try site(
            [
                "templates/assets/a.svg": "<svg>own</svg>", "templates/board/d.css": "own",
                "templates/index.mustache": "own",
            ],
            theme: theme)
        #expect(try await site.run().diagnostics == [])
        #expect(site.output["site/assets/a.svg"] == "<svg>own</svg>")
        #expect(site.output["site/assets/b.svg"] == "<svg>2</svg>")
        #expect(site.output["sns/c.css"] == "c")
        #expect(site.output["sns/d.css"] == "own")
        #expect(site.output["site/index.html"] == "own")
        #expect(site.output["site/404.html"]?.isEmpty == false)
    }

    /// A new version of the program brings a new theme: what was built with the old one is built again.
    @Test func theMemoKnowsTheTheme() async throws {
        var site = try site([:], theme: ["index.mustache": "old"])
        _ = try await site.run()
        #expect(try await site.run().summary?.report.written == [])
        site.options.theme = try self.site([:], theme: ["index.mustache": "new"]).options.theme
        #expect(try await site.run().summary?.report.written == ["site/index.html"])
        #expect(site.output["site/index.html"] == "new")
    }

    /// What is wrong with a built-in file is wrong with what the site has put beside it.
    @Test func saysThatAFileIsBuiltIn() async throws {
        let site = try site(["templates/partials/list.mustache": "{{>section}}"])
        #expect(
            try await site.messages() == """
                templates/partials/list.mustache:1:1: error: `section` includes itself [template.recursion]
                  1 | {{>section}}
                    | ^^^^^^^^^^^^
                  hint: take the partial out of itself
                templates/section.mustache:1:1: error: `layout` includes itself [template.recursion]
                  1 | {{<layout}}{{$main}}{{#breadcrumbs}}{{name}} > {{/breadcrumbs}}
                    | ^^^^^^^^^^^
                templates/section.mustache: note: this file is built in; `shirase theme copy section.mustache` puts a copy of it into the site
                  hint: take the partial out of itself

                """)
        #expect(
            try await site.messages(.ja).contains(
                """
                    | ^^^^^^^^^^^

                """))
    }

    /// A word that the site has added is needed in each of its languages; one line is enough for that.
    @Test func saysThatAFileOfWordsIsBuiltIn() async throws {
        let site = try site([
            "content/site.yml": TestSite.siteYML + "languages: [ja, en]\n",
            "content/_index.en.md": "---\ntitle: Test Clinic\n---\n",
            "templates/index.mustache": "{{strings.new}}", "templates/strings/ja.yml": "new: 新着\n",
        ])
        #expect(
            try await site.messages() == """
                templates/strings/en.yml: error: `new` is missing in this language [strings.missing-key]
                templates/strings/en.yml: note: this file is built in; one of its name in the site holds only the lines that differ
                  hint: add a line `new: …`

                """)
        try site.files.write(Array("new: New\n".utf8), to: "/site/templates/strings/en.yml")
        #expect(try await site.messages() == "")
    }

    @Test func aDraftsTemplateIsUsed() async throws {
        let draft = "---\ntitle: 準備中\ndraft: true\ntemplate: landing\n---\n"
        let files = [
            "templates/landing.mustache": "{{<frame}}{{$main}}{{>partials/part}}{{/main}}{{/frame}}",
            "templates/frame.mustache": "{{$main}}{{/main}}", "templates/partials/part.mustache": "x",
        ]
        #expect(try await site(files.merging(["content/a.md": draft]) { _, new in new }).messages() == "")
        let names = try await site(files).plan().diagnostics.map(\.place.path)
        #expect(
            names == ["frame", "landing", "partials/part"].map { "templates/\($0).mustache" })
    }

    /// Which templates a broken one includes is not known.
    @Test func brokenTemplatesAccuseNoOthers() async throws {
        let site = try site([
            "templates/page.mustache": "{{#title}}{{>partials/own}}", "templates/partials/own.mustache": "x",
        ])
        #expect(try await site.plan().diagnostics.map(\.id) == ["template.syntax"])
    }

    /// Without a theme there is nothing that could be overridden.
    @Test func sitesWithoutAThemeHaveFilesOfTheirOwnAlone() async throws {
        let theme = try TestSite.read(TestSite.folder + "Theme")
        var files = Dictionary(theme.map { ("templates/" + $0.key, $0.value) }) { first, _ in first }
        files["templates/unused.mustache"] = "x"
        let site = try TestSite(Self.front.merging(files) { _, new in new }, theme: false)
        #expect(try await site.messages() == "")
    }
}
