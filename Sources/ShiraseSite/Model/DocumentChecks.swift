import ShiraseClinic
import ShiraseCore
import ShiraseMarkdown

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
        checkPictures(document, sink)
        if let job = matter.job, clinic?.address == nil {
            sink.add(
                .warning(
                    "job.no-address",
                    Message(
                        en: "search engines show no job without a place, and clinic.yml has no `address`",
                        ja: "clinic.yml に住所（address）がないため、検索サイトの求人に表示されません"),
                    at: .source(job.range),
                    hint: Message(
                        en: "write `address` in clinic.yml", ja: "clinic.yml に address（郵便番号・都道府県・市区町村・番地）を書いてください")))
        }
        for component in document.outline.components { check(component, sink) }
        checkPrintedAddress(document, sink)
        return sink.diagnostics
    }

    private func checkPrintedAddress(_ document: Document, _ sink: DiagnosticSink) {
        guard document.path.kind == .article, document.path.section == PrintPage.section,
            configuration.baseURL.url(document.sitePath).utf8.count > PrintPage.longestAddress
        else { return }
        sink.add(
            .warning(
                "print.address",
                Message(
                    en: "the page's address is too long for a QR code, so its page for printing has none",
                    ja: "アドレスが長すぎるため、印刷用のページに QR コードが入りません"),
                at: .source(document.frontMatter.title.range),
                hint: Message(
                    en: "write a short `slug`, such as influenza-2026", ja: "slug: influenza-2026 のような短い slug を書いてください")
            ))
    }

    /// Every picture says in words what it shows, and nobody is shown who has not agreed.
    private func checkPictures(_ document: Document, _ sink: DiagnosticSink) {
        let pictures = document.outline.references.filter { $0.kind == .picture }
        for picture in pictures where picture.text.isBlank && !picture.isDecoration {
            sink.add(
                .warning(
                    "picture.no-alt", Message(en: "the picture has no words", ja: "画像の説明がありません"),
                    at: .source(picture.range),
                    hint: Message(
                        en: "say in the brackets what it shows: ![…](…); a decoration is ![](…){alt=\"\"}",
                        ja: "何の画像かを ![ ] の中に書いてください。飾りの画像は ![](…){alt=\"\"} と書きます")))
        }
        guard !document.frontMatter.photoConsent else { return }
        for range in [document.frontMatter.showsPeople].compactMap(\.self) + pictures.filter(\.showsPeople).map(\.range)
        {
            sink.add(
                .error(
                    "picture.no-consent",
                    Message(
                        en: "a photograph shows people, and nobody says that they have agreed",
                        ja: "人が写る写真ですが、掲載の同意が書かれていません"),
                    at: .source(range),
                    hint: Message(
                        en: "ask everybody in it, then write photo_consent: true into the front matter",
                        ja: "写っている全員の同意を得てから、前書きに photo_consent: true と書いてください")))
        }
    }

    /// What a block shows must be there; a page with an empty block would say less than its author thinks.
    private func check(_ component: MarkdownDocument.Component, _ sink: DiagnosticSink) {
        func missing(_ key: String, _ example: Message) {
            sink.add(
                .error(
                    "block.no-data",
                    Message(
                        en: "`::\(component.name)` shows `\(key)` of clinic.yml, which is not written there",
                        ja: "`::\(component.name)` に表示する `\(key)` が clinic.yml に書かれていません"),
                    at: .source(component.range), hint: example))
        }
        switch component.name {
        case "hours" where clinic?.schedule == nil, "closures" where clinic?.schedule == nil,
            "calendar" where clinic?.schedule == nil, "schedule" where clinic?.schedule == nil:
            missing("sessions", Message(en: "write `sessions` and `grid`", ja: "clinic.yml に sessions と grid を書いてください"))
        case "doctor-hours" where clinic?.schedule?.furtherTimetables.isEmpty ?? true:
            missing(
                "timetables",
                Message(
                    en: "write `timetables` with `doctor: ID` and `grid`",
                    ja: "clinic.yml の timetables に doctor: 医師のid と grid を書いてください"))
        case "reserve" where clinic?.reservation == nil && clinic?.telephone == nil:
            missing(
                "reservation",
                Message(en: "write `reservation` or `telephone`", ja: "clinic.yml に reservation か telephone を書いてください"))
        case "line-friend" where clinic?.line == nil:
            missing(
                "line",
                Message(en: "write `line: https://lin.ee/…`", ja: "clinic.yml に line: https://lin.ee/… を書いてください"))
        case "map" where clinic?.map == nil:
            missing("map", Message(en: "write `map: https://…`", ja: "clinic.yml に map: https://… を書いてください"))
        case "required-notices" where clinic?.requiredNotices.isEmpty ?? true:
            missing(
                "required_notices",
                Message(
                    en: "write the list: required_notices: [meisaisho, …]",
                    ja: "clinic.yml に required_notices: [meisaisho, …] のように書いてください"))
        case "doctors" where clinic?.doctors.isEmpty ?? true:
            missing(
                "doctors",
                Message(
                    en: "write the list: `doctors` with `id` and `name`",
                    ja: "clinic.yml の doctors に、医師の id と name を書いてください"))
        case "doctor":
            let doctors = clinic?.people.filter(\.isDoctor).map(\.id) ?? []
            guard let id = component.attributes["id"], !doctors.contains(id.text) else { return }
            sink.add(
                unknown(
                    Located(id.text, id.range), doctors, Message(en: "doctor", ja: "医師の id（clinic.yml の doctors）"),
                    id: "block.unknown-value"))
        case "youtube":
            guard let id = component.attributes["id"], id.text.wholeMatch(of: /[A-Za-z0-9_-]{11}/) == nil else {
                return
            }
            sink.add(
                .error(
                    "block.video",
                    Message(en: "`\(id.text)` is no YouTube id", ja: "「\(id.text)」は YouTube の動画 ID の形ではありません"),
                    at: .source(id.range),
                    hint: Message(
                        en: "copy the eleven characters behind `v=` in the video's address",
                        ja: "動画のアドレスの「v=」の後にある11文字を写してください")))
        default: break
        }
    }

    /// An article without a category, a purpose or platforms of its own goes nowhere, which is more often forgotten than meant.
    private func checkAnnouncement(_ document: Document, _ sink: DiagnosticSink) {
        let matter = document.frontMatter
        guard document.path.kind == .article, !configuration.categories.isEmpty, matter.categories.isEmpty,
            matter.purpose == nil, matter.sns.platforms == nil, matter.sns.announce, !matter.draft
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

    private func unknown(
        _ value: Located<String>, _ names: [String], _ what: Message, id: String = "front-matter.unknown-value"
    ) -> Diagnostic {
        .error(
            id,
            Message(en: "unknown \(what.en) `\(value.value)`", ja: "「\(value.value)」という\(what.ja)はありません"),
            at: .source(value.range), hint: Diagnostic.meant(names, value.value))
    }
}
