import ShiraseClinic
import ShiraseCore

/// What a page is, in schema.org's words: an article, an explanation about health, a post to apply for, or a page among others.
extension PageGraph {
    /// - Parameter subject: what the page is about as a whole.
    func webPage(_ type: String = "WebPage", subject: JSONValue? = nil) -> JSONValue {
        .object(webPageMembers(type) + JSONValue.present(["mainEntity": subject]))
    }

    /// An article about health is a medical page, which says who checked it and when; an article with a post is that post; every other is
    /// news of the clinic.
    func article(_ document: Document) -> [JSONValue] {
        if let job = job(document) { return [webPage(), job] }
        let matter = document.frontMatter
        if isAboutHealth(document) {
            let review = JSONValue.present([
                "lastReviewed": .optional(matter.reviewedOn?.dateText),
                "reviewedBy": doctor(matter.reviewedBy).flatMap { clinic?.reference(to: $0) },
            ])
            return [.object(webPageMembers("MedicalWebPage") + published(matter) + review)]
        }
        let news = JSONValue.present([
            "@type": .string("NewsArticle"), "@id": .string(view.url + "#article"),
            "mainEntityOfPage": .string(view.url), "headline": .words(view.title), "inLanguage": .string(view.language),
            "image": .optional(view.cardImage?.url),
        ])
        return [.object(news + published(matter) + JSONValue.present(["publisher": clinic?.reference]))]
    }

    /// The doctors whom the article's node names.
    func people(of document: Document) -> [Clinic.Person?] {
        let matter = document.frontMatter
        if matter.job != nil { return [] }
        return [doctor(matter.author)] + (isAboutHealth(document) ? [doctor(matter.reviewedBy)] : [])
    }

    /// What explains an illness or how to stay well: the category with the slug `health`, or the purpose `patient-education`.
    private func isAboutHealth(_ document: Document) -> Bool {
        document.frontMatter.purpose == "patient-education"
            || document.frontMatter.categories.contains { site.configuration.category($0.value)?.slug == "health" }
    }

    private func webPageMembers(_ type: String) -> [JSONValue.Member] {
        let isArticle = page.document?.path.kind == .article
        return JSONValue.present([
            "@type": .string(type), "@id": .string(view.url), "name": .words(view.title),
            // An article is described in the page's head, and is heavy enough.
            "description": isArticle ? nil : .words(view.description), "inLanguage": .string(view.language),
            "dateModified": isArticle ? nil : .optional(page.document?.frontMatter.updated?.rfc3339),
            "image": .optional(view.image?.url), "publisher": clinic?.reference,
        ])
    }

    /// What the staff write, the clinic writes.
    private func published(_ matter: FrontMatter) -> [JSONValue.Member] {
        JSONValue.present([
            "datePublished": .optional(matter.date?.rfc3339), "dateModified": .optional(matter.updated?.rfc3339),
            "author": doctor(matter.author).flatMap { clinic?.reference(to: $0) } ?? clinic?.reference,
        ])
    }
}
