import ShiraseCore

/// An article as lists show it. A class, because it is made once and shown on many pages.
final class ArticleView: View {
    let title: String
    let path: String
    let url: String
    let summary: String
    let date: DateView?
    let updated: DateView?
    let categories: [TermView]
    let tags: [TermView]
    let image: PictureView?
    /// Of everything above; an article is shown on many pages.
    private let fingerprint: Fingerprint

    init(
        title: String, path: String, url: String, summary: String, date: DateView?, updated: DateView?,
        categories: [TermView], tags: [TermView], image: PictureView?
    ) {
        self.title = title
        self.path = path
        self.url = url
        self.summary = summary
        self.date = date
        self.updated = updated
        self.categories = categories
        self.tags = tags
        self.image = image
        var writer = BinaryWriter()
        for text in [title, path, url, summary] { writer.write(text) }
        for date in [date, updated] { writer.write(date?.text) }
        for date in [date, updated] { writer.write(date?.short) }
        for date in [date, updated] { writer.write(date?.moment) }
        for terms in [categories, tags] { writer.write(terms.map(\.name)) }
        for terms in [categories, tags] { writer.write(terms.map(\.path)) }
        for terms in [categories, tags] { writer.write(terms.map(\.count)) }
        for text in [image?.path, image?.url, image?.alt] { writer.write(text) }
        fingerprint = writer.fingerprint
    }

    func writeKey(to writer: inout BinaryWriter) { writer.write(fingerprint) }

    static let schemaName = "Article"
    static let schemaSummary = "An article as lists show it."
    static let fields: FieldTable<ArticleView> = [
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
