import Foundation
import ShiraseCore
import ShiraseSite
import Testing

@testable import ShiraseBuild

@Suite struct BuildTests {
    private static let article =
        "---\ntitle: 休診\ndate: 2026-11-20\nexpires: 2026-12-01\ncategories: [closure]\n---\n本文。\n"
    private static let files = [
        "content/site.yml": TestSite.siteYML + "categories:\n  - {slug: closure, name: 休診}\n",
        "content/_index.md": "---\ntitle: テスト\n---\n",
        "content/notices/a/index.md": article, "content/notices/a/map.svg": "<svg/>",
        "content/notices/later.md": "---\ntitle: 予定\ndate: 2026-11-24T13:00\ncategories: [休診]\n---\n本文。\n",
        "content/notices/draft.md": "---\ntitle: 下書き\ndate: 2027-01-01\ndraft: true\n---\n本文。\n",
    ]

    /// A draft that was published before leaves nothing behind: page, picture and teasers go.
    @Test func whatIsUnpublishedLeavesTheOutput() async throws {
        var site = try TestSite(Self.files)
        site.options.date = nil
        _ = try await site.run()
        let traces = ["site/notices/a/index.html", "site/notices/a/map.svg", "sns/notices/a/line.txt"]
        #expect(traces.allSatisfy { site.output[$0] != nil })
        try site.files.write(
            Array(Self.article.replacing("date:", with: "draft: true\ndate:").utf8),
            to: "/site/content/notices/a/index.md")
        let report = try await site.run().summary?.report
        #expect(traces.allSatisfy { site.output[$0] == nil })
        #expect(report?.removed.contains("site/notices/a/map.svg") == true)
        #expect(site.output.values.allSatisfy { !$0.contains("/notices/a/") })
    }

    @Test func theMemoSparesABuildOfTheSameInputs() async throws {
        var site = try TestSite(Self.files)
        site.options.date = nil
        _ = try await site.run()
        let memo = try #require(site.files.files(below: "/site")[".shirase/store"])
        site.files.fail(at: nil)
        let second = try await site.run()
        #expect(second.summary?.report.written == [])
        #expect(second.summary?.pages == 10)
        #expect(site.files.operations == 0)
        // Without the memo the output is the same.
        try site.files.removeFile("/site/.shirase/store")
        let output = site.output
        _ = try await site.run()
        #expect(site.output == output)
        #expect(site.files.files(below: "/site")[".shirase/store"] == memo)
    }

    @Test func theMemoIsNotBelieved() async throws {
        // When an output was changed, when a file was added to the output, when it is broken, and when time has come.
        var site = try TestSite(Self.files)
        site.options.date = nil
        _ = try await site.run()
        let output = site.output
        try site.files.write([0], to: "/site/output/site/index.html")
        _ = try await site.run()
        #expect(site.output == output)
        try site.files.write([0], to: "/site/.shirase/store")
        #expect(try await site.run().summary?.report.written == [])
        try site.files.write([0], to: "/site/output/site/foreign.txt")
        await #expect(throws: OutputWriter.ForeignFiles.self) { try await site.run() }
        try site.files.removeFile("/site/output/site/foreign.txt")
        let later = Build(site.options, fileSystem: site.files, clock: WallClock { TestSite.noon + 3600 })
        #expect(
            try await later.run(to: "/site/output", isStrict: false).summary?.report.written.contains(
                "site/notices/later/index.html") == true)
    }

    @Test func warningsAreSaidAgain() async throws {
        var files = Self.files
        files["content/_index.md"] = "---\ntitle: テスト\n---\n<b onclick=\"x\" onload=\"y\">x</b>\n"
        let site = try TestSite(files)
        #expect(try await site.run().diagnostics.count == 2)
        #expect(try await site.run().diagnostics.count == 2)
    }

    @Test func theNextChangeIsTheFirstOne() async throws {
        var site = try TestSite(Self.files)
        let plan = try #require(try await site.plan().plan)
        #expect(
            plan.nextChanges().map { "\($0.moment.rfc3339) \($0.kind) \($0.document.path.file)" } == [
                "2026-11-24T13:00:00+09:00 appears content/notices/later.md"
            ])
        site.options.date = "2026-11-24T13:00"
        let later = try #require(try await site.plan().plan)
        #expect(
            later.nextChanges().map { "\($0.moment.rfc3339) \($0.kind) \($0.document.path.file)" } == [
                "2026-12-01T00:00:00+09:00 expires content/notices/a/index.md"
            ])
        site.options.date = "2026-12-01"
        #expect(try #require(try await site.plan().plan).nextChanges().isEmpty)
    }

    @Test func newArticlesAreDraftsThatBuild() async throws {
        let site = try TestSite(Self.files)
        func new(_ title: String) -> NewArticle {
            NewArticle(
                root: "/site", section: "notices", title: title, fileSystem: site.files,
                clock: WallClock { TestSite.noon })
        }
        #expect(new("インフルエンザ予防接種").suggestedSlug() == "2026-11-24")
        #expect(new("RS Virus 2026!").suggestedSlug() == "rs-virus-2026")
        let article = new("「冬」の: \"お知らせ\"")
        #expect(try article.write(slug: "2026-11-24").get() == "content/notices/2026-11-24.md")
        #expect(
            site.files.files(below: "/site/content/notices")["2026-11-24.md"].map {
                String(decoding: $0, as: UTF8.self)
            } == """
                ---
                title: "「冬」の: \\"お知らせ\\""
                date: 2026-11-24
                draft: true
                description:
                categories: []  # 休診
                tags: []
                ---


                """)
        #expect(new("二つ目").suggestedSlug() == "2026-11-24-2")
        let result = try await site.plan()
        #expect(result.diagnostics == [])
        #expect(result.plan?.documents.contains { $0.title == "「冬」の: \"お知らせ\"" } == true)
    }

    @Test func newArticlesNeverOverwrite() throws {
        let site = try TestSite(Self.files)
        func problem(_ section: String, _ slug: String) throws -> String {
            let article = NewArticle(
                root: "/site", section: section, title: "題", fileSystem: site.files, clock: WallClock { TestSite.noon })
            guard case .failure(let failure) = try article.write(slug: slug) else { return "written" }
            return TestSite.text(failure.all)
        }
        let before = site.files.files(below: "/site")
        #expect(
            try problem("notices", "a")
                == "content/notices/a.md: error: there is an article `a` already [new.exists]\n  hint: choose another name: --slug a-2\n"
        )
        #expect(
            try problem("notice", "b")
                == "content/notice: error: there is no section `notice` [new.section]\n  hint: did you mean `notices`?\n"
        )
        #expect(
            try problem("notices", "../b")
                == "content/notices/../b.md: error: `slug` must not contain `/`: ../b [new.slug]\n  hint: use letters, digits and hyphens\n"
        )
        #expect(site.files.files(below: "/site") == before)
    }

    /// Every reading and writing operation of a first build fails in turn: it is thrown, and the next build is whole.
    @Test func aFailingDiskNeverTearsASite() async throws {
        var expected: [String: String] = [:]
        var failing: Int? = nil
        while true {
            let site = try TestSite(Self.files)
            site.files.fail(at: failing)
            let outcome = try? await site.run()
            site.files.fail(at: nil)
            if failing == nil {
                expected = site.output
                failing = 0
                continue
            }
            _ = try await site.run()
            let differing = Set(site.output.keys).union(expected.keys).filter { site.output[$0] != expected[$0] }
            #expect(differing == [], "after failure \(failing ?? -1)")
            if outcome != nil { break }
            failing = (failing ?? 0) + 1
        }
        #expect((failing ?? 0) > expected.count)
    }

    @Test(arguments: ["/site/content", "/site/content/files/out", "/site/templates/assets"])
    func anOutputAmongTheSourcesIsRefused(_ folder: String) async throws {
        let site = try TestSite(Self.files)
        let before = site.files.files(below: "/site")
        let build = Build(site.options, fileSystem: site.files, clock: WallClock { TestSite.noon })
        await #expect(throws: OutputInsideSources(folder: folder)) { try await build.run(to: folder, isStrict: false) }
        #expect(site.files.files(below: "/site") == before)
    }

    /// Quotes with combining marks behind them are escaped as all quotes are.
    @Test func titlesCannotLeaveTheirAttribute() async throws {
        let site = try TestSite([
            "content/_index.md": "---\ntitle: 'a\"\u{301} onx=1 <\u{FE0F}b> &\u{200D}c'\n---\n",
            "templates/index.mustache": "<p title=\"{{title}}\">\r\n{{title}}</p>\r\n",
        ])
        _ = try await site.run()
        let escaped = "a&quot;\u{301} onx=1 &lt;\u{FE0F}b&gt; &amp;\u{200D}c"
        #expect(site.output["site/index.html"] == "<p title=\"\(escaped)\">\n\(escaped)</p>\n")
    }

    @Test func newArticlesAreFilesThatBuild() throws {
        let site = try TestSite(Self.files)
        for (slug, id) in [("covid-1.5", "content.language"), ("index", "content.place"), ("_index", "new.slug")] {
            let article = NewArticle(
                root: "/site", section: "notices", title: "題", fileSystem: site.files,
                clock: WallClock { TestSite.noon })
            guard case .failure(let failure) = try article.write(slug: slug) else {
                Issue.record("\(slug) was written")
                continue
            }
            #expect(failure.all.map(\.id) == [id])
        }
    }
}
