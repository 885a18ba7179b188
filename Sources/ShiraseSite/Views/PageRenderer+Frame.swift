import ShiraseCore
import ShiraseMarkdown

/// What a page's template sees beside the text of its own document.
extension PageRenderer {
    /// What a page shows beside what follows from its own document and from what all pages have in common.
    func frame(_ page: SitePage, _ language: LanguageSite, _ shared: Shared) -> PageView {
        let title = title(page, language, shared)
        // A page without words of its own is described as the site is.
        let description = (page.document?.description).flatMap { $0.isBlank ? nil : $0 }
        let isFront = if case .front = page.content { true } else { false }
        let isNotFound = if case .notFound = page.content { true } else { false }
        var view = PageView(
            language: language.language, title: title,
            headTitle: isFront
                ? shared.site.title : shared.strings.fill("head_title", ["title": title, "site": shared.site.title]),
            description: description ?? shared.site.description, path: base.path(page.sitePath),
            url: base.url(page.sitePath), isNotFound: isNotFound,
            translations: translations(page), otherLanguages: otherLanguages(page),
            breadcrumbs: breadcrumbs(page, title, language, shared),
            mainMenu: menu("main", page, shared), footerMenu: menu("footer", page, shared), site: shared.site,
            clinic: shared.clinic, strings: shared.texts, assets: assets, isFront: isFront)
        view.cardImage = shared.cardImage
        if let document = page.document { place(document, in: &view, language) }
        switch page.content {
        case .front:
            view.sections = language.sections.map { section in
                SectionView(
                    title: section.title, path: base.path(section.sitePath),
                    description: section.document?.frontMatter.description,
                    articles: section.articles.prefix(5).map { articleView($0, language, shared) })
            }
            view.articles = language.articles.prefix(5).map { articleView($0, language, shared) }
        case .article(let document, let newer, let older):
            view.isArticle = true
            view.newer = newer.map { LinkView(name: $0.title, path: base.path($0.sitePath)) }
            view.older = older.map { LinkView(name: $0.title, path: base.path($0.sitePath)) }
            view.related = language.related(to: document).map { articleView($0, language, shared) }
            if document.path.section == PrintPage.section {
                view.printPath = base.path(PrintPage.notice(document).sitePath(language.prefix))
            }
        case .section(let section, let listing):
            let sectionTitle = shared.strings.fill(
                "head_title", ["title": section.title, "site": shared.site.title])
            view.feeds = Feed.Format.allCases.map {
                FeedView(
                    title: "\(sectionTitle) (\($0.name))",
                    path: base.path(section.sitePath + $0.file), type: $0.mediaType)
            }
            show(listing, in: &view, language, shared)
        case .term(_, _, let listing): show(listing, in: &view, language, shared)
        case .author(let author, let listing):
            view.author = shared.people[author.person.id]
            show(listing, in: &view, language, shared)
        case .taxonomy(let taxonomy):
            view.terms = taxonomy.terms.map { TermView(term: $0, path: base.path($0.sitePath)) }
        case .archives:
            view.months = language.months.map { month in
                MonthView(
                    name: shared.strings.month(year: month.year, month: month.month), path: base.path(month.sitePath),
                    count: month.articles.count)
            }
        case .links(let articles): view.articles = articles.map { articleView($0, language, shared) }
        case .month(let month): view.articles = month.articles.map { articleView($0, language, shared) }
        case .redirect(let document):
            view.redirect = LinkView(
                name: document.title, path: base.path(document.sitePath), url: base.url(document.sitePath))
        case .print(.notice(let document)):
            let url = base.url(document.sitePath)
            view.original = LinkView(name: document.title, path: base.path(document.sitePath), url: url)
            // The check of the documents has reported an address that is too long.
            let code = url.utf8.count <= PrintPage.longestAddress ? QRCode(url) : nil
            view.qr = code?.svg(name: shared.strings.texts["page_qr"] ?? "")
        case .page, .notFound, .print: break
        }
        return view
    }

    /// What the rest of the site says of a document.
    private func place(_ document: Document, in view: inout PageView, _ language: LanguageSite) {
        view.categories = language.categories.terms(of: document).map {
            TermView(term: $0, path: base.path($0.sitePath))
        }
        view.tags = language.tags.terms(of: document).map { TermView(term: $0, path: base.path($0.sitePath)) }
        view.image = picture(of: document)
        // Platforms refuse SVG in link cards.
        if let image = view.image, !image.path.hasSuffix(".svg") {
            view.cardImage = image
        } else if let card = cards[document.path.file] {
            view.cardImage = PictureView(path: base.path(card), url: base.url(card), alt: document.title)
        }
    }

    /// What a document says itself.
    func show(_ document: Document, of page: SitePage, in view: inout PageView, _ shared: Shared) {
        let matter = document.frontMatter
        // A section's own text belongs to the first page of its list.
        if case .section(_, let listing) = page.content, listing.number > 1 {
        } else {
            view.content = html(of: document)
        }
        view.date = matter.date.map { dateView($0, shared) }
        view.updated = matter.updated.map { dateView($0, shared) }
        view.author = matter.author.flatMap { shared.people[$0.value] }
        view.reviewer = matter.reviewedBy.flatMap { shared.people[$0.value] }
        view.reviewedOn = matter.reviewedOn.map { dateView($0, shared) }
        view.sources = matter.sources.map(SourceView.init)
        view.readingTime = shared.strings.fill("reading_time", ["minutes": String(document.readingMinutes)])
        view.contents = contents(document)
        if document.path.kind == .article {
            view.event = matter.event.map { event in
                EventView(
                    words: EventWords(event: event, strings: shared.strings),
                    calendarPath: base.path(Site.eventCalendarPath(document)))
            }
        }
        view.params = matter.params
        if case .print(.notice) = page.content {
            view.typeSize = NoticeType.size(document, facts: view.event?.words.facts ?? [])
        }
    }

    private func show(_ listing: Listing, in view: inout PageView, _ language: LanguageSite, _ shared: Shared) {
        view.articles = listing.articles.map { articleView($0, language, shared) }
        guard listing.count > 1 else { return }
        view.pagination = PaginationView(listing: listing, base: base)
    }

    private func articleView(_ document: Document, _ language: LanguageSite, _ shared: Shared) -> ArticleView {
        articles[document.path.file] ?? newArticleView(document, language, shared)
    }

    /// Published articles as lists show them, by their files: each is shown on many pages.
    func articleViews(jobs: Int) async throws -> [String: ArticleView] {
        let articles = site.languages.flatMap { language in language.articles.map { (language, $0) } }
        let views = try await articles.concurrentMap(jobs: jobs) { language, document in
            shared[language.language].map { newArticleView(document, language, $0) }
        }
        return Dictionary(
            zip(articles, views).compactMap { article, view in view.map { (article.1.path.file, $0) } }
        ) { first, _ in first }
    }

    private func newArticleView(_ document: Document, _ language: LanguageSite, _ shared: Shared) -> ArticleView {
        ArticleView(
            title: document.title, path: base.path(document.sitePath), url: base.url(document.sitePath),
            summary: document.summary, date: document.frontMatter.date.map { dateView($0, shared) },
            updated: document.frontMatter.updated.map { dateView($0, shared) },
            categories: language.categories.terms(of: document).map {
                TermView(term: $0, path: base.path($0.sitePath))
            },
            tags: language.tags.terms(of: document).map { TermView(term: $0, path: base.path($0.sitePath)) },
            image: picture(of: document))
    }

    private func dateView(_ moment: Moment, _ shared: Shared) -> DateView {
        DateView(
            moment: moment, text: shared.strings.date(moment),
            short: shared.strings.date(
                moment, format: moment.year == site.now.year ? "list_date_format" : "list_date_format_year"))
    }

    private func picture(of document: Document) -> PictureView? {
        document.frontMatter.image.map { image in
            // The check of the documents has reported a picture that is not there.
            let address = resolver.resolve(image, from: document.path.file, isPicture: true, DiagnosticSink())
            return PictureView(
                path: address.text, url: address.absolute(base), alt: document.frontMatter.imageAlt ?? "")
        }
    }

    private func contents(_ document: Document) -> [ContentsEntryView] {
        let headings = document.outline.headings.filter { $0.level == 2 || $0.level == 3 }
        guard headings.count >= 3 else { return [] }
        var entries: [ContentsEntryView] = []
        for heading in headings {
            if heading.level == 3, let last = entries.popLast() {
                let child = ContentsSubentryView(id: heading.id, text: heading.text)
                entries.append(ContentsEntryView(id: last.id, text: last.text, children: last.children + [child]))
            } else {
                entries.append(ContentsEntryView(id: heading.id, text: heading.text, children: []))
            }
        }
        return entries
    }

    private func menu(_ name: String, _ page: SitePage, _ shared: Shared) -> [LinkView] {
        let path = base.path(page.sitePath)
        return (shared.menus[name] ?? []).map { LinkView(name: $0.name, path: $0.path, isCurrent: $0.path == path) }
    }

    private func title(_ page: SitePage, _ language: LanguageSite, _ shared: Shared) -> String {
        let strings = shared.strings
        func numbered(_ title: String, _ listing: Listing) -> String {
            listing.number == 1
                ? title : strings.fill("page_title", ["title": title, "number": String(listing.number)])
        }
        switch page.content {
        case .front(let document): return document?.title ?? shared.site.title
        case .page(let document), .article(let document, _, _), .redirect(let document): return document.title
        case .section(let section, let listing): return numbered(section.title, listing)
        case .taxonomy(let taxonomy): return strings.texts[taxonomy.kind.rawValue] ?? ""
        case .term(_, let term, let listing): return numbered(term.name, listing)
        case .author(let author, let listing):
            let name = shared.people[author.person.id]?.name ?? ""
            return numbered(strings.fill("author_title", ["name": name]), listing)
        case .archives: return strings.texts["archives"] ?? ""
        case .links: return strings.texts["links"] ?? ""
        case .month(let month): return strings.month(year: month.year, month: month.month)
        case .print(.notice(let document)): return document.title
        case .print(.linePoster): return strings.texts["line_poster"] ?? ""
        case .print(.lineCard): return strings.texts["line_card"] ?? ""
        case .notFound: return strings.texts["not_found"] ?? ""
        }
    }

    private func breadcrumbs(
        _ page: SitePage, _ title: String, _ language: LanguageSite, _ shared: Shared
    ) -> [LinkView] {
        var links: [LinkView] = [LinkView(name: shared.strings.texts["home"] ?? "", path: shared.site.homePath)]
        func add(_ name: String, _ sitePath: String) { links.append(LinkView(name: name, path: base.path(sitePath))) }
        switch page.content {
        case .front, .notFound, .redirect, .print: return []
        case .article(let document, _, _):
            if let section = language.sections.first(where: { $0.name == document.path.section }) {
                add(section.title, section.sitePath)
            }
        case .section(let section, let listing) where listing.number > 1: add(section.title, section.sitePath)
        case .term(let taxonomy, let term, let listing):
            add(shared.strings.texts[taxonomy.kind.rawValue] ?? "", taxonomy.sitePath)
            if listing.number > 1 { add(term.name, term.sitePath) }
        case .month: add(shared.strings.texts["archives"] ?? "", "\(language.prefix)archives/")
        case .page, .section, .taxonomy, .author, .archives, .links: break
        }
        links.append(LinkView(name: title, path: base.path(page.sitePath), isCurrent: true))
        return links
    }

    private func translations(_ page: SitePage) -> [TranslationView] {
        guard site.languages.count > 1 else { return [] }
        let paths = site.translationPaths(page)
        return paths.count > 1 ? paths.map { translation($0.language, $0.path, page) } : []
    }

    private func otherLanguages(_ page: SitePage) -> [TranslationView] {
        let others = site.languages.filter { $0.language != page.language }
        guard !others.isEmpty else { return [] }
        let paths = Dictionary(site.translationPaths(page).map { ($0.language, $0.path) }) { first, _ in first }
        return others.map { other in
            translation(other.language, paths[other.language] ?? other.prefix, page)
        }
    }

    private func translation(_ language: String, _ path: String, _ page: SitePage) -> TranslationView {
        TranslationView(
            language: language, name: site.strings[language]?.texts["language_name"] ?? language,
            path: base.path(path), url: base.url(path), isCurrent: language == page.language)
    }
}
