import Foundation
import ShiraseBuild
import ShiraseCore
import ShiraseSite
import TestSupport
import Testing

/// What earlier builds have left must never show: after every edit of a random site the output equals, byte for byte, that of a build
/// from nothing, and so do the messages. `EDIT_STEPS=100000` goes on for longer, `EDIT_SEED=7` runs one site again.
@Suite struct IncrementalBuildTests {
    /// Edits of one site.
    private static let length = 100
    private static let seeds: [UInt64] = {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["EDIT_SEED"].flatMap(UInt64.init) { return [seed] }
        let steps = environment["EDIT_STEPS"].flatMap(Int.init) ?? 2000
        return (0..<UInt64(max(steps / length, 1))).map { $0 + 1 }
    }()

    @Test(arguments: seeds) func editsGiveWhatACleanBuildGives(_ seed: UInt64) async throws {
        var run = try EditRun(seed: seed, makesPictures: false)
        for _ in 0..<Self.length {
            guard try await run.step() else { return }
        }
        // Sites that cannot be built show little.
        #expect(run.built * 2 > Self.length, "seed \(seed)")
    }

    /// The same with pictures, of which each takes time.
    @Test(arguments: [1001, 1002]) func picturesToo(_ seed: UInt64) async throws {
        var run = try EditRun(seed: seed, makesPictures: true)
        for _ in 0..<20 {
            guard try await run.step() else { return }
        }
    }
}

/// One random site, edited and built again and again.
private struct EditRun {
    private let seed: UInt64
    private let theme: Theme
    private let makesPictures: Bool
    private let photographs: [String: [UInt8]]
    private var edits: SiteEdits
    private let files = MemoryFileSystem()
    private var sources: [String: [UInt8]] = [:]
    /// The last site that could be built.
    private var good: RandomSite
    private var log: [String] = []
    private var failures = 0
    /// How many steps gave a site that could be built.
    private(set) var built = 0
    /// Stores of earlier builds.
    private var stores: [[String: [UInt8]]] = []
    /// Pictures that builds from nothing have made; they are not what is looked at here.
    private var pictureStore: [String: [UInt8]] = [:]

    init(seed: UInt64, makesPictures: Bool) throws {
        self.seed = seed
        self.makesPictures = makesPictures
        theme = try TestSite.theme()
        edits = SiteEdits(seed: seed, theme: try TestSite.read(TestSite.folder + "Theme"))
        good = edits.site
        photographs =
            makesPictures ? ["content/files/room.jpg": try TestSite.photographBytes(width: 60, height: 40)] : [:]
        try files.write(Self.foreign, to: "/site/output/notes.txt")
        try files.write(Self.foreign, to: "/site/output/site/.htaccess")
    }

    private static let foreign = Array("somebody else's".utf8)

    /// What a run said and did.
    private struct Result: Equatable {
        var messages: [String] = []
        var isWritten = false
        var pages = 0
        var teasers = 0
    }

    /// - Returns: whether all was well.
    mutating func step() async throws -> Bool {
        change()
        try put()
        if edits.chance(12) { try spoilOutput() }
        if edits.chance(10) { try spoilStore() }
        let jobs = edits.chance(3) ? 3 : 1
        let before = output(of: files)
        let (result, report) = await run(files, usesCache: true, jobs: jobs)

        let clean = MemoryFileSystem()
        for (path, bytes) in sources { try clean.write(bytes, to: "/site/" + path) }
        for (path, bytes) in pictureStore { try clean.write(bytes, to: Self.pictures + path) }
        let (expected, _) = await run(clean, usesCache: false, jobs: 1)
        pictureStore = clean.files(below: String(Self.pictures.dropLast()))

        guard result == expected else { return fail("says\n\(result)\ninstead of\n\(expected)") }
        let wanted = expected.isWritten ? output(of: clean) : before
        guard compare(output(of: files), wanted) else { return false }
        let others = files.files(below: "/site/output")
        guard others["notes.txt"] == Self.foreign, others["site/.htaccess"] == Self.foreign else {
            return fail("touches foreign files")
        }
        if expected.isWritten {
            good = edits.site
            failures = 0
            built += 1
            let written = Set(output(of: files).filter { before[$0.key] != $0.value }.keys)
            guard Set(report?.written ?? []) == written else {
                return fail("reports \(report?.written ?? []) as written, which is \(written.sorted())")
            }
        } else {
            failures += 1
        }
        return edits.chance(5) ? try await again(expected) : true
    }

    /// A build of what was built already says the same and writes nothing.
    private mutating func again(_ expected: Result) async throws -> Bool {
        let before = output(of: files)
        let (result, report) = await run(files, usesCache: true, jobs: 1)
        guard result == expected else { return fail("says, the second time,\n\(result)\ninstead of\n\(expected)") }
        guard (report?.written ?? []).isEmpty, (report?.removed ?? []).isEmpty, compare(output(of: files), before)
        else {
            return fail("writes the second time: \(report?.written ?? []), removes \(report?.removed ?? [])")
        }
        return true
    }

    /// One edit, mostly; a site that cannot be built is mended after one or two.
    private mutating func change() {
        if failures > 0, failures > 1 || edits.chance(2) {
            edits.mend(to: good)
            log.append("mend")
            if edits.chance(2) { return }
        }
        var done: [String] = []
        repeat { done.append(edits.edit()) } while edits.chance(4)
        log.append(done.joined(separator: "; "))
    }

    /// Brings the files to the site's.
    private mutating func put() throws {
        let wanted = edits.site.files.mapValues { Array($0.utf8) }.merging(photographs) { $1 }
        let gone = sources.keys.filter { wanted[$0] == nil }.sorted()
        var added = wanted.keys.filter { sources[$0] == nil }.sorted()
        for path in gone {
            // Somebody who renames a file moves it, with its times and number.
            if let index = added.firstIndex(where: { wanted[$0] == sources[path] }), edits.chance(2) {
                try files.rename("/site/" + path, to: "/site/" + added.remove(at: index))
            } else {
                try files.removeFile("/site/" + path)
            }
        }
        for path in added { try files.write(wanted[path] ?? [], to: "/site/" + path) }
        for (path, bytes) in wanted where sources[path].map({ $0 != bytes }) ?? false {
            try files.write(bytes, to: "/site/" + path)
        }
        sources = wanted
        if edits.chance(10), let path = edits.pick(sources.keys.sorted()) {
            try files.write(sources[path] ?? [], to: "/site/" + path)
            log.append("save \(path) as it is")
        }
    }

    private mutating func spoilOutput() throws {
        guard let path = edits.pick(output(of: files).keys.sorted()) else { return }
        let place = "/site/output/" + path
        let bytes = try files.read(place)
        switch edits.number(0..<3) {
        case 0: try files.removeFile(place)
        case 1: try files.write(Array(bytes.prefix(bytes.count / 2)), to: place)
        default: try files.write(Array(bytes.reversed()), to: place)
        }
        log.append("somebody changes or removes output/\(path)")
    }

    private static let store = "/site/.shirase"
    private static let pictures = store + "/pictures/"

    private mutating func spoilStore() throws {
        let kept = files.files(below: Self.store)
        stores.append(kept)
        let kind = edits.number(0..<5)
        if kind == 0, let old = edits.pick(stores) {
            for path in kept.keys { try files.removeFile("\(Self.store)/\(path)") }
            for (path, bytes) in old { try files.write(bytes, to: "\(Self.store)/\(path)") }
            log.append("an older store is put back")
            return
        }
        guard let path = edits.pick(kept.keys.sorted()), var bytes = kept[path] else { return }
        let place = "\(Self.store)/\(path)"
        switch kind {
        case 1: try files.removeFile(place)
        case 2: try files.write(Array(bytes.prefix(edits.number(0..<bytes.count + 1))), to: place)
        case 3 where !bytes.isEmpty:
            bytes[edits.number(0..<bytes.count)] ^= 1 << UInt8(edits.number(0..<8))
            try files.write(bytes, to: place)
        default: try files.write(bytes + bytes, to: place)
        }
        log.append("\(path) of the store is spoiled (\(kind))")
    }

    private func run(
        _ files: MemoryFileSystem, usesCache: Bool, jobs: Int
    ) async -> (Result, OutputWriter.Report?) {
        var options = BuildOptions(root: "/site")
        options.theme = theme
        options.makesPictures = makesPictures
        options.usesCache = usesCache
        options.jobs = jobs
        options.includesDrafts = edits.includesDrafts
        options.includesFuture = edits.includesFuture
        options.baseURL = edits.hasOtherBase ? BaseURL("https://preview.example.jp/x") : nil
        let now = edits.now
        let build = Build(options, fileSystem: files, clock: WallClock { now })
        do {
            let outcome = try await build.run(to: "/site/output", isStrict: false)
            var result = Result(messages: outcome.diagnostics.map { TestSite.text([$0]) }.sorted())
            if let summary = outcome.summary {
                result.isWritten = true
                result.pages = summary.pages
                result.teasers = summary.teasers
            }
            return (result, outcome.summary?.report)
        } catch {
            return (Result(messages: ["thrown: \(error)"]), nil)
        }
    }

    private func output(of files: MemoryFileSystem) -> [String: [UInt8]] {
        files.files(below: "/site/output").filter {
            ($0.key.hasPrefix("site/") || $0.key.hasPrefix("sns/")) && $0.key != "site/.htaccess"
        }
    }

    private func compare(_ found: [String: [UInt8]], _ wanted: [String: [UInt8]]) -> Bool {
        guard found != wanted else { return true }
        let paths = Set(found.keys).union(wanted.keys).filter { found[$0] != wanted[$0] }.sorted()
        guard let path = paths.first else { return true }
        guard let old = found[path] else { return fail("lacks \(path), one of \(paths.count)") }
        guard let new = wanted[path] else { return fail("has \(path), which is stale, one of \(paths.count)") }
        let same = zip(old, new).prefix { $0 == $1 }.count
        func part(_ bytes: [UInt8]) -> String {
            String(decoding: bytes[max(same - 60, 0)..<min(same + 60, bytes.count)], as: UTF8.self)
        }
        return fail("differs in \(paths), first in \(path) at byte \(same):\n\(part(old))\ninstead of\n\(part(new))")
    }

    private func fail(_ words: String) -> Bool {
        Issue.record(
            """
            seed \(seed), step \(log.count), after
            \(log.suffix(8).joined(separator: "\n"))
            the build \(words)
            """)
        return false
    }
}
