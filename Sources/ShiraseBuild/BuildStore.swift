import Foundation
import ShiraseCore
import ShiraseSite

/// What builds remember between two runs, in one file: `.shirase/store`. A memo, never a second way to build: without it the outputs are the same. What
/// cannot be read whole, or was kept by another program, is not trusted and made anew.
struct BuildStore: Sendable {
    /// The fingerprints of files, which hold as long as the files' stamps do.
    var sources: [KnownSource] = []
    var outputs = PlacedOutputs.none
    /// Of the site that the outputs are of, but for its texts; none where there were diagnostics.
    var site: Fingerprint?
    /// Of what all its pages follow from.
    var common: Fingerprint?
    var whole: WholeBuild?
    var documents = KeptDocuments.none
    /// Whether a file was found that could not be used.
    var isRefused = false

    static let folderName = ".shirase"
    private static let title = Array("shirase store 1\n".utf8)

    struct KnownSource: Sendable {
        /// Relative to the root.
        let path: String
        let stamp: FileStamp
        let fingerprint: Fingerprint
    }

    /// A build without diagnostics: with the same sources and wishes, its outputs need not be computed again. (Diagnostics have to be said again.)
    struct WholeBuild: Sendable {
        /// Of everything that the outputs are computed from, the time excepted.
        let key: Fingerprint
        /// The outputs hold from this moment…
        let from: Int
        /// …until this one, at which an article appears or expires; both in seconds since 1970.
        let until: Int?
        let pages: Int
        let teasers: Int

        func holds(_ key: Fingerprint, at now: Int) -> Bool { key == self.key && now >= from && now < until ?? .max }
    }

    private static func path(_ root: String) -> String { root.appendingPath(folderName).appendingPath("store") }

    static func load(_ root: String, _ fileSystem: any FileSystem) -> BuildStore {
        var refused = BuildStore()
        refused.isRefused = true
        let path = path(root)
        guard fileSystem.kind(of: path) != nil else { return BuildStore() }
        guard let bytes = try? fileSystem.read(path) else { return refused }
        return (try? BuildStore(bytes)) ?? refused
    }

    /// Replaces the file at once. On a failure the old one stays.
    func store(_ root: String, _ fileSystem: any FileSystem) throws(FileError) {
        let path = Self.path(root)
        try fileSystem.write(bytes, to: path + ".new")
        try fileSystem.rename(path + ".new", to: path)
    }

    static func remove(_ root: String, _ fileSystem: any FileSystem) throws(FileError) {
        try fileSystem.removeFile(path(root) + ".new")
        try fileSystem.removeFile(path(root))
        try fileSystem.removeDirectoryIfEmpty(root.appendingPath(folderName))
    }

    // MARK: The file

    /// The title, the fingerprints of both parts, the first part with its length before it, the second part.
    private var bytes: [UInt8] {
        var state = BinaryWriter()
        state.reserveCapacity((sources.count + outputs.files.count + outputs.folders.count) * 128)
        state.write(ProgramIdentity.text)
        state.write(sources.count)
        for source in sources {
            state.write(source.path)
            state.write(source.stamp)
            state.write(source.fingerprint)
        }
        state.write(outputs)
        for key in [site, common] {
            state.write(key != nil)
            if let key { state.write(key) }
        }
        state.write(whole != nil)
        if let whole {
            state.write(whole.key)
            for number in [whole.from, whole.pages, whole.teasers] { state.write(number) }
            state.write(whole.until)
        }
        let kept = documents.bytes
        var header = BinaryWriter()
        header.write(state.fingerprint)
        header.write(documents.fingerprint)
        header.write(state.bytes.count)
        var bytes = Self.title
        bytes.reserveCapacity(Self.title.count + header.bytes.count + state.bytes.count + kept.count)
        bytes += header.bytes
        bytes += state.bytes
        bytes += kept
        return bytes
    }

    init() {}

    private init(_ bytes: [UInt8]) throws(BinaryReader.Damage) {
        guard bytes.starts(with: Self.title) else { throw BinaryReader.Damage() }
        var file = BinaryReader(bytes, Self.title.count..<bytes.count)
        let (stateFingerprint, keptFingerprint) = (try file.fingerprint(), try file.fingerprint())
        let state = try file.data()
        guard Fingerprint(state) == stateFingerprint else { throw BinaryReader.Damage() }
        var reader = BinaryReader(state, 0..<state.count)
        guard try reader.string() == ProgramIdentity.text else { throw BinaryReader.Damage() }
        let count = try reader.count()
        sources.reserveCapacity(count)
        for _ in 0..<count {
            sources.append(
                KnownSource(
                    path: try reader.string(), stamp: try reader.value(), fingerprint: try reader.fingerprint()))
        }
        outputs = try reader.value()
        site = try reader.bool() ? try reader.fingerprint() : nil
        common = try reader.bool() ? try reader.fingerprint() : nil
        if try reader.bool() {
            let (key, from) = (try reader.fingerprint(), try reader.int())
            let (pages, teasers) = (try reader.int(), try reader.int())
            whole = WholeBuild(key: key, from: from, until: try reader.optional(), pages: pages, teasers: teasers)
        }
        documents = KeptDocuments(bytes, file.offset..<bytes.count, keptFingerprint)
    }
}

/// Tells one build of the program from another, whose outputs may differ.
enum ProgramIdentity {
    static let text: String = {
        let path = Bundle.main.executablePath ?? CommandLine.arguments.first ?? ""
        guard let stamp = LocalFileSystem().stamp(of: path) else { return path }
        return "\(path) \(stamp.size) \(stamp.modified)"
    }()
}
