import Foundation
import ShiraseCore
import ShiraseSite

/// A new article's file: where it goes, and the front matter that it begins with.
public struct NewArticle: Sendable {
    private let root: String
    private let section: String
    private let title: String
    private let fileSystem: any FileSystem
    private let clock: WallClock
    /// `nil` where there is no `site.yml` that can be read: the article is begun all the same.
    private let configuration: SiteConfiguration?

    public init(root: String, section: String, title: String, fileSystem: any FileSystem, clock: WallClock) {
        self.root = root
        self.section = section
        self.title = title
        self.fileSystem = fileSystem
        self.clock = clock
        configuration = (try? fileSystem.read(root.appendingPath("content/site.yml"))).flatMap { bytes in
            SiteConfiguration.load(SourceFile(path: "content/site.yml", bytes: bytes), baseURL: nil, DiagnosticSink())
        }
    }

    /// Why no article was made.
    public struct Failure: Error {
        public let all: [Diagnostic]
    }

    /// The title's Latin words, which make an address that can be read everywhere; else the day, since letters cannot be had
    /// from kanji without knowing how they are read. Numbered where it is taken.
    public func suggestedSlug() -> String {
        let latin = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let words = latin.contains { $0.contains(where: \.isLetter) } ? latin.joined(separator: "-") : today().dateText
        var slug = words
        var number = 2
        while isTaken(slug) {
            slug = "\(words)-\(number)"
            number += 1
        }
        return slug
    }

    /// Writes the file, never over another one.
    /// - Returns: the file's path, relative to the root.
    public func write(slug: String) throws(FileError) -> Result<String, Failure> {
        let path = "content/\(section)/\(slug).md"
        if let problem = try problem(path, slug) { return .failure(Failure(all: [problem])) }
        try fileSystem.write(Array(text().utf8), to: root.appendingPath(path))
        return .success(path)
    }

    private func problem(_ path: String, _ slug: String) throws(FileError) -> Diagnostic? {
        let content = root.appendingPath("content")
        let folders = fileSystem.kind(of: content) == .directory ? try fileSystem.entries(of: content) : []
        let sections = folders.filter { isSection($0, in: content) }.map(\.name)
        guard sections.contains(section) else {
            return .error(
                "new.section", Message(en: "there is no section `\(section)`", ja: "「\(section)」というセクションはありません"),
                at: .path("content/\(section)"),
                hint: sections.isEmpty
                    ? Message(en: "make the folder content/\(section) first", ja: "先に content/\(section) フォルダーを作ってください")
                    : Diagnostic.meant(sections, section))
        }
        if let problem = ContentName.problem(slug) {
            return .error(
                "new.slug", problem, at: .path(path),
                hint: Message(en: "use letters, digits and hyphens", ja: "文字・数字・ハイフンだけにしてください"))
        }
        if let problem = ContentPath.problem(path, languages: configuration?.languages ?? ["ja"]) { return problem }
        if isTaken(slug) {
            return .error(
                "new.exists", Message(en: "there is an article `\(slug)` already", ja: "「\(slug)」という記事はもうあります"),
                at: .path(path),
                hint: Message(en: "choose another name: --slug \(slug)-2", ja: "--slug で別の名前にしてください"))
        }
        return nil
    }

    /// A folder of articles: not the shared files, and not a page with its own files (`index.md`).
    private func isSection(_ entry: DirectoryEntry, in content: String) -> Bool {
        entry.kind == .directory && entry.name != "files" && !entry.name.hasPrefix(".")
            && fileSystem.kind(of: "\(content)/\(entry.name)/index.md") == nil
    }

    private func isTaken(_ slug: String) -> Bool {
        let folder = root.appendingPath("content/\(section)")
        return fileSystem.kind(of: "\(folder)/\(slug).md") != nil || fileSystem.kind(of: "\(folder)/\(slug)") != nil
            || fileSystem.isSymbolicLink("\(folder)/\(slug).md")
    }

    private func today() -> Moment {
        (configuration?.calendar ?? TimeZoneCalendar(identifier: "Asia/Tokyo") ?? .utc).moment(at: clock.now())
    }

    private func text() -> String {
        let categories = configuration.map { configuration in
            configuration.categories.map {
                $0.name.text(configuration.defaultLanguage, fallback: configuration.defaultLanguage)
            }
        }
        let choices = categories.map { $0.isEmpty ? "" : "  # \($0.joined(separator: " / "))" } ?? ""
        // A JSON string is a YAML string.
        let quoted = JSONText.line(title).trimmingWhiteSpace
        return """
            ---
            title: \(quoted)
            date: \(today().dateText)
            draft: true
            description:
            categories: []\(choices)
            tags: []
            ---


            """
    }
}
