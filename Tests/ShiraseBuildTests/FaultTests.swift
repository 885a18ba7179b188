import ShiraseBuild
import ShiraseCore
import TestSupport
import Testing

/// Every operation of a build on files fails in turn. The build says so; what stands in the output is, file by file, the old one or the
/// new one; nothing of anybody else is touched; and the next build gives what a build from nothing gives.
@Suite struct FaultTests {
    private static let sources = [
        "content/site.yml": TestSite.siteYML + "categories: [{slug: closure, name: 休診}]\nroutes: {closure: [line]}\n",
        "content/_index.md": "---\ntitle: テスト\n---\n本文。\n",
        "content/notices/a/index.md":
            "---\ntitle: 休診\ndate: 2026-11-20\ncategories: [closure]\n---\n本文。\n",
        "content/notices/a/room.txt": "資料\n",
        "content/notices/b.md": "---\ntitle: お知らせ\ndate: 2026-11-21\n---\n本文。\n",
        "templates/assets/style.css": "a { color: #123456 }\n",
    ]

    private static let foreign = ["/site/output/notes.txt", "/site/output/site/.htaccess", "/site/mine.txt"]

    /// A first build.
    @Test(arguments: FaultyFileSystem.Fault.allCases) func firstBuilds(_ fault: FaultyFileSystem.Fault) async throws {
        let site = try Self.site(Self.sources)
        try await check(fault, site.files, site.options)
    }

    /// A build after edits: a page goes, one comes, one is edited, and a template changes all.
    @Test(arguments: FaultyFileSystem.Fault.allCases) func laterBuilds(_ fault: FaultyFileSystem.Fault) async throws {
        let site = try Self.site(Self.sources)
        #expect(try await site.run().summary != nil)
        for path in ["content/notices/a/room.txt", "content/notices/a/index.md"] {
            try site.files.removeFile("/site/" + path)
        }
        let new = "---\ntitle: 新しいお知らせ\ndate: 2026-11-22\ncategories: [closure]\n---\n新しい本文。\n"
        try site.files.write(Array(new.utf8), to: "/site/content/notices/c.md")
        try site.files.write(Array(new.utf8), to: "/site/content/notices/b.md")
        try site.files.write(
            Array("{{title}} {{assets.style_css}}{{{content}}}\n".utf8), to: "/site/templates/article.mustache")
        try await check(fault, site.files, site.options)
    }

    /// The same with pictures, whose drawing takes its time: a sample of the operations.
    @Test(arguments: FaultyFileSystem.Fault.allCases) func buildsWithPictures(_ fault: FaultyFileSystem.Fault)
        async throws
    {
        var site = try Self.site(
            Self.sources.merging([
                "content/notices/a/index.md":
                    "---\ntitle: 休診\ndate: 2026-11-20\ncategories: [closure]\nimage: room.jpg\n---\n![椅子](room.jpg)\n",
                "content/notices/a/room.jpg": try TestSite.photograph(width: 60, height: 40),
            ]) { $1 })
        site.options.makesPictures = true
        // What was made before need not be made again.
        #expect(try await site.run().summary != nil)
        try site.files.removeFile("/site/output/site/index.html")
        try site.files.write(
            Array("---\ntitle: テスト\n---\n別の本文。\n".utf8), to: "/site/content/_index.md")
        let new = "---\ntitle: お知らせ\ndate: 2026-11-22\n---\n別の本文。\n"
        try site.files.write(Array(new.utf8), to: "/site/content/notices/b.md")
        try await check(fault, site.files, site.options, every: 3)
    }

    private static func site(_ sources: [String: String]) throws -> TestSite {
        let site = try TestSite(sources)
        for path in foreign { try site.files.write(Array("mine".utf8), to: path) }
        return site
    }

    private func published(_ files: MemoryFileSystem) -> [String: [UInt8]] {
        files.files(below: "/site/output").filter {
            ($0.key.hasPrefix("site/") || $0.key.hasPrefix("sns/")) && $0.key != "site/.htaccess"
        }
    }

    /// - Parameter every: of how many operations one fails.
    private func check(
        _ fault: FaultyFileSystem.Fault, _ files: MemoryFileSystem, _ options: BuildOptions, every: Int = 1
    ) async throws {
        func run(_ files: any FileSystem) async throws -> Build.Outcome {
            try await Build(options, fileSystem: files, clock: WallClock { TestSite.noon }).run(
                to: "/site/output", isStrict: false)
        }
        let old = published(files)
        let whole = files.copy()
        let expected = try await run(whole)
        #expect(expected.summary != nil)
        let new = published(whole)
        var number = 0
        while true {
            let copy = files.copy()
            let faulty = FaultyFileSystem(copy, fault, at: number)
            var outcome: Build.Outcome?
            var thrown: (any Error)?
            do { outcome = try await run(faulty) } catch { thrown = error }
            guard let failed = faulty.failed else { break }
            let place = Comment(rawValue: "\(fault) at operation \(number), \(failed)")

            let found = published(copy)
            let torn = found.filter { old[$0.key] != $0.value && new[$0.key] != $0.value }
            #expect(torn.keys.sorted() == [], place)
            // Nothing that belongs to both is gone.
            let lost = Set(old.keys).intersection(new.keys).subtracting(found.keys)
            #expect(lost.sorted() == [], place)
            for path in Self.foreign { #expect(try copy.read(path) == Array("mine".utf8), place) }
            if let outcome, outcome.summary != nil {
                // Whoever says that all went well has to be right.
                #expect(found == new, place)
                #expect(outcome.diagnostics == expected.diagnostics, place)
            } else {
                #expect(thrown is FileError || outcome?.diagnostics.hasErrors == true, place)
            }
            if failed.hasPrefix("/site/.shirase"), fault != .full { #expect(outcome?.summary != nil, place) }
            if failed.hasPrefix("/site/content") || failed.hasPrefix("/site/templates") {
                #expect(outcome?.summary == nil, place)
            }

            let next = try await run(copy)
            #expect(next.summary != nil, place)
            #expect(published(copy) == new, place)
            #expect(next.diagnostics == expected.diagnostics, place)
            number += every
        }
        #expect(number > 10)
    }
}
