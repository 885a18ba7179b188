import ShiraseCore
import ShiraseMarkdown

/// Reads documents. What is wrong comes along as diagnostics.
public struct DocumentReader: Sendable {
    public let configuration: SiteConfiguration
    public let vocabulary: FrontMatter.Vocabulary
    /// The theme's words, by language.
    private let strings: [String: Strings]

    public init(configuration: SiteConfiguration, platforms: [String], strings: [String: Strings]) {
        self.configuration = configuration
        self.strings = strings
        vocabulary = FrontMatter.Vocabulary(calendar: configuration.calendar, platforms: platforms)
    }

    public struct Result: Sendable {
        public let document: Document?
        public let diagnostics: [Diagnostic]

        public init(document: Document?, diagnostics: [Diagnostic]) {
            self.document = document
            self.diagnostics = diagnostics
        }
    }

    /// - Parameter holdsText: whether the document keeps its text; else it is parsed again when it is asked for.
    public func read(_ file: SourceFile, holdsText: Bool = true) -> Result {
        let sink = DiagnosticSink()
        let path: ContentPath
        do {
            path = try ContentPath(file.path, languages: configuration.languages)
        } catch {
            return Result(document: nil, diagnostics: [error.diagnostic(file.path, configuration.languages)])
        }
        if let invalid = file.firstInvalidUTF8 {
            return Result(document: nil, diagnostics: [.invalidUTF8(file, at: invalid)])
        }
        guard let split = FrontMatterSplit(file, sink) else {
            return Result(document: nil, diagnostics: sink.diagnostics)
        }
        let markdown = markdown(file, split.body, path)
        sink.add(contentsOf: markdown.diagnostics)
        guard let matter = FrontMatter.load(file, split.yaml, path.kind, vocabulary, sink) else {
            return Result(document: nil, diagnostics: sink.diagnostics)
        }
        let text = text(markdown, path, matter)
        let summary =
            matter.summary ?? matter.description ?? Summary.make(markdown.plainText, language: path.language)
        let document = Document(
            path: path, source: file, frontMatter: matter, outline: markdown.outline,
            sitePath: sitePath(path, slug: matter.slug), summary: summary,
            description: matter.description ?? Self.description(text.passages, summary),
            text: holdsText ? text : nil
        ) { self.text(file, path, matter) }
        return Result(document: document, diagnostics: sink.diagnostics)
    }

    private static func description(_ passages: KeyPassages, _ summary: String) -> String {
        let told = passages.excerpt(Summary.advisedLength)
        return told.isEmpty ? summary : told
    }

    private func sitePath(_ path: ContentPath, slug: String?) -> String {
        let name = path.kind == .front || path.kind == .section ? nil : slug ?? path.name
        return configuration.prefix(path.language) + [path.section, name].compactMap(\.self).map { $0 + "/" }.joined()
    }

    private func markdown(_ file: SourceFile, _ body: Range<Int>, _ path: ContentPath) -> MarkdownDocument {
        Markdown.document(file, body: body, options: configuration.markdown, language: path.language)
    }

    /// The text of a document that was read before.
    private func text(_ file: SourceFile, _ path: ContentPath, _ matter: FrontMatter) -> DocumentText {
        text(markdown(file, FrontMatterSplit.body(of: file), path), path, matter)
    }

    private func text(_ markdown: MarkdownDocument, _ path: ContentPath, _ matter: FrontMatter) -> DocumentText {
        let strings = strings[path.language]
        return DocumentText(markdown) { plainText in
            guard path.kind == .article else { return .none }
            let event = matter.event.flatMap { event in strings.map { EventWords(event: event, strings: $0) } }
            return KeyPassages.of(
                plainText, title: matter.title.value, description: matter.description ?? matter.summary,
                terms: matter.job?.sentence(path.language), facts: event?.facts ?? [], language: path.language)
        }
    }
}

// MARK: Between two runs

extension DocumentReader {
    /// Everything of a document but its text, its source and its path.
    public func kept(_ document: Document) -> [UInt8] {
        var writer = BinaryWriter()
        write(document, to: &writer)
        // Without the room for more.
        return writer.bytes.withUnsafeBufferPointer(Array.init)
    }

    /// Of what the rest of a site can see of a document: an edit of the text that leaves it the same shows on no other page.
    public func face(_ document: Document) -> Fingerprint {
        var writer = BinaryWriter(omitsPlaces: true)
        write(document, to: &writer)
        return writer.fingerprint
    }

    private func write(_ document: Document, to writer: inout BinaryWriter) {
        writer.write(document.frontMatter)
        writer.write(document.outline)
        writer.write(document.summary)
        writer.write(document.description)
    }

    /// A document from what ``kept(_:)`` gave for it; the file must be the same.
    /// - Parameter range: where that stands in the bytes.
    public func document(
        _ file: SourceFile, from bytes: [UInt8], _ range: Range<Int>
    ) throws(BinaryReader.Damage) -> Document {
        guard let path = try? ContentPath(file.path, languages: configuration.languages) else {
            throw BinaryReader.Damage()
        }
        var reader = BinaryReader(bytes, range, file: file)
        let matter = try reader.value(FrontMatter.self)
        return Document(
            path: path, source: file, frontMatter: matter, outline: try reader.value(),
            sitePath: sitePath(path, slug: matter.slug), summary: try reader.string(),
            description: try reader.string(), text: nil
        ) { self.text(file, path, matter) }
    }
}
