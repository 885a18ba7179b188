import Synchronization

/// Files in memory, for tests: the same behaviour as ``LocalFileSystem``, with a count of operations, of which one can be made
/// to fail.
public final class MemoryFileSystem: FileSystem {
    private enum Node {
        case file([UInt8])
        case link(String)
    }

    private struct State {
        var nodes: [String: Node] = [:]
        /// The number of the last change of each file, which stands for its time.
        var changes: [String: Int64] = [:]
        var lastChange: Int64 = 0
        var operations = 0
        var failing: Int?
        var locks = Set<String>()

        mutating func put(_ node: Node, at path: String) {
            if nodes.updateValue(node, forKey: path) == nil { touchFolders(above: path) }
            lastChange += 1
            changes[path] = lastChange
        }

        mutating func remove(_ path: String) -> Node? {
            touchFolders(above: path)
            return nodes.removeValue(forKey: path)
        }

        /// A file was added or removed; folders come and go with their files.
        private mutating func touchFolders(above path: String) {
            lastChange += 1
            var above = path.parentPath
            while let folder = above {
                changes[folder] = lastChange
                above = folder.parentPath
            }
        }
    }

    private let state: Mutex<State>

    /// - Parameter files: text by absolute path.
    public init(_ files: [String: String] = [:]) {
        state = Mutex(State(nodes: files.mapValues { .file(Array($0.utf8)) }))
    }

    private init(_ state: State) { self.state = Mutex(state) }

    /// The same files with the same stamps, apart from these.
    public func copy() -> MemoryFileSystem { MemoryFileSystem(state.withLock { $0 }) }

    /// Puts a symbolic link; `target` is absolute.
    public func link(_ path: String, to target: String) {
        state.withLock { $0.put(.link(target), at: path) }
    }

    /// Lets the operation with this number (the first is 0, counted from now) fail as a full disk does; `nil`: none.
    public func fail(at operation: Int?) {
        state.withLock {
            $0.operations = 0
            $0.failing = operation
        }
    }

    /// How many writing operations ran since ``fail(at:)``.
    public var operations: Int { state.withLock { $0.operations } }

    /// Every file below a folder, by its path relative to the folder.
    public func files(below directory: String) -> [String: [UInt8]] {
        state.withLock { state in
            var files: [String: [UInt8]] = [:]
            for (path, node) in state.nodes {
                if path.hasPrefix(directory + "/"), case .file(let bytes) = node {
                    files[String(path.dropFirst(directory.count + 1))] = bytes
                }
            }
            return files
        }
    }

    public func entries(of directory: String) throws(FileError) -> [DirectoryEntry] {
        let names: [String: Bool]? = state.withLock { state in
            guard let real = resolve(directory, state) else { return nil }
            var names: [String: Bool] = [:]
            for (path, node) in state.nodes where path.hasPrefix(real + "/") {
                let rest = path.dropFirst(real.count + 1)
                let name = String(rest.prefix { $0 != "/" })
                let isLink = if case .link = node { rest.count == name.count } else { false }
                names[name] = (names[name] ?? false) || isLink
            }
            return names.isEmpty ? nil : names
        }
        guard let names else { throw FileError(.list, directory, "No such file or directory") }
        return names.sorted { $0.key < $1.key }.map { name, isLink in
            let path = directory + "/" + name
            return DirectoryEntry(name: name, kind: kind(of: path), isSymbolicLink: isLink, stamp: stamp(of: path))
        }
    }

    public func kind(of path: String) -> FileKind? {
        state.withLock { state in
            guard let real = resolve(path, state) else { return nil }
            return if case .file = state.nodes[real] { .file } else { .directory }
        }
    }

    public func isSymbolicLink(_ path: String) -> Bool {
        state.withLock { state in
            if case .link = state.nodes[path] { true } else { false }
        }
    }

    public func realPath(_ path: String) -> String? {
        state.withLock { resolve(path, $0) }
    }

    public func stamp(of path: String) -> FileStamp? {
        state.withLock { state in
            guard let real = resolve(path, state) else { return nil }
            let size = if case .file(let bytes) = state.nodes[real] { bytes.count } else { 0 }
            let change = state.changes[real] ?? 0
            return FileStamp(size: Int64(size), modified: change, changed: change, number: 0)
        }
    }

    public func read(_ path: String) throws(FileError) -> [UInt8] {
        let bytes: [UInt8]? = state.withLock { state in
            if let real = resolve(path, state), case .file(let bytes) = state.nodes[real] { bytes } else { nil }
        }
        guard let bytes else { throw FileError(.read, path, "No such file or directory") }
        return bytes
    }

    public func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        if isSymbolicLink(path) { throw FileError(.write, path, "Too many levels of symbolic links") }
        try perform(.write, path) { $0.put(.file(bytes), at: path) }
    }

    public func rename(_ path: String, to newPath: String) throws(FileError) {
        try perform(.rename, newPath) { state in
            for old in state.nodes.keys where old == path || old.hasPrefix(path + "/") {
                guard let node = state.remove(old) else { continue }
                state.put(node, at: newPath + old.dropFirst(path.count))
            }
        }
    }

    public func removeFile(_ path: String) throws(FileError) {
        try perform(.remove, path) { _ = $0.remove(path) }
    }

    @discardableResult
    public func removeDirectoryIfEmpty(_ path: String) throws(FileError) -> Bool {
        // Folders exist here only by what lies in them.
        kind(of: path) == nil
    }

    public func lock(_ path: String) -> FileLock? {
        guard state.withLock({ $0.locks.insert(path).inserted }) else { return nil }
        return FileLock { self.state.withLock { _ = $0.locks.remove(path) } }
    }

    private func perform(
        _ operation: FileError.Operation, _ path: String, _ body: (inout State) -> Void
    ) throws(FileError) {
        let failed = state.withLock { state in
            defer { state.operations += 1 }
            if state.operations == state.failing { return true }
            body(&state)
            return false
        }
        if failed { throw FileError(operation, path, "No space left on device") }
    }

    /// Follows links, in the last place and above; `nil` where nothing is.
    private func resolve(_ path: String, _ state: State, depth: Int = 0) -> String? {
        guard depth < 16 else { return nil }
        var walked = ""
        for (offset, part) in path.split(separator: "/").enumerated() {
            walked += "/" + part
            if case .link(let target) = state.nodes[walked] {
                let rest = path.split(separator: "/").dropFirst(offset + 1)
                return resolve(([target] + rest.map(String.init)).joined(separator: "/"), state, depth: depth + 1)
            }
        }
        if state.nodes[walked] != nil { return walked }
        return state.nodes.keys.contains { $0.hasPrefix(walked + "/") } ? walked : nil
    }
}
