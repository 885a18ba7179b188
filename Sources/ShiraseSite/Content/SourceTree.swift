import Foundation
import ShiraseCore

/// Every file of a site's `content/` and `templates/`, found in one walk, with those of the built-in theme below them. Paths are relative
/// to the root, in NFC.
public struct SourceTree: Sendable {
    public let root: String
    /// What stands where the site has no file of its own.
    public let theme: Theme
    /// The site's own, by relative path.
    private let files: [String: File]
    /// Every path, sorted.
    public let paths: [String]
    /// Own files that were read already.
    private var read: [String: SourceFile] = [:]
    /// Is to be asked before anything is published.
    public let putOff = PutOffReads()

    private struct File: Sendable, Equatable {
        /// On disk it may be spelled differently (NFD).
        let diskPath: String
        let stamp: FileStamp?
    }

    /// Lists all files. Names that begin with `.` and editors' backups (`~`) are passed over. A symbolic link may lead to a file
    /// or folder inside the root.
    public static func scan(
        _ root: String, _ theme: Theme, _ fileSystem: any FileSystem, _ sink: DiagnosticSink
    ) throws(FileError) -> SourceTree {
        let files = try files(below: root, fileSystem, sink)
        let paths = (files.keys + theme.paths.filter { files[$0] == nil }).sorted()
        return SourceTree(root: root, theme: theme, files: files, paths: paths)
    }

    private static func files(
        below root: String, _ fileSystem: any FileSystem, _ sink: DiagnosticSink
    ) throws(FileError) -> [String: File] {
        var files: [String: File] = [:]
        let realRoot = fileSystem.realPath(root) ?? root
        for folder in ["content", "templates"] where fileSystem.kind(of: root.appendingPath(folder)) == .directory {
            try walk(folder, root.appendingPath(folder), realRoot, [], fileSystem, &files, sink)
        }
        return files
    }

    /// Whether the same files would be found now.
    public func isUnchanged(_ fileSystem: any FileSystem) -> Bool {
        // Where it cannot be listed any more, it has changed.
        (try? Self.files(below: root, fileSystem, DiagnosticSink())) == files
    }

    private init(root: String, theme: Theme, files: [String: File], paths: [String]) {
        self.root = root
        self.theme = theme
        self.files = files
        self.paths = paths
    }

    /// The same tree, with files that need not be read again.
    public func holding(_ read: [String: SourceFile]) -> SourceTree {
        var tree = self
        tree.read = read
        return tree
    }

    public func contains(_ path: String) -> Bool { isOwn(path) || theme[path] != nil }

    /// Whether the site itself has the file.
    public func isOwn(_ path: String) -> Bool { files[path] != nil }

    /// The theme's file, where the site has none of its own.
    public func builtIn(_ path: String) -> SourceFile? { isOwn(path) ? nil : theme[path] }

    /// The path on disk of an own file.
    public func diskPath(_ path: String) -> String { files[path]?.diskPath ?? root.appendingPath(path) }

    /// How an own file was found.
    public func stamp(_ path: String) -> FileStamp? { files[path]?.stamp }

    public func read(_ path: String, _ fileSystem: any FileSystem) throws(FileError) -> SourceFile {
        if let file = builtIn(path) ?? read[path] { return file }
        return SourceFile(path: path, bytes: try fileSystem.read(diskPath(path)))
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

    private static func walk(
        _ folder: String, _ diskFolder: String, _ realRoot: String, _ linksAbove: [String],
        _ fileSystem: any FileSystem,
        _ files: inout [String: File], _ sink: DiagnosticSink
    ) throws(FileError) {
        for entry in try fileSystem.entries(of: diskFolder) {
            guard !entry.name.hasPrefix("."), !entry.name.hasSuffix("~") else { continue }
            let path = folder + "/" + entry.name.precomposedStringWithCanonicalMapping
            let diskPath = diskFolder + "/" + entry.name
            if entry.name.contains("\u{FFFD}") {
                sink.add(
                    .error(
                        "file.name", Message(en: "the file's name is not UTF-8", ja: "ファイル名の文字コードが UTF-8 ではありません"),
                        at: .path(path), hint: Message(en: "rename the file", ja: "ファイル名を付け直してください")))
                continue
            }
            if let other = files[path], other.diskPath != diskPath {
                sink.add(
                    .error(
                        "file.name",
                        Message(
                            en: "two files have this name, which the disk tells apart by its encoding alone",
                            ja: "見た目の同じ名前のファイルが二つあります（文字の表し方だけが違います）"),
                        at: .path(path), hint: Message(en: "remove or rename one of them", ja: "どちらかを消すか、名前を変えてください")))
                continue
            }
            var links = linksAbove
            if entry.isSymbolicLink {
                guard let target = linkTarget(diskPath, realRoot, linksAbove, fileSystem) else {
                    sink.add(
                        .error(
                            "file.symbolic-link",
                            Message(
                                en: "this symbolic link leads out of the site's folder, in a circle, or nowhere",
                                ja: "このシンボリックリンクは、サイトのフォルダーの外か、存在しない所を指しています"),
                            at: .path(path),
                            hint: Message(en: "put a copy of the file in its place", ja: "リンクの代わりに、ファイルそのものを置いてください")))
                    continue
                }
                links.append(target)
            }
            switch entry.kind {
            case .file: files[path] = File(diskPath: diskPath, stamp: entry.stamp)
            case .directory: try walk(path, diskPath, realRoot, links, fileSystem, &files, sink)
            case .other, nil:
                sink.add(
                    .error(
                        "file.kind", Message(en: "this is neither a file nor a folder", ja: "ファイルでもフォルダーでもありません"),
                        at: .path(path), hint: Message(en: "remove it", ja: "取り除いてください")))
            }
        }
    }

    /// Where a link leads, if that is inside the root and not above the link itself.
    private static func linkTarget(
        _ path: String, _ realRoot: String, _ linksAbove: [String], _ fileSystem: any FileSystem
    ) -> String? {
        guard let target = fileSystem.realPath(path), target.hasPrefix(realRoot + "/"), !linksAbove.contains(target),
            let folder = path.parentPath.flatMap(fileSystem.realPath), !(folder + "/").hasPrefix(target + "/")
        else { return nil }
        return target
    }
}
