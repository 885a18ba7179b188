import ShiraseCore
import ShiraseSite
import ShiraseSyndication

/// The part of the main job that reads documents.
extension Build {
    /// How many documents' texts are held in memory from when they are read to when their pages are made. Further ones are parsed twice.
    static let mostHeldTexts = 10_000

    struct Documents: Sendable {
        let all: [Document]
        /// What the next build may keep of them.
        let kept: DocumentsToKeep
        /// What other pages see of them, by file.
        let faces: [String: Fingerprint]
    }

    func readDocuments(
        _ tree: SourceTree, _ inputs: Inputs, _ memory: BuildMemory?, _ sink: DiagnosticSink
    ) async throws -> Documents {
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
            number, path -> (result: DocumentReader.Result, kept: DocumentsToKeep.Entry?) in
            guard let source = memory?.fingerprints.files[path] else {
                let file = try tree.read(path, fileSystem)
                defer { file.forget() }
                return (reader.read(file, holdsText: number < Self.mostHeldTexts), nil)
            }
            if let entry = earlier.entry(path, source, environment),
                let document = earlier.document(tree.unread(path, fileSystem), entry.range, reader)
            {
                return (
                    DocumentReader.Result(document: document, diagnostics: []),
                    DocumentsToKeep.Entry(
                        path: path, source: source, face: entry.face, bytes: earlier.kept(entry.range))
                )
            }
            let file = try tree.read(path, fileSystem)
            let result = reader.read(file, holdsText: number < Self.mostHeldTexts)
            file.forget()
            guard let document = result.document, result.diagnostics.isEmpty else { return (result, nil) }
            return (
                result,
                DocumentsToKeep.Entry(
                    path: path, source: source, face: reader.face(document), bytes: reader.kept(document)[...])
            )
        }
        let results = read.map(\.result)
        let new = read.compactMap(\.kept)
        let kept = DocumentsToKeep(environment: environment, documents: new)
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
        return Documents(all: all.compactMap(\.document), kept: kept, faces: faces)
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

    func isPublished(_ document: Document, _ now: Moment) -> Bool {
        switch document.status(at: now) {
        case .published: true
        case .draft: options.includesDrafts
        case .scheduled: options.includesFuture
        case .expired: false
        }
    }
}
