import ShiraseCore
import ShiraseSite

/// What a site makes of the built-in theme, file by file. It is told however much is wrong with the content and the templates, since what is
/// asked is often what a new version of the theme has broken.
public struct ThemeListing: Sendable {
    public struct File: Sendable, Encodable, Equatable {
        /// Below `templates/`.
        public let path: String
        public let state: State
        /// Whether the site's file has the very bytes of the built-in one; `nil` where there are not both.
        public let same: Bool?
        /// How many words of the site go before the theme's; `nil` where the file holds no words.
        public let words: Int?
        /// What a file that is not used was probably meant to be, below `templates/`.
        public let nearest: String?
    }

    public enum State: String, Sendable, Encodable {
        case builtIn = "built-in"
        /// The site's file stands in the built-in one's place.
        case overridden
        /// The site's words go before the built-in ones.
        case merged
        case own
        case unused
    }

    /// Sorted by path.
    public let files: [File]

    /// - Parameter sink: is told what stands in the way of reading the site's files.
    public init(root: String, theme: Theme, fileSystem: any FileSystem, _ sink: DiagnosticSink) async throws {
        let tree = try await SourceTree.scan(root, theme, fileSystem, jobs: 1, sink)
        let templates = TemplateSet(
            try tree.templates(fileSystem), entries: [], fileNames: [:], DiagnosticSink())
        let configuration =
            tree.contains("content/site.yml")
            ? SiteConfiguration.load(try tree.read("content/site.yml", fileSystem), baseURL: nil, DiagnosticSink())
            : nil
        let use = try ThemeUse(tree, templates, languages: configuration?.languages ?? ["ja"], fileSystem)
        var files: [File] = []
        for path in tree.paths where path.hasPrefix(Theme.folder) {
            files.append(try Self.file(path, tree, isUnused: use.unused.contains(path), fileSystem))
        }
        self.files = files
    }

    private static func file(
        _ path: String, _ tree: SourceTree, isUnused: Bool, _ fileSystem: any FileSystem
    ) throws(FileError) -> File {
        func file(_ state: State, same: Bool? = nil, words: Int? = nil, nearest: String? = nil) -> File {
            let name = { String(($0 as String).dropFirst(Theme.folder.count)) }
            return File(path: name(path), state: state, same: same, words: words, nearest: nearest.map(name))
        }
        guard tree.isOwn(path) else { return file(.builtIn) }
        if isUnused { return file(.unused, nearest: tree.theme.nearest(to: path)) }
        guard let builtIn = tree.theme[path] else { return file(.own) }
        let own = try tree.read(path, fileSystem)
        let same = own.bytes == builtIn.bytes
        guard path.hasPrefix("templates/strings/") else { return file(.overridden, same: same) }
        let words = YAMLValue.parse(own, 0..<own.bytes.count, DiagnosticSink())?.content
        guard case .mapping(let entries) = words else { return file(.merged, same: same, words: 0) }
        return file(.merged, same: same, words: entries.count)
    }
}
