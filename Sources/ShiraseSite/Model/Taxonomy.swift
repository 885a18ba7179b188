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
        var slugs: [(slug: String, name: String)] = []
        var members: [[Int]] = []
        var bySlug: [String: Int] = [:]
        // Authors write few different words many times.
        var known: [String: Int?] = [:]
        func number(_ text: String) -> Int? {
            if let number = known[text] { return number }
            let number = identify(text).map { term in
                if let number = bySlug[term.slug] { return number }
                bySlug[term.slug] = slugs.count
                slugs.append(term)
                members.append([])
                return slugs.count - 1
            }
            known[text] = .some(number)
            return number
        }
        for (position, article) in articles.enumerated() {
            let written = kind == .categories ? article.frontMatter.categories : article.frontMatter.tags
            for text in written {
                if let number = number(text.value), members[number].last != position {
                    members[number].append(position)
                }
            }
        }
        let path = sitePath
        let order = slugs.indices.sorted {
            (members[$1].count, slugs[$0].slug) < (members[$0].count, slugs[$1].slug)
        }
        terms = order.map { number in
            let (slug, name) = slugs[number]
            return Term(
                slug: slug, name: name, articles: members[number].map { articles[$0] },
                newest: Array(members[number].prefix(Term.mostRelated)), sitePath: "\(path)\(slug)/")
        }
        var byPosition = [[Int]](repeating: [], count: articles.count)
        for (index, number) in order.enumerated() {
            for position in members[number] { byPosition[position].append(index) }
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
