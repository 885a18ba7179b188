import ShiraseCore

/// Finds the files of a site's folders, level by level, the folders of a level at the same time.
struct SourceWalk: Sendable {
    /// What was found, by path.
    private(set) var files: [String: File] = [:]
    /// In the order in which they were found: by name in each folder.
    private(set) var paths: [String] = []
    private var listings: [Listing] = []
    /// Folders of the root that are not there.
    private var missing: [String] = []
    private let root: String
    private let realRoot: String
    private let fileSystem: any FileSystem

    struct File: Sendable {
        /// On disk it may be spelled differently (NFD).
        let diskPath: String
        let stamp: FileStamp?
    }

    /// What a folder holds, as far as it is looked at.
    private struct Listing: Sendable, Equatable {
        /// On disk.
        let folder: String
        let entries: [DirectoryEntry]

        init(_ folder: String, _ fileSystem: any FileSystem) throws(FileError) {
            self.folder = folder
            entries = try fileSystem.entries(of: folder).compactMap { entry in
                let name = entry.name.utf8
                if name.first == UInt8(ascii: ".") || name.last == UInt8(ascii: "~") { return nil }
                // A folder's times tell of files that are passed over, too.
                let stamp = entry.kind == .file ? entry.stamp : nil
                return DirectoryEntry(
                    name: entry.name, kind: entry.kind, isSymbolicLink: entry.isSymbolicLink, stamp: stamp)
            }
        }
    }

    private struct Folder: Sendable {
        /// Relative to the root, in NFC.
        let path: String
        let diskPath: String
        /// Where the symbolic links lead that were followed on the way to it.
        let links: [String]
    }

    init(_ root: String, _ fileSystem: any FileSystem) {
        self.root = root
        self.fileSystem = fileSystem
        realRoot = fileSystem.realPath(root) ?? root
    }

    /// Finds what lies in some of the root's folders, as far as they are there.
    mutating func run(_ folders: [String], jobs: Int, _ sink: DiagnosticSink) async throws {
        var level: [Folder] = []
        for path in folders {
            let diskPath = root.appendingPath(path)
            if fileSystem.kind(of: diskPath) == .directory {
                level.append(Folder(path: path, diskPath: diskPath, links: []))
            } else {
                missing.append(diskPath)
            }
        }
        while !level.isEmpty {
            let found = try await level.concurrentMap(jobs: jobs) { [fileSystem] in try Listing($0.diskPath, fileSystem)
            }
            var below: [Folder] = []
            for (folder, listing) in zip(level, found) {
                for entry in listing.entries {
                    if let folder = add(entry, in: folder, sink) { below.append(folder) }
                }
            }
            listings += found
            level = below
        }
    }

    /// Whether the same files would be found now.
    func isUnchanged(jobs: Int) async -> Bool {
        guard missing.allSatisfy({ fileSystem.kind(of: $0) != .directory }) else { return false }
        let isSame = try? await listings.concurrentMap(jobs: jobs) { try $0 == Listing($0.folder, fileSystem) }
        // What cannot be listed any more has changed.
        return isSame?.allSatisfy(\.self) ?? false
    }

    /// - Returns: the entry, where it is a folder to be listed.
    private mutating func add(_ entry: DirectoryEntry, in folder: Folder, _ sink: DiagnosticSink) -> Folder? {
        let path = folder.path + "/" + entry.name.precomposed
        let diskPath = folder.diskPath + "/" + entry.name
        if entry.name.unicodeScalars.contains("\u{FFFD}") {
            sink.add(
                .error(
                    "file.name", Message(en: "the file's name is not UTF-8", ja: "ファイル名の文字コードが UTF-8 ではありません"),
                    at: .path(path), hint: Message(en: "rename the file", ja: "ファイル名を付け直してください")))
            return nil
        }
        if let other = files[path], other.diskPath != diskPath {
            sink.add(
                .error(
                    "file.name",
                    Message(
                        en: "two files have this name, which the disk tells apart by its encoding alone",
                        ja: "見た目の同じ名前のファイルが二つあります（文字の表し方だけが違います）"),
                    at: .path(path), hint: Message(en: "remove or rename one of them", ja: "どちらかを消すか、名前を変えてください")))
            return nil
        }
        var links = folder.links
        if entry.isSymbolicLink {
            guard let target = linkTarget(diskPath, links) else {
                sink.add(
                    .error(
                        "file.symbolic-link",
                        Message(
                            en: "this symbolic link leads out of the site's folder, in a circle, or nowhere",
                            ja: "このシンボリックリンクは、サイトのフォルダーの外か、存在しない所を指しています"),
                        at: .path(path),
                        hint: Message(en: "put a copy of the file in its place", ja: "リンクの代わりに、ファイルそのものを置いてください")))
                return nil
            }
            links.append(target)
        }
        switch entry.kind {
        case .file:
            files[path] = File(diskPath: diskPath, stamp: entry.stamp)
            paths.append(path)
        case .directory: return Folder(path: path, diskPath: diskPath, links: links)
        case .other, nil:
            sink.add(
                .error(
                    "file.kind", Message(en: "this is neither a file nor a folder", ja: "ファイルでもフォルダーでもありません"),
                    at: .path(path), hint: Message(en: "remove it", ja: "取り除いてください")))
        }
        return nil
    }

    /// Where a link leads, if that is inside the root and not above the link itself.
    private func linkTarget(_ path: String, _ linksAbove: [String]) -> String? {
        guard let target = fileSystem.realPath(path), target.hasPrefix(realRoot + "/"), !linksAbove.contains(target),
            let folder = path.parentPath.flatMap(fileSystem.realPath), !(folder + "/").hasPrefix(target + "/")
        else { return nil }
        return target
    }
}
