import ShiraseCore
import ShiraseSite
import ShiraseTheme
import Testing

@testable import ShiraseBuild

/// What `shirase theme` says of a site's files, and which it copies.
@Suite struct ThemeListingTests {
    /// The tests' theme with further files, below a site's.
    private func site(_ files: [String: String], theme: [String: String] = [:]) throws -> TestSite {
        var site = try TestSite(["content/_index.md": "---\ntitle: テスト医院\n---\n"].merging(files) { _, new in new })
        let all = try TestSite.read(TestSite.folder + "Theme").merging(theme) { _, new in new }
        site.options.theme = Theme(all.mapValues { Array($0.utf8) })
        return site
    }

    @Test func theExampleHasTheThemesFiles() async throws {
        let root = String(TestSite.folder.dropLast("Tests/".count))
        let sink = DiagnosticSink()
        let listing = try await ThemeListing(
            root: root, theme: Theme(BuiltInTheme.files), fileSystem: LocalFileSystem(), sink)
        #expect(sink.diagnostics == [])
        #expect(listing.files.map(\.path) == BuiltInTheme.files.keys.sorted())
        #expect(listing.files.allSatisfy { [.overridden, .merged].contains($0.state) && $0.same == true })
    }

    private func list(_ site: TestSite) async throws -> [ThemeListing.File] {
        let sink = DiagnosticSink()
        let listing = try await ThemeListing(root: "/site", theme: site.options.theme, fileSystem: site.files, sink)
        #expect(sink.diagnostics == [])
        return listing.files
    }

    @Test func listsWhatOverridesWhat() async throws {
        let theme = try site([:]).options.theme
        let list = try await list(
            try site([
                "templates/page.mustache": "{{>partials/own}}", "templates/partials/own.mustache": "x",
                "templates/404.mustache": try #require(theme["templates/404.mustache"]).text(0..<1000),
                "templates/partials/lst.mustache": "x", "templates/sns/mixi.mustache": "x",
                "templates/strings/ja.yml": "home: はじめに\nopen: やっています\n", "templates/assets/logo.svg": "<svg/>",
            ]))
        let others = list.filter { $0.state != .builtIn }
        #expect(
            others == [
                .init(path: "404.mustache", state: .overridden, same: true, words: nil, nearest: nil),
                .init(path: "assets/logo.svg", state: .own, same: nil, words: nil, nearest: nil),
                .init(path: "page.mustache", state: .overridden, same: false, words: nil, nearest: nil),
                .init(
                    path: "partials/lst.mustache", state: .unused, same: nil, words: nil,
                    nearest: "partials/list.mustache"),
                .init(path: "partials/own.mustache", state: .own, same: nil, words: nil, nearest: nil),
                .init(path: "sns/mixi.mustache", state: .unused, same: nil, words: nil, nearest: nil),
                .init(path: "strings/ja.yml", state: .merged, same: false, words: 2, nearest: nil),
            ])
        #expect(list.filter { $0.state == .builtIn }.count == theme.paths.count - 3)
    }

    /// What a new version of the theme has broken is asked for when it is broken.
    @Test func listsHoweverMuchIsWrong() async throws {
        let list = try await list(
            try site([
                "content/site.yml": "title: [", "content/a.md": "no front matter", "templates/page.mustache": "{{#x}}",
                "templates/landing.mustache": "x", "templates/strings/ja.yml": "[",
            ]))
        #expect(
            list.filter { $0.state != .builtIn }.map { "\($0.path) \($0.state)" } == [
                "landing.mustache own", "page.mustache overridden", "strings/ja.yml merged",
            ])
    }

    private func copy(_ names: [String], into site: TestSite) throws -> String {
        switch try ThemeCopy(root: "/site", theme: site.options.theme, fileSystem: site.files).write(names) {
        case .success(let paths): paths.joined(separator: "\n")
        case .failure(let failure): TestSite.text(failure.all)
        }
    }

    @Test func copiesByEveryName() throws {
        let site = try site([:], theme: ["assets/style.css": "p {}"])
        #expect(
            try copy(
                [
                    "partials/list", "partials/list.mustache", "templates/page.mustache", "assets/style.css",
                    "strings/ja",
                ],
                into: site) == """
                    templates/partials/list.mustache
                    templates/page.mustache
                    templates/assets/style.css
                    templates/strings/ja.yml
                    """)
        let theme = site.options.theme
        #expect(
            site.files.files(below: "/site/templates")
                == Dictionary(
                    ["assets/style.css", "page.mustache", "partials/list.mustache", "strings/ja.yml"].map {
                        ($0, theme["templates/" + $0]?.bytes ?? [])
                    }
                ) { first, _ in first })
    }

    @Test func copiesNothingWhereOneNameIsWrong() throws {
        let site = try site(["templates/page.mustache": "own"])
        site.files.link("/site/templates/term.mustache", to: "/elsewhere/term.mustache")
        let said = try copy(["index", "page", "term", "partials/lst", "list", "zzzzzz", "../page"], into: site)
        #expect(
            said == """
                templates/../page: error: the built-in theme has no file `../page` [theme.unknown-file]
                  hint: did you mean `page.mustache`?
                templates/list: error: the built-in theme has no file `list` [theme.unknown-file]
                  hint: did you mean `partials/list.mustache`?
                templates/page.mustache: error: the site has this file already [theme.exists]
                  hint: `shirase theme show page.mustache` prints the built-in one
                templates/partials/lst: error: the built-in theme has no file `partials/lst` [theme.unknown-file]
                  hint: did you mean `partials/list.mustache`?
                templates/term.mustache: error: the site has this file already [theme.exists]
                  hint: `shirase theme show term.mustache` prints the built-in one
                templates/zzzzzz: error: the built-in theme has no file `zzzzzz` [theme.unknown-file]
                  hint: `shirase theme list` names all files

                """)
        #expect(site.files.files(below: "/site/templates").keys.sorted() == ["page.mustache"])
        // Nor through a link, and not where a file stands in the way.
        site.files.link("/site/templates/partials", to: "/elsewhere")
        try site.files.write([], to: "/site/templates/sns")
        #expect(
            try copy(["partials/list", "sns/x", "index"], into: site) == """
                templates/partials: error: this is no folder, or a link to one [theme.no-folder]
                  hint: put a folder of this name in its place
                templates/sns: error: this is no folder, or a link to one [theme.no-folder]
                  hint: put a folder of this name in its place

                """)
        #expect(
            try copy(["page"], into: .empty) == """
                content: error: there is no folder `content` [site.no-content]
                  hint: run shirase in the site's folder, or name it: --root DIR

                """)
    }
}
