import ShiraseCore

/// What a Markdown file is, from its path alone.
public struct ContentPath: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// `content/_index.md`
        case front
        /// `content/SECTION/_index.md`
        case section
        /// `content/SLUG.md`, `content/SLUG/index.md`
        case page
        /// `content/SECTION/SLUG.md`, `content/SECTION/SLUG/index.md`
        case article
    }

    /// Relative to the root: `content/notices/flu.en.md`.
    public let file: String
    public let kind: Kind
    public let language: String
    /// The section's folder, for sections and articles.
    public let section: String?
    /// The name of the file or of the bundle's folder; empty for the front page and for sections.
    public let name: String
    /// The folder whose files belong to this page alone, relative to the root; for bundles.
    public let bundle: String?

    /// Equal for the translations of one page.
    public var translationKey: String { "\(section ?? "")/\(kind == .front || kind == .section ? "_index" : name)" }

    /// Why a file cannot be an article, or `nil`.
    public static func problem(_ file: String, languages: [String]) -> Diagnostic? {
        do throws(PathProblem) {
            let path = try ContentPath(file, languages: languages)
            return path.kind == .article ? nil : PathProblem.deep.diagnostic(file, languages)
        } catch {
            return error.diagnostic(file, languages)
        }
    }

    /// - Parameter file: a path that begins with `content/` and ends with `.md`.
    /// - Throws: what is wrong with the path.
    init(_ file: String, languages: [String]) throws(PathProblem) {
        self.file = file
        var parts = file.utf8.split(separator: UInt8(ascii: "/")).dropFirst().map { String(Substring($0)) }
        guard var stem = parts.popLast()?.withoutPathExtension else { throw .deep }
        if let dot = stem.utf8.lastIndex(of: UInt8(ascii: ".")) {
            let tag = String(stem[stem.utf8.index(after: dot)...])
            guard languages.contains(tag) else { throw .language(tag) }
            language = tag
            stem = String(stem[..<dot])
        } else {
            language = languages.first ?? "ja"
        }
        switch (parts.count, stem) {
        case (0, "_index"): (kind, section, name, bundle) = (.front, nil, "", nil)
        case (1, "_index"): (kind, section, name, bundle) = (.section, parts[0], "", nil)
        case (1, "index"): (kind, section, name, bundle) = (.page, nil, parts[0], "content/\(parts[0])")
        case (2, "index"):
            (kind, section, name, bundle) = (.article, parts[0], parts[1], "content/\(parts[0])/\(parts[1])")
        case (0, _) where stem != "index": (kind, section, name, bundle) = (.page, nil, stem, nil)
        case (1, _): (kind, section, name, bundle) = (.article, parts[0], stem, nil)
        case (0, "index"): throw .index
        default: throw .deep
        }
        let top = section ?? name
        if Self.reservedNames.contains(top) || languages.contains(top) { throw .reserved(top) }
        if let problem = [section, name].compactMap({ $0 }).first(where: { !$0.isEmpty && SlugProblem($0) != nil }) {
            throw .name(problem)
        }
    }

    /// Names at the top of the site that Shirase's own pages and files stand under.
    static let reservedNames: Set<String> = ["archives", "assets", "authors", "categories", "files", "print", "tags"]

    enum PathProblem: Error {
        case language(String)
        case index
        case deep
        case reserved(String)
        case name(String)

        func diagnostic(_ file: String, _ languages: [String]) -> Diagnostic {
            switch self {
            case .language(let tag):
                .error(
                    "content.language",
                    Message(en: "`\(tag)` is not one of the site's languages", ja: "「\(tag)」はこのサイトの言語にありません"),
                    at: .path(file),
                    hint: Message(
                        en:
                            "known languages: \(languages.joined(separator: ", ")); a dot in a file's name stands before a language only",
                        ja: "使える言語: \(languages.joined(separator: "、"))。ファイル名の「.」は言語の前にだけ書けます"))
            case .index:
                .error(
                    "content.place", Message(en: "the front page has another name", ja: "トップページのファイル名が違います"),
                    at: .path(file),
                    hint: Message(en: "call the file content/_index.md", ja: "ファイル名を content/_index.md にしてください"))
            case .reserved(let name):
                .error(
                    "content.reserved",
                    Message(en: "`\(name)` is taken by pages that Shirase makes", ja: "「\(name)」は自動で作られるページが使う名前です"),
                    at: .path(file), hint: Message(en: "choose another name", ja: "別の名前にしてください"))
            case .deep:
                .error(
                    "content.place", Message(en: "an article cannot stand here", ja: "この場所に記事は置けません"), at: .path(file),
                    hint: Message(
                        en: "articles are content/SECTION/slug.md or content/SECTION/slug/index.md",
                        ja: "記事は content/セクション/名前.md か content/セクション/名前/index.md に置いてください"))
            case .name(let name):
                .error(
                    "content.name",
                    Message(en: "`\(name)` cannot be part of an address", ja: "「\(name)」はアドレスに使えない名前です"),
                    at: .path(file),
                    hint: Message(en: "use letters, digits and hyphens", ja: "ファイル名とフォルダー名は、文字・数字・ハイフンだけにしてください"))
            }
        }
    }
}
