import Foundation

/// The files of this machine, through POSIX calls, so that a refusal keeps the system's own reason.
public struct LocalFileSystem: FileSystem {
    public init() {}

    public func entries(of directory: String) throws(FileError) -> [DirectoryEntry] {
        guard let stream = opendir(directory) else { throw failure(.list, directory) }
        defer { closedir(stream) }
        var entries: [DirectoryEntry] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            entries.append(self.entry(directory + "/" + name, name))
        }
        return entries.sorted { $0.name < $1.name }
    }

    /// Asks once for what is no link.
    private func entry(_ path: String, _ name: String) -> DirectoryEntry {
        let own = status(path, following: false)
        let isSymbolicLink = own?.isSymbolicLink ?? false
        let followed = isSymbolicLink ? status(path, following: true) : own
        return DirectoryEntry(
            name: name, kind: followed?.kind, isSymbolicLink: isSymbolicLink, stamp: followed?.stamp)
    }

    public func kind(of path: String) -> FileKind? { status(path, following: true)?.kind }

    public func isSymbolicLink(_ path: String) -> Bool { status(path, following: false)?.isSymbolicLink ?? false }

    public func stamp(of path: String) -> FileStamp? { status(path, following: true)?.stamp }

    public func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    public func read(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(.read, path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(.read, path) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw FileError(.read, path, String(cString: strerror(EISDIR)))
        }
        var bytes: [UInt8] = []
        // The size is a first guess only: the file may grow or shrink while it is read.
        var capacity = max(Int(status.st_size), 0) + 1
        while true {
            let start = bytes.count
            var count = 0
            bytes += [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
                repeat {
                    count = Foundation.read(descriptor, buffer.baseAddress, capacity)
                } while count < 0 && errno == EINTR
                initialized = max(count, 0)
            }
            if count < 0 { throw failure(.read, path) }
            if count == 0 { return bytes }
            capacity = max(capacity - (bytes.count - start), 65_536)
        }
    }

    public func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        var descriptor = create(path)
        if descriptor < 0, errno == ENOENT {
            try makeParents(of: path)
            descriptor = create(path)
        }
        guard descriptor >= 0 else { throw failure(.write, path) }
        var written = 0
        var reason: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            while written < buffer.count {
                let count = Foundation.write(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                if count > 0 {
                    written += count
                } else if errno != EINTR {
                    reason = count == 0 ? ENOSPC : errno
                    return
                }
            }
        }
        // Some file systems report a full disk only when the file is closed.
        if close(descriptor) != 0, reason == 0 { reason = errno }
        guard reason == 0 else { throw FileError(.write, path, String(cString: strerror(reason))) }
    }

    private func create(_ path: String) -> Int32 {
        open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    }

    public func rename(_ path: String, to newPath: String) throws(FileError) {
        if Foundation.rename(path, newPath) == 0 { return }
        // Most folders are there already.
        if errno == ENOENT {
            try makeParents(of: newPath)
            if Foundation.rename(path, newPath) == 0 { return }
        }
        throw failure(.rename, newPath)
    }

    public func removeFile(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure(.remove, path) }
    }

    @discardableResult
    public func removeDirectoryIfEmpty(_ path: String) throws(FileError) -> Bool {
        if rmdir(path) == 0 { return true }
        if errno == ENOTEMPTY || errno == EEXIST || errno == ENOENT || errno == ENOTDIR { return false }
        throw failure(.remove, path)
    }

    public func lock(_ path: String) -> FileLock? {
        // Reading is enough for a lock, so that two people may build into one folder.
        func open() -> Int32 { Foundation.open(path, O_RDONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644) }
        var descriptor = open()
        if descriptor < 0, errno == ENOENT, (try? makeParents(of: path)) != nil { descriptor = open() }
        guard descriptor >= 0 else { return FileLock() }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let reason = errno
            if reason == EINTR { continue }
            close(descriptor)
            return reason == EWOULDBLOCK ? nil : FileLock()
        }
        let held = descriptor
        return FileLock { close(held) }
    }

    private func makeParents(of path: String) throws(FileError) {
        guard let parent = path.parentPath, mkdir(parent, 0o755) != 0, errno != EEXIST else { return }
        guard errno == ENOENT else { throw failure(.write, parent) }
        try makeParents(of: parent)
        guard mkdir(parent, 0o755) == 0 || errno == EEXIST else { throw failure(.write, parent) }
    }

    private func status(_ path: String, following: Bool) -> stat? {
        var status = stat()
        return (following ? stat(path, &status) : lstat(path, &status)) == 0 ? status : nil
    }

    private func failure(_ operation: FileError.Operation, _ path: String) -> FileError {
        FileError(operation, path, String(cString: strerror(errno)))
    }
}

extension stat {
    fileprivate var kind: FileKind {
        switch st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        default: .other
        }
    }

    fileprivate var isSymbolicLink: Bool { st_mode & S_IFMT == S_IFLNK }

    fileprivate var stamp: FileStamp {
        #if canImport(Darwin)
            let (modified, changed) = (st_mtimespec, st_ctimespec)
        #else
            let (modified, changed) = (st_mtim, st_ctim)
        #endif
        return FileStamp(
            size: Int64(st_size), modified: modified.nanoseconds, changed: changed.nanoseconds, number: UInt64(st_ino))
    }
}

extension timespec {
    fileprivate var nanoseconds: Int64 { Int64(tv_sec) &* 1_000_000_000 &+ Int64(tv_nsec) }
}
