/// The one door to files. Paths are absolute or relative to the process, separated by `/`.
public protocol FileSystem: Sendable {
    /// What lies directly in a folder, sorted by name. Throws where there is no such folder.
    func entries(of directory: String) throws(FileError) -> [DirectoryEntry]
    /// What a path is, links followed; `nil` where there is nothing.
    func kind(of path: String) -> FileKind?
    /// Whether the path itself is a symbolic link.
    func isSymbolicLink(_ path: String) -> Bool
    /// The path with every symbolic link resolved; `nil` where it leads nowhere.
    func realPath(_ path: String) -> String?
    func read(_ path: String) throws(FileError) -> [UInt8]
    /// What tells whether a path's file was changed, links followed; `nil` where there is nothing.
    func stamp(of path: String) -> FileStamp?
    /// Writes a whole file, making the folders above it; never through a symbolic link. Not atomic: callers stage and
    /// ``rename(_:to:)``.
    func write(_ bytes: [UInt8], to path: String) throws(FileError)
    /// Moves a file over another one or to a new place, or a folder to a new place, atomically, making the folders above it.
    func rename(_ path: String, to newPath: String) throws(FileError)
    /// Removes one file; nothing happens where there is none.
    func removeFile(_ path: String) throws(FileError)
    /// Removes a folder if it is empty, and says whether it was.
    @discardableResult
    func removeDirectoryIfEmpty(_ path: String) throws(FileError) -> Bool
    /// Takes the lock that a file stands for, making the file and the folders above it, never through a symbolic link. `nil` while
    /// somebody else holds it, in this process or in another. Where no lock can be had, because the disk knows none or because
    /// nothing may be written there, what is returned holds nothing: whoever cannot write is told so when writing.
    func lock(_ path: String) -> FileLock?
}

/// A lock that is held until it is released. The system releases those of a process that ends, however it ends. The file stays: it
/// could not be removed without another process taking a lock on what is not there any more.
public struct FileLock: Sendable {
    /// Is called once.
    public let release: @Sendable () -> Void

    public init(release: @escaping @Sendable () -> Void = {}) { self.release = release }
}

public enum FileKind: Sendable, Hashable {
    case file
    case directory
    /// A device, socket or pipe: nothing that Shirase reads.
    case other
}

public struct DirectoryEntry: Sendable, Hashable {
    public let name: String
    /// What it is, links followed; `nil` for a link that leads nowhere.
    public let kind: FileKind?
    public let isSymbolicLink: Bool
    /// Links followed.
    public let stamp: FileStamp?

    public init(name: String, kind: FileKind?, isSymbolicLink: Bool, stamp: FileStamp?) {
        self.name = name
        self.kind = kind
        self.isSymbolicLink = isSymbolicLink
        self.stamp = stamp
    }
}

/// What a file system knows of a file beside its bytes. Two equal stamps mean the same bytes, unless the file was changed again within the
/// same tick of the file system's clock.
public struct FileStamp: Sendable, Hashable {
    /// In bytes.
    public let size: Int64
    /// When its bytes were last written, in nanoseconds since 1970. Programs can set it.
    public let modified: Int64
    /// When anything of it was last changed, in nanoseconds since 1970. No program can set it.
    public let changed: Int64
    /// The file's number on its disk: another file of the same name has another.
    public let number: UInt64

    public init(size: Int64, modified: Int64, changed: Int64, number: UInt64) {
        self.size = size
        self.modified = modified
        self.changed = changed
        self.number = number
    }

    /// Whether the file rested long enough before a moment, so that a later change must show: file systems keep time in steps of up to 2 s (FAT).
    /// - Parameter seconds: since 1970, before the file was read.
    public func isSettled(at seconds: Int) -> Bool { max(modified, changed) / 1_000_000_000 + 2 < Int64(seconds) }
}

/// A file operation that the environment refused.
public struct FileError: Error, Sendable, Hashable {
    public enum Operation: Sendable, Hashable {
        case list, read, write, rename, remove
    }

    public let operation: Operation
    public let path: String
    /// The system's words for the reason, such as "No space left on device".
    public let reason: String

    public init(_ operation: Operation, _ path: String, _ reason: String) {
        self.operation = operation
        self.path = path
        self.reason = reason
    }

    /// What a person can do about it.
    public var hint: Message {
        switch operation {
        case .list, .read:
            Message(en: "check that it exists and that you may read it", ja: "ファイルがあるか、読み取りが許可されているかを確かめてください")
        case .write, .rename, .remove:
            Message(
                en: "check that you may write there, and that the disk is not full",
                ja: "書き込みが許可されているか、ディスクに空きがあるかを確かめてください")
        }
    }

    public var message: Message {
        switch operation {
        case .list: Message(en: "cannot list the folder \(path): \(reason)", ja: "フォルダー \(path) を開けません（\(reason)）")
        case .read: Message(en: "cannot read \(path): \(reason)", ja: "\(path) を読めません（\(reason)）")
        case .write: Message(en: "cannot write \(path): \(reason)", ja: "\(path) に書き込めません（\(reason)）")
        case .rename: Message(en: "cannot put \(path) in place: \(reason)", ja: "\(path) を置けません（\(reason)）")
        case .remove: Message(en: "cannot remove \(path): \(reason)", ja: "\(path) を削除できません（\(reason)）")
        }
    }
}
