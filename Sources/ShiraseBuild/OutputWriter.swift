import ShiraseCore
import ShiraseSite

/// Brings the output folder to a set of outputs. It stages what changed, moves it into place, removes what an earlier build left, and
/// touches neither a file whose bytes are the same nor a file that is not Shirase's.
public struct OutputWriter: Sendable {
    private let folder: String
    private let fileSystem: any FileSystem
    private let jobs: Int

    private static let manifestStage = ".shirase-manifest.new"

    /// - Parameters:
    ///   - folder: the output folder, which holds `site` and `sns`.
    ///   - jobs: how many files are staged at a time.
    public init(folder: String, fileSystem: any FileSystem, jobs: Int = 1) {
        self.folder = folder
        self.fileSystem = fileSystem
        self.jobs = jobs
    }

    /// What a run did, as paths below the output folder.
    public struct Report: Sendable, Equatable {
        public var written: [String] = []
        public var unchanged = 0
        public var removed: [String] = []

        public init(written: [String] = [], unchanged: Int = 0, removed: [String] = []) {
            self.written = written
            self.unchanged = unchanged
            self.removed = removed
        }
    }

    /// Somebody else's files stand in the folders that Shirase publishes.
    public struct ForeignFiles: Error, Sendable, Equatable {
        /// With the output folder, sorted.
        public let paths: [String]
    }

    /// Writes. On a failure before the first move nothing has changed; after it, every file is either the old one or the new one, and
    /// the next run goes on from there.
    /// - Parameters:
    ///   - standing: what earlier runs have put there; what is still so is not made again.
    ///   - check: is called when everything waits to be moved; if it throws, nothing has changed.
    public func write(
        _ set: OutputSet, over standing: Standing = .unknown, check: () async throws -> Void = {}
    ) async throws -> Written {
        let outputs = set.outputs
        let wanted = Set(outputs.map(\.path))
        let contents = try standing.contents ?? listed(wanted)
        let (existing, earlier) = (contents.files, contents.owned)
        try refuseForeignFiles(existing, owned: earlier, outputs)
        // What a run that was cut off has left.
        try removeStage()

        var report = Report()
        let uncertain = outputs.filter { output in
            guard let key = output.key, let file = standing.files[output.path] else { return true }
            return file.key != key || file.stamp != existing[output.path]
        }
        let stage = Stage(uncertain, folder: folder, fileSystem)
        var staged: [Staged]
        do {
            // What is made of the whole site takes longest. Begun last, it would be waited for alone.
            let isLong = { (index: Int) in if case .made = uncertain[index].content { true } else { false } }
            let order = uncertain.indices.filter(isLong) + uncertain.indices.filter { !isLong($0) }
            let done = try await order.concurrentMap(jobs: jobs) { index in
                try self.stage(uncertain[index], existing[uncertain[index].path], at: stage.paths[index])
            }
            staged = done
            for (index, done) in zip(order, done) { staged[index] = done }
            try await check()
        } catch {
            try? removeStage()
            throw error
        }
        report.written = zip(uncertain, staged).compactMap { $1.isWaiting ? $0.path : nil }
        report.unchanged = outputs.count - report.written.count
        let stale = earlier.subtracting(wanted).sorted()
        func written() -> Written {
            Written(
                report: report, set: set, folders: earlier == wanted ? standing.folders : nil, contents: contents,
                staged: Dictionary(zip(uncertain.lazy.map(\.path), staged)) { first, _ in first })
        }
        guard !(report.written.isEmpty && earlier == wanted) else { return written() }

        // From here on files move into place. The manifest of the way owns both the old and the new ones, so that a run that is
        // cut off leaves nothing that the next one would take for somebody else's.
        let paths = outputs.map(\.path)
        if earlier != wanted { try writeManifest(Manifest(files: stale.isEmpty ? paths : (paths + stale).sorted())) }
        let folders = stale.isEmpty ? [] : Self.folders(above: wanted)
        let isBlocking = { (path: String) in
            folders.contains(path) || Self.folders(above: [path]).contains(where: wanted.contains)
        }
        // A stale file may stand where a new output needs a folder, or in a folder where a new output needs a file.
        for path in stale where isBlocking(path) { try remove(path, &report) }
        _ = try await stage.moves(of: staged.map(\.isWaiting)).concurrentMap(jobs: jobs) { move in
            try fileSystem.rename(move.from, to: move.to)
        }
        for path in stale where !isBlocking(path) { try remove(path, &report) }
        try removeStage()
        if !stale.isEmpty { try writeManifest(Manifest(files: paths)) }
        return written()
    }

    /// What a run did, and what it knows of what stands there now.
    public struct Written: Sendable {
        public let report: Report
        fileprivate let set: OutputSet
        /// Those above the outputs, where they are known to be the same as before.
        fileprivate let folders: [String]?
        /// Before anything was done.
        fileprivate let contents: Contents
        /// By path, of what had to be made.
        fileprivate let staged: [String: Staged]
    }

    /// Writes an output to where it waits, unless its very bytes are in place.
    private func stage(_ output: Output, _ existing: FileStamp?, at path: String) throws -> Staged {
        let made: PageRenderer.Rendering? = if case .rendered(let render) = output.content { try render() } else { nil }
        let bytes = try made?.bytes ?? bytes(of: output)
        func staged(_ isWaiting: Bool) -> Staged {
            Staged(isWaiting: isWaiting, key: output.key ?? made?.key, frame: output.frame ?? made?.frame)
        }
        let place = folder.appendingPath(output.path)
        let mayBeSame = existing.map { $0.size == bytes.count } ?? output.isHidden
        if mayBeSame, fileSystem.kind(of: place) == .file, try fileSystem.read(place) == bytes {
            return staged(false)
        }
        try fileSystem.write(bytes, to: path)
        return staged(true)
    }

    /// What has become of an output that had to be made.
    fileprivate struct Staged: Sendable {
        /// Whether it waits to be moved; else it is in place.
        let isWaiting: Bool
        let key: Fingerprint?
        let frame: Fingerprint?
    }

    /// What stands where a set of outputs was put, for the next run. Only what was touched is asked for its stamp again.
    func placed(_ done: Written) async throws -> PlacedOutputs {
        let written = Set(done.report.written)
        let stamps = try await done.set.outputs.concurrentMap(jobs: jobs) { output in
            written.contains(output.path)
                ? fileSystem.stamp(of: folder.appendingPath(output.path)) : done.contents.files[output.path]
        }
        let folders = done.folders ?? Self.folders(above: done.set.outputs.lazy.map(\.path)).sorted()
        let touched = Self.folders(above: done.report.written + done.report.removed)
        let folderStamps = try await folders.concurrentMap(jobs: jobs) { path in
            let known = touched.contains(path) ? nil : done.contents.folders[path]
            return known ?? fileSystem.stamp(of: folder.appendingPath(path))
        }
        return PlacedOutputs(
            files: zip(done.set.outputs, stamps).compactMap { output, stamp in
                let (path, staged) = (output.path, done.staged[output.path])
                return stamp.map {
                    PlacedOutputs.File(
                        path: path, key: staged?.key ?? output.key, frame: staged?.frame ?? output.frame, stamp: $0)
                }
            },
            folders: zip(folders, folderStamps).compactMap { path, stamp in
                stamp.map { PlacedOutputs.Folder(path: path, stamp: $0) }
            }, manifest: fileSystem.stamp(of: folder.appendingPath(Manifest.fileName)))
    }

    /// Whether the folder holds what earlier runs have put there, and no other file that would be published.
    func isInPlace(_ placed: PlacedOutputs) async throws -> Bool {
        guard try await isUntouched(placed) else { return false }
        return try await stamps(placed.files.map(\.path)).elementsEqual(placed.files.lazy.map(\.stamp))
    }

    /// Whether nobody has added or removed a file, nor changed the manifest.
    private func isUntouched(_ placed: PlacedOutputs) async throws -> Bool {
        guard let manifest = placed.manifest,
            fileSystem.stamp(of: folder.appendingPath(Manifest.fileName)) == manifest
        else { return false }
        return try await stamps(placed.folders.map(\.path)).elementsEqual(placed.folders.lazy.map(\.stamp))
    }

    private func stamps(_ paths: [String]) async throws -> [FileStamp?] {
        try await paths.concurrentMap(jobs: jobs) { fileSystem.stamp(of: folder.appendingPath($0)) }
    }

    /// What earlier runs have put into the folder, and what has become of it.
    public struct Standing: Sendable {
        /// What they have put there, by path.
        fileprivate let files: [String: PlacedOutputs.File]
        /// Sorted; `nil` where they are not known.
        fileprivate let folders: [String]?
        /// What stands there now; `nil` where only a list can tell, since somebody has added or removed a file.
        fileprivate let contents: Contents?

        public static let unknown = Standing(files: [:], folders: nil, contents: nil)
    }

    /// Looks at what earlier runs have put there. Whoever touches a file later is found out by the next run, which compares with what is seen
    /// here.
    func standing(_ placed: PlacedOutputs) async throws -> Standing {
        let files = Dictionary(placed.files.map { ($0.path, $0) }) { first, _ in first }
        guard try await isUntouched(placed) else { return Standing(files: files, folders: nil, contents: nil) }
        let paths = placed.files.map(\.path)
        var stamps: [String: FileStamp] = [:]
        stamps.reserveCapacity(paths.count)
        for (path, stamp) in zip(paths, try await self.stamps(paths)) { stamps[path] = stamp }
        let folders = Dictionary(placed.folders.map { ($0.path, $0.stamp) }) { first, _ in first }
        return Standing(
            files: files, folders: placed.folders.map(\.path),
            contents: Contents(files: stamps, owned: Set(paths), folders: folders))
    }

    /// What stands in the folder before anything is done.
    fileprivate struct Contents: Sendable {
        let files: [String: FileStamp]
        /// Those that are Shirase's.
        let owned: Set<String>
        /// As far as they are known.
        let folders: [String: FileStamp]
    }

    private func listed(_ wanted: Set<String>) throws -> Contents {
        let owned = Set(try Manifest.load(folder, fileSystem).files)
        try refuseLinkedFolders(above: owned.union(wanted))
        return Contents(files: try listed(), owned: owned, folders: [:])
    }

    /// Removes everything that Shirase wrote into the folder.
    /// - Returns: the paths below the folder.
    public func clean() throws -> [String] {
        var report = Report()
        let owned = try Manifest.load(folder, fileSystem).files
        try refuseLinkedFolders(above: Set(owned))
        for path in owned where fileSystem.kind(of: folder.appendingPath(path)) == .file { try remove(path, &report) }
        try removeStage()
        try fileSystem.removeFile(folder.appendingPath(Manifest.fileName))
        return report.removed
    }

    /// Every folder that lies above one of the paths.
    private static func folders(above paths: some Sequence<String>) -> Set<String> {
        var folders = Set<String>()
        for path in paths {
            var above = path.parentPath
            while let folder = above, folders.insert(folder).inserted { above = folder.parentPath }
        }
        return folders
    }

    private func isInPlace(_ output: Output) throws -> Bool {
        let path = folder.appendingPath(output.path)
        guard fileSystem.kind(of: path) == .file else { return false }
        return try fileSystem.read(path) == bytes(of: output)
    }

    private func bytes(of output: Output) throws -> [UInt8] {
        switch output.content {
        case .bytes(let bytes): bytes
        case .copy(let path): try fileSystem.read(path)
        case .made(let make): try make()
        case .rendered(let render): try render().bytes
        }
    }

    /// Inside the output, a folder that is a symbolic link leads to files of somebody else. (`site` and `sns` themselves may be
    /// links: an engineer's way to publish into another folder.)
    private func refuseLinkedFolders(above paths: Set<String>) throws {
        // Where nothing was built yet, nothing is asked for.
        let areas = OutputArea.allCases.filter { fileSystem.kind(of: folder.appendingPath($0.rawValue)) != nil }
        guard !areas.isEmpty else { return }
        let folders = Self.folders(above: paths).filter { path in areas.contains { path.hasPrefix($0.path("")) } }
        let links = folders.map(folder.appendingPath).filter(fileSystem.isSymbolicLink)
        if !links.isEmpty { throw ForeignFiles(paths: links.sorted()) }
    }

    /// Names that begin with a dot (`.git`, `.well-known` of another tool) are left alone.
    private func refuseForeignFiles(
        _ existing: [String: FileStamp], owned: Set<String>, _ outputs: [Output]
    ) throws {
        var foreign = Set(existing.keys.filter { !owned.contains($0) })
        // A name that begins with a dot is passed over in the list, but what would be written over it must be Shirase's too.
        for output in outputs where !owned.contains(output.path) {
            if output.isHidden, fileSystem.kind(of: folder.appendingPath(output.path)) != nil {
                foreign.insert(output.path)
            }
            // What has the very bytes that would be written is no loss to anybody.
            if foreign.contains(output.path), try isInPlace(output) { foreign.remove(output.path) }
        }
        if !foreign.isEmpty { throw ForeignFiles(paths: foreign.sorted().map(folder.appendingPath)) }
    }

    /// Every file of both areas but those whose names, or whose folders' names, begin with a dot.
    private func listed() throws(FileError) -> [String: FileStamp] {
        var stamps: [String: FileStamp] = [:]
        for area in OutputArea.allCases {
            let path = folder.appendingPath(area.rawValue)
            guard let kind = fileSystem.kind(of: path) else { continue }
            if kind == .directory {
                try addStamps(below: area.rawValue, &stamps)
            } else {
                stamps[area.rawValue] = fileSystem.stamp(of: path)
            }
        }
        return stamps
    }

    private func addStamps(below relative: String, _ stamps: inout [String: FileStamp]) throws(FileError) {
        for entry in try fileSystem.entries(of: folder.appendingPath(relative)) where !entry.name.hasPrefix(".") {
            let child = relative + "/" + entry.name
            if entry.kind == .directory && !entry.isSymbolicLink {
                try addStamps(below: child, &stamps)
            } else {
                // A link that leads nowhere stands in the way all the same.
                stamps[child] = entry.stamp ?? .nothing
            }
        }
    }

    private func remove(_ path: String, _ report: inout Report) throws(FileError) {
        try fileSystem.removeFile(folder.appendingPath(path))
        report.removed.append(path)
        var above = path.parentPath
        while let parent = above, try fileSystem.removeDirectoryIfEmpty(folder.appendingPath(parent)) {
            above = parent.parentPath
        }
    }

    private func removeStage() throws(FileError) {
        try removeTree(folder.appendingPath(Stage.name))
        let manifest = folder.appendingPath(Self.manifestStage)
        if fileSystem.kind(of: manifest) != nil || fileSystem.isSymbolicLink(manifest) {
            try fileSystem.removeFile(manifest)
        }
    }

    /// Removes a folder that is Shirase's alone.
    private func removeTree(_ path: String) throws(FileError) {
        if fileSystem.isSymbolicLink(path) { return try fileSystem.removeFile(path) }
        guard fileSystem.kind(of: path) == .directory else { return }
        for entry in try fileSystem.entries(of: path) {
            let child = path.appendingPath(entry.name)
            if entry.kind == .directory { try removeTree(child) } else { try fileSystem.removeFile(child) }
        }
        try fileSystem.removeDirectoryIfEmpty(path)
    }

    private func writeManifest(_ manifest: Manifest) throws(FileError) {
        let stage = folder.appendingPath(Self.manifestStage)
        try fileSystem.write(manifest.bytes, to: stage)
        try fileSystem.rename(stage, to: folder.appendingPath(Manifest.fileName))
    }
}

/// The two folders of the output.
public enum OutputArea: String, Sendable, CaseIterable {
    /// What is published.
    case site
    /// What staff copy from; nothing of it is linked from the site.
    case sns

    func path(_ path: String) -> String { "\(rawValue)/\(path)" }
}

extension FileStamp {
    fileprivate static let nothing = FileStamp(size: -1, modified: 0, changed: 0, number: 0)
}
