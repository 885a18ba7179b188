import ShiraseCore

extension PageRenderer {
    /// A feed that is made when somebody asks for it.
    public struct FeedFile: Sendable {
        /// Below `output/site`.
        public let path: String
        /// Two feeds with one key have the same text; `nil` where nothing is remembered.
        public let key: Fingerprint?
        public let text: @Sendable () -> String
    }

    /// Every feed: of the site and of each section, in each language and format.
    public func feeds() -> [FeedFile] {
        site.languages.flatMap { language -> [FeedFile] in
            let title = site.title(language.language)
            let description = site.configuration.description?.text(
                language.language, fallback: site.configuration.defaultLanguage)
            let whole = FeedSource(
                folder: language.prefix, title: title, description: description ?? "", articles: language.articles)
            return files(whole, language)
                + language.sections.flatMap { section in
                    files(
                        FeedSource(
                            folder: section.sitePath,
                            title: site.strings[language.language]?.fill(
                                "head_title", ["title": section.title, "site": title]) ?? section.title,
                            description: section.document?.description ?? "", articles: section.articles), language)
                }
        }
    }

    /// A feed before its articles are rendered.
    private struct FeedSource {
        let folder: String
        let title: String
        let description: String
        let articles: [Document]
    }

    private func files(_ source: FeedSource, _ language: LanguageSite) -> [FeedFile] {
        let articles = source.articles.lazy.filter { $0.frontMatter.date != nil }
            .prefix(site.configuration.articlesPerFeed)
        let documents = Array(articles)
        let feed = Once { self.feed(source, documents, language) }
        let key = key(source, documents, language)
        return Feed.Format.allCases.map { format in
            let path = source.folder + format.file
            var writer = BinaryWriter()
            writer.write(path)
            if let key { writer.write(key) }
            let url = site.configuration.baseURL.url(path)
            return FeedFile(path: path, key: key.map { _ in writer.fingerprint }) { feed.value.text(format, url: url) }
        }
    }

    private func key(_ source: FeedSource, _ documents: [Document], _ language: LanguageSite) -> Fingerprint? {
        guard let sources, let shared = sharedKeys[language.language] else { return nil }
        var writer = BinaryWriter()
        writer.write(sources.environment)
        // For authors' names, and for blocks.
        if let clinic = sources.clinic { writer.write(clinic) }
        writer.write(shared)
        for text in [source.folder, source.title, source.description] { writer.write(text) }
        for document in documents {
            guard let key = key(ofTextOf: document) else { return nil }
            writer.write(key)
            writer.write(document.sitePath)
            writer.write(language.categories.terms(of: document).map(\.name))
        }
        return writer.fingerprint
    }

    private func feed(_ source: FeedSource, _ documents: [Document], _ language: LanguageSite) -> Feed {
        let items = documents.compactMap { item($0, language) }
        return Feed(
            title: source.title, description: source.description, language: language.language,
            pageURL: site.configuration.baseURL.url(source.folder), siteTitle: site.title(language.language),
            items: items, updated: items.map(\.updated).max() ?? site.configuration.calendar.moment(at: 0))
    }

    private func item(_ document: Document, _ language: LanguageSite) -> Feed.Item? {
        guard let date = document.frontMatter.date else { return nil }
        let author = document.frontMatter.author.flatMap { author in
            site.clinic?.people.first { $0.id == author.value }?.name
        }
        return Feed.Item(
            title: document.title, url: site.configuration.baseURL.url(document.sitePath), published: date,
            updated: document.frontMatter.updated ?? date, summary: document.summary,
            html: html(of: document, absolute: true),
            author: author?.text(language.language, fallback: site.configuration.defaultLanguage),
            categories: language.categories.terms(of: document).map(\.name))
    }
}
