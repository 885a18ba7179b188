import ShiraseClinic
import ShiraseCore

/// The whole site as a value: what is published at a moment, in every language, with its lists. Nothing in it changes after it
/// is made; templates see views of it.
public struct Site: Sendable {
    public let configuration: SiteConfiguration
    public let clinic: Clinic?
    /// The moment of the build.
    public let now: Moment
    /// By language.
    public let strings: [String: Strings]
    /// The languages that have something to show, the default one first.
    public let languages: [LanguageSite]
    /// Everything that is published.
    public let documents: [Document]
    let translations: Translations

    public init(
        configuration: SiteConfiguration, clinic: Clinic?, now: Moment, strings: [String: Strings],
        documents: [Document]
    ) {
        self.configuration = configuration
        self.clinic = clinic
        self.now = now
        self.strings = strings
        self.documents = documents
        translations = Translations(documents)
        let byLanguage = Dictionary(grouping: documents, by: \.language)
        languages = configuration.languages.compactMap { language in
            guard let documents = byLanguage[language] ?? (language == configuration.defaultLanguage ? [] : nil) else {
                return nil
            }
            return LanguageSite(language, documents, configuration, clinic)
        }
    }

    public func language(_ tag: String) -> LanguageSite? { languages.first { $0.language == tag } }

    /// The clinic's title in a language.
    public func title(_ language: String) -> String {
        configuration.title.text(language, fallback: configuration.defaultLanguage)
    }
}

/// Which documents are one page in several languages.
struct Translations: Sendable {
    private let documents: [String: [Document]]

    init(_ documents: [Document]) { self.documents = Dictionary(grouping: documents, by: \.path.translationKey) }

    subscript(_ path: ContentPath, _ language: String) -> Document? {
        documents[path.translationKey]?.first { $0.language == language }
    }
}

/// What is published in one language.
public struct LanguageSite: Sendable {
    public let language: String
    /// Where its pages begin: empty for the default language, `en/` for English.
    public let prefix: String
    public let front: Document?
    public let pages: [Document]
    /// Newest first; those without a date last, by weight and title.
    public let articles: [Document]
    public let sections: [Section]
    public let categories: Taxonomy
    public let tags: Taxonomy
    /// People who wrote at least one article, with their articles.
    public let authors: [Author]
    /// Newest first.
    public let months: [ArchiveMonth]

    init(_ language: String, _ documents: [Document], _ configuration: SiteConfiguration, _ clinic: Clinic?) {
        let prefix = configuration.prefix(language)
        self.language = language
        self.prefix = prefix
        front = documents.first { $0.path.kind == .front }
        pages = documents.filter { $0.path.kind == .page }.sorted {
            ($0.frontMatter.weight, $0.sitePath) < ($1.frontMatter.weight, $1.sitePath)
        }
        let articles = documents.filter { $0.path.kind == .article }.sorted(by: Self.precedes)
        self.articles = articles
        let bySection = Dictionary(grouping: articles) { $0.path.section ?? "" }
        let texts = Dictionary(documents.filter { $0.path.kind == .section }.map { ($0.path.section ?? "", $0) }) {
            first, _ in first
        }
        sections = Set(bySection.keys).union(texts.keys).map { name in
            Section(name: name, document: texts[name], articles: bySection[name] ?? [], sitePath: "\(prefix)\(name)/")
        }.sorted { ($0.weight, $0.name) < ($1.weight, $1.name) }
        categories = Taxonomy(.categories, articles, prefix) { text in
            configuration.category(text).map {
                ($0.slug, $0.name.text(language, fallback: configuration.defaultLanguage))
            }
                ?? text.slugified.map { ($0, text) }
        }
        tags = Taxonomy(.tags, articles, prefix) { text in text.slugified.map { ($0, text) } }
        authors = (clinic?.people ?? []).compactMap { person in
            let written = articles.filter { $0.frontMatter.author?.value == person.id }
            return written.isEmpty
                ? nil : Author(person: person, articles: written, sitePath: "\(prefix)authors/\(person.id)/")
        }
        months = ArchiveMonth.months(of: articles, prefix)
    }

    private static func precedes(_ left: Document, _ right: Document) -> Bool {
        switch (left.frontMatter.date, right.frontMatter.date) {
        case (let first?, let second?) where first != second: first > second
        case (.some, nil): true
        case (nil, .some): false
        default:
            (left.frontMatter.weight, left.title, left.sitePath) < (
                right.frontMatter.weight, right.title, right.sitePath
            )
        }
    }

    /// Articles that share tags (and, less, categories) with one, the closest first and the newer first among equals. Only the
    /// newest of each term are looked at, so that the work does not grow with the size of a term.
    func related(to document: Document, most: Int = 3) -> [Document] {
        var found: [(place: Int, score: Int)] = []
        for (taxonomy, score) in [(tags, 3), (categories, 1)] {
            for term in taxonomy.terms(of: document) { found += term.newest.map { ($0, score) } }
        }
        found.sort { $0.place < $1.place }
        var sums: [(place: Int, score: Int)] = []
        for (place, score) in found {
            if let last = sums.last, last.place == place {
                sums[sums.count - 1].score += score
            } else {
                sums.append((place, score))
            }
        }
        sums.sort { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }
        // The article itself may stand among them.
        return Array(
            sums.prefix(most + 1).map { articles[$0.place] }.filter { $0.path.file != document.path.file }.prefix(most))
    }
}

extension LanguageSite {
    /// What was announced last, newest first: as much as a phone shows without long scrolling.
    var announced: [Document] { Array(articles.lazy.filter(\.frontMatter.sns.announce).prefix(12)) }

    /// The page that the profile's link on Instagram leads to; `nil` where nothing is announced, or where the author has a page of their own
    /// at that address.
    var linksPath: String? {
        let path = prefix + "links/"
        return announced.isEmpty || pages.contains { $0.sitePath == path } ? nil : path
    }
}

/// A folder of articles with a list page and feeds.
public struct Section: Sendable {
    /// The folder's name.
    public let name: String
    /// Its `_index.md`.
    public let document: Document?
    public let articles: [Document]
    public let sitePath: String

    public var title: String { document?.title ?? name }
    var weight: Int { document?.frontMatter.weight ?? 0 }
}

/// A person with the articles that they wrote.
public struct Author: Sendable {
    public let person: Clinic.Person
    public let articles: [Document]
    public let sitePath: String
}

/// The articles of one month.
public struct ArchiveMonth: Sendable {
    public let year: Int
    /// 1–12
    public let month: Int
    public let articles: [Document]
    public let sitePath: String

    /// Groups articles, which are sorted newest first, by month.
    static func months(of articles: [Document], _ prefix: String) -> [ArchiveMonth] {
        let dated = articles.filter { $0.frontMatter.date != nil }
        let groups = Dictionary(grouping: dated) { document in
            document.frontMatter.date.map { $0.year * 12 + $0.month - 1 } ?? 0
        }
        return groups.sorted { $0.key > $1.key }.map { key, articles in
            let (year, month) = (key / 12, key % 12 + 1)
            return ArchiveMonth(
                year: year, month: month, articles: articles,
                sitePath: "\(prefix)archives/\(year)/\(month < 10 ? "0" : "")\(month)/")
        }
    }
}
