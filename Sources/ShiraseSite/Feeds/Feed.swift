import ShiraseCore

/// A feed of articles, newest first, with their full text.
public struct Feed: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        case rss
        case atom
        case json

        public var file: String {
            switch self {
            case .rss: "feed.xml"
            case .atom: "atom.xml"
            case .json: "feed.json"
            }
        }

        var name: String {
            switch self {
            case .rss: "RSS"
            case .atom: "Atom"
            case .json: "JSON"
            }
        }

        var mediaType: String {
            switch self {
            case .rss: "application/rss+xml"
            case .atom: "application/atom+xml"
            case .json: "application/feed+json"
            }
        }
    }

    let title: String
    let description: String
    let language: String
    /// The page that the feed is of.
    let pageURL: String
    let siteTitle: String
    let items: [Item]
    /// When anything in it last changed; the epoch for a feed without dates, as a feed must name a time.
    let updated: Moment

    struct Item {
        let title: String
        let url: String
        let published: Moment
        let updated: Moment
        let summary: String
        let html: String
        let author: String?
        let categories: [String]
    }

    /// The feed as text.
    /// - Parameter url: where the feed itself will stand.
    func text(_ format: Format, url: String) -> String {
        switch format {
        case .rss: rss(url)
        case .atom: atom(url)
        case .json: json(url)
        }
    }

    private func rss(_ url: String) -> String {
        var xml = XMLText()
        xml.open(
            "rss",
            [
                ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"),
                ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ])
        xml.open("channel")
        xml.element("title", title)
        xml.element("link", pageURL)
        xml.element("description", description.isEmpty ? title : description)
        xml.element("language", language)
        xml.element("lastBuildDate", updated.rfc822)
        xml.empty("atom:link", [("href", url), ("rel", "self"), ("type", Format.rss.mediaType)])
        for item in items {
            xml.open("item")
            xml.element("title", item.title)
            xml.element("link", item.url)
            xml.element("guid", item.url, [("isPermaLink", "true")])
            xml.element("pubDate", item.published.rfc822)
            if let author = item.author { xml.element("dc:creator", author) }
            for category in item.categories { xml.element("category", category) }
            xml.element("description", item.summary)
            xml.element("content:encoded", item.html)
            xml.close("item")
        }
        xml.close("channel")
        xml.close("rss")
        return xml.text
    }

    private func atom(_ url: String) -> String {
        var xml = XMLText()
        xml.open("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language)])
        xml.element("id", url)
        xml.element("title", title)
        if !description.isEmpty { xml.element("subtitle", description) }
        xml.element("updated", updated.rfc3339)
        xml.empty("link", [("rel", "self"), ("type", Format.atom.mediaType), ("href", url)])
        xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", pageURL)])
        xml.open("author")
        xml.element("name", siteTitle)
        xml.close("author")
        for item in items {
            xml.open("entry")
            xml.element("id", item.url)
            xml.element("title", item.title)
            xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", item.url)])
            xml.element("published", item.published.rfc3339)
            xml.element("updated", item.updated.rfc3339)
            if let author = item.author {
                xml.open("author")
                xml.element("name", author)
                xml.close("author")
            }
            for category in item.categories { xml.empty("category", [("term", category)]) }
            xml.element("summary", item.summary)
            xml.element("content", item.html, [("type", "html")])
            xml.close("entry")
        }
        xml.close("feed")
        return xml.text
    }

    /// JSON Feed 1.1 (jsonfeed.org/version/1.1).
    private func json(_ url: String) -> String {
        struct Output: Encodable {
            let version = "https://jsonfeed.org/version/1.1"
            let title: String
            let description: String?
            let language: String
            let home_page_url: String
            let feed_url: String
            let items: [Entry]

            struct Entry: Encodable {
                let id: String
                let url: String
                let title: String
                let summary: String
                let content_html: String
                let date_published: String
                let date_modified: String
                let authors: [Author]?
                let tags: [String]?
            }

            struct Author: Encodable {
                let name: String
            }
        }
        return JSONText.pretty(
            Output(
                title: title, description: description.isEmpty ? nil : description, language: language,
                home_page_url: pageURL, feed_url: url,
                items: items.map { item in
                    Output.Entry(
                        id: item.url, url: item.url, title: item.title, summary: item.summary, content_html: item.html,
                        date_published: item.published.rfc3339, date_modified: item.updated.rfc3339,
                        authors: item.author.map { [Output.Author(name: $0)] },
                        tags: item.categories.isEmpty ? nil : item.categories)
                }))
    }
}

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
