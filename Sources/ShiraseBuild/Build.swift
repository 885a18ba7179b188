import ShiraseClinic
import ShiraseCore
import ShiraseMarkdown
import ShirasePictures
import ShiraseSite
import ShiraseSyndication

/// What a build is asked to do.
public struct BuildOptions: Sendable {
    /// The folder that holds `content/`, and `templates/` if the site has its own.
    public var root: String
    /// What stands where the site has no template of its own.
    public var theme = Theme.none
    /// Goes before `base_url` of `site.yml`.
    public var baseURL: BaseURL?
    public var includesDrafts = false
    public var includesFuture = false
    /// The moment of the build, as text in the clinic's time zone; else the clock's.
    public var date: String?
    public var jobs = 1
    public var usesCache = true
    /// Whether photographs are made ready for the site; not for whoever only asks what would be posted.
    public var makesPictures = true

    public init(root: String) { self.root = root }
}

/// A build up to the point of writing: everything computed, nothing written.
public struct BuildPlan: Sendable {
    public let site: Site
    /// Every article and page, published or not.
    public let documents: [Document]
    public let pageCount: Int
    public let teasers: [Teaser]
    /// Posts that are out although their article is not any more.
    public let withdrawn: [PostedLedger.Entry]
    public let outputs: OutputSet
    /// Which of the stored pictures are in use.
    let pictureKeys: Set<PictureStore.Key>
    /// Renders cards too.
    public let renderer: PageRenderer
    public let cardColours: CardColours
    /// What the next build may keep of the documents.
    let kept: DocumentsToKeep
    /// Of the site but for its texts.
    let siteKey: Fingerprint?

    /// Of what all pages follow from.
    var commonKey: Fingerprint? { renderer.commonKey }
}

/// What a build knows from earlier ones, and of its sources.
struct BuildMemory: Sendable {
    let fingerprints: SourceFingerprints
    let documents: KeptDocuments
    /// Of the site that was built last, but for its texts.
    let site: Fingerprint?
    /// Of what all its pages followed from.
    let common: Fingerprint?
    let outputs: PlacedOutputs

    /// What pages follow from beside their own texts, by output path; `nil` where the site is another one.
    func frames(of site: Fingerprint) -> [String: Fingerprint]? {
        guard site == self.site else { return nil }
        return Dictionary(outputs.files.compactMap { file in file.frame.map { (file.path, $0) } }) { first, _ in first }
    }
}

/// The main job: sources to outputs, top to bottom.
public struct Build: Sendable {
    let options: BuildOptions
    let fileSystem: any FileSystem
    let clock: WallClock
    let progress: @Sendable (Message) -> Void

    /// - Parameter progress: is told each stage as it begins.
    public init(
        _ options: BuildOptions, fileSystem: any FileSystem, clock: WallClock,
        progress: @escaping @Sendable (Message) -> Void = { _ in }
    ) {
        self.options = options
        self.fileSystem = fileSystem
        self.clock = clock
        self.progress = progress
    }

    /// What a run found out. Without a plan there are errors among the diagnostics.
    public struct Result: Sendable {
        public let plan: BuildPlan?
        public let diagnostics: [Diagnostic]
    }

    /// Computes every output. Mistakes of the content become diagnostics; a failure of the environment is thrown.
    public func plan() async throws -> Result {
        let sink = DiagnosticSink()
        progress(Message(en: "reading", ja: "読み込み中"))
        let tree = try await SourceTree.scan(options.root, options.theme, fileSystem, jobs: options.jobs, sink)
        return try await plan(try await read(tree, nil, sink), tree, nil, sink)
    }

    /// What the sources say.
    struct Sources: Sendable {
        let inputs: Inputs
        let documents: Documents
    }

    /// - Returns: `nil` where what is wrong with the clinic's files stands in the way.
    func read(_ tree: SourceTree, _ memory: BuildMemory?, _ sink: DiagnosticSink) async throws -> Sources? {
        guard let inputs = try loadInputs(tree, sink) else { return nil }
        return Sources(inputs: inputs, documents: try await readDocuments(tree, inputs, memory, sink))
    }

    /// - Parameter memory: what need not be computed again; with it, outputs know what they are made from.
    func plan(
        _ sources: Sources?, _ tree: SourceTree, _ memory: BuildMemory?, _ sink: DiagnosticSink
    ) async throws -> Result {
        let plan = if let sources { try await planned(sources, tree, memory, sink) } else { nil as BuildPlan? }
        return Result(plan: plan, diagnostics: sink.diagnostics.map(tree.explain))
    }

    private func planned(
        _ sources: Sources, _ tree: SourceTree, _ memory: BuildMemory?, _ sink: DiagnosticSink
    ) async throws -> BuildPlan? {
        let (inputs, documents) = (sources.inputs, sources.documents.all)
        let configuration = inputs.configuration
        let published = documents.filter { isPublished($0, inputs.now) }
        let assets = try AssetFiles(tree, fileSystem, sink)
        assets.check(configuration.palette, sink)
        let publishedFiles = assets.published(documents, published: published)

        let site = Site(
            configuration: configuration, clinic: inputs.clinic, now: inputs.now, strings: inputs.strings,
            documents: published)
        let pages = site.pages()
        // Calendars and codes are made once; where they and the other files will stand is asked for twice.
        let clinicFiles =
            site.hoursCalendars() + site.hoursData() + site.eventCalendars() + [site.friendCode()].compactMap(\.self)
        let filePaths = siteFilePaths(site) + clinicFiles.map(\.path)
        async let resolving = resolver(site, documents, pages, publishedFiles, assets, filePaths)
        let templates = try loadTemplates(tree, pages, inputs, assets, sink)
        let resolver = await resolving
        let addresses = LinkAddresses(resolver)
        var renderer = PageRenderer(
            site: site, templates: templates, assets: assets.themeNames, addresses: addresses, resolver: resolver,
            sources: memory.map { pageSources($0, documents, inputs) }, sink)
        let siteKey = memory.map { self.siteKey(site, renderer, tree, $0.fingerprints, sources.documents.faces) }
        // A site that differs from the last one in texts alone has the same pages, which link to the same places.
        let frames = siteKey.flatMap { memory?.frames(of: $0) }
        if frames == nil {
            checkPages(pages, templates, sink)
            checkStrings(inputs.strings, tree, templates.references, sink)
            sink.add(
                contentsOf: try ThemeUse(tree, templates, languages: configuration.languages, fileSystem).warnings)
            let checks = DocumentChecks(
                configuration: configuration, clinic: inputs.clinic, templates: templates.names, resolver: resolver)
            let found = try await documents.concurrentMap(jobs: options.jobs) { checks.check($0) }
            sink.add(contentsOf: found.flatMap(\.self))
            sink.add(contentsOf: try await addresses.resolve(documents, jobs: options.jobs))
            try await renderer.prepare(jobs: options.jobs)
        }
        let (photographs, others) = publishedFiles.partitioned { SitePictures.isPicture($0.source) }
        let files = try await withHarmlessDrawings(others, tree, sink)
        let pictureSources = PictureSources(
            tree: tree, fingerprints: memory?.fingerprints.files ?? [:], store: pictureStore, fileSystem: fileSystem)
        let sitePictures = try await makePictures(
            photographs, documents, addresses, configuration, pictureSources, sink)
        renderer.show(sitePictures.published)
        let colours = try tree.cardColours(palette: configuration.palette?.value, fileSystem)
        let cards = try await makeCards(published, renderer, colours, pictureSources, sink)
        renderer.cards = cards.paths
        let pictures = pictures(published, resolver)
        let syndicator = Syndicator(site, templates, inputs.posted, pictures: pictures, sink)

        // Where everything will stand is known before anything is rendered.
        let copies = copies(tree, memory, assets.theme + files) + sitePictures.outputs + cards.outputs
        let all =
            try await pageOutputs(pages, renderer, frames, isNew: memory?.common != renderer.commonKey)
            + siteFiles(site, pages, renderer, assets, clinicFiles, siteKey) + copies
        let siteOutputs = frames == nil ? OutputSet(all, sink) : OutputSet(checked: all)

        // What is wrong so far would only be found again in what is made from it.
        guard !sink.diagnostics.hasErrors else { return nil }
        progress(Message(en: "composing the posts", ja: "投稿文を作成中"))
        let syndicated = try await newestFirst(published).concurrentMap(jobs: options.jobs) {
            syndicator.teasers(of: $0)
        }
        for result in syndicated { sink.add(contentsOf: result.diagnostics) }
        let teasers = syndicator.withCorrections(
            try await syndicator.distinct(syndicated.flatMap(\.teasers), jobs: options.jobs, sink))
        let postPictures = try await makePostPictures(
            teasers, photographs, published, addresses, pictures, renderer, colours, configuration, pictureSources, sink
        )
        let board = Board(
            site: site, ledger: inputs.posted, withdrawn: inputs.posted.withdrawn(from: documents, at: inputs.now),
            documents: documents,
            pictures: pictures, postPictures: postPictures.byPost, teasers: teasers, replies: Replies(site).all(sink))
        let posts = try await teaserFiles(teasers) + boardFiles(board, templates, tree) + postPictures.outputs
        let outputs = OutputSet(siteOutputs, OutputSet(posts, sink))
        guard !sink.diagnostics.hasErrors else { return nil }
        return BuildPlan(
            site: site, documents: documents, pageCount: pages.count, teasers: teasers,
            withdrawn: board.withdrawn, outputs: outputs,
            pictureKeys: sitePictures.keys.union(cards.keys).union(postPictures.keys), renderer: renderer,
            cardColours: colours, kept: sources.documents.kept, siteKey: siteKey)
    }

    private func resolver(
        _ site: Site, _ documents: [Document], _ pages: [SitePage], _ files: [AssetFiles.File], _ assets: AssetFiles,
        _ filePaths: [String]
    ) -> LinkResolver {
        LinkResolver(
            site: site, documents: documents,
            assets: Dictionary(files.map { ($0.source, $0.sitePath) }) { first, _ in first },
            unpublishedFiles: Set(assets.content.map(\.source)).subtracting(files.map(\.source)),
            sitePaths: Set(
                pages.map(\.sitePath) + files.map(\.sitePath) + assets.theme.map(\.sitePath) + filePaths))
    }

    private func checkPages(_ pages: [SitePage], _ templates: TemplateSet, _ sink: DiagnosticSink) {
        let needed =
            Set(pages.map(\.kindTemplate)).sorted().map { template in
                (template, SitePage.kindTemplates.first { $0.name == template }?.summary ?? "A page.")
            }
            + BlockView.templateEntries.map { ($0.name, "What stands for \($0.name.lastPathPart) in a text.") }
            + CardFormat.all.map { ($0.template, $0.summary) }
            + Syndicator.templateEntries.map { ($0.name, "The text of a teaser.") }
            + Board.templateEntries.map { ($0.name, "The staff's page of posts.") }
        for (template, summary) in needed where !templates.names.contains(template) {
            sink.add(
                .error(
                    "template.missing",
                    Message(en: "the template `\(template)` is missing", ja: "テンプレート `\(template)` がありません"),
                    at: .path("templates/\(template).mustache"),
                    hint: Message(en: "make it: \(summary)", ja: "templates/\(template).mustache を作ってください")))
        }
    }

    /// The order in which staff look for what to post.
    private func newestFirst(_ documents: [Document]) -> [Document] {
        documents.sorted {
            let (left, right) = ($0.frontMatter.date?.instant ?? .min, $1.frontMatter.date?.instant ?? .min)
            return left != right ? left > right : $0.path.file < $1.path.file
        }
    }

    /// The articles' own pictures that lie on the site, by the articles' files.
    private func pictures(_ documents: [Document], _ resolver: LinkResolver) -> [String: String] {
        var pictures: [String: String] = [:]
        for document in documents where document.path.kind == .article {
            guard let image = document.frontMatter.image else { continue }
            // The check of the documents has reported a picture that is not there.
            pictures[document.path.file] = resolver.sitePath(of: image, from: document.path.file)
        }
        return pictures
    }
}

extension Array {
    /// Those that a condition holds for, and the others, each in their order.
    fileprivate func partitioned(_ condition: (Element) -> Bool) -> ([Element], [Element]) {
        (filter(condition), filter { !condition($0) })
    }
}
