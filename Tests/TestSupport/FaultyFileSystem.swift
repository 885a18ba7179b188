import ShiraseCore
import Synchronization

/// Another file system of which one operation fails, as disks and people make them fail.
public final class FaultyFileSystem: FileSystem {
    public enum Fault: String, Sendable, CaseIterable {
        /// Nothing can be written any more.
        case full
        /// Half of a file is written, then the disk is full.
        case short
        /// A permission was taken away: for one path, for good.
        case forbidden
        /// What is to be read, listed or moved has gone, for good.
        case vanished
    }

    private struct State {
        var count = 0
        var failed: String?
    }

    private let base: any FileSystem
    private let fault: Fault
    private let number: Int
    private let isMeant: @Sendable (String) -> Bool
    private let state = Mutex(State())

    /// - Parameters:
    ///   - number: which of the operations that the fault can meet fails; the first is 0.
    ///   - isMeant: which paths count.
    public init(
        _ base: any FileSystem, _ fault: Fault, at number: Int,
        where isMeant: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        self.base = base
        self.fault = fault
        self.number = number
        self.isMeant = isMeant
    }

    /// The path at which an operation has failed; `nil` where there were fewer operations.
    public var failed: String? { state.withLock { $0.failed } }

    /// Throws if it is this operation's turn.
    private func meet(
        _ operation: FileError.Operation, _ path: String, halfWritten: () -> Void = {}
    ) throws(FileError) {
        let (concerned, reason): ([FileError.Operation], String) =
            switch fault {
            case .full, .short: ([.write, .rename], "No space left on device")
            case .forbidden: ([.list, .read, .write, .rename, .remove], "Permission denied")
            case .vanished: ([.list, .read, .rename], "No such file or directory")
            }
        guard concerned.contains(operation), isMeant(path) else { return }
        let isTurn = state.withLock { state in
            defer { state.count += 1 }
            // A full disk stays full for what is written after it, and a permission does not come back.
            let isOver = fault == .full ? state.count > number : fault != .short && state.failed == path
            guard state.count == number || isOver else { return false }
            if state.failed == nil { state.failed = path }
            return true
        }
        guard isTurn else { return }
        if fault == .short { halfWritten() }
        throw FileError(operation, path, reason)
    }

    public func entries(of directory: String) throws(FileError) -> [DirectoryEntry] {
        try meet(.list, directory)
        return try base.entries(of: directory)
    }

    public func kind(of path: String) -> FileKind? { base.kind(of: path) }
    public func isSymbolicLink(_ path: String) -> Bool { base.isSymbolicLink(path) }
    public func stamp(of path: String) -> FileStamp? { base.stamp(of: path) }
    public func realPath(_ path: String) -> String? { base.realPath(path) }

    public func read(_ path: String) throws(FileError) -> [UInt8] {
        try meet(.read, path)
        return try base.read(path)
    }

    public func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        try meet(.write, path) { try? base.write(Array(bytes.prefix(bytes.count / 2)), to: path) }
        try base.write(bytes, to: path)
    }

    public func rename(_ path: String, to newPath: String) throws(FileError) {
        try meet(.rename, newPath)
        try base.rename(path, to: newPath)
    }

    public func removeFile(_ path: String) throws(FileError) {
        try meet(.remove, path)
        try base.removeFile(path)
    }

    @discardableResult
    public func removeDirectoryIfEmpty(_ path: String) throws(FileError) -> Bool {
        try meet(.remove, path)
        return try base.removeDirectoryIfEmpty(path)
    }

    public func lock(_ path: String) -> FileLock? { base.lock(path) }
}
