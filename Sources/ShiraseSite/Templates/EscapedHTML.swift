import Mustache
import ShiraseMarkdown

/// How texts are shown in pages. swift-mustache escapes characters, so a quote with a combining mark behind it would pass and end
/// an attribute early; here code points are escaped.
struct EscapedHTML: MustacheContentType {
    /// The name by which templates are told to use it.
    static let name = "SHIRASE_HTML"

    func escapeText(_ text: String) -> String { text.htmlEscaped }

    /// Makes the name known to swift-mustache.
    static func register() { MustacheContentTypes.register(EscapedHTML(), named: name) }
}
