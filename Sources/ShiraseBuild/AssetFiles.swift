import ShiraseCore
import ShiraseSite

/// Files that are published as they are: the theme's assets, the site's files and what lies beside articles.
struct AssetFiles: Sendable {
    struct File: Sendable {
        /// Relative to the root: `content/files/map.svg`.
        let source: String
        /// Below `output/site`: `files/map.svg`.
        let sitePath: String
        /// What is published, where that is not the file as it is.
        var bytes: [UInt8]?
    }

    /// The theme's, with a digest in the names of style sheets and scripts, so that browsers may keep them for ever.
    let theme: [File]
    /// The names by which templates refer to the theme's, with their site paths.
    let themeNames: [String: String]
    /// Those of `content/`, published or not.
    let content: [File]

    init(_ tree: SourceTree, _ fileSystem: any FileSystem, _ sink: DiagnosticSink) throws(FileError) {
        var theme: [File] = []
        var names: [String: String] = [:]
        let folder = "templates/assets/"
        for path in tree.paths where path.hasPrefix(folder) {
            let name = String(path.dropFirst(folder.count))
            var sitePath = "assets/" + name
            var compact: [UInt8]?
            if ["css", "js", "mjs"].contains(path.pathExtension) {
                let written = try tree.read(path, fileSystem).bytes
                if path.pathExtension == "css" { compact = CompactStyleSheet.compact(written) }
                let digest = Fingerprint(compact ?? written).short
                sitePath = "\(sitePath.withoutPathExtension).\(digest).\(path.pathExtension)"
            }
            theme.append(File(source: path, sitePath: sitePath, bytes: compact))
            if names.updateValue(sitePath, forKey: Self.fieldName(name)) != nil {
                sink.add(
                    .error(
                        "theme.asset-name",
                        Message(
                            en: "another asset has the name `assets.\(Self.fieldName(name))` too",
                            ja: "テンプレートでの名前 `assets.\(Self.fieldName(name))` が、ほかのファイルと重なっています"),
                        at: .path(path), hint: Message(en: "rename one of them", ja: "どちらかの名前を変えてください")))
            }
        }
        self.theme = theme
        themeNames = names
        content = tree.paths.compactMap { path in
            guard path.hasPrefix("content/"), path.pathExtension != "md" || path.hasPrefix("content/files/"),
                !["content/site.yml", "content/clinic.yml", "content/sns-posted.yml"].contains(path)
            else { return nil }
            return File(source: path, sitePath: SitePictures.sitePath(String(path.dropFirst("content/".count))))
        }
    }

    /// The names of the theme's palettes.
    var palettes: [String] {
        let folder = "templates/assets/palettes/"
        return theme.filter { $0.source.hasPrefix(folder) && $0.source.pathExtension == "css" }.map {
            String($0.source.dropFirst(folder.count)).withoutPathExtension
        }
    }

    /// A palette that is not there would leave the clinic in colours that nobody has chosen.
    func check(_ palette: Located<String>?, _ sink: DiagnosticSink) {
        guard let palette, !palettes.contains(palette.value) else { return }
        sink.add(
            .error(
                "theme.palette",
                Message(en: "unknown palette `\(palette.value)`", ja: "「\(palette.value)」という配色はありません"),
                at: .source(palette.range), hint: Diagnostic.meant(palettes, palette.value)))
    }

    /// `style.css` as a template names it: `style_css`.
    static func fieldName(_ name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    /// The files of `content/` that are published: not those in the bundle of a page that is not. A bundle's files follow its
    /// page to the address that a `slug` gives it.
    func published(_ all: [Document], published: [Document]) -> [File] {
        let isPublished = Set(published.compactMap(\.path.bundle))
        let unpublished = Set(all.compactMap(\.path.bundle)).subtracting(isPublished)
        var moved: [String: String] = [:]
        for document in published {
            // Translations share the files; they stand at the first language's page.
            guard let bundle = document.path.bundle, moved[bundle] == nil || document.path.isDefaultName else {
                continue
            }
            moved[bundle] = document.sitePath
        }
        return content.compactMap { file in
            var folder = file.source.parentPath
            while let path = folder {
                if unpublished.contains(path) { return nil }
                if let sitePath = moved[path] {
                    let name = String(file.source.dropFirst(path.count + 1))
                    return File(source: file.source, sitePath: sitePath + SitePictures.sitePath(name))
                }
                folder = path.parentPath
            }
            return file
        }
    }
}

extension ContentPath {
    /// Whether the file's name names no language.
    fileprivate var isDefaultName: Bool { file.hasSuffix("/index.md") }
}
