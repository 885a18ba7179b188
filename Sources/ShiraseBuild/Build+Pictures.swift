import ShiraseCore
import ShirasePictures
import ShiraseSite
import ShiraseSyndication

/// The part of the main job that makes pictures.
extension Build {
    func makePictures(
        _ files: [AssetFiles.File], _ documents: [Document], _ addresses: LinkAddresses,
        _ configuration: SiteConfiguration, _ pictures: PictureSources, _ sink: DiagnosticSink
    ) async throws -> SitePictures {
        guard options.makesPictures, !files.isEmpty else { return .none }
        progress(Message(en: "preparing \(files.count) pictures", ja: "\(files.count)枚の画像を準備中"))
        let sources = self.sources(of: files, configuration.baseURL)
        var shown: [String: [SourceRange]] = [:]
        // Lists and link cards show a document's own picture, in no size of their own.
        var named: [String: [SourceRange]] = [:]
        for document in documents {
            if let image = document.frontMatter.image, let source = source(of: image.value, document, files) {
                named[source, default: []].append(image.range)
            }
            guard document.outline.hasPictures else { continue }
            for (reference, address) in zip(document.outline.references, addresses[document])
            where reference.kind == .picture {
                if let source = sources[address.text] { shown[source, default: []].append(reference.range) }
            }
        }
        return try await SitePictures(
            files, shown: shown, named: named, offersAVIF: configuration.offersAVIF, pictures,
            jobs: options.jobs, sink)
    }

    /// Files of `content/` by the addresses that lead to them.
    private func sources(of files: [AssetFiles.File], _ base: BaseURL) -> [String: String] {
        Dictionary(files.map { (base.path($0.sitePath), $0.source) }) { first, _ in first }
    }

    /// The file that front matter names as the document's picture.
    private func source(of image: String, _ document: Document, _ files: [AssetFiles.File]) -> String? {
        if image.hasPrefix("/") { return files.first { "/" + $0.sitePath == image }?.source }
        return (document.path.file.parentPath ?? "").appendingPath(image).normalizedPath
    }

    func makeCards(
        _ documents: [Document], _ renderer: PageRenderer, _ colours: CardColours, _ pictures: PictureSources,
        _ sink: DiagnosticSink
    ) async throws -> SiteCards {
        guard options.makesPictures else { return .none }
        return try await SiteCards(documents, renderer, colours, pictures, jobs: options.jobs, sink)
    }

    /// An article's photographs for posts: its own picture, then those of its text.
    func makePostPictures(
        _ teasers: [Teaser], _ files: [AssetFiles.File], _ documents: [Document],
        _ addresses: LinkAddresses, _ own: [String: String], _ renderer: PageRenderer,
        _ colours: CardColours, _ configuration: SiteConfiguration, _ pictures: PictureSources, _ sink: DiagnosticSink
    ) async throws -> PostPictures {
        guard options.makesPictures else { return .none }
        let base = configuration.baseURL
        let paths = self.sources(of: files, base)
        var sources: [String: [PostPictures.Source]] = [:]
        for document in documents where document.path.kind == .article {
            var found: [PostPictures.Source] = []
            func add(_ address: String, _ alt: String) {
                guard let path = paths[address], !found.contains(where: { $0.path == path }) else { return }
                found.append(PostPictures.Source(path: path, alt: alt))
            }
            if let path = own[document.path.file] { add(base.path(path), document.frontMatter.imageAlt ?? "") }
            let addresses = document.outline.hasPictures ? addresses[document] : []
            for (reference, address) in zip(document.outline.references, addresses)
            where reference.kind == .picture && !reference.isDecoration {
                add(address.text, reference.text)
            }
            sources[document.path.file] = found
        }
        return try await PostPictures(
            teasers, sources: sources, ground: PictureColour(colours.panel) ?? .white,
            card: { renderer.card(.instagram, of: $0, colours) }, pictures, jobs: options.jobs, sink)
    }

    /// The files, with drawings as ``HarmlessDrawing`` writes them.
    func withHarmlessDrawings(
        _ files: [AssetFiles.File], _ tree: SourceTree, _ sink: DiagnosticSink
    ) async throws -> [AssetFiles.File] {
        let fileSystem = fileSystem
        let results = try await files.concurrentMap(jobs: options.jobs) { file -> (AssetFiles.File, Diagnostic?) in
            guard file.source.pathExtension == "svg" else { return (file, nil) }
            let source = try tree.read(file.source, fileSystem)
            do {
                let text = try HarmlessDrawing.text(source.bytes)
                return (AssetFiles.File(source: file.source, sitePath: file.sitePath, bytes: Array(text.utf8)), nil)
            } catch let problem as HarmlessDrawing.Problem {
                return (file, problem.diagnostic(in: file.source))
            }
        }
        for (_, problem) in results { sink.add(contentsOf: [problem].compactMap(\.self)) }
        return results.map(\.0)
    }

    var pictureStore: PictureStore {
        PictureStore(
            options.root.appendingPath(BuildStore.folderName).appendingPath(SitePictures.storeName), fileSystem)
    }
}
