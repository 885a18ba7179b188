import Foundation
import ShiraseCore

/// Every file of a site's `content/` and `templates/`, found in one walk, with those of the built-in theme below them. Paths are relative
/// to the root, in NFC.
public struct SourceTree: Sendable {
    public let root: String
    /// What stands where the site has no file of its own.
    public let theme: Theme
    /// What the site has itself.
    private let own: SourceWalk
    /// Every path, sorted.
    public let paths: [String]
    /// Own files that were read already.
    private var read: [String: SourceFile] = [:]
    /// Is to be asked before anything is published.
    public let putOff = PutOffReads()

    /// Lists all files. Names that begin with `.` and editors' backups (`~`) are passed over. A symbolic link may lead to a file
    /// or folder inside the root.
    /// - Parameter jobs: how many folders are listed at a time.
    public static func scan(
        _ root: String, _ theme: Theme, _ fileSystem: any FileSystem, jobs: Int, _ sink: DiagnosticSink
    ) async throws -> SourceTree {
        var walk = SourceWalk(root, fileSystem)
        try await walk.run(["content", "templates"], jobs: jobs, sink)
        return SourceTree(root: root, theme: theme, own: walk)
    }

    /// Whether the same files would be found now.
    /// - Parameter jobs: how many folders are listed at a time.
    public func isUnchanged(jobs: Int) async -> Bool { await own.isUnchanged(jobs: jobs) }

    private init(root: String, theme: Theme, own: SourceWalk) {
        self.root = root
        self.theme = theme
        self.own = own
        paths = (own.paths + theme.paths.filter { own.files[$0] == nil }).sorted()
    }

    /// The same tree, with files that need not be read again.
    public func holding(_ read: [String: SourceFile]) -> SourceTree {
        var tree = self
        tree.read = read
        return tree
    }

    public func contains(_ path: String) -> Bool { isOwn(path) || theme[path] != nil }

    /// Whether the site itself has the file.
    public func isOwn(_ path: String) -> Bool { own.files[path] != nil }

    /// The theme's file, where the site has none of its own.
    public func builtIn(_ path: String) -> SourceFile? { isOwn(path) ? nil : theme[path] }

    /// The path on disk of an own file.
    public func diskPath(_ path: String) -> String { own.files[path]?.diskPath ?? root.appendingPath(path) }

    /// How an own file was found.
    public func stamp(_ path: String) -> FileStamp? { own.files[path]?.stamp }

    /// A file that was read. An own one may forget its bytes, and is read again where somebody asks for them.
    public func read(_ path: String, _ fileSystem: any FileSystem) throws(FileError) -> SourceFile {
        if let file = builtIn(path) ?? read[path] { return file }
        return unread(path, fileSystem, try fileSystem.read(diskPath(path)))
    }

    /// A file whose bytes are read when somebody asks for them; none where they cannot be read any more, as ``putOff`` then knows.
    /// - Parameter bytes: they may be there already.
    public func unread(
        _ path: String, _ fileSystem: any FileSystem, _ bytes: [UInt8]? = nil
    ) -> SourceFile {
        let diskPath = diskPath(path)
        return SourceFile(path: path, bytes) { [putOff] in putOff.read(diskPath, fileSystem) }
    }

    /// Every template by its name, which is its path below `templates/` without the extension.
    public func templates(_ fileSystem: any FileSystem) throws(FileError) -> [String: SourceFile] {
        var files: [String: SourceFile] = [:]
        for path in paths where path.hasPrefix(Theme.folder) && path.pathExtension == "mustache" {
            files[String(path.dropFirst(Theme.folder.count)).withoutPathExtension] = try read(path, fileSystem)
        }
        return files
    }

    /// The theme's file and the site's own, for files whose parts go before the theme's one by one.
    public func layers(_ path: String, _ fileSystem: any FileSystem) throws(FileError) -> [SourceFile] {
        let own = isOwn(path) ? try read(path, fileSystem) : nil
        return [theme[path], own].compactMap(\.self)
    }
}
