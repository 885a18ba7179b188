import ShiraseCore

/// Brings the output folder to a set of outputs. It stages what changed, moves each file into place, removes what an earlier
/// build left, and touches neither a file whose bytes are the same nor a file that is not Shirase's.
public struct OutputWriter: Sendable {
    private let folder: String
    private let fileSystem: any FileSystem

    static let stageName = ".shirase-stage"
    private static let manifestStage = ".shirase-manifest.new"

    /// - Parameter folder: the output folder, which holds `site` and `sns`.
    public init(folder: String, fileSystem: any FileSystem) {
        self.folder = folder
        self.fileSystem = fileSystem
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

    /// Writes. On a failure before the first file is in place nothing has changed; after it, every file is either the old one or
    /// the new one, and the next run goes on from there.
    public func write(_ set: OutputSet) throws -> Report {
        let earlier = Set(Manifest.load(folder, fileSystem).files)
        let outputs = set.outputs
        let wanted = Set(outputs.map(\.path))
        try refuseLinkedFolders(earlier.union(wanted))
        try refuseForeignFiles(owned: earlier, outputs)

        var report = Report()
        let changed = try outputs.filter { try !isInPlace($0) }
        report.unchanged = outputs.count - changed.count
        let stale = earlier.subtracting(wanted).sorted()
        let isListed = earlier == wanted
        // What a run that was cut off has left.
        try removeStage()
        guard !(changed.isEmpty && stale.isEmpty && isListed) else { return report }

        var staged: [(output: Output, stage: String)] = []
        for output in changed {
            let bytes = try bytes(of: output)
            let stage = stagePath(output, bytes)
            try fileSystem.write(bytes, to: stage)
            staged.append((output, stage))
        }
        // From here on files move into place. The manifest of the way owns both the old and the new ones, so that a run that is
        // cut off leaves nothing that the next one would take for somebody else's.
        try writeManifest(Manifest(files: earlier.union(wanted).sorted()))
        let folders = Set(wanted.flatMap(Self.folders(above:)))
        let isBlocking = { (path: String) in
            folders.contains(path) || Self.folders(above: path).contains(where: wanted.contains)
        }
        // A stale file may stand where a new output needs a folder, or in a folder where a new output needs a file.
        for path in stale where isBlocking(path) { try remove(path, &report) }
        for (output, stage) in staged {
            try fileSystem.rename(stage, to: folder.appendingPath(output.path))
            report.written.append(output.path)
        }
        for path in stale where !isBlocking(path) { try remove(path, &report) }
        try removeStage()
        try writeManifest(Manifest(files: wanted.sorted()))
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
        let owned = Manifest.load(folder, fileSystem).files
        try refuseLinkedFolders(Set(owned))
        for path in owned where fileSystem.kind(of: folder.appendingPath(path)) == .file { try remove(path, &report) }
        try removeStage()
        try fileSystem.removeFile(folder.appendingPath(Manifest.fileName))
        return report.removed
    }

    /// The folders that a path lies in.
    private static func folders(above path: String) -> [String] {
        Array(sequence(first: path) { $0.parentPath }.dropFirst())
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
    private func refuseLinkedFolders(_ paths: Set<String>) throws {
        let folders = Set(paths.flatMap(Self.folders(above:))).filter { $0.contains("/") }
        let links = folders.map(folder.appendingPath).filter(fileSystem.isSymbolicLink)
        if !links.isEmpty { throw ForeignFiles(paths: links.sorted()) }
    }

    /// Names that begin with a dot (`.git`, `.well-known` of another tool) are left alone.
    private func refuseForeignFiles(owned: Set<String>, _ outputs: [Output]) throws {
        let wanted = Dictionary(outputs.map { ($0.path, $0) }) { first, _ in first }
        var foreign: [String] = []
        for area in OutputArea.allCases {
            for path in try files(below: area.rawValue) where !owned.contains(path) {
                // What has the very bytes that would be written is no loss to anybody.
                if let output = wanted[path], try isInPlace(output) { continue }
                foreign.append(path)
            }
        }
        // A name that begins with a dot is passed over above, but what would be written over it must be Shirase's too.
        for output in outputs where output.path.contains("/.") && !owned.contains(output.path) {
            if fileSystem.kind(of: folder.appendingPath(output.path)) != nil, try !isInPlace(output) {
                foreign.append(output.path)
            }
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

    /// The stage has no folders inside: making and removing them would cost more than the files. A name stands for one path and one content, so
    /// that another build on the same folder can never put other bytes in the place of these.
    private func stagePath(_ output: Output, _ bytes: [UInt8]) -> String {
        let digest = Digest(Array(output.path.utf8) + [0] + bytes)
        return folder.appendingPath(Self.stageName).appendingPath(digest.description)
    }

    private func removeStage() throws(FileError) {
        try removeTree(folder.appendingPath(Self.stageName))
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
