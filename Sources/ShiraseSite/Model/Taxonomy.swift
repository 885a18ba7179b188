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
        var members: [String: [Document]] = [:]
        for article in articles {
            let written = kind == .categories ? article.frontMatter.categories : article.frontMatter.tags
            var seen = Set<String>()
            for (slug, name) in written.compactMap({ identify($0.value) }) where seen.insert(slug).inserted {
                names[slug] = names[slug] ?? name
                members[slug, default: []].append(article)
            }
        }
        let path = sitePath
        let terms = members.map { slug, articles in
            Term(slug: slug, name: names[slug] ?? slug, articles: articles, sitePath: "\(path)\(slug)/")
        }.sorted { ($1.articles.count, $0.slug) < ($0.articles.count, $1.slug) }
        self.terms = terms
        var byFile: [String: [Int]] = [:]
        for (index, term) in terms.enumerated() {
            for article in term.articles { byFile[article.path.file, default: []].append(index) }
        }
        self.byFile = byFile
    }

    /// The terms of an article.
    public func terms(of document: Document) -> [Term] {
        (byFile[document.path.file] ?? []).map { terms[$0] }
    }
}

/// One category or tag with its articles.
public struct Term: Sendable {
    public let slug: String
    public let name: String
    public let articles: [Document]
    public let sitePath: String
}
