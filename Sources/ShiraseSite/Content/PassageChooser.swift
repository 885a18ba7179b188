import ShiraseCore
import ShiraseMarkdown

/// Reads an article for passages that can stand by themselves, and weighs them: what comes first, dates and times, whom it is for, how to
/// make an appointment and the title's own words make a passage heavier; what leans on its neighbours goes only together with them.
struct PassageChooser {
    typealias Passage = KeyPassages.Passage

    private let words: SentenceWords
    private let language: String
    private let titleWords: [[UInt8]]
    /// Whether the author has said in short what the article says.
    private let isDescribed: Bool
    /// What the title and the author's own sentences say already.
    private var said = SaidPairs()
    /// The article's words; behind them, what is put together from several places.
    private var bytes: [UInt8] = []
    private var sentences: [Sentence] = []
    private var facts: [Passage] = []
    private var order = 0
    /// The place of the last sentence that was joined to the one before it.
    private var joined: Int?
    /// The level of the heading that limits what is being read to some people or cases.
    private var condition: Int?
    /// Whether the article is about treatment that insurance does not pay for, if only in part. A short text that keeps a price or an effect
    /// and drops costs and risks may be illegal (Medical Care Act, article 6-5, and its guideline, 2026-11), so Shirase chooses none.
    private var isSelfPaid = false

    private static let lightest = 7
    private static let mostFacts = 8

    /// What may become a passage.
    private struct Sentence {
        /// Of the chooser's bytes, without white space at its ends.
        var range: Range<Int>
        let order: Int
        let leansOn: Int?
        var isInseparable: Bool
        let weight: Int
    }

    init(title: String, written: [String], language: String, _ words: SentenceWords) {
        self.words = words
        self.language = language
        titleWords = title.telling.map { Array($0.utf8) }
        isDescribed = !written.isEmpty
        for text in [title] + written { said.add(text) }
    }

    // MARK: Reading

    /// - Parameter signs: of the whole text.
    mutating func read(_ text: PlainText, _ signs: WordSigns) {
        isSelfPaid = signs.contains(.selfPaid)
        bytes = text.utf8
        var reader = FactLines(words)
        var isLead = true
        var group: Group?
        var previous: PlainText.Block.Kind?
        for block in text.blocks {
            defer { previous = block.kind }
            if let ended = group, block.inseparable != ended.number {
                add(ended, isLead: isLead)
                group = nil
            }
            if case .heading(let level) = block.kind {
                // A heading after the first words begins another subject; one that comes before them is passed over.
                if !sentences.isEmpty { isLead = false }
                enterSection(level, block.range)
            }
            if let number = block.inseparable {
                group = (group ?? Group(number: number)).adding(block, text, words)
            } else if block.kind == .paragraph, !block.isStruck, previous.map(\.isText) ?? true {
                addSentences(of: block, text, isLead: isLead)
            }
            reader.read(block, text, isConditional: condition != nil)
            facts += reader.finished(isAtEnd: false).compactMap { fact($0) }
        }
        if let group { add(group, isLead: isLead) }
        facts += reader.finished(isAtEnd: true).compactMap { fact($0) }
    }

    /// What an `:::inseparable` container says. Where more than paragraphs and items stand in it, no short text can say the whole.
    private struct Group {
        let number: Int
        var text = ""
        var isSayable = true
        private var endsWithItem = false

        init(number: Int) { self.number = number }

        func adding(_ block: PlainText.Block, _ plain: PlainText, _ words: SentenceWords) -> Group {
            var group = self
            let isItem = block.kind == .item
            group.isSayable = isSayable && (isItem || block.kind == .paragraph) && !block.isStruck
            group.text += text.isEmpty ? "" : isItem && endsWithItem ? words.slash : words.space
            group.text += plain.text(block.range).trimmingWhiteSpace
            group.endsWithItem = isItem
            return group
        }
    }

    private mutating func add(_ group: Group, isLead: Bool) {
        guard group.isSayable else { return }
        add(append(group.text.utf8), isLead: isLead, isFirst: true, isInseparable: true)
    }

    /// A heading that names some people or a case (初診の方, 熱があるとき) makes what stands below it hold for those alone.
    private mutating func enterSection(_ level: Int, _ heading: Range<Int>) {
        if let condition, level > condition { return }
        condition = signs(heading).contains(.conditional) ? level : nil
    }

    private mutating func addSentences(of block: PlainText.Block, _ text: PlainText, isLead: Bool) {
        for (index, range) in text.sentenceRanges(of: block, language: language).enumerated() {
            let own = bytes.withUnsafeBufferPointer { $0.trimmingWhiteSpace(range) }
            add(own, isLead: isLead, isFirst: index == 0, isInseparable: false)
        }
    }

    /// - Parameter isFirst: of its paragraph. A sentence leaves out what the one before has said, so every other leans on that.
    private mutating func add(_ range: Range<Int>, isLead: Bool, isFirst: Bool, isInseparable: Bool) {
        defer { order += 1 }
        guard !range.isEmpty else { return }
        let signs = signs(range)
        let leans = signs.contains(.leaning)
        let isBehindLast = !isFirst && sentences.last?.order == order - 1
        let isUnfit =
            signs.contains(.pointing) || isSelfPaid && signs.contains(.promising)
            || Self.unfinished.contains { bytes[range].suffix($0.count) == $0[...] }
        if signs.contains(.excepting), !isInseparable {
            // What is excepted does not stand without its exception.
            guard isBehindLast, var last = sentences.popLast() else { return }
            if !isUnfit {
                last.range = append(bytes[last.range] + words.space.utf8 + bytes[range])
                last.isInseparable = true
                sentences.append(last)
                joined = order
            }
            return
        }
        // Without its neighbour it says nothing, and its neighbour is another paragraph.
        if isUnfit || isFirst && leans { return }
        // In such a section only what names its people itself holds by itself.
        if condition != nil, !signs.contains(.audience) { return }
        var weight = isLead ? 12 - min(order, 6) : isFirst ? 4 : 3
        weight += bonus(bytes, range, signs, mostTitleWords: isLead ? 3 : 2)
        let count = read(range, \.characterCount)
        if count > 90 { weight -= 3 }
        if count < 14, !isLead { weight -= 4 }
        if leans { weight -= 2 }
        // It cannot come before what it leans on.
        let leansOn = isFirst ? nil : joined == order - 1 ? sentences.last?.order : order - 1
        if !isFirst, let last = sentences.last, last.order == leansOn { weight = min(weight, last.weight) }
        sentences.append(
            Sentence(range: range, order: order, leansOn: leansOn, isInseparable: isInseparable, weight: weight))
    }

    /// Ends of what another sentence or a list goes on with.
    private static let unfinished = [":", "：", "、", ","].map { Array($0.utf8) }

    private func read<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    private func signs(_ range: Range<Int>) -> WordSigns { read(range, words.signs.signs) }

    private mutating func append(_ text: some Sequence<UInt8>) -> Range<Int> {
        let start = bytes.count
        bytes += text
        return start..<bytes.count
    }

    private mutating func fact(_ fact: FactLines.Fact) -> Passage? {
        defer { order += 1 }
        let signs = words.signs.signs(in: fact.text)
        if signs.contains(.pointing) || isSelfPaid && signs.contains(.promising) { return nil }
        // What is too long for any short text is left to the article.
        guard fact.text.characterCount <= (fact.isLabelled ? 160 : 80) else { return nil }
        let bytes = Array(fact.text.utf8)
        return Passage(
            text: fact.text, order: order, leansOn: nil, isInseparable: fact.isInseparable, isFact: true,
            weight: (fact.isLabelled ? Self.lightest : 2) + bonus(bytes, bytes.indices, signs))
    }

    private func bonus(_ bytes: [UInt8], _ range: Range<Int>, _ signs: WordSigns, mostTitleWords: Int = 3) -> Int {
        var bonus = 0
        if signs.isSuperset(of: [.number, .time]) { bonus += 3 }
        if signs.contains(.audience) { bonus += 2 }
        if signs.contains(.booking) { bonus += 3 }
        let found = titleWords.count { bytes.offset(of: $0, from: range.lowerBound, before: range.upperBound) != nil }
        return bonus + min(mostTitleWords, found)
    }

    // MARK: Choosing

    /// The heaviest first; none that says again what was said, and none whose neighbour is not there.
    mutating func chosenSentences() -> [Passage] {
        var chosen: [Passage] = []
        var orders = Set<Int>()
        let ranked = sentences.sorted {
            $0.weight != $1.weight ? $0.weight > $1.weight : $0.order < $1.order
        }
        for sentence in ranked where sentence.leansOn.map(orders.contains) ?? true {
            // Without a description an article says at least its heaviest sentence, whatever its title says.
            let isNeeded = !isDescribed && chosen.isEmpty
            guard isNeeded || sentence.weight >= Self.lightest && isNew(sentence.range) else { continue }
            bytes.withUnsafeBufferPointer { said.add(UnsafeBufferPointer(rebasing: $0[sentence.range])) }
            chosen.append(
                Passage(
                    text: read(sentence.range) { String(decoding: $0, as: UTF8.self) }, order: sentence.order,
                    leansOn: sentence.leansOn, isInseparable: sentence.isInseparable, weight: sentence.weight))
            orders.insert(sentence.order)
        }
        return chosen
    }

    /// - Parameter written: facts that go before all others; the first is the heaviest.
    mutating func chosenFacts(after written: [String]) -> [Passage] {
        let own = written.enumerated().compactMap { index, text -> Passage? in
            guard var fact = fact(FactLines.Fact(text: text, isLabelled: true, isInseparable: false)) else {
                return nil
            }
            fact.order = index - written.count
            fact.weight = 1000 - index
            return fact
        }
        let known = Set(own.map { $0.text.prefix { !words.colon.contains($0) } })
        facts = own + facts.filter { !known.contains($0.text.prefix { !words.colon.contains($0) }) }
        // One label with two values says of neither whom it is for.
        let labels = Dictionary(grouping: facts) { $0.text.prefix { !words.colon.contains($0) } }
        let doubtful = Set(labels.filter { Set($0.value.map(\.text)).count > 1 }.keys)
        return Array(
            ranked(facts).filter { passage in
                passage.weight >= Self.lightest && !doubtful.contains(passage.text.prefix { !words.colon.contains($0) })
            }.prefix(Self.mostFacts))
    }

    private func ranked(_ passages: [Passage]) -> [Passage] {
        passages.sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.order < $1.order }
    }

    /// Whether it says something that is not said yet, by the pairs of its characters.
    private mutating func isNew(_ range: Range<Int>) -> Bool {
        bytes.withUnsafeBufferPointer { said.isNew(UnsafeBufferPointer(rebasing: $0[range])) }
    }
}

extension PlainText.Block.Kind {
    /// Whether a paragraph behind it begins anew. One behind a list, a table or a quote goes on with what that says.
    fileprivate var isText: Bool {
        switch self {
        case .paragraph, .heading: true
        default: false
        }
    }
}
