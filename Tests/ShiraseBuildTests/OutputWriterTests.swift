import ShiraseCore
import Synchronization
import Testing

@testable import ShiraseBuild

@Suite struct OutputWriterTests {
    private static let place = Diagnostic.Place.path("test")

    private func set(_ files: [String: String]) -> OutputSet {
        OutputSet(files.map { Output($0.key, text: $0.value, origin: Self.place) }, DiagnosticSink())
    }

    private func visible(_ files: MemoryFileSystem) -> [String: String] {
        files.files(below: "/out").filter { !$0.key.hasPrefix(".") }.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    private static let first = ["site/a.html": "1", "site/b/index.html": "1", "sns/t.json": "1"]
    private static let second = ["site/a.html": "2", "site/b": "now a file", "site/c/d.html": "2", "sns/t.json": "1"]

    @Test func writesWhatChangedAndRemovesWhatIsStale() async throws {
        let files = MemoryFileSystem()
        let writer = OutputWriter(folder: "/out", fileSystem: files)
        #expect(
            try await writer.report(set(Self.first))
                == .init(written: ["site/a.html", "site/b/index.html", "sns/t.json"], unchanged: 0, removed: []))
        #expect(try await writer.report(set(Self.first)) == .init(written: [], unchanged: 3, removed: []))
        #expect(
            try await writer.report(set(Self.second))
                == .init(
                    written: ["site/a.html", "site/b", "site/c/d.html"], unchanged: 1, removed: ["site/b/index.html"]))
        #expect(visible(files) == Self.second)
        #expect(try await writer.report(set(Self.first)).removed == ["site/b", "site/c/d.html"])
        #expect(visible(files) == Self.first)
    }

    /// What stands in folders that do not exist yet comes with one move for each of these: a first build with two.
    @Test func newFoldersAreMovedAsWholes() async throws {
        let files = MemoryFileSystem()
        let writer = OutputWriter(folder: "/out", fileSystem: files, jobs: 3)
        files.fail(at: nil)
        try await writer.report(set(Self.first))
        // Three files staged, the manifest staged and moved, two folders moved.
        #expect(files.operations == 7)
        files.fail(at: nil)
        try await writer.report(set(Self.first.merging(["site/n/1": "1", "site/n/m/2": "2", "site/x": "3"]) { $1 }))
        #expect(files.operations == 3 + 2 + 2)
        #expect(visible(files).count == 6)
    }

    /// What is known to stand there from the same key is not made again, and what somebody has touched is.
    @Test func knownOutputsAreNotMadeAgain() async throws {
        let files = MemoryFileSystem()
        let writer = OutputWriter(folder: "/out", fileSystem: files)
        let made = Mutex<[String]>([])
        func set(_ texts: [String: String]) -> OutputSet {
            OutputSet(
                texts.map { path, text in
                    Output(
                        path,
                        .made {
                            made.withLock { $0.append(path) }
                            return Array(text.utf8)
                        }, key: Fingerprint(Array(text.utf8)), origin: Self.place)
                }, DiagnosticSink())
        }
        func makes(_ texts: [String: String], _ placed: PlacedOutputs) async throws -> (Set<String>, PlacedOutputs) {
            made.withLock { $0 = [] }
            let placed = try await writer.placed(writer.write(set(texts), over: writer.standing(placed)))
            #expect(visible(files) == texts)
            return (Set(made.withLock { $0 }), placed)
        }
        let (first, placed) = try await makes(Self.first, .none)
        #expect(first == Set(Self.first.keys))
        var texts = Self.first
        texts["site/a.html"] = "3"
        let (second, next) = try await makes(texts, placed)
        #expect(second == ["site/a.html"])
        #expect(try await writer.isInPlace(next))
        #expect(try await !writer.isInPlace(placed))
        // Equal in size and key, but changed by somebody.
        try files.write([0x34], to: "/out/site/b/index.html")
        #expect(try await !writer.isInPlace(next))
        let (third, last) = try await makes(texts, next)
        #expect(third == ["site/b/index.html"])
        try files.removeFile("/out/sns/t.json")
        #expect(try await makes(texts, last).0 == ["sns/t.json"])
        let all = try await makes(texts, .none)
        #expect(all.0 == Set(texts.keys))
        #expect(try await writer.isInPlace(all.1))
        try files.write([0], to: "/out/site/b/foreign")
        #expect(try await !writer.isInPlace(all.1))
        await #expect(throws: OutputWriter.ForeignFiles(paths: ["/out/site/b/foreign"])) {
            try await writer.write(set(texts), over: writer.standing(all.1))
        }
    }

    @Test func aBuildThatChangesNothingTouchesNothing() async throws {
        let files = MemoryFileSystem()
        let writer = OutputWriter(folder: "/out", fileSystem: files)
        try await writer.report(set(Self.first))
        files.fail(at: nil)
        try await writer.report(set(Self.first))
        #expect(files.operations == 0)
    }

    @Test func aFileThatSomebodyChangedIsMendedAndALostOneComesBack() async throws {
        let files = MemoryFileSystem()
        let writer = OutputWriter(folder: "/out", fileSystem: files)
        try await writer.report(set(Self.first))
        try files.write([0], to: "/out/site/a.html")
        try files.removeFile("/out/sns/t.json")
        #expect(try await writer.report(set(Self.first)).written == ["site/a.html", "sns/t.json"])
        #expect(visible(files) == Self.first)
    }

    /// Every file operation fails in turn. Whatever stands in the output then is either the old file or the new one, whole; and the
    /// next build brings the output to what a clean build gives.
    @Test func noFailureTearsTheOutput() async throws {
        var failing = 0
        while true {
            let files = MemoryFileSystem()
            let writer = OutputWriter(folder: "/out", fileSystem: files)
            try await writer.report(set(Self.first))
            files.fail(at: failing)
            let failed = (try? await writer.report(set(Self.second))) == nil
            files.fail(at: nil)
            for (path, text) in visible(files) {
                #expect(text == Self.first[path] || text == Self.second[path], "\(path) after failure \(failing)")
            }
            try await writer.report(set(Self.second))
            #expect(visible(files) == Self.second, "after failure \(failing)")
            #expect(files.files(below: "/out").keys.filter { $0.hasPrefix(".") } == [".shirase-manifest.json"])
            guard failed else { break }
            failing += 1
        }
        #expect(failing > 8, "there are more operations than that")
    }

    @Test func cleanRemovesOwnFilesAlone() async throws {
        let files = MemoryFileSystem()
        let writer = OutputWriter(folder: "/out", fileSystem: files)
        try await writer.report(set(Self.first))
        try files.write([1], to: "/out/site/mine.txt")
        try files.write([1], to: "/out/.gitignore")
        #expect(try writer.clean() == ["site/a.html", "site/b/index.html", "sns/t.json"])
        #expect(files.files(below: "/out") == ["site/mine.txt": [1], ".gitignore": [1]])
        #expect(try writer.clean() == [])
    }

    /// A manifest that was tampered with cannot make Shirase remove files outside the output folder.
    @Test func aHostileManifestOwnsNothingOutside() async throws {
        let files = MemoryFileSystem([
            "/precious": "x",
            "/out/.shirase-manifest.json": #"{"files":["../precious","/precious","a/../../precious",""]}"#,
        ])
        let writer = OutputWriter(folder: "/out", fileSystem: files)
        try await writer.report(set(Self.first))
        _ = try writer.clean()
        #expect(files.files(below: "") == ["precious": [0x78]])
    }

    @Test func aBrokenManifestOwnsNothing() async throws {
        let files = MemoryFileSystem(["/out/.shirase-manifest.json": "{", "/out/site/a.html": "mine"])
        let writer = OutputWriter(folder: "/out", fileSystem: files)
        await #expect(throws: OutputWriter.ForeignFiles(paths: ["/out/site/a.html"])) {
            try await writer.report(set(Self.first))
        }
        #expect(visible(files) == ["site/a.html": "mine"])
    }

    /// Files with the very bytes that a build gives are taken over where the manifest was lost.
    @Test func equalFilesAreTakenOver() async throws {
        let files = MemoryFileSystem(["/out/site/a.html": "1"])
        let writer = OutputWriter(folder: "/out", fileSystem: files)
        #expect(try await writer.report(set(Self.first)).unchanged == 1)
        #expect(visible(files) == Self.first)
    }

    /// A folder of the output that has become a link leads to somebody else's files: neither a build nor a clean goes through it.
    @Test func linkedFoldersAreLeftAlone() async throws {
        let files = MemoryFileSystem(["/mine/index.html": "mine"])
        let writer = OutputWriter(folder: "/out", fileSystem: files)
        try await writer.report(set(Self.first))
        try files.removeFile("/out/site/b/index.html")
        files.link("/out/site/b", to: "/mine")
        await #expect(throws: OutputWriter.ForeignFiles(paths: ["/out/site/b"])) {
            try await writer.report(set(Self.first))
        }
        #expect(throws: OutputWriter.ForeignFiles(paths: ["/out/site/b"])) { try writer.clean() }
        #expect(files.files(below: "/mine") == ["index.html": Array("mine".utf8)])
    }

    @Test func linksInThePlaceOfWorkingFilesAreReplaced() async throws {
        let files = MemoryFileSystem(["/mine/a": "mine", "/precious": "mine"])
        files.link("/out/.shirase-stage", to: "/mine")
        files.link("/out/.shirase-manifest.new", to: "/precious")
        let writer = OutputWriter(folder: "/out", fileSystem: files)
        try await writer.report(set(Self.first))
        #expect(visible(files) == Self.first)
        #expect(files.files(below: "/mine") == ["a": Array("mine".utf8)])
        #expect(files.files(below: "")["precious"] == Array("mine".utf8))
    }

    @Test func foreignDotFilesAreNotOverwritten() async throws {
        let files = MemoryFileSystem(["/out/site/.well-known/a": "mine"])
        let writer = OutputWriter(folder: "/out", fileSystem: files)
        await #expect(throws: OutputWriter.ForeignFiles(paths: ["/out/site/.well-known/a"])) {
            try await writer.report(set(["site/.well-known/a": "1"]))
        }
        #expect(try await writer.report(set(["site/.well-known/b": "1"])).written == ["site/.well-known/b"])
    }

    @Test(arguments: ["site//a", "site/./a", "site/../a", "/site/a"]) func oddPathsAreRefused(_ path: String) {
        let sink = DiagnosticSink()
        let set = OutputSet([Output(path, text: "1", origin: Self.place)], sink)
        #expect(set.outputs.isEmpty)
        #expect(sink.diagnostics.map(\.id) == ["output.path"])
    }
}

extension OutputWriter {
    @discardableResult
    fileprivate func report(_ set: OutputSet) async throws -> Report { try await write(set).report }
}
