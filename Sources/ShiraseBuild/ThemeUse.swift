import ShiraseCore
import ShiraseSite
import ShiraseSyndication

/// What comes of the files of a site's `templates/`. One of which nothing comes is mostly an override that the theme has grown out of,
/// or a misspelled one.
struct ThemeUse {
    private let theme: Theme
    /// Own files of which nothing comes, sorted; none where there is no theme that they could override.
    let unused: [String]

    /// The templates that Shirase renders, with what each of them gets.
    static let entries: [(name: String, schema: ViewSchema)] =
        SitePage.kindTemplates.map { ($0.name, PageSchemas.root) } + BlockView.templateEntries
        + CardFormat.templateEntries + Syndicator.templateEntries + Board.templateEntries

    /// - Parameter languages: those of the site.
    init(
        _ tree: SourceTree, _ templates: TemplateSet, languages: [String], _ fileSystem: any FileSystem
    ) throws(FileError) {
        theme = tree.theme
        let added = theme.isEmpty ? [] : tree.paths.filter { Self.isAdded($0, tree) }
        let words = Set(languages.flatMap(\.languageLookup).map(Strings.path))
        func unused(_ entries: [String]) -> [String] {
            let reached = templates.references.reached(from: entries)
            return added.filter { path in
                path.pathExtension == "mustache" ? !reached.contains(Self.name(path)) : !words.contains(path)
            }
        }
        let entries = Self.entries.map(\.name)
        let first = unused(entries)
        // Front matter is asked only where it may make a difference.
        let isSettled = first.allSatisfy { $0.pathExtension != "mustache" }
        self.unused = isSettled ? first : unused(entries + (try tree.namedTemplates(fileSystem)))
    }

    /// Whether a file of the site's stands beside the theme, and is none that is copied as it is, nor a note for people.
    private static func isAdded(_ path: String, _ tree: SourceTree) -> Bool {
        guard path.hasPrefix(Theme.folder), tree.isOwn(path), tree.theme[path] == nil else { return false }
        if path.hasPrefix("templates/assets/") { return false }
        if path.pathExtension == "mustache" || path.hasPrefix("templates/strings/") { return true }
        return !path.hasPrefix("templates/board/") && !["", "md", "txt"].contains(path.pathExtension)
    }

    private static func name(_ path: String) -> String {
        String(path.dropFirst(Theme.folder.count)).withoutPathExtension
    }

    var warnings: [Diagnostic] {
        unused.map { path in
            .warning(
                "theme.unused",
                Message(
                    en: "the built-in theme has no such file, and nothing uses it",
                    ja: "組み込みのテーマにないファイルで、どこにも使われていません"),
                at: .path(path), hint: remedy(path))
        }
    }

    private func remedy(_ path: String) -> Message {
        if let nearest = theme.nearest(to: path) {
            return Message(
                en: "did you mean `\(nearest)`? Else remove it", ja: "`\(nearest)` の間違いではありませんか。不要なら削除してください")
        }
        if path.pathExtension == "mustache" {
            let tag = "{{>\(Self.name(path))}}"
            return Message(
                en: "remove it, or include it in a template: \(tag)", ja: "不要なら削除し、使うならテンプレートに \(tag) と書いてください")
        }
        if path.hasPrefix("templates/strings/") {
            return Message(
                en: "remove it, or add its language to `languages` in content/site.yml",
                ja: "不要なら削除し、使うなら content/site.yml の languages にその言語を加えてください")
        }
        return Message(
            en: "remove it, or put it into templates/assets to publish it",
            ja: "不要なら削除し、公開するなら templates/assets に置いてください")
    }
}

extension SourceTree {
    /// Says of a diagnostic that points at a built-in file why the site has no such file, and how to get it.
    func explain(_ diagnostic: Diagnostic) -> Diagnostic {
        let path = diagnostic.place.path
        guard builtIn(path) != nil else { return diagnostic }
        let name = path.dropFirst(Theme.folder.count)
        let note =
            path.hasPrefix("templates/strings/")
            ? Message(
                en: "this file is built in; one of its name in the site holds only the lines that differ",
                ja: "これは組み込みのファイルです。サイトに同じ名前のファイルを作り、変えたい行だけを書いてください")
            : Message(
                en: "this file is built in; `shirase theme copy \(name)` puts a copy of it into the site",
                ja: "これは組み込みのファイルです。`shirase theme copy \(name)` で、サイトに写しを作れます")
        return Diagnostic(
            diagnostic.severity, diagnostic.id, diagnostic.message, at: diagnostic.place,
            notes: diagnostic.notes + [.init(note, at: .path(path))], hint: diagnostic.hint)
    }
}
