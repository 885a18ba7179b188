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
    public var tellsBooking = false
    /// Whether the article is about treatment that insurance does not pay for.
    public var isUninsured = false
    /// Whether the author's short text names a price or an effect of such treatment without saying so: then nothing of it is taken.
    public var isMuted = false

    public struct Passage: Sendable, Hashable {
        /// Without white space around it.
        public let text: String
        /// Its place in the article; below 0 in what the author has written to be short, the description.
        public internal(set) var order: Int
        /// The passage, by its place, without which it cannot be understood.
        public let leansOn: Int?
        /// Whether it may only stand as a whole.
        public let isInseparable: Bool
        /// Whether it comes from a table or a list.
        public var isFact = false
        var weight: Int

        /// With a sentence behind it without which it may not stand.
        func joined(with sentence: String, _ space: String) -> Passage {
            Passage(
                text: text + space + sentence, order: order, leansOn: leansOn, isInseparable: true, isFact: isFact,
                weight: weight)
        }

        /// With the text's beginning in its place.
        public func replaced(by text: String) -> Passage {
            Passage(
                text: text, order: order, leansOn: leansOn, isInseparable: isInseparable, isFact: isFact, weight: weight
            )
        }
    }

    public static let none = KeyPassages(sentences: [], facts: [], space: "")

    /// The sentences of a text that its author wrote to be short: in their order, each leaning on the one before it where its words say so.
    /// - Parameter isWhole: whether none of them may stand without the others.
    public static func written(_ text: String, language: String, isWhole: Bool) -> KeyPassages {
        let words = SentenceWords.of(language)
        let passages = isWhole ? [whole(text)] : Self.written(text, words, language)
        return KeyPassages(sentences: passages, facts: [], space: words.space)
    }

    /// An article's: the sentences of its description, then what is chosen from its text.
    /// - Parameters:
    ///   - terms: what front matter says beside the description; read behind its sentences, and more telling than all but the first.
    ///   - facts: what front matter says, as `label：value`. They go before those of the text, and in the place of equal labels.
    static func of(
        _ text: PlainText, title: String, description: String?, terms: String? = nil, facts: [String] = [],
        language: String
    ) -> KeyPassages {
        let words = SentenceWords.of(language)
        let signs = text.utf8.withUnsafeBufferPointer(words.signs.signs)
        let isUninsured = signs.contains(.uninsured) && Self.isUninsured(text, words, language)
        let said = description.map { words.signs.signs(in: $0) } ?? []
        // A price or an effect without the note that insurance does not pay may be illegal (Medical Care Act, article 6-5, and its
        // guideline, 2026-11).
        if isUninsured, said.contains(.promising), !said.contains(.uninsured) {
            return KeyPassages(sentences: [], facts: [], space: words.space, isUninsured: true, isMuted: true)
        }
        let written = description.map { Self.written($0, words, language, behind: terms == nil ? 0 : 1) } ?? []
        var chooser = PassageChooser(title: title, written: written.map(\.text), language: language, words)
        chooser.read(text, signs)
        let given = Array(written.prefix(1)) + (terms.map { [whole($0)] } ?? []) + written.dropFirst()
        return KeyPassages(
            sentences: given + chooser.chosenSentences(), facts: chooser.chosenFacts(after: facts), space: words.space,
            tellsBooking: text.blocks.contains { block in
                guard case .heading = block.kind else { return false }
                return words.bookingHeadings.contains { word in
                    text.utf8.offset(
                        of: Array(word.utf8), from: block.range.lowerBound, before: block.range.upperBound) != nil
                }
            }, isUninsured: isUninsured)
    }

    /// - Parameter count: how many passages are read between these and the article.
    private static func written(
        _ text: String, _ words: SentenceWords, _ language: String, behind count: Int = 0
    ) -> [Passage] {
        let sentences = TextBoundaries.split(text.trimmingWhiteSpace, by: .sentence, language: language)
            .map(\.trimmingWhiteSpace).filter { !$0.isEmpty }
        // Without that note, the rest of such a text may be illegal.
        if words.signs.signs(in: text).contains(.selfPaid) { return [whole(text, order: -1 - count)] }
        var passages: [Passage] = []
        for (index, sentence) in sentences.enumerated() {
            let signs = words.signs.signs(in: sentence)
            if signs.contains(.excepting), let last = passages.popLast() {
                // What is excepted does not stand without its exception.
                passages.append(last.joined(with: sentence, words.space))
                continue
            }
            passages.append(
                Passage(
                    text: sentence, order: index - sentences.count - count,
                    leansOn: signs.contains(.leaning) ? passages.last?.order : nil, isInseparable: false,
                    weight: 1000 - index))
        }
        return passages
    }

    /// Whether a sentence says that insurance does not pay; one that points to a page of prices says it of something else.
    private static func isUninsured(_ text: PlainText, _ words: SentenceWords, _ language: String) -> Bool {
        text.sentences(language: language).contains { sentence in
            let signs = words.signs.signs(in: sentence.text)
            return signs.contains(.uninsured) && !signs.contains(.pointing)
        }
    }

    private static func whole(_ text: String, order: Int = -1) -> Passage {
        Passage(text: text.trimmingWhiteSpace, order: order, leansOn: nil, isInseparable: true, weight: 1000)
    }

    /// The first of them in the article's order, as many as make a text of about `length` characters; at least one, if there is one.
    func excerpt(_ length: Int) -> String {
        var chosen: [Passage] = []
        var count = 0
        for passage in sentences where passage.leansOn.map({ order in chosen.contains { $0.order == order } }) ?? true {
            let own = passage.text.characterCount
            if !chosen.isEmpty, count + own > length { break }
            chosen.append(passage)
            count += own
        }
        return chosen.sorted { $0.order < $1.order }.map(\.text).joined(separator: space)
    }
}
