import ShiraseCore
import ShiraseSite

/// Derives the teasers of a site's articles: which platforms each goes to, and what it says there.
public struct Syndicator: Sendable {
    private let site: Site
    private let templates: TemplateSet
    /// Platform names by category slug.
    private let routes: [String: [String]]

    /// The practice of clinics: what is announced where, by category slug. Used where `site.yml` has no `routes`.
    static let defaultRoutes = [
        "vaccination": ["line", "x", "facebook", "google"], "seasonal": ["line", "x", "facebook", "google"],
        "closure": ["line", "x", "facebook", "google"], "health": ["x", "facebook"],
        "facilities": ["instagram", "facebook"], "recruiting": ["x", "facebook"],
    ]

    /// The templates that teasers are rendered from.
    public static let templateEntries: [(name: String, schema: ViewSchema)] = Platforms.names.map {
        ("sns/\($0)", TeaserView.schema)
    }

    public init(_ site: Site, _ templates: TemplateSet, _ sink: DiagnosticSink) {
        self.site = site
        self.templates = templates
        Self.checkHashtags(site.configuration.hashtags, sink)
        routes = site.configuration.routes.map { Self.checked($0, site.configuration, sink) } ?? Self.defaultRoutes
    }

    private static func checked(
        _ routes: [SiteConfiguration.Route], _ configuration: SiteConfiguration, _ sink: DiagnosticSink
    ) -> [String: [String]] {
        var checked: [String: [String]] = [:]
        for route in routes {
            guard let category = configuration.category(route.category.value) else { continue }
            checked[category.slug] = route.platforms.compactMap { platform in
                if Platforms.names.contains(platform.value) { return platform.value }
                sink.add(
                    .error(
                        "site.unknown-value",
                        Message(en: "unknown platform `\(platform.value)`", ja: "「\(platform.value)」という SNS はありません"),
                        at: .source(platform.range), hint: Diagnostic.meant(Platforms.names, platform.value)))
                return nil
            }
        }
        return checked
    }

    /// An article's teasers, with what is wrong about them.
    public func teasers(of document: Document) -> (teasers: [Teaser], diagnostics: [Diagnostic]) {
        let sink = DiagnosticSink()
        guard document.path.kind == .article, document.frontMatter.sns.announce else { return ([], []) }
        let platforms = platforms(of: document)
        let teasers = platforms.compactMap { teaser(document, $0, sink) }
        Self.checkHashtags(document.frontMatter.sns.hashtags, sink)
        reportUnusedTexts(document, platforms.map { $0.name }, sink)
        return (teasers, sink.diagnostics)
    }

    /// The platforms that the author has chosen, else those that any of an article's categories is routed to.
    private func platforms(of document: Document) -> [any Platform.Type] {
        if let chosen = document.frontMatter.sns.platforms {
            return Platforms.all.filter { platform in chosen.contains { $0.value == platform.name } }
        }
        let categories = document.frontMatter.categories.compactMap { site.configuration.category($0.value)?.slug }
        let names = Set(categories.flatMap { routes[$0] ?? [] })
        return Platforms.all.filter { names.contains($0.name) }
    }

    private func teaser(_ document: Document, _ platform: any Platform.Type, _ sink: DiagnosticSink) -> Teaser? {
        let url = link(to: document, on: platform)
        let text = ownText(document, platform, url, sink) ?? composed(document, platform, url)
        guard let text else {
            sink.add(
                .error(
                    "teaser.too-long",
                    Message(
                        en: "no teaser for \(platform.name) fits: title and link alone are too long",
                        ja: "\(platform.name) 用の投稿文が作れません。題名とリンクだけで文字数の上限を超えます"),
                    at: .source(document.frontMatter.title.range),
                    hint: Message(en: "give the article a shorter `slug`", ja: "`slug` を短くしてください")))
            return nil
        }
        return Teaser(
            document: document, platform: platform.name, text: text, length: platform.length(text),
            limit: platform.facts.limit, unit: platform.facts.unit, url: url)
    }

    /// The article's whole address; where the site asks for it, with what tells a counter of visits where the visitor comes from. The page
    /// itself keeps its address.
    private func link(to document: Document, on platform: any Platform.Type) -> String {
        let url = site.configuration.baseURL.url(document.sitePath)
        guard site.configuration.tagsTeaserLinks else { return url }
        let campaign = document.sitePath.split(separator: "/").joined(separator: "-")
        return "\(url)?utm_source=\(platform.name)&utm_medium=social&utm_campaign=\(campaign.percentEncodedPath)"
    }

    /// The author's own text for the platform, with the way to the article below it. Never changed: where it does not fit,
    /// the author is told, and the composed text stands in.
    private func ownText(
        _ document: Document, _ platform: any Platform.Type, _ url: String, _ sink: DiagnosticSink
    ) -> String? {
        guard let own = document.frontMatter.sns.texts[platform.name] else { return nil }
        let written = own.value.trimmingWhiteSpace
        let text = written + wayBack(document, platform, url, after: written)
        let count = platform.count(text)
        if count.fits { return text }
        for violation in count.violations {
            sink.add(
                .warning(
                    "teaser.refused", violation, at: .source(own.range),
                    hint: Message(
                        en: "change the text; until then the teaser is made from the article",
                        ja: "文を直してください。それまでは記事から作った文を使います")))
        }
        guard !count.measures.allSatisfy(\.fits) else { return nil }
        let (length, limit) = (count.decisive.length, count.decisive.limit)
        sink.add(
            .warning(
                "teaser.over-limit",
                Message(
                    en: "`sns.\(platform.name)` is too long: \(length) of \(limit) with its link",
                    ja: "`sns.\(platform.name)` の文が長すぎます（リンクを含めて \(length)、上限 \(limit)）"),
                at: .source(own.range),
                hint: Message(
                    en: "shorten it; until then the teaser is made from the article",
                    ja: "短くしてください。それまでは記事から作った文を使います")))
        return nil
    }

    /// What leads from the author's own text to the article, unless the text itself does: the link, or the words for the
    /// profile's link where links cannot be pressed.
    private func wayBack(
        _ document: Document, _ platform: any Platform.Type, _ url: String, after text: String
    ) -> String {
        if platform.facts.linksWork {
            return text.contains(site.configuration.baseURL.url(document.sitePath)) ? "" : "\n\(url)"
        }
        let words = site.strings[document.language]?.texts["sns_profile_link"] ?? ""
        let isSaid = text.contains("プロフィール") || text.lowercased().contains("profile")
        return isSaid || words.isEmpty ? "" : "\n\n\(words)"
    }

    /// The template's text with as much of the article as fits: sentences are dropped from the end, then hashtags, and at last the
    /// title is cut at a phrase boundary.
    private func composed(_ document: Document, _ platform: any Platform.Type, _ url: String) -> String? {
        var view = view(document, platform, url)
        // What the platform would refuse a post for is left out of it.
        let sentences = sentences(document).filter { platform.violations(in: $0).isEmpty }
        func text() -> String? { templates.render("sns/\(platform.name)", view).map(Self.tidied) }
        func fits(_ most: Int) -> String? {
            text().flatMap { platform.length($0) <= most && platform.count($0).fits ? $0 : nil }
        }

        func body(_ count: Int) -> String { sentences.prefix(count).joined().trimmingWhiteSpace }
        // More sentences are never shorter, so the most that fit are found by halving.
        var (most, tooMany) = (0, sentences.count + 1)
        while tooMany - most > 1 {
            let count = (most + tooMany) / 2
            view.body = body(count)
            if fits(min(platform.facts.advised, platform.facts.limit)) != nil { most = count } else { tooMany = count }
        }
        if !sentences.isEmpty {
            // The first sentence may be longer than what reads best; it is the fact.
            view.body = body(max(most, 1))
            if let text = fits(platform.facts.limit) { return text }
        }
        view.body = ""
        while true {
            if let text = fits(platform.facts.limit) { return text }
            if view.hashtags.popLast() == nil { break }
        }
        var phrases = TextBoundaries.split(document.title, by: .phrase, language: document.language)
        while phrases.popLast() != nil, !phrases.isEmpty {
            view.title = phrases.joined().trimmingWhiteSpace + "…"
            if let text = fits(platform.facts.limit) { return text }
        }
        return nil
    }

    private func view(_ document: Document, _ platform: any Platform.Type, _ url: String) -> TeaserView {
        let strings = site.strings[document.language]?.texts ?? [:]
        let category = document.frontMatter.categories.first.flatMap { site.configuration.category($0.value) }
        return TeaserView(
            title: document.title, body: "", link: platform.facts.linksWork ? url : "",
            hashtags: hashtags(document, most: platform.facts.hashtags),
            category: category?.name.text(document.language, fallback: site.configuration.defaultLanguage) ?? "",
            profileLink: strings["sns_profile_link"] ?? "", more: strings["sns_more"] ?? "")
    }

    /// What a teaser may say, in order: the author's text for all platforms, else the description, else the article's beginning.
    /// Each part stands or goes as a whole.
    private func sentences(_ document: Document) -> [String] {
        let matter = document.frontMatter
        // A short text that keeps an effect and drops costs, risks or the note that insurance does not pay may be illegal (Medical Care
        // Act, article 6-5, and its guideline, 2026-11): only the author may write one.
        if matter.selfPay, matter.sns.text == nil { return [] }
        guard let text = matter.sns.text?.value ?? matter.description else { return document.summaryParts }
        return TextBoundaries.split(text.trimmingWhiteSpace, by: .sentence, language: document.language)
    }

    private func hashtags(_ document: Document, most: Int) -> [String] {
        let own = document.frontMatter.sns.hashtags.map(\.value)
        let tags = document.frontMatter.tags.map(\.value)
        var seen = Set<String>()
        return Array(
            (own + tags + site.configuration.hashtags.map(\.value)).compactMap(Hashtag.safe)
                .filter { seen.insert($0.lowercased()).inserted }.prefix(most))
    }

    /// A text that the author wrote for a platform that the article does not go to.
    private func reportUnusedTexts(_ document: Document, _ platforms: [String], _ sink: DiagnosticSink) {
        for (platform, text) in document.frontMatter.sns.texts.sorted(by: { $0.key < $1.key })
        where !platforms.contains(platform) {
            sink.add(
                .warning(
                    "teaser.unused",
                    Message(
                        en: "`sns.\(platform)` is not used: the article's categories do not go to \(platform)",
                        ja: "`sns.\(platform)` の文は使われません。この記事のカテゴリーは \(platform) に送られません"),
                    at: .source(text.range),
                    hint: Message(
                        en: "add a category that goes there, or change `routes` in site.yml",
                        ja: "カテゴリーを足すか、site.yml の routes を変えてください")))
        }
    }

    private static func checkHashtags(_ hashtags: [Located<String>], _ sink: DiagnosticSink) {
        for tag in hashtags where Hashtag.safe(tag.value) == nil {
            sink.add(
                .warning(
                    "teaser.hashtag",
                    Message(
                        en: "the hashtag `\(tag.value)` would break; it is left out",
                        ja: "「\(tag.value)」はハッシュタグとして途中で切れるため、使いません"),
                    at: .source(tag.range),
                    hint: Message(en: "use letters, digits and `_` only", ja: "文字・数字・「_」だけにし、空白や記号を入れないでください")))
        }
    }

    /// Without white space at line ends and at both ends, and with at most one empty line at a time.
    private static func tidied(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = String(line).trimmingTrailingWhiteSpace
            if !(line.isEmpty && lines.last?.isEmpty != false) { lines.append(line) }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}

extension String {
    fileprivate var trimmingTrailingWhiteSpace: String {
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[...last])
    }
}
