@testable import ShiraseMarkdown

extension SlottedHTML {
    /// The HTML with addresses by reference, and components without markup of their own.
    func filled(addresses: [String]) -> String {
        filled {
            Filling(addresses[$0])
        } component: {
            $1.title + $1.content
        }
    }
}

extension MarkdownDocument {
    /// The texts that a summary may be taken from.
    var leadTexts: [String] { plainText.lead.map { plainText.text($0.range) } }
}
