import ShiraseCore
import ShiraseMarkdown
import Synchronization

/// A Markdown file of `content/`, read: an article, a page, or the text of a section or of the front page. It always has at hand what the rest of the
/// site asks of it, and its text when that is asked for.
public final class Document: Sendable {
    public let path: ContentPath
    public let source: SourceFile
    public let frontMatter: FrontMatter
    /// What its text holds.
    public let outline: MarkdownOutline
    /// Where its page stands, below the site's address: `notices/flu/`. Empty for the front page of the default language.
    public let sitePath: String
    /// What lists and feeds show: the author's summary, else the description, else the first sentences.
    public let summary: String
    /// What search engines and link cards are told: what the author has written for them, else what an article's teasers say.
    public let description: String
    /// The text is read again where nobody holds it.
    private let held: Mutex<HeldText>
    private let readText: @Sendable () -> DocumentText

    private struct HeldText {
        let text: DocumentText?
        weak var last: DocumentText?
    }

    /// What the document says. Whoever asks for several things of it asks once: else it may be read several times.
    public var text: DocumentText {
        held.withLock { held in
            if let text = held.text ?? held.last { return text }
            let text = readText()
            held.last = text
            return text
        }
    }

    /// - Parameters:
    ///   - text: what is held as long as the document is.
    ///   - readText: gives the text where none is held.
    init(
        path: ContentPath, source: SourceFile, frontMatter: FrontMatter, outline: MarkdownOutline, sitePath: String,
        summary: String, description: String, text: DocumentText?, readText: @escaping @Sendable () -> DocumentText
    ) {
        self.path = path
        self.source = source
        self.frontMatter = frontMatter
        self.outline = outline
        self.sitePath = sitePath
        self.summary = summary
        self.description = description
        self.readText = readText
        held = Mutex(HeldText(text: text, last: text))
    }

    public var language: String { path.language }
    public var title: String { frontMatter.title.value }

    /// Minutes that reading takes, at least 1: 500 characters a minute in Japanese, which is the usual figure for adults
    /// (400–600), and 1,000 letters (some 200 words) in other scripts.
    public var readingMinutes: Int {
        let perMinute = language.isJapanese ? 500 : 1000
        return max(1, (text.plainText.characterCount + perMinute - 1) / perMinute)
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
