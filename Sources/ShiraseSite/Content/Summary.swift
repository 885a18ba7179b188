import ShiraseCore

/// A summary from an article's own sentences, whole ones only.
enum Summary {
    /// The most characters, unless the first sentence alone is longer.
    static let advisedLength = 120

    /// - Parameter paragraphs: the article's, from the first.
    static func make(_ paragraphs: [String], language: String) -> String {
        var summary = ""
        for paragraph in paragraphs {
            for sentence in TextBoundaries.split(paragraph, by: .sentence, language: language) {
                if !summary.isEmpty, summary.count + sentence.trimmingWhiteSpace.count > advisedLength {
                    return summary.trimmingWhiteSpace
                }
                summary += sentence
            }
            // A paragraph without a full stop (a caption, a lead-in to a list) does not run into the next one.
            if let last = summary.trimmingWhiteSpace.last, !"。．.！？!?」』".contains(last) {
                return summary.trimmingWhiteSpace
            }
            if language != "ja" { summary += " " }
        }
        return summary.trimmingWhiteSpace
    }
}
