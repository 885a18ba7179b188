import Foundation
import ShiraseBuild
import ShiraseCore
import Synchronization
import Testing

/// Two builds into one output folder.
@Suite struct OutputLockTests {
    private static let sources = [
        "content/site.yml": TestSite.siteYML, "content/_index.md": "---\ntitle: テスト\n---\n本文。\n",
        "content/notices/a.md": "---\ntitle: 休診\ndate: 2026-11-20\n---\n本文。\n",
    ]

    /// Each of two at once works, and the output is that of one of the two, whole, which a clean build shows.
    @Test func twoBuildsAtOnceFollowEachOther() async throws {
        let local = LocalFileSystem()
        let root = NSTemporaryDirectory() + "shirase-\(UUID().uuidString)"
        for (path, text) in Self.sources { try local.write(Array(text.utf8), to: "\(root)/\(path)") }
        var options = BuildOptions(root: root)
        options.theme = try TestSite.theme()
        options.makesPictures = false
        options.date = "2026-11-24T12:00"
        let told = Mutex<[String]>([])
        for number in 0..<10 {
            let article = "---\ntitle: 休診\ndate: 2026-11-20\n---\n本文\(number)。\n"
            try local.write(Array(article.utf8), to: "\(root)/content/notices/a.md")
            if number % 4 == 3 { try local.write(Array(article.utf8), to: "\(root)/content/notices/a\(number).md") }
            let build = Build(options, fileSystem: local, clock: .system) { message in
                if message.en.hasPrefix("another") { told.withLock { $0.append(message.en) } }
            }
            async let first = build.run(to: root + "/output", isStrict: false)
            async let second = build.run(to: root + "/output", isStrict: false)
            let outcomes = try await [first, second]
            #expect(outcomes.map { $0.summary != nil } == [true, true])
            // Whoever came second had nothing left to do.
            #expect(outcomes.contains { $0.summary?.report.written == [] })
            var clean = options
            clean.usesCache = false
            _ = try await Build(clean, fileSystem: local, clock: .system).run(
                to: "\(root)/clean-\(number)", isStrict: false)
            #expect(try published(root + "/output") == published("\(root)/clean-\(number)"))
        }
        let waiting = "another build is writing to \(root)/output; waiting until it ends"
        #expect(told.withLock { $0 }.allSatisfy { $0 == waiting })
        try FileManager.default.removeItem(atPath: root)
    }

    private func published(_ folder: String) throws -> [String: String] {
        try TestSite.read(folder).filter { !$0.key.hasPrefix(".") }
    }

    /// A build waits as long as the lock is held, also where the holder is a process.
    @Test(arguments: [true, false]) func aLockIsHeldByOne(_ isOnDisk: Bool) throws {
        let folder = NSTemporaryDirectory() + "shirase-\(UUID().uuidString)"
        let files: any FileSystem = isOnDisk ? LocalFileSystem() : MemoryFileSystem()
        let lock = try #require(files.lock(folder + "/a/.lock"))
        #expect(files.lock(folder + "/a/.lock") == nil)
        let other = try #require(files.lock(folder + "/b/.lock"))
        lock.release()
        let again = try #require(files.lock(folder + "/a/.lock"))
        #expect(files.lock(folder + "/a/.lock") == nil)
        again.release()
        other.release()
        if isOnDisk { try FileManager.default.removeItem(atPath: folder) }
    }

    /// Where no lock can be had, what is returned holds nothing, and writing says what is wrong.
    @Test func whereNothingCanBeWrittenThereIsNothingToLock() throws {
        let files = LocalFileSystem()
        let path = NSTemporaryDirectory() + "shirase-\(UUID().uuidString)"
        try files.write([], to: path)
        for _ in 0..<2 { try #require(files.lock(path + "/.lock")).release() }
        #expect(throws: FileError.self) { try files.write([], to: path + "/a") }
        #expect(files.kind(of: path) == .file)
        try files.removeFile(path)
    }

    @Test func buildsWaitAndSaySo() async throws {
        let site = try TestSite(Self.sources)
        let lock = try #require(site.files.lock("/site/output/.shirase-lock"))
        let (told, tell) = AsyncStream<Message>.makeStream()
        let build = Build(site.options, fileSystem: site.files, clock: WallClock { TestSite.noon }) { tell.yield($0) }
        async let outcome = build.run(to: "/site/output", isStrict: false)
        for await message in told {
            #expect(message.en == "another build is writing to /site/output; waiting until it ends")
            #expect(message.ja == "/site/output には別の作成が書き込み中です。終わるまで待ちます")
            #expect(site.output == [:])
            break
        }
        lock.release()
        #expect(try await outcome.summary?.report.written.contains("site/index.html") == true)
    }

    @Test func cleaningWaitsToo() async throws {
        let site = try TestSite(Self.sources)
        _ = try await site.run()
        let lock = try #require(site.files.lock("/site/output/.shirase-lock"))
        let (told, tell) = AsyncStream<String>.makeStream()
        async let removed = Build.clean(root: "/site", output: "/site/output", fileSystem: site.files) {
            tell.yield($0.en)
        }
        for await message in told {
            #expect(message == "another build is writing to /site/output; waiting until it ends")
            #expect(site.output["site/index.html"] != nil)
            break
        }
        lock.release()
        #expect(try await removed.contains("site/index.html"))
        #expect(site.output == [:])
    }
}
