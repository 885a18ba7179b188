import ShiraseCore
import ShiraseMarkdown

/// The text of a document: its HTML, its words, and what can be told of it.
public final class DocumentText: Sendable {
    public let html: SlottedHTML
    public let plainText: PlainText
    private let chosen: Once<KeyPassages>

    /// - Parameter choose: gives the passages.
    init(_ markdown: MarkdownDocument, choose: @escaping @Sendable (PlainText) -> KeyPassages) {
        html = markdown.html
        let plainText = markdown.plainText
        self.plainText = plainText
        chosen = Once { choose(plainText) }
    }

    /// What an article's teasers may say; none for pages.
    public var passages: KeyPassages { chosen.value }
}
