import ShiraseCore
import ShiraseMarkdown

/// What tables and lists say, in words. A row or an item with a label (対象, 期間, 費用) is a fact of its own. Everything else stands as a
/// whole or not at all: half of a price list or of what to bring would mislead.
struct FactLines {
    struct Fact: Sendable, Hashable {
        let text: String
        /// Whether it begins with a label that stands for itself.
        let isLabelled: Bool
        let isInseparable: Bool
    }

    private let words: SentenceWords
    /// The heading right above what is read.
    private var heading: String?
    private var list: (number: Int, heading: String?, isOrdered: Bool, items: [Int: [String]])?
    private var table: (number: Int, rows: [Int: [Int: String]])?
    private var isConditional = false
    /// Whether the list or table that is being read cannot be said in a line.
    private var isSpoiled = false

    private static let longestItem = 40
    private static let longestLabel = 24
    private static let mostRows = 4

    init(_ words: SentenceWords) { self.words = words }

    private var ready: [Fact] = []

    /// Blocks in the document's order.
    /// - Parameter isConditional: whether the section holds for some people or cases only; then no fact stands without its heading.
    mutating func read(_ block: PlainText.Block, _ text: PlainText, isConditional: Bool) {
        // What belongs together is taken as a whole elsewhere, and what is struck out is not valid.
        let place = block.inseparable == nil ? block.place : nil
        func own() -> String { text.text(block.range).trimmingWhiteSpace }
        switch place {
        case .item(let number, let item, let isOrdered):
            endTable()
            // An inner list's items say nothing without the outer one's, and nobody can tell them apart in one line.
            if let list, list.number != number { isSpoiled = true }
            if list == nil { list = (number, heading, isOrdered, [:]) }
            list?.items[item, default: []].append(own())
        case .cell(let number, let row, let column):
            endList()
            if table?.number != number {
                endTable()
                table = (number, [:])
            }
            table?.rows[row, default: [:]][column] = own()
        case nil:
            endList()
            endTable()
        }
        // What has just ended belonged to the section before.
        self.isConditional = isConditional
        if block.isStruck, place != nil { isSpoiled = true }
        switch block.kind {
        case .heading: heading = own()
        case .item, .cell: break
        default: heading = nil
        }
    }

    /// The facts of the lists and tables that have ended since this was asked last.
    mutating func finished(isAtEnd: Bool) -> [Fact] {
        if isAtEnd {
            endList()
            endTable()
        }
        defer { ready = [] }
        return ready
    }

    // MARK: Lists

    private mutating func endList() {
        guard let list else { return }
        let isKept = !isSpoiled
        self.list = nil
        isSpoiled = false
        heading = nil
        // An item of several paragraphs is more than a fact.
        let items = list.items.sorted { $0.key < $1.key }.map(\.value)
        guard isKept, !list.isOrdered, items.allSatisfy({ $0.count == 1 }) else { return }
        let texts = items.compactMap(\.first)
        let labelled = texts.map(labelledFact)
        if labelled.allSatisfy({ $0 != nil }) {
            add(labelled.compactMap(\.self))
            return
        }
        // A heading and the things that belong to it, named one after the other.
        guard let heading = list.heading, heading.characterCount <= Self.longestLabel,
            texts.allSatisfy({ $0.characterCount <= Self.longestItem && !isSentence($0) })
        else { return }
        ready.append(
            Fact(
                text: heading + words.colon + texts.joined(separator: words.slash), isLabelled: isLabel(heading),
                isInseparable: true))
    }

    /// `対象：65歳以上`
    private func labelledFact(_ text: String) -> Fact? {
        // Most items have neither; characters are looked at where one has.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF }),
            let sign = text.firstIndex(where: { $0 == "：" || $0 == ":" })
        else { return nil }
        let label = String(text[..<sign]).trimmingWhiteSpace
        let value = String(text[text.index(after: sign)...]).trimmingWhiteSpace
        // 9:00 is a time.
        guard let last = label.last, !last.isNumber, label.characterCount <= Self.longestLabel, !value.isEmpty else {
            return nil
        }
        return Fact(text: label + words.colon + value, isLabelled: isLabel(label), isInseparable: false)
    }

    // MARK: Tables

    private mutating func endTable() {
        guard let table else { return }
        let isKept = !isSpoiled
        self.table = nil
        isSpoiled = false
        heading = nil
        guard isKept, let header = table.rows[0] else { return }
        let rows = table.rows.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.value)
        let columns = header.keys.sorted()
        guard columns.count >= 2, !rows.isEmpty, rows.allSatisfy({ $0[0] != nil }) else { return }
        if columns.count == 2, rows.allSatisfy({ $0[0].map(isLabel) ?? false }) {
            add(
                rows.compactMap { row in
                    guard let label = row[0], let value = row[1] else { return nil }
                    return Fact(text: label + words.colon + value, isLabelled: true, isInseparable: false)
                })
            return
        }
        guard !isConditional, rows.count <= Self.mostRows else { return }
        let lines = rows.map { row in
            let values = columns.dropFirst().compactMap { column -> String? in
                guard let value = row[column] else { return nil }
                // With two columns the header says what the rows are; with more, each value needs its name.
                return columns.count == 2 ? value : "\(header[column] ?? "")\u{20}\(value)".trimmingWhiteSpace
            }
            return (row[0] ?? "") + words.colon + values.joined(separator: words.space.isEmpty ? "、" : ", ")
        }
        ready.append(Fact(text: lines.joined(separator: words.slash), isLabelled: false, isInseparable: true))
    }

    /// Facts with labels of their own; those that are several of one kind (初診料金, 検査料金) are a list of which half would mislead.
    private mutating func add(_ facts: [Fact]) {
        guard !isConditional else { return }
        let kinds = facts.compactMap { fact -> String? in
            let label = fact.text.prefix { !words.colon.contains($0) }
            return words.labels.first { label.hasSuffix($0) && label != $0 }
        }
        if Set(kinds).count == kinds.count {
            ready += facts
        } else {
            ready.append(
                Fact(
                    text: facts.map(\.text).joined(separator: words.slash), isLabelled: facts.allSatisfy(\.isLabelled),
                    isInseparable: true))
        }
    }

    // MARK: Words

    private func isLabel(_ text: String) -> Bool {
        guard text.characterCount <= Self.longestLabel else { return false }
        let bytes = Array(text.utf8)
        return words.labelBytes.contains { bytes.offset(of: $0, from: 0) != nil }
    }

    private func isSentence(_ text: String) -> Bool { text.last.map { "。．.！？!?".contains($0) } ?? true }
}
