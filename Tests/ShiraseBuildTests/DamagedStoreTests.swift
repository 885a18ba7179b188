import ShiraseBuild
import ShiraseCore
import TestSupport
import Testing

/// Whatever stands in the place of what an earlier build has kept, the next one gives what a build from nothing gives.
@Suite struct DamagedStoreTests {
    private static let sources = [
        "content/_index.md": "---\ntitle: テスト\n---\n本文。\n",
        "content/notices/a.md": "---\ntitle: 休診\ndate: 2026-11-20\n---\n## 節\n\n本文。\n",
        "content/notices/b.md": "---\ntitle: お知らせ\ndate: 2026-11-21\n---\n[節](a.md#節)\n",
    ]
    private static let store = "/site/.shirase/"

    private struct Built {
        let site: TestSite
        let output: [String: String]
        /// The store's files, by path below it.
        let kept: [String: [UInt8]]
    }

    /// A site whose sources have changed a little since it was built.
    private func built() async throws -> Built {
        let site = try TestSite(Self.sources)
        #expect(try await site.run().summary != nil)
        let kept = site.files.files(below: String(Self.store.dropLast()))
        #expect(!kept.isEmpty)
        let edited = "---\ntitle: 休診\ndate: 2026-11-20\n---\n## 節\n\n別の本文。\n"
        try site.files.write(Array(edited.utf8), to: "/site/content/notices/a.md")
        var clean = site
        clean.options.usesCache = false
        let files = site.files.copy()
        _ = try await build(files, clean.options)
        return Built(site: site, output: published(files), kept: kept)
    }

    private func build(_ files: any FileSystem, _ options: BuildOptions) async throws -> Build.Outcome {
        try await Build(options, fileSystem: files, clock: WallClock { TestSite.noon }).run(
            to: "/site/output", isStrict: false)
    }

    private func published(_ files: MemoryFileSystem) -> [String: String] {
        files.files(below: "/site/output").filter { !$0.key.hasPrefix(".") }
            .mapValues { String(decoding: $0, as: UTF8.self) }
    }

    private func check(_ built: Built, _ files: MemoryFileSystem, _ place: Comment) async throws {
        let outcome = try await build(files, built.site.options)
        #expect(outcome.summary != nil, place)
        #expect(outcome.diagnostics.filter { $0.severity == .error } == [], place)
        #expect(published(files) == built.output, place)
    }

    /// At some hundred lengths, those near the ends all among them.
    @Test func cutShort() async throws {
        let built = try await built()
        for (path, bytes) in built.kept {
            let step = max(bytes.count / 60, 1)
            for length in 0..<bytes.count where length < 20 || bytes.count - length < 20 || length % step == 0 {
                let files = built.site.files.copy()
                try files.write(Array(bytes.prefix(length)), to: Self.store + path)
                try await check(built, files, "\(path) with \(length) of \(bytes.count) bytes")
            }
        }
    }

    @Test func bitsFlipped() async throws {
        let built = try await built()
        var generator = SplitMix64(seed: 8)
        for (path, bytes) in built.kept.sorted(by: { $0.key < $1.key }) where !bytes.isEmpty {
            for _ in 0..<80 {
                var damaged = bytes
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                let files = built.site.files.copy()
                try files.write(damaged, to: Self.store + path)
                try await check(built, files, "\(path) with a bit flipped in byte \(place)")
            }
        }
    }

    @Test func anythingElse() async throws {
        let built = try await built()
        for (path, bytes) in built.kept {
            let others: [(String, [UInt8])] = [
                ("text", Array("何か\n".utf8)), ("zeros", [UInt8](repeating: 0, count: bytes.count)),
                ("ones", [UInt8](repeating: 0xFF, count: bytes.count)), ("twice", bytes + bytes),
                ("reversed", bytes.reversed()), ("{}", Array("{}".utf8)),
                ("its first half twice", Array(bytes.prefix(bytes.count / 2) + bytes.prefix(bytes.count / 2))),
                ("nothing behind its first 64 bytes", Array(bytes.prefix(64)) + [UInt8](repeating: 0, count: 64)),
            ]
            for (name, other) in others {
                let files = built.site.files.copy()
                try files.write(other, to: Self.store + path)
                try await check(built, files, "\(path): \(name)")
            }
            let files = built.site.files.copy()
            try files.removeFile(Self.store + path)
            try files.write(bytes, to: Self.store + path + "/folder")
            try await check(built, files, "a folder in the place of \(path)")
            for fault in FaultyFileSystem.Fault.allCases {
                let files = built.site.files.copy()
                let faulty = FaultyFileSystem(files, fault, at: 0) { $0.hasPrefix(Self.store + path) }
                let outcome = try await build(faulty, built.site.options)
                #expect(outcome.summary != nil, "\(path) \(fault)")
                #expect(published(files) == built.output, "\(path) \(fault)")
            }
        }
    }

    /// The store of another site, or of this one before the last build, in its place.
    @Test func olderOnes() async throws {
        let built = try await built()
        let files = built.site.files.copy()
        try await check(built, files, "its own")
        for (path, bytes) in built.kept { try files.write(bytes, to: Self.store + path) }
        try await check(built, files, "an older one, with the output of a newer build")
        let other = try TestSite(Self.sources.mapValues { $0.replacing("本文", with: "よその文") })
        _ = try await other.run()
        for (path, bytes) in other.files.files(below: String(Self.store.dropLast())) {
            try files.write(bytes, to: Self.store + path)
        }
        try await check(built, files, "another site's")
    }
}
