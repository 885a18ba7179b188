import ShiraseCore
import ShiraseSite
import ShiraseSyndication

/// The files that a site and its posts are written to.
extension Build {
    /// What makes a page is looked at now; the page is made when it is written.
    /// - Parameter isNew: whether every page is another one than stands there; then it is looked at when the page is made.
    func pageOutputs(
        _ pages: [SitePage], _ renderer: PageRenderer, _ frames: [String: Fingerprint]?, isNew: Bool
    ) async throws -> [Output] {
        // The pages share the closure, as a renderer is a large value to be held by each.
        let render = { @Sendable (page: SitePage) in renderer.render(page) }
        return try await pages.concurrentMap(jobs: options.jobs) { page in
            let path = OutputArea.site.path(page.outputPath)
            let frame = isNew ? nil : frames?[path] ?? renderer.frameKey(of: page)
            return Output(
                path, .rendered { render(page) },
                key: frame.flatMap { renderer.key(of: page, frame: $0) }, frame: frame, origin: page.origin,
                isSecond: page.isForPaper)
        }
    }

    func copies(_ tree: SourceTree, _ memory: BuildMemory?, _ files: [AssetFiles.File]) -> [Output] {
        files.map { file in
            Output(
                OutputArea.site.path(file.sitePath), file.bytes.map(Output.Content.bytes) ?? tree.copy(of: file.source),
                key: file.bytes == nil ? memory?.fingerprints.files[file.source] : nil, origin: .path(file.source))
        }
    }

    /// Where ``siteFiles(_:_:_:_:_:)`` will stand, `_redirects` and the clinic's own files excepted.
    func siteFilePaths(_ site: Site) -> [String] {
        ["sitemap.xml", "robots.txt", "manifest.webmanifest"]
            + site.languages.flatMap { [$0.prefix] + $0.sections.map(\.sitePath) }.flatMap { folder in
                Feed.Format.allCases.map { folder + $0.file }
            }
    }

    func siteFiles(
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

    func teaserFiles(_ teasers: [Teaser]) async throws -> [Output] {
        try await teasers.concurrentMap(jobs: options.jobs) {
            Output(OutputArea.sns.path($0.outputPath), text: $0.text, origin: .path($0.document.path.file))
        } + [
            Output(
                OutputArea.sns.path("teasers.json"), .made { JSONValue.prettyArray(teasers.lazy.map(\.json)) },
                origin: .path("content/site.yml"))
        ]
    }

    func boardFiles(_ board: Board, _ templates: TemplateSet, _ tree: SourceTree) -> [Output] {
        let origin = Diagnostic.Place.path("templates/board/index.mustache")
        let folder = "templates/board/"
        let parts = tree.paths.filter { $0.hasPrefix(folder) && $0.pathExtension != "mustache" }
        return [
            Output(
                OutputArea.sns.path("index.html"), .made { templates.render("board/index", board.view) ?? [] },
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
