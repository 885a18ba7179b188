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
    /// The documents as the next build may find them.
    let kept: KeptDocuments
    /// Of the site but for its texts.
    let siteKey: Fingerprint?
}

/// What a build knows from earlier ones, and of its sources.
struct BuildMemory: Sendable {
    let fingerprints: SourceFingerprints
    let documents: KeptDocuments
    /// Of the site that was built last, but for its texts.
    let site: Fingerprint?
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
        let tree = try SourceTree.scan(options.root, options.theme, fileSystem, sink)
        return try await plan(tree, nil, sink)
    }

    /// - Parameter memory: what need not be computed again; with it, outputs know what they are made from.
    func plan(_ tree: SourceTree, _ memory: BuildMemory?, _ sink: DiagnosticSink) async throws -> Result {
        let plan = try await outputs(tree, memory, sink)
        return Result(plan: plan, diagnostics: sink.diagnostics.map(tree.explain))
    }

    private func outputs(_ tree: SourceTree, _ memory: BuildMemory?, _ sink: DiagnosticSink) async throws -> BuildPlan?
    {
        guard let inputs = try loadInputs(tree, sink) else { return nil }
        let configuration = inputs.configuration
        let (documents, kept, faces) = try await readDocuments(tree, inputs, memory, sink)
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
        let resolver = resolver(site, documents, pages, publishedFiles, assets, filePaths)
        let templates = try loadTemplates(tree, pages, inputs, assets, sink)
        let addresses = LinkAddresses(resolver)
        var renderer = PageRenderer(
            site: site, templates: templates, assets: assets.themeNames, addresses: addresses, resolver: resolver,
            sources: memory.map { pageSources($0, documents, inputs) }, sink)
        let siteKey = memory.map { self.siteKey(site, renderer, tree, $0.fingerprints, faces) }
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
        let sitePictures = try await makePictures(photographs, documents, addresses, configuration, tree, sink)
        renderer.show(sitePictures.published)
        let colours = try tree.cardColours(palette: configuration.palette?.value, fileSystem)
        let cards = try await makeCards(published, renderer, colours, sink)
        renderer.cards = cards.paths
        let pictures = pictures(published, resolver)
        let syndicator = Syndicator(site, templates, inputs.posted, pictures: pictures, sink)

        // Where everything will stand is known before anything is rendered.
        let copies = copies(tree, memory, assets.theme + files) + sitePictures.outputs + cards.outputs
        let all =
            try await outputs(pages, renderer, frames, isFirst: memory?.outputs.files.isEmpty ?? true)
            + siteFiles(site, pages, renderer, assets, clinicFiles, siteKey) + copies
        let siteOutputs = frames == nil ? OutputSet(all, sink) : OutputSet(checked: all)

        // What is wrong so far would only be found again in what is made from it.
        guard !sink.diagnostics.hasErrors else { return nil }
        progress(Message(en: "composing the posts", ja: "投稿文を作成中"))
        let syndicated = try await newestFirst(published).concurrentMap(jobs: options.jobs) {
            syndicator.teasers(of: $0)
        }
        for result in syndicated { sink.add(contentsOf: result.diagnostics) }
        let teasers = syndicator.withCorrections(syndicator.distinct(syndicated.flatMap(\.teasers), sink))
        let postPictures = try await makePostPictures(
            teasers, photographs, published, addresses, pictures, renderer, colours, configuration, tree, sink)
        let board = Board(
            site: site, ledger: inputs.posted, withdrawn: inputs.posted.withdrawn(from: documents, at: inputs.now),
            documents: documents,
            pictures: pictures, postPictures: postPictures.byPost, teasers: teasers, replies: Replies(site).all(sink))
        let posts = teaserFiles(teasers) + boardFiles(board, templates, tree) + postPictures.outputs
        let outputs = OutputSet(siteOutputs, OutputSet(posts, sink))
        guard !sink.diagnostics.hasErrors else { return nil }
        return BuildPlan(
            site: site, documents: documents, pageCount: pages.count, teasers: teasers,
            withdrawn: board.withdrawn, outputs: outputs,
            pictureKeys: sitePictures.keys.union(cards.keys).union(postPictures.keys), renderer: renderer,
            cardColours: colours, kept: kept, siteKey: siteKey)
    }

    /// What makes a page is looked at now; the page is made when it is written.
    /// - Parameter isFirst: whether there is nothing to compare with; then it is looked at when the page is made.
    private func outputs(
        _ pages: [SitePage], _ renderer: PageRenderer, _ frames: [String: Fingerprint]?, isFirst: Bool
    ) async throws -> [Output] {
        try await pages.concurrentMap(jobs: options.jobs) { page in
            let path = OutputArea.site.path(page.outputPath)
            let frame = isFirst ? nil : frames?[path] ?? renderer.frameKey(of: page)
            return Output(
                path, .rendered { renderer.render(page) },
                key: frame.flatMap { renderer.key(of: page, frame: $0) }, frame: frame, origin: page.origin,
                isSecond: page.isForPaper)
        }
    }

    /// Of everything that a site is made from but the texts of its documents: what is published, every other file, what time makes of it.
    private func siteKey(
        _ site: Site, _ renderer: PageRenderer, _ tree: SourceTree, _ fingerprints: SourceFingerprints,
        _ faces: [String: Fingerprint]
    ) -> Fingerprint {
        var writer = BinaryWriter()
        writer.write(ProgramIdentity.text)
        writer.write(options.root)
        writer.write(options.baseURL?.url("") ?? "")
        writer.write(options.makesPictures)
        for path in tree.paths {
            guard let fingerprint = faces[path] ?? fingerprints.files[path] else { continue }
            writer.write(path)
            writer.write(fingerprint)
        }
        writer.write(fingerprints.theme)
        writer.write(site.documents.count)
        for document in site.documents { writer.write(document.path.file) }
        renderer.writeCommon(to: &writer)
        writer.write(site.now.dateText)
        return writer.fingerprint
    }

    /// What pages are made from, beside what they see of the site.
    private func pageSources(_ memory: BuildMemory, _ documents: [Document], _ inputs: Inputs) -> PageSources {
        var environment = BinaryWriter()
        environment.write(ProgramIdentity.text)
        memory.fingerprints.write(["content/site.yml"], to: &environment)
        environment.write(options.baseURL?.url("") ?? "")
        // Dates of another year are written with it.
        environment.write(inputs.now.year)
        let files = memory.fingerprints.files
        return PageSources(
            environment: environment.fingerprint, clinic: files["content/clinic.yml"],
            // What `clinic.yml` writes has no file.
            documents: Dictionary(
                documents.map { ($0.path.file, files[$0.path.file] ?? Fingerprint($0.source.bytes)) }
            ) { first, _ in first })
    }

    private func isPublished(_ document: Document, _ now: Moment) -> Bool {
        switch document.status(at: now) {
        case .published: true
        case .draft: options.includesDrafts
        case .scheduled: options.includesFuture
        case .expired: false
        }
    }

    private func resolver(
        _ site: Site, _ documents: [Document], _ pages: [SitePage], _ files: [AssetFiles.File], _ assets: AssetFiles,
        _ filePaths: [String]
    ) -> LinkResolver {
        return LinkResolver(
            baseURL: site.configuration.baseURL, documents: documents, published: site.documents,
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

    /// How many documents' texts are held in memory from when they are read to when their pages are made. Further ones are parsed twice.
    static let mostHeldTexts = 10_000

    /// - Returns: the documents, and what the next build may keep of them.
    private func readDocuments(
        _ tree: SourceTree, _ inputs: Inputs, _ memory: BuildMemory?, _ sink: DiagnosticSink
    ) async throws -> (documents: [Document], kept: KeptDocuments, faces: [String: Fingerprint]) {
        let reader = DocumentReader(
            configuration: inputs.configuration, platforms: Platforms.names, strings: inputs.strings)
        let paths = tree.paths.filter {
            $0.hasPrefix("content/") && $0.pathExtension == "md" && !$0.hasPrefix("content/files/")
        }
        let fileSystem = fileSystem
        var words = BinaryWriter()
        words.write(ProgramIdentity.text)
        words.write(options.baseURL?.url("") ?? "")
        memory?.fingerprints.write(
            ["content/site.yml"] + tree.paths.filter { $0.hasPrefix("templates/strings/") }, to: &words)
        let environment = words.fingerprint
        let earlier = memory?.documents.opened() ?? .none
        let read = try await paths.enumerated().map { ($0, $1) }.concurrentMap(jobs: options.jobs) {
            number, path -> (result: DocumentReader.Result, kept: KeptDocuments.New?) in
            guard let source = memory?.fingerprints.files[path] else {
                return (reader.read(try tree.read(path, fileSystem)), nil)
            }
            if let entry = earlier.entry(path, source, environment),
                let document = earlier.document(tree.unread(path, fileSystem), entry.range, reader)
            {
                return (
                    DocumentReader.Result(document: document, diagnostics: []),
                    KeptDocuments.New(path: path, source: source, face: entry.face, bytes: earlier.kept(entry.range))
                )
            }
            let isHeld = number < Self.mostHeldTexts
            var file = try tree.read(path, fileSystem)
            if !isHeld { file = tree.unread(path, fileSystem, file.bytes) }
            let result = reader.read(file, holdsText: isHeld)
            file.forget()
            guard let document = result.document, result.diagnostics.isEmpty else { return (result, nil) }
            return (
                result,
                KeptDocuments.New(
                    path: path, source: source, face: reader.face(document), bytes: reader.kept(document)[...])
            )
        }
        let results = read.map(\.result)
        let new = read.compactMap(\.kept)
        let kept = KeptDocuments(environment: environment, new)
        let faces = Dictionary(new.map { ($0.path, $0.face) }) { first, _ in first }
        let written = Set(paths)
        let made = inputs.clinic.map {
            ClinicArticles($0, inputs.configuration).sources(inputs.strings, platforms: Platforms.names)
        }
        for article in made ?? [] where written.contains(article.file.path) {
            sink.add(Self.takenName(article.file.path, article.origin))
        }
        let all = results + (made ?? []).filter { !written.contains($0.file.path) }.map { reader.read($0.file) }
        for result in all { sink.add(contentsOf: result.diagnostics) }
        return (all.compactMap(\.document), kept, faces)
    }

    /// What somebody wrote would stand in the place of what `clinic.yml` says.
    private static func takenName(_ path: String, _ origin: SourceRange) -> Diagnostic {
        .error(
            "clinic.article",
            Message(
                en: "\(path) has the name of the notice that this makes", ja: "\(path) は、ここから自動で作るお知らせと同じ名前です"),
            at: .source(origin),
            hint: Message(
                en: "name it here, article: \(path.dropFirst("content/".count)), or give the file another name",
                ja: "その記事を使うなら article: \(path.dropFirst("content/".count)) と書き、使わないならファイル名を変えてください"))
    }

    private func copies(_ tree: SourceTree, _ memory: BuildMemory?, _ files: [AssetFiles.File]) -> [Output] {
        files.map { file in
            Output(
                OutputArea.site.path(file.sitePath), file.bytes.map(Output.Content.bytes) ?? tree.copy(of: file.source),
                key: file.bytes == nil ? memory?.fingerprints.files[file.source] : nil, origin: .path(file.source))
        }
    }

    /// Where ``siteFiles(_:_:_:_:_:)`` will stand, `_redirects` and the clinic's own files excepted.
    private func siteFilePaths(_ site: Site) -> [String] {
        ["sitemap.xml", "robots.txt", "manifest.webmanifest"]
            + site.languages.flatMap { [$0.prefix] + $0.sections.map(\.sitePath) }.flatMap { folder in
                Feed.Format.allCases.map { folder + $0.file }
            }
    }

    private func siteFiles(
        _ site: Site, _ pages: [SitePage], _ renderer: PageRenderer, _ assets: AssetFiles,
        _ clinicFiles: [(path: String, text: String)], _ siteKey: Fingerprint?
    ) -> [Output] {
        let icons = assets.theme.filter { $0.source == "templates/assets/favicon.svg" }.map {
            (sitePath: $0.sitePath, type: "image/svg+xml")
        }
        var files = [("robots.txt", site.robots()), ("manifest.webmanifest", site.webManifest(icons: icons))]
        if let redirects = site.redirects(pages) { files.append(("_redirects", redirects)) }
        let origin = Diagnostic.Place.path("content/site.yml")
        return (files + clinicFiles).map { Output(OutputArea.site.path($0), text: $1, origin: origin) } + [
            Output(
                OutputArea.site.path("sitemap.xml"), .made { Array(site.sitemap(pages).utf8) }, key: siteKey,
                origin: origin)
        ]
            + renderer.feeds().map { feed in
                Output(
                    OutputArea.site.path(feed.path), .made { Array(feed.text().utf8) }, key: feed.key, origin: origin)
            }
    }

    /// The order in which staff look for what to post.
    private func newestFirst(_ documents: [Document]) -> [Document] {
        documents.sorted {
            let (left, right) = ($0.frontMatter.date?.instant ?? .min, $1.frontMatter.date?.instant ?? .min)
            return left != right ? left > right : $0.path.file < $1.path.file
        }
    }

    private func teaserFiles(_ teasers: [Teaser]) -> [Output] {
        teasers.map {
            Output(OutputArea.sns.path($0.outputPath), text: $0.text, origin: .path($0.document.path.file))
        } + [
            Output(
                OutputArea.sns.path("teasers.json"), .bytes(JSONValue.prettyArray(teasers.lazy.map(\.json))),
                origin: .path("content/site.yml"))
        ]
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

    private func boardFiles(_ board: Board, _ templates: TemplateSet, _ tree: SourceTree) -> [Output] {
        let origin = Diagnostic.Place.path("templates/board/index.mustache")
        let folder = "templates/board/"
        let parts = tree.paths.filter { $0.hasPrefix(folder) && $0.pathExtension != "mustache" }
        return [
            Output(
                OutputArea.sns.path("index.html"), .bytes(templates.render("board/index", board.view) ?? []),
                origin: origin),
            Output(OutputArea.sns.path(Board.calendarPath), text: board.calendarFile, origin: origin),
        ]
            + parts.map {
                Output(
                    OutputArea.sns.path(String($0.dropFirst(folder.count))), tree.copy(of: $0), origin: .path($0))
            }
    }
}

extension SourceTree {
    /// What an output holds that is a file of this tree, as it is.
    fileprivate func copy(of path: String) -> Output.Content {
        builtIn(path).map { .bytes($0.bytes) } ?? .copy(of: diskPath(path))
    }
}

extension Array {
    /// Those that a condition holds for, and the others, each in their order.
    fileprivate func partitioned(_ condition: (Element) -> Bool) -> ([Element], [Element]) {
        (filter(condition), filter { !condition($0) })
    }
}
