import ShiraseClinic
import ShiraseCore
import ShiraseMarkdown

/// Renders pages of a site through templates. A value: rendering changes nothing and may run on any thread.
public struct PageRenderer: Sendable {
    let site: Site
    let templates: TemplateSet
    /// Published paths of the theme's assets, by their names in templates.
    let assets: NamedTexts
    /// By document: its links' addresses, in order.
    let addresses: LinkAddresses
    /// Where the cards of articles stand that have no picture of their own, below the site's address, by the articles' files.
    public var cards: [String: String] = [:]
    /// By the address at which the picture itself stands.
    private(set) var pictures: [String: PublishedPicture] = [:]
    let resolver: LinkResolver
    let shared: [String: Shared]
    private(set) var articles: [String: ArticleView] = [:]
    /// What tells one document's bytes from another's, by file, and the site's own files; none where nothing is remembered.
    let sources: PageSources?
    let sharedKeys: [String: Fingerprint]

    var base: BaseURL { site.configuration.baseURL }

    /// How templates name a palette's style sheet.
    public static func assetName(ofPalette name: String) -> String {
        "palettes_\(name.replacing("-", with: "_"))_css"
    }

    /// What the pages of a language have in common.
    struct Shared: Sendable {
        let site: SiteView
        let clinic: ClinicView?
        let strings: Strings
        let texts: NamedTexts
        let people: [String: PersonView]
        let menus: [String: [LinkView]]
        let cardImage: PictureView?
    }

    public init(
        site: Site, templates: TemplateSet, assets: [String: String], addresses: LinkAddresses,
        resolver: LinkResolver, sources: PageSources? = nil,
        _ sink: DiagnosticSink
    ) {
        self.site = site
        self.sources = sources
        self.templates = templates
        self.assets = NamedTexts(assets.mapValues { site.configuration.baseURL.path($0) })
        self.addresses = addresses
        self.resolver = resolver
        var shared: [String: Shared] = [:]
        for language in site.languages {
            guard let strings = site.strings[language.language] else { continue }
            shared[language.language] = Self.shared(site, language, strings, assets, resolver, sink)
        }
        self.shared = shared
        sharedKeys = sources == nil ? [:] : shared.mapValues { [assets = self.assets] in $0.key(assets) }
    }

    /// - Parameter pictures: by the site path of the picture itself.
    public mutating func show(_ pictures: [String: PublishedPicture]) {
        self.pictures = Dictionary(pictures.map { (base.path($0), $1) }) { first, _ in first }
    }

    /// Makes what many pages show, so that it is made once.
    /// - Parameter jobs: on how many threads.
    public mutating func prepare(jobs: Int) async throws { articles = try await articleViews(jobs: jobs) }

    /// A page's HTML, and what tells it from others.
    public struct Rendering: Sendable {
        public let bytes: [UInt8]
        /// As ``PageRenderer/key(of:frame:)`` and ``PageRenderer/frameKey(of:)`` give it.
        public let key: Fingerprint?
        public let frame: Fingerprint?
    }

    /// The HTML of a page; empty where its language has no strings or its template is missing, which checks have reported.
    public func render(_ page: SitePage) -> Rendering {
        guard let language = site.language(page.language) ?? site.languages.first,
            let shared = shared[language.language]
        else { return Rendering(bytes: [], key: nil, frame: nil) }
        // Whoever holds the text now need not parse it again below.
        let text = page.document?.text
        defer { withExtendedLifetime(text) {} }
        var view = frame(page, language, shared)
        let frame = frameKey(of: page, view, language)
        if let document = page.document { show(document, of: page, in: &view, shared) }
        view.structuredData = PageGraph(page, view, site).json?.script
        return Rendering(
            bytes: templates.render(page.template, view) ?? [], key: frame.flatMap { key(of: page, frame: $0) },
            frame: frame)
    }

    /// A document's HTML.
    /// - Parameter absolute: whether paths of the site become whole addresses, as feeds need it.
    public func html(of document: Document, absolute: Bool = false) -> String {
        let addresses = addresses[document]
        let references = document.outline.references
        let components = document.outline.components
        return document.text.html.filled { index in
            // Every slot has its address: both come from the document's list of references. Trusted raw HTML may name a slot
            // that does not exist.
            guard index < addresses.count, index < references.count else { return SlottedHTML.Filling("") }
            let (address, reference) = (addresses[index], references[index])
            if reference.kind == .picture, let picture = pictures[address.text], let copy = picture.usual {
                // Readers of feeds get one copy.
                return absolute
                    ? SlottedHTML.Filling(base.url(copy.sitePath), reference.pictureAttributes)
                    : SlottedHTML.Filling(
                        base.path(copy.sitePath), picture.attributes(of: reference, base),
                        sources: picture.sources(base))
            }
            let rel = reference.kind == .link && address.isExternal(base) ? [("rel", "external noopener")] : []
            return SlottedHTML.Filling(
                absolute ? self.absolute(address, in: document) : address.text, rel + reference.pictureAttributes)
        } component: { index, parts in
            guard components.indices.contains(index) else { return parts.content }
            return block(components[index], parts, document.language)
        }
    }

    /// A container or a block as its template renders it. Checks have reported a missing template, and data that is not there.
    private func block(
        _ component: MarkdownDocument.Component, _ parts: SlottedHTML.Parts, _ language: String
    ) -> String {
        guard let shared = shared[language] ?? shared[site.configuration.defaultLanguage] else { return parts.content }
        let view = BlockView(
            component, parts, language: language, doctor: component.attributes["id"].flatMap { shared.people[$0.text] },
            clinic: shared.clinic, strings: shared.texts, assets: assets)
        // cmark ends the line behind a block.
        let html = templates.render(BlockView.template(component.name), view).map {
            String(decoding: $0, as: UTF8.self)
        }
        return (html ?? parts.content).trimmingWhiteSpace
    }

    /// An address as a feed needs it: a link to a heading of the same page has the page before it.
    private func absolute(_ address: LinkResolver.Address, in document: Document) -> String {
        address.text.hasPrefix("#") ? base.url(document.sitePath) + address.text : address.absolute(base)
    }
}
