import ShiraseCore

/// The same corpus as two sites: for Shirase and for Hugo, each with the benchmark's templates for it.
struct Sites {
    let count: Int
    /// Holds `shirase/` and `hugo/`.
    let folder: String
    private let files = LocalFileSystem()
    private static let own = "Benchmarks/Build"

    init(count: Int, folder: String) {
        self.count = count
        self.folder = folder
    }

    var shirase: String { folder + "/shirase" }
    var hugo: String { folder + "/hugo" }

    func write() throws {
        try writeShirase()
        try writeHugo()
    }

    func writeShirase() throws {
        try copy("\(Self.own)/shirase-templates", to: shirase + "/templates")
        try put(Self.siteYML, "shirase/content/site.yml")
        try put(Self.clinicYML(telephone: "078-000-0000"), "shirase/content/clinic.yml")
        try put("---\ntitle: \(Self.title)\n---\n\(Self.welcome)\n", "shirase/content/_index.md")
        for (name, title) in Article.sections {
            try put(Self.sectionPage(title), "shirase/content/\(name)/_index.md")
        }
        for number in 0..<count { try writeShirase(Article(number, of: count)) }
    }

    func writeHugo() throws {
        try copy("\(Self.own)/hugo-layouts", to: hugo + "/layouts")
        try copy("\(Self.own)/hugo.toml", to: hugo + "/hugo.toml")
        // What Shirase copies of its theme's files.
        try copy("templates/assets", to: hugo + "/static/assets")
        try put(Self.manifest, "hugo/static/manifest.webmanifest")
        try put(Self.clinicYML(telephone: "078-000-0000"), "hugo/data/clinic.yml")
        try put("---\ntitle: \(Self.title)\n---\n\(Self.welcome)\n", "hugo/content/_index.md")
        try put("---\ntitle: 最新のお知らせとご案内\nlayout: links\n---\n", "hugo/content/links.md")
        for (name, title) in Article.sections {
            try put(Self.sectionPage(title), "hugo/content/\(name)/_index.md")
        }
        for (name, title) in [("categories", "カテゴリー"), ("tags", "タグ"), ("archives", "過去の記事")] {
            try put("---\ntitle: \(title)\n---\n", "hugo/content/\(name)/_index.md")
        }
        for (slug, name) in Article.categories {
            try put("---\ntitle: \(name)\n---\n", "hugo/content/categories/\(slug)/_index.md")
        }
        for number in 0..<count { try writeHugo(Article(number, of: count)) }
    }

    /// - Parameters:
    ///   - title: another than the article's own.
    ///   - addition: a paragraph at the end.
    func writeShirase(_ article: Article, title: String? = nil, addition: String = "") throws {
        let matter = Self.matter(article, title) + "---\n\n"
        try put(matter + article.body + addition, "shirase/content/\(article.path)")
    }

    func writeHugo(_ article: Article, title: String? = nil, addition: String = "") throws {
        // Months are a taxonomy there.
        let matter = Self.matter(article, title) + "archives: [\"\(article.date.prefix(7))\"]\n---\n\n"
        try put(matter + article.body + addition, "hugo/content/\(article.path)")
    }

    func writeClinic(telephone: String) throws {
        try put(Self.clinicYML(telephone: telephone), "shirase/content/clinic.yml")
        try put(Self.clinicYML(telephone: telephone), "hugo/data/clinic.yml")
    }

    /// A template with another comment is the same to both; this is one more class.
    func writeArticleTemplates(version: Int) throws {
        for (source, target) in [
            ("shirase-templates/article.mustache", "shirase/templates/article.mustache"),
            ("hugo-layouts/page.html", "hugo/layouts/page.html"),
        ] {
            let text = String(decoding: try files.read("\(Self.own)/\(source)"), as: UTF8.self)
            try put(text.replacing("<article>", with: "<article class=\"v\(version)\">"), target)
        }
    }

    private func put(_ text: String, _ path: String) throws {
        try files.write(Array(text.utf8), to: "\(folder)/\(path)")
    }

    /// A file, or a folder with all that is in it.
    private func copy(_ source: String, to target: String) throws {
        guard files.kind(of: source) == .directory else {
            return try files.write(try files.read(source), to: target)
        }
        for entry in try files.entries(of: source) {
            try copy("\(source)/\(entry.name)", to: "\(target)/\(entry.name)")
        }
    }

    private static func matter(_ article: Article, _ title: String?) -> String {
        """
        ---
        title: \(title ?? article.title)
        description: \(article.description)
        date: \(article.date)
        categories: [\(article.category)]
        tags: [\(article.tags.joined(separator: ", "))]

        """
    }
}
