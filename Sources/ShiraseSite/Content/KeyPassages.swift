import ShiraseCore
import ShiraseMarkdown

/// What an article says that can stand in a shorter text, the most telling first. Every passage is the author's, whole and unchanged.
public struct KeyPassages: Sendable, Hashable {
    /// Sentences, or all sentences of an `:::inseparable` container as one.
    public let sentences: [Passage]
    /// What tables and lists say, in words: `対象：65歳以上`.
    public let facts: [Passage]
    /// What stands between two sentences of the article's language.
    public let space: String
    /// Whether a heading of the article is about making an appointment.
    public let tellsBooking: Bool

    public struct Passage: Sendable, Hashable {
        /// Without white space around it.
        public let text: String
        /// Its place in the article; below 0 in what the author has written to be short, the description.
        public let order: Int
        /// The passage, by its place, without which it cannot be understood.
        public let leansOn: Int?
        /// Whether it may only stand as a whole.
        public let isInseparable: Bool
        /// Whether it comes from a table or a list.
        public var isFact = false
        let weight: Int

        /// With the text's beginning in its place.
        public func replaced(by text: String) -> Passage {
            Passage(
                text: text, order: order, leansOn: leansOn, isInseparable: isInseparable, isFact: isFact, weight: weight
            )
        }
    }

    public static let none = KeyPassages(sentences: [], facts: [], space: "", tellsBooking: false)

    /// The sentences of a text that its author wrote to be short: in their order, each leaning on the one before it where its words say so.
    public static func written(_ text: String, language: String) -> KeyPassages {
        let words = SentenceWords.of(language)
        let passages = Self.written(text, words, language)
        return KeyPassages(sentences: passages, facts: [], space: words.space, tellsBooking: false)
    }

    /// An article's: the sentences of its description, then what is chosen from its text.
    static func of(_ text: PlainText, title: String, description: String?, language: String) -> KeyPassages {
        let words = SentenceWords.of(language)
        let written = description.map { Self.written($0, words, language) } ?? []
        var chooser = PassageChooser(title: title, written: written.map(\.text), language: language, words)
        chooser.read(text)
        return KeyPassages(
            sentences: written + chooser.chosenSentences(), facts: chooser.chosenFacts(), space: words.space,
            tellsBooking: text.blocks.contains { block in
                guard case .heading = block.kind else { return false }
                let heading = text.text(block.range)
                return words.bookingHeadings.contains { heading.contains($0) }
            })
    }

    private static func written(_ text: String, _ words: SentenceWords, _ language: String) -> [Passage] {
        let sentences = TextBoundaries.split(text.trimmingWhiteSpace, by: .sentence, language: language)
            .map(\.trimmingWhiteSpace).filter { !$0.isEmpty }
        // Without the note that insurance does not pay, the rest of such a text may be illegal (Medical Care Act, article 6-5, and its
        // guideline, 2026-11).
        if words.signs.signs(in: text).contains(.selfPaid) {
            return [
                Passage(text: text.trimmingWhiteSpace, order: -1, leansOn: nil, isInseparable: true, weight: 1000)
            ]
        }
        return sentences.enumerated().map { index, sentence in
            let leans = index > 0 && words.signs.signs(in: sentence).contains(.leaning)
            return Passage(
                text: sentence, order: index - sentences.count, leansOn: leans ? index - 1 - sentences.count : nil,
                isInseparable: false, weight: 1000 - index)
        }
    }

    /// The first of them in the article's order, as many as make a text of about `length` characters; at least one, if there is one.
    func excerpt(_ length: Int) -> String {
        var chosen: [Passage] = []
        var count = 0
        for passage in sentences where passage.leansOn.map({ order in chosen.contains { $0.order == order } }) ?? true {
            if !chosen.isEmpty, count + passage.text.count > length { break }
            chosen.append(passage)
            count += passage.text.count
        }
        return chosen.sorted { $0.order < $1.order }.map(\.text).joined(separator: space)
    }
}
