import ShiraseCore

extension Document {
    /// Whether it is announced with a card: an article without a picture of its own that platforms show. They refuse SVG.
    public var needsCard: Bool {
        guard path.kind == .article else { return false }
        return frontMatter.image.map { $0.value.pathExtension.lowercased() == "svg" } ?? true
    }
}

extension PageRenderer {
    /// An article's card as SVG; `nil` where it has a picture of its own.
    public func card(_ format: CardFormat, of document: Document, _ colours: CardColours) -> [UInt8]? {
        guard document.needsCard, let language = site.language(document.language),
            let shared = shared[language.language]
        else { return nil }
        let words = CardView.Words(
            language: language.language, title: document.title,
            category: language.categories.terms(of: document).first?.name,
            date: document.frontMatter.date.map { shared.strings.date($0) }, site: shared.site.title,
            departments: (shared.clinic?.departments ?? []).joined(separator: shared.strings.texts["separator"] ?? ""))
        return templates.render(format.template, CardView(words, format, colours))
    }

    /// What no card can be drawn with, of all articles that need one: the font, or signs that it does not have.
    public func cardProblems(_ font: CardFont) -> [Diagnostic] {
        let documents = site.documents.filter(\.needsCard)
        guard !documents.isEmpty else { return [] }
        if let missing = font.missing { return [missing] }
        let shared = site.languages.flatMap { language in
            [site.title(language.language)] + language.categories.terms.map(\.name)
        }
        return shared.compactMap { font.problem($0, at: .path("content/site.yml")) }
            + documents.compactMap { font.problem($0.title, at: .source($0.frontMatter.title.range)) }
    }
}
