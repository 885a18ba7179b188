import ShiraseCore

extension PageRenderer {
    /// Every feed: of the site and of each section, in each language and format.
    /// - Returns: text by path below `output/site`.
    public func feeds() -> [(path: String, text: String)] {
        site.languages.flatMap { language -> [(path: String, text: String)] in
            let title = site.title(language.language)
            let description = site.configuration.description?.text(
                language.language, fallback: site.configuration.defaultLanguage)
            let whole = feeds(language.prefix, title, description ?? "", language, language.articles)
            return whole
                + language.sections.flatMap { section in
                    feeds(
                        section.sitePath,
                        site.strings[language.language]?.fill("head_title", ["title": section.title, "site": title])
                            ?? section.title, section.document?.description ?? "", language,
                        section.articles)
                }
        }
    }

    private func feeds(
        _ folder: String, _ title: String, _ description: String, _ language: LanguageSite, _ articles: [Document]
    ) -> [(path: String, text: String)] {
        let base = site.configuration.baseURL
        let items = articles.filter { $0.frontMatter.date != nil }.prefix(site.configuration.articlesPerFeed)
            .compactMap { item($0, language) }
        let feed = Feed(
            title: title, description: description, language: language.language, pageURL: base.url(folder),
            siteTitle: site.title(language.language), items: items,
            updated: items.map(\.updated).max() ?? site.configuration.calendar.moment(at: 0))
        return Feed.Format.allCases.map { (folder + $0.file, feed.text($0, url: base.url(folder + $0.file))) }
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
