import ShiraseCore
import ShiraseMarkdown
import Synchronization

/// The text of a document: its HTML, its words, and what can be told of it.
public final class DocumentText: Sendable {
    public let html: SlottedHTML
    public let plainText: PlainText
    private let choose: @Sendable (PlainText) -> KeyPassages
    private let chosen = Mutex<KeyPassages?>(nil)

    /// - Parameter choose: gives the passages.
    init(_ markdown: MarkdownDocument, choose: @escaping @Sendable (PlainText) -> KeyPassages) {
        html = markdown.html
        plainText = markdown.plainText
        self.choose = choose
    }

    /// What an article's teasers may say; none for pages.
    public var passages: KeyPassages {
        chosen.withLock { chosen in
            let passages = chosen ?? choose(plainText)
            chosen = passages
            return passages
        }
    }
}
