import ShiraseCore
import ShiraseSite

/// Puts files of the built-in theme into a site's `templates/`, to be changed there. Never over another file; with one name that cannot be
/// copied, nothing is.
public struct ThemeCopy: Sendable {
    private let root: String
    private let theme: Theme
    private let fileSystem: any FileSystem

    public init(root: String, theme: Theme, fileSystem: any FileSystem) {
        self.root = root
        self.theme = theme
        self.fileSystem = fileSystem
    }

    /// Why nothing was copied.
    public struct Failure: Error {
        public let all: [Diagnostic]
    }

    /// - Parameter names: `partials/header`, `partials/header.mustache`, `assets/style.css`.
    /// - Returns: the paths of the copies, relative to the root.
    public func write(_ names: [String]) throws(FileError) -> Result<[String], Failure> {
        guard fileSystem.kind(of: root.appendingPath("content")) == .directory else {
            return .failure(Failure(all: [Build.noContent]))
        }
        var files: [SourceFile] = []
        var problems: [Diagnostic] = []
        for name in names {
            guard let file = theme.file(named: name) else {
                problems.append(theme.unknown(name))
                continue
            }
            let path = root.appendingPath(file.path)
            if let folder = folders(above: file.path).first(where: isNoFolder) {
                problems.append(Self.noFolder(folder))
            } else if fileSystem.kind(of: path) != nil || fileSystem.isSymbolicLink(path) {
                problems.append(Self.exists(file.path))
            } else if !files.contains(file) {
                files.append(file)
            }
        }
        guard problems.isEmpty else { return .failure(Failure(all: problems)) }
        for file in files { try fileSystem.write(file.bytes, to: root.appendingPath(file.path)) }
        return .success(files.map(\.path))
    }

    /// From `templates` down.
    private func folders(above path: String) -> [String] {
        path.parentPath.map { folders(above: $0) + [$0] } ?? []
    }

    /// A link inside of `templates/` may lead anywhere.
    private func isNoFolder(_ folder: String) -> Bool {
        let path = root.appendingPath(folder)
        if folder.contains("/"), fileSystem.isSymbolicLink(path) { return true }
        return fileSystem.kind(of: path).map { $0 != .directory } ?? fileSystem.isSymbolicLink(path)
    }

    private static func noFolder(_ folder: String) -> Diagnostic {
        .error(
            "theme.no-folder", Message(en: "this is no folder, or a link to one", ja: "フォルダーではないか、フォルダーへのリンクです"),
            at: .path(folder),
            hint: Message(en: "put a folder of this name in its place", ja: "代わりに、同じ名前のフォルダーを置いてください"))
    }

    private static func exists(_ path: String) -> Diagnostic {
        let name = path.dropFirst(Theme.folder.count)
        return .error(
            "theme.exists", Message(en: "the site has this file already", ja: "このファイルはもうあります"), at: .path(path),
            hint: Message(
                en: "`shirase theme show \(name)` prints the built-in one",
                ja: "`shirase theme show \(name)` で、組み込みのファイルを表示できます"))
    }
}

extension Theme {
    /// A name that no file of the theme has.
    public func unknown(_ name: String) -> Diagnostic {
        let path = name.hasPrefix(Self.folder) ? name : Self.folder + name
        let meant = (nearest(to: path) ?? nearest(to: path + ".mustache")).map { $0.dropFirst(Self.folder.count) }
        return .error(
            "theme.unknown-file",
            Message(en: "the built-in theme has no file `\(name)`", ja: "組み込みのテーマに「\(name)」というファイルはありません"),
            at: .path(path),
            hint: meant.map { Message(en: "did you mean `\($0)`?", ja: "`\($0)` の間違いではありませんか") }
                ?? Message(en: "`shirase theme list` names all files", ja: "`shirase theme list` で、すべてのファイル名を表示できます"))
    }
}
