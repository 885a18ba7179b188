import ShiraseCore
import Synchronization
import TestSupport
import Testing

@testable import ShiraseBuild

/// Somebody saves files while a build runs: what is published is all of one moment.
@Suite struct SourceChangeTests {
    private static let sources = [
        "content/_index.md": "---\ntitle: テスト\n---\n本文。\n",
        "content/notices/a.md": "---\ntitle: 休診\ndate: 2026-11-20\n---\n本文。\n",
        "content/notices/b.md": "---\ntitle: お知らせ\ndate: 2026-11-21\n---\n本文。\n",
        "content/files/map.txt": "地図\n",
    ]

    /// What may happen to a site while it is built.
    enum Meddling: String, CaseIterable {
        case edited, added, addedInNewFolder, removed, renamed, assetEdited, templateAdded

        func happen(_ files: MemoryFileSystem) throws(FileError) {
            let other = Array("---\ntitle: 別の題名\ndate: 2026-11-22\n---\n別の本文。\n".utf8)
            switch self {
            case .edited: try files.write(other, to: "/site/content/notices/a.md")
            case .added: try files.write(other, to: "/site/content/notices/c.md")
            case .addedInNewFolder: try files.write(other, to: "/site/content/news/c.md")
            case .removed: try files.removeFile("/site/content/notices/a.md")
            case .renamed: try files.rename("/site/content/notices/a.md", to: "/site/content/notices/z.md")
            case .assetEdited: try files.write([0x41], to: "/site/content/files/map.txt")
            case .templateAdded: try files.write(Array("{{title}}\n".utf8), to: "/site/templates/article.mustache")
            }
        }
    }

    @Test(arguments: Meddling.allCases, [true, false]) func isNoticed(_ meddling: Meddling, usesCache: Bool)
        async throws
    {
        var site = try TestSite(Self.sources)
        site.options.usesCache = usesCache
        let files = site.files
        let happened = Mutex(false)
        // The sources have been read when the first file is staged.
        let watched = WatchedFileSystem(files) { operation, path in
            guard operation == .write, path.contains(".shirase-stage") else { return }
            let isFirst = happened.withLock { happened in
                defer { happened = true }
                return !happened
            }
            if isFirst { #expect(throws: Never.self) { try meddling.happen(files) } }
        }
        let outcome = try await build(site, watched)
        #expect(happened.withLock { $0 })
        #expect(outcome.summary != nil)

        var clean = try TestSite(Self.sources)
        clean.options.usesCache = false
        try meddling.happen(clean.files)
        #expect(try await clean.run().summary != nil)
        #expect(published(files) == published(clean.files))
    }

    /// Two photographs change their names when one has been looked at: nothing is remembered under the wrong one.
    @Test func swappedPhotographs() async throws {
        let sources = Self.sources.merging([
            "content/notices/a.md": "---\ntitle: 部屋\ndate: 2026-11-20\n---\n![椅子](one.jpg)\n\n![机](two.jpg)\n",
            "content/notices/one.jpg": try TestSite.photograph(width: 60, height: 40),
            "content/notices/two.jpg": try TestSite.photograph(width: 40, height: 60),
        ]) { $1 }
        @Sendable func swap(_ files: MemoryFileSystem) throws(FileError) {
            let folder = "/site/content/notices/"
            try files.rename(folder + "one.jpg", to: folder + "three.jpg")
            try files.rename(folder + "two.jpg", to: folder + "one.jpg")
            try files.rename(folder + "three.jpg", to: folder + "two.jpg")
        }
        var site = try TestSite(sources)
        site.options.makesPictures = true
        let files = site.files
        let happened = Mutex(false)
        let watched = WatchedFileSystem(files) { operation, path in
            guard operation == .write, path.contains("/.shirase/pictures/") else { return }
            let isFirst = happened.withLock { happened in
                defer { happened = true }
                return !happened
            }
            if isFirst { #expect(throws: Never.self) { try swap(files) } }
        }
        let outcome = try await build(site, watched)
        #expect(outcome.summary != nil)

        var clean = try TestSite(sources)
        clean.options.makesPictures = true
        try swap(clean.files)
        #expect(try await clean.run().summary != nil)
        #expect(published(files) == published(clean.files))
    }

    /// Somebody, or a program, who does not stop: nothing is published.
    @Test func isGivenUpAtLast() async throws {
        let site = try TestSite(Self.sources)
        let files = site.files
        let runs = Mutex(0)
        let watched = WatchedFileSystem(files) { operation, path in
            guard operation == .write, path.hasSuffix("robots.txt") else { return }
            let run = runs.withLock { runs in
                runs += 1
                return runs
            }
            let text = "---\ntitle: \(run)回目\ndate: 2026-11-20\n---\n本文。\n"
            #expect(throws: Never.self) { try files.write(Array(text.utf8), to: "/site/content/notices/a.md") }
        }
        await #expect(throws: SourcesChanged()) { try await build(site, watched) }
        #expect(runs.withLock { $0 } == 3)
        #expect(published(files).isEmpty)
    }

    private func build(_ site: TestSite, _ files: any FileSystem) async throws -> Build.Outcome {
        try await Build(site.options, fileSystem: files, clock: WallClock { TestSite.noon }).run(
            to: "/site/output", isStrict: false)
    }

    private func published(_ files: MemoryFileSystem) -> [String: [UInt8]] {
        files.files(below: "/site/output").filter { $0.key != OutputLock.fileName }
    }
}
