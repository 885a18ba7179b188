import ShiraseCore
import ShiraseMarkdown

/// A Markdown file of `content/`, read: an article, a page, or the text of a section or of the front page.
public final class Document: Sendable {
    public let path: ContentPath
    public let source: SourceFile
    public let frontMatter: FrontMatter
    public let markdown: MarkdownDocument
    /// Where its page stands, below the site's address: `notices/flu/`. Empty for the front page of the default language.
    public let sitePath: String
    /// What lists and feeds show: the author's summary, else the description, else the first sentences.
    public let summary: String
    /// What an article's teasers may say; none for pages.
    public let passages: KeyPassages

    init(
        path: ContentPath, source: SourceFile, frontMatter: FrontMatter, markdown: MarkdownDocument,
        configuration: SiteConfiguration, strings: Strings?
    ) {
        self.path = path
        self.source = source
        self.frontMatter = frontMatter
        self.markdown = markdown
        let event = frontMatter.event.flatMap { event in strings.map { EventWords(event: event, strings: $0) } }
        passages =
            path.kind == .article
            ? KeyPassages.of(
                markdown.plainText, title: frontMatter.title.value,
                description: frontMatter.description ?? frontMatter.summary,
                terms: frontMatter.job?.sentence(path.language), facts: event?.facts ?? [], language: path.language)
            : .none
        let slug = frontMatter.slug ?? path.name
        let parts = [path.section, path.kind == .front || path.kind == .section ? nil : slug].compactMap(\.self)
        sitePath = configuration.prefix(path.language) + parts.map { $0 + "/" }.joined()
        summary =
            frontMatter.summary ?? frontMatter.description
            ?? Summary.make(markdown.plainText, language: path.language)
    }

    public var language: String { path.language }
    public var title: String { frontMatter.title.value }

    /// What search engines and link cards are told: what the author has written for them, else what an article's teasers say.
    public var description: String {
        if let written = frontMatter.description { return written }
        let told = passages.excerpt(Summary.advisedLength)
        return told.isEmpty ? summary : told
    }

    /// Minutes that reading takes, at least 1: 500 characters a minute in Japanese, which is the usual figure for adults
    /// (400–600), and 1,000 letters (some 200 words) in other scripts.
    public var readingMinutes: Int {
        let perMinute = language.isJapanese ? 500 : 1000
        return max(1, (markdown.plainText.characterCount + perMinute - 1) / perMinute)
    }

    /// What a build at a moment does with it.
    public enum Status: Sendable, Hashable {
        case published
        case draft
        /// Its date lies in the future.
        case scheduled
        case expired
    }

    public func status(at now: Moment) -> Status {
        if frontMatter.draft { return .draft }
        if let expires = frontMatter.expires, expires <= now { return .expired }
        if let date = frontMatter.date, date > now { return .scheduled }
        return .published
    }
}

/// Reads documents. What is wrong comes along as diagnostics, so that a memo can keep both.
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
    }

    public func read(_ file: SourceFile) -> Result {
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
        let text = Markdown.document(
            file, body: split.body, options: configuration.markdown, language: path.language)
        sink.add(contentsOf: text.diagnostics)
        guard let frontMatter = FrontMatter.load(file, split.yaml, path.kind, vocabulary, sink) else {
            return Result(document: nil, diagnostics: sink.diagnostics)
        }
        let document = Document(
            path: path, source: file, frontMatter: frontMatter, markdown: text, configuration: configuration,
            strings: strings[path.language])
        return Result(document: document, diagnostics: sink.diagnostics)
    }
}
