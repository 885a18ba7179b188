import Foundation
import ShiraseCore

/// One HTML page of the site: where it stands and what it is of.
public struct SitePage: Sendable {
    public enum Content: Sendable {
        case front(Document?)
        case page(Document)
        /// With its neighbours in the section's order.
        case article(Document, newer: Document?, older: Document?)
        case section(Section, Listing)
        case taxonomy(Taxonomy)
        case term(Taxonomy, Term, Listing)
        case author(Author, Listing)
        case archives
        /// Where the profile's link on Instagram leads: what is announced, and the ways to the clinic.
        case links([Document])
        case month(ArchiveMonth)
        case print(PrintPage)
        case notFound
        /// A former address that leads to a page.
        case redirect(to: Document)
    }

    public let language: String
    /// Below the site's address; empty or with `/` at the end for a folder's index page.
    public let sitePath: String
    public let content: Content
    /// What the page comes from, for messages about it.
    public let origin: Diagnostic.Place

    /// Below `output/site`.
    public var outputPath: String { sitePath.isEmpty || sitePath.hasSuffix("/") ? sitePath + "index.html" : sitePath }

    /// The document whose text the page shows.
    public var document: Document? {
        switch content {
        case .front(let document): document
        case .page(let document), .article(let document, _, _): document
        case .section(let section, _): section.document
        case .print(let page): page.document
        default: nil
        }
    }

    /// Whether it is made to be printed, and stands beside the site.
    public var isForPaper: Bool { if case .print = content { true } else { false } }

    /// The template of the page's kind.
    public var kindTemplate: String {
        switch content {
        case .front: "index"
        case .page: "page"
        case .article: "article"
        case .section: "section"
        case .taxonomy: "taxonomy"
        case .term: "term"
        case .author: "author"
        case .archives, .month: "archive"
        case .links: "links"
        case .print(let page): page.template
        case .notFound: "404"
        case .redirect: "redirect"
        }
    }

    /// The template that renders it: its front matter's, else its kind's. Paper has its own.
    public var template: String {
        if isForPaper { return kindTemplate }
        return document?.frontMatter.template?.value ?? kindTemplate
    }

    /// The templates of all kinds of pages, with what each is for.
    public static let kindTemplates: [(name: String, summary: String)] = [
        ("index", "The front page of a language."), ("page", "A page: `content/SLUG.md`."),
        ("article", "An article: `content/SECTION/SLUG.md`."), ("section", "The list of a section's articles."),
        ("taxonomy", "The list of all categories or of all tags."),
        ("term", "The list of a category's or a tag's articles."),
        ("archive", "The list of all months, or of a month's articles."), ("author", "A person and their articles."),
        ("links", "The page that the profile's link on Instagram leads to: `links/`."),
        ("print/line-poster", "A poster that brings friends on LINE: `print/line-poster/`."),
        ("print/line-card", "Cards that bring friends on LINE: `print/line-card/`."),
        ("print/notice", "An article of `notices` for the wall: `print/notice/SLUG/`."),
        ("404", "What the server shows for an address that does not exist."),
        ("redirect", "A former address (`aliases`) that leads to the page's new one."),
    ]
}

/// One page of a long list.
public struct Listing: Sendable {
    public let articles: [Document]
    /// Counted from 1.
    public let number: Int
    public let count: Int
    /// Where the first page stands.
    public let basePath: String

    /// The site path of a page of this list: `notices/`, `notices/page/2/`.
    public func path(_ number: Int) -> String { number == 1 ? basePath : "\(basePath)page/\(number)/" }

    var sitePath: String { path(number) }

    /// The pages of a list, at least one.
    static func pages(_ articles: [Document], size: Int, basePath: String) -> [Listing] {
        let count = max(1, (articles.count + size - 1) / size)
        return (1...count).map { number in
            Listing(
                articles: Array(articles.dropFirst((number - 1) * size).prefix(size)), number: number, count: count,
                basePath: basePath)
        }
    }
}

extension Site {
    /// Every HTML page of the site.
    public func pages() -> [SitePage] {
        languages.flatMap(pages) + redirects() + [
            SitePage(
                language: configuration.defaultLanguage, sitePath: "404.html", content: .notFound,
                origin: .path("templates/404.mustache"))
        ]
    }

    private func pages(_ language: LanguageSite) -> [SitePage] {
        let size = configuration.articlesPerPage
        var pages: [SitePage] = []
        func add(
            _ sitePath: String, _ content: SitePage.Content, _ origin: Document? = nil, else file: String = "content"
        ) {
            pages.append(
                SitePage(
                    language: language.language, sitePath: sitePath, content: content,
                    origin: .path(origin?.path.file ?? file)))
        }
        add(language.prefix, .front(language.front), language.front)
        for document in language.pages { add(document.sitePath, .page(document), document) }
        for section in language.sections {
            for listing in Listing.pages(section.articles, size: size, basePath: section.sitePath) {
                add(listing.sitePath, .section(section, listing), section.document)
            }
            for (index, document) in section.articles.enumerated() {
                let newer = index > 0 ? section.articles[index - 1] : nil
                let older = index + 1 < section.articles.count ? section.articles[index + 1] : nil
                add(document.sitePath, .article(document, newer: newer, older: older), document)
            }
        }
        for taxonomy in [language.categories, language.tags] where !taxonomy.terms.isEmpty {
            add(taxonomy.sitePath, .taxonomy(taxonomy))
            for term in taxonomy.terms {
                for listing in Listing.pages(term.articles, size: size, basePath: term.sitePath) {
                    add(listing.sitePath, .term(taxonomy, term, listing))
                }
            }
        }
        for author in language.authors {
            for listing in Listing.pages(author.articles, size: size, basePath: author.sitePath) {
                add(listing.sitePath, .author(author, listing))
            }
        }
        if let path = language.linksPath { add(path, .links(language.announced)) }
        if !language.months.isEmpty {
            add("\(language.prefix)archives/", .archives)
            for month in language.months { add(month.sitePath, .month(month)) }
        }
        for page in printPages(language) {
            add(page.sitePath(language.prefix), .print(page), page.document, else: "content/clinic.yml")
        }
        return pages
    }

    private func redirects() -> [SitePage] {
        documents.flatMap { document in
            document.frontMatter.aliases.map { alias in
                // As copied from a browser, letters of other scripts are percent-encoded.
                let written = (alias.value.removingPercentEncoding ?? alias.value).precomposed
                let path = written.normalizedPath.map { String($0.dropFirst()) } ?? ""
                let isFile = !alias.value.hasSuffix("/") && !path.pathExtension.isEmpty
                return SitePage(
                    language: document.language, sitePath: isFile ? path : path + "/",
                    content: .redirect(to: document), origin: .source(alias.range))
            }
        }
    }
}
