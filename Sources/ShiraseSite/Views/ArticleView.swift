import ShiraseCore

/// An article as lists show it.
struct ArticleView: View {
    let title: String
    let path: String
    let url: String
    let summary: String
    let date: DateView?
    let updated: DateView?
    let categories: [TermView]
    let tags: [TermView]
    let image: PictureView?

    static let schemaName = "Article"
    static let schemaSummary = "An article as lists show it."
    static let fields: FieldTable<Self> = [
        .text("title", "Its title.") { $0.title },
        .text("path", "Its page, for `href`.") { $0.path },
        .text("url", "Its whole address.") { $0.url },
        .text("summary", "Its summary.") { $0.summary },
        .object("date", "When it appeared.") { $0.date },
        .object("updated", "When its facts last changed.") { $0.updated },
        .list("categories", "Its categories.") { $0.categories },
        .list("tags", "Its tags.") { $0.tags },
        .object("image", "Its picture.") { $0.image },
    ]
}

/// A section with its newest articles, for the front page.
struct SectionView: View {
    let title: String
    let path: String
    let description: String?
    let articles: [ArticleView]

    static let schemaName = "Section"
    static let schemaSummary = "A section with its newest articles."
    static let fields: FieldTable<Self> = [
        .text("title", "Its title.") { $0.title },
        .text("path", "Its page, for `href`.") { $0.path },
        .text("description", "What it holds.") { $0.description },
        .list("articles", "Its five newest articles.") { $0.articles },
    ]
}
