import ShiraseCore

/// Another file system that tells of each operation before it is done, so that a test can count them, or do something meanwhile.
public final class WatchedFileSystem: FileSystem {
    private let base: any FileSystem
    private let watch: @Sendable (FileError.Operation, String) -> Void

    public init(_ base: any FileSystem, _ watch: @escaping @Sendable (FileError.Operation, String) -> Void) {
        self.base = base
        self.watch = watch
    }

    public func entries(of directory: String) throws(FileError) -> [DirectoryEntry] {
        watch(.list, directory)
        return try base.entries(of: directory)
    }

    public func kind(of path: String) -> FileKind? { base.kind(of: path) }
    public func isSymbolicLink(_ path: String) -> Bool { base.isSymbolicLink(path) }
    public func stamp(of path: String) -> FileStamp? { base.stamp(of: path) }
    public func realPath(_ path: String) -> String? { base.realPath(path) }

    public func read(_ path: String) throws(FileError) -> [UInt8] {
        watch(.read, path)
        return try base.read(path)
    }

    public func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        watch(.write, path)
        try base.write(bytes, to: path)
    }

    public func rename(_ path: String, to newPath: String) throws(FileError) {
        watch(.rename, newPath)
        try base.rename(path, to: newPath)
    }

    public func removeFile(_ path: String) throws(FileError) {
        watch(.remove, path)
        try base.removeFile(path)
    }

    @discardableResult
    public func removeDirectoryIfEmpty(_ path: String) throws(FileError) -> Bool {
        watch(.remove, path)
        return try base.removeDirectoryIfEmpty(path)
    }

    public func lock(_ path: String) -> FileLock? { base.lock(path) }
}
