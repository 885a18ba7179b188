import ShiraseCore
import ShiraseMarkdown

/// A summary from an article's own sentences, whole ones only.
enum Summary {
    /// The most characters, unless the first part alone is longer.
    static let advisedLength = 120

    static func make(_ text: PlainText, language: String) -> String {
        chosen(text, language).joined().trimmingWhiteSpace
    }

    private static func chosen(_ text: PlainText, _ language: String) -> [String] {
        var summary: [String] = []
        var length = 0
        for part in parts(text, language) {
            let own = part.text.trimmingWhiteSpace
            if !summary.isEmpty, length + own.characterCount > advisedLength { return summary }
            summary.append(part.text)
            length += part.text.characterCount
            // A paragraph without a full stop (a caption, a lead-in to a list) does not run into the next one.
            if part.endsParagraph, let last = own.last, !"。．.！？!?」』".contains(last) { return summary }
        }
        return summary
    }

    private struct Part {
        var text: String
        var endsParagraph: Bool
    }

    private static func parts(_ text: PlainText, _ language: String) -> [Part] {
        var parts: [Part] = []
        var group: Int?
        var length = 0
        for block in text.lead {
            let sentences = text.sentences(of: block, language: language)
            for (index, sentence) in sentences.enumerated() {
                let endsParagraph = index == sentences.count - 1
                // Japanese puts no space between sentences.
                let written = sentence.text + (endsParagraph && !language.isJapanese ? " " : "")
                if let inseparable = block.inseparable, inseparable == group {
                    parts[parts.count - 1].text += written
                    parts[parts.count - 1].endsParagraph = endsParagraph
                } else {
                    // What stands behind these is never read.
                    if length > advisedLength { return parts }
                    length += sentence.text.characterCount
                    parts.append(Part(text: written, endsParagraph: endsParagraph))
                }
                group = block.inseparable
            }
        }
        return parts
    }
}
