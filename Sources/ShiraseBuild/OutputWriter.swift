import ShiraseCore

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
    public func write(_ set: OutputSet) async throws -> Report {
        let earlier = Set(try Manifest.load(folder, fileSystem).files)
        let outputs = set.outputs
        let wanted = Set(outputs.map(\.path))
        try refuseLinkedFolders(above: earlier.union(wanted))
        let existing = Set(try OutputArea.allCases.flatMap { try files(below: $0.rawValue) })
        try refuseForeignFiles(existing, owned: earlier, outputs)

        var report = Report()
        let inPlace = try await outputs.concurrentMap(jobs: jobs) { output in
            try (existing.contains(output.path) || output.isHidden) && isInPlace(output)
        }
        let changed = zip(outputs, inPlace).compactMap { $1 ? nil : $0 }
        report.unchanged = outputs.count - changed.count
        let stale = earlier.subtracting(wanted).sorted()
        // What a run that was cut off has left.
        try removeStage()
        guard !(changed.isEmpty && earlier == wanted) else { return report }

        let stage = Stage(changed, folder: folder, fileSystem)
        _ = try await changed.indices.concurrentMap(jobs: jobs) { index in
            try fileSystem.write(try bytes(of: changed[index]), to: stage.paths[index])
        }
        // From here on files move into place. The manifest of the way owns both the old and the new ones, so that a run that is
        // cut off leaves nothing that the next one would take for somebody else's.
        let paths = outputs.map(\.path)
        try writeManifest(Manifest(files: stale.isEmpty ? paths : (paths + stale).sorted()))
        let folders = stale.isEmpty ? [] : Self.folders(above: wanted)
        let isBlocking = { (path: String) in
            folders.contains(path) || Self.folders(above: [path]).contains(where: wanted.contains)
        }
        // A stale file may stand where a new output needs a folder, or in a folder where a new output needs a file.
        for path in stale where isBlocking(path) { try remove(path, &report) }
        for move in stage.moves { try fileSystem.rename(move.from, to: move.to) }
        for path in stale where !isBlocking(path) { try remove(path, &report) }
        try removeStage()
        if !stale.isEmpty { try writeManifest(Manifest(files: paths)) }
        report.written = changed.map(\.path)
        return report
    }

    /// Whether the folder holds these files with these bytes, and no other file that would be published.
    func isInPlace(_ digests: [String: Digest]) throws(FileError) -> Bool {
        for area in OutputArea.allCases {
            for path in try files(below: area.rawValue) where digests[path] == nil { return false }
        }
        for (path, digest) in digests {
            let path = folder.appendingPath(path)
            guard fileSystem.kind(of: path) == .file, Digest(try fileSystem.read(path)) == digest else { return false }
        }
        return true
    }

    func digests(_ set: OutputSet) throws(FileError) -> [String: Digest] {
        var digests: [String: Digest] = [:]
        for output in set.outputs { digests[output.path] = Digest(try bytes(of: output)) }
        return digests
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

    private func isInPlace(_ output: Output) throws(FileError) -> Bool {
        let path = folder.appendingPath(output.path)
        guard fileSystem.kind(of: path) == .file else { return false }
        return try fileSystem.read(path) == bytes(of: output)
    }

    private func bytes(of output: Output) throws(FileError) -> [UInt8] {
        switch output.content {
        case .bytes(let bytes): bytes
        case .copy(let path): try fileSystem.read(path)
        }
    }

    /// Inside the output, a folder that is a symbolic link leads to files of somebody else. (`site` and `sns` themselves may be
    /// links: an engineer's way to publish into another folder.)
    private func refuseLinkedFolders(above paths: Set<String>) throws {
        let folders = Self.folders(above: paths).filter { $0.contains("/") }
        let links = folders.map(folder.appendingPath).filter(fileSystem.isSymbolicLink)
        if !links.isEmpty { throw ForeignFiles(paths: links.sorted()) }
    }

    /// Names that begin with a dot (`.git`, `.well-known` of another tool) are left alone.
    private func refuseForeignFiles(_ existing: Set<String>, owned: Set<String>, _ outputs: [Output]) throws {
        var foreign = existing.subtracting(owned)
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

    private func files(below relative: String) throws(FileError) -> [String] {
        let path = folder.appendingPath(relative)
        guard let kind = fileSystem.kind(of: path) else { return [] }
        guard kind == .directory else { return [relative] }
        var files: [String] = []
        for entry in try fileSystem.entries(of: path) where !entry.name.hasPrefix(".") {
            let child = relative.appendingPath(entry.name)
            files += entry.kind == .directory && !entry.isSymbolicLink ? try self.files(below: child) : [child]
        }
        return files
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
