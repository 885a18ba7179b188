import ShiraseClinic
import ShiraseCore

/// What front matter names must exist: categories, people, templates, pictures. Drafts are checked too, so that a mistake shows
/// before the day of publication.
public struct DocumentChecks: Sendable {
    private let configuration: SiteConfiguration
    private let clinic: Clinic?
    private let templates: Set<String>
    private let resolver: LinkResolver

    /// - Parameter templates: all templates; those in folders and the layout are no pages of their own.
    public init(configuration: SiteConfiguration, clinic: Clinic?, templates: Set<String>, resolver: LinkResolver) {
        self.configuration = configuration
        self.clinic = clinic
        self.templates = templates.filter { !$0.contains("/") && $0 != "layout" }
        self.resolver = resolver
    }

    public func check(_ document: Document) -> [Diagnostic] {
        let sink = DiagnosticSink()
        let matter = document.frontMatter
        if !configuration.categories.isEmpty {
            let names = configuration.categories.map {
                $0.name.text(document.language, fallback: configuration.defaultLanguage)
            }
            for category in matter.categories where configuration.category(category.value) == nil {
                sink.add(unknown(category, names, Message(en: "category", ja: "カテゴリー")))
            }
        }
        checkAnnouncement(document, sink)
        for tag in matter.tags where tag.value.slugified.map({ SlugProblem($0) != nil }) ?? true {
            sink.add(
                .error(
                    "front-matter.tag",
                    Message(en: "the tag `\(tag.value)` cannot be an address", ja: "タグ「\(tag.value)」はアドレスにできません"),
                    at: .source(tag.range), hint: Message(en: "write one or two words", ja: "短い言葉で書いてください")))
        }
        let people = clinic?.people ?? []
        if let author = matter.author, !people.contains(where: { $0.id == author.value }) {
            sink.add(unknown(author, people.map(\.id), Message(en: "person", ja: " id（clinic.yml の doctors と staff）")))
        }
        if let reviewer = matter.reviewedBy, !people.contains(where: { $0.id == reviewer.value && $0.isDoctor }) {
            sink.add(
                unknown(
                    reviewer, people.filter(\.isDoctor).map(\.id),
                    Message(en: "doctor", ja: "医師の id（clinic.yml の doctors）"))
            )
        }
        if let template = matter.template, !templates.contains(template.value) {
            sink.add(unknown(template, templates.sorted(), Message(en: "template", ja: "テンプレート")))
        }
        if let image = matter.image {
            _ = resolver.resolve(image, from: document.path.file, isPicture: true, sink)
            if matter.imageAlt == nil {
                sink.add(
                    .warning(
                        "picture.no-alt", Message(en: "the picture has no `image_alt`", ja: "画像の説明（image_alt）がありません"),
                        at: .source(image.range),
                        hint: Message(en: "say in words what it shows", ja: "見えない方のために、何の画像かを言葉で書いてください")))
            }
        }
        return sink.diagnostics
    }

    /// An article without a category goes to no platform, which is more often forgotten than meant.
    private func checkAnnouncement(_ document: Document, _ sink: DiagnosticSink) {
        let matter = document.frontMatter
        guard document.path.kind == .article, !configuration.categories.isEmpty, matter.categories.isEmpty,
            matter.sns.announce, !matter.draft
        else { return }
        sink.add(
            .warning(
                "article.no-category",
                Message(
                    en: "the article has no category, so no posts are made for it", ja: "カテゴリーがないため、SNS の投稿文が作られません"),
                at: .source(matter.title.range),
                hint: Message(
                    en: "add `categories: […]`, or `sns: {announce: false}` if it is not to be announced",
                    ja: "「categories: […]」を書いてください。告知しない記事なら「sns: {announce: false}」と書いてください")))
    }

    private func unknown(_ value: Located<String>, _ names: [String], _ what: Message) -> Diagnostic {
        .error(
            "front-matter.unknown-value",
            Message(en: "unknown \(what.en) `\(value.value)`", ja: "「\(value.value)」という\(what.ja)はありません"),
            at: .source(value.range), hint: Diagnostic.meant(names, value.value))
    }
}
