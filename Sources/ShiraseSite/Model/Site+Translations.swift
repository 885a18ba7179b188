extension Site {
    /// The page on which a language's calendar stands.
    func hoursPage(_ language: String) -> Document? {
        documents.first { document in
            document.language == language && document.path.kind == .page
                && document.outline.components.contains { $0.name == "calendar" }
        }
    }

    /// Where a page stands in each of its languages, in the languages' order.
    func translationPaths(_ page: SitePage) -> [(language: String, path: String)] {
        languages.compactMap { other in
            path(of: page, in: other).map { (other.language, $0) }
        }
    }

    private func path(of page: SitePage, in other: LanguageSite) -> String? {
        switch page.content {
        case .front: other.prefix
        case .page(let document), .article(let document, _, _):
            translations[document.path, other.language]?.sitePath
        case .section(let section, let listing) where listing.number == 1:
            other.sections.first { $0.name == section.name }?.sitePath
        case .term(let taxonomy, let term, let listing) where listing.number == 1 && taxonomy.kind == .categories:
            other.categories.terms.first { $0.slug == term.slug }?.sitePath
        case .taxonomy(let taxonomy) where taxonomy.kind == .categories && !other.categories.terms.isEmpty:
            other.categories.sitePath
        case .author(let author, let listing) where listing.number == 1:
            other.authors.first { $0.person.id == author.person.id }?.sitePath
        case .print(.notice(let document)):
            translations[document.path, other.language].map {
                PrintPage.notice($0).sitePath(other.prefix)
            }
        case .print(let page): page.sitePath(other.prefix)
        default: page.language == other.language ? page.sitePath : nil
        }
    }
}
