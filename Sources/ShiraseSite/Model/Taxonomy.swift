import ShiraseCore

/// A way to group articles: categories, which `site.yml` names, or tags, which authors make up.
public struct Taxonomy: Sendable {
    public enum Kind: String, Sendable {
        case categories
        case tags
    }

    public let kind: Kind
    public let sitePath: String
    /// Most articles first.
    public let terms: [Term]
    private let byFile: [String: [Int]]

    /// - Parameters:
    ///   - articles: in the order in which a term shows them.
    ///   - identify: a term's slug and name from what an author wrote.
    init(_ kind: Kind, _ articles: [Document], _ prefix: String, identify: (String) -> (slug: String, name: String)?) {
        self.kind = kind
        sitePath = "\(prefix)\(kind.rawValue)/"
        var names: [String: String] = [:]
        var members: [String: [Int]] = [:]
        // Authors write few different words many times.
        var identified: [String: (slug: String, name: String)?] = [:]
        func known(_ text: String) -> (slug: String, name: String)? {
            if let known = identified[text] { return known }
            let term = identify(text)
            identified[text] = .some(term)
            return term
        }
        for (position, article) in articles.enumerated() {
            let written = kind == .categories ? article.frontMatter.categories : article.frontMatter.tags
            for (slug, name) in written.compactMap({ known($0.value) }) where members[slug]?.last != position {
                names[slug] = names[slug] ?? name
                members[slug, default: []].append(position)
            }
        }
        let path = sitePath
        let terms = members.map { slug, positions in
            Term(
                slug: slug, name: names[slug] ?? slug, articles: positions.map { articles[$0] },
                newest: Array(positions.prefix(Term.mostRelated)), sitePath: "\(path)\(slug)/")
        }.sorted { ($1.articles.count, $0.slug) < ($0.articles.count, $1.slug) }
        self.terms = terms
        var byPosition = [[Int]](repeating: [], count: articles.count)
        for (index, term) in terms.enumerated() {
            for position in members[term.slug] ?? [] { byPosition[position].append(index) }
        }
        byFile = Dictionary(zip(articles.map(\.path.file), byPosition)) { $0 + $1 }
    }

    /// The terms of an article.
    public func terms(of document: Document) -> [Term] {
        (byFile[document.path.file] ?? []).map { terms[$0] }
    }
}

/// One category or tag with its articles.
public final class Term: Sendable {
    public let slug: String
    public let name: String
    public let articles: [Document]
    /// The places of its first articles among all articles of the language: those that may be related to one another.
    let newest: [Int]
    public let sitePath: String

    static let mostRelated = 30

    init(slug: String, name: String, articles: [Document], newest: [Int], sitePath: String) {
        self.slug = slug
        self.name = name
        self.articles = articles
        self.newest = newest
        self.sitePath = sitePath
    }
}
