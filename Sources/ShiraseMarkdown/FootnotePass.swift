import CCmark
import ShiraseCore

/// Footnotes as GitHub Flavored Markdown has them: `[^name]` in the text, `[^name]: …` anywhere in the document. They are numbered
/// in the order in which the text refers to them, and stand at the document's end with links back to every reference.
struct FootnotePass {
    /// A footnote that the text refers to.
    struct Note {
        /// Holds the note's blocks, outside of the tree.
        let content: CmarkNode
        fileprivate var references = 1
    }

    private struct Definition {
        /// Holds the note's blocks, outside of the tree.
        let content: CmarkNode
        let range: SourceRange
    }

    /// By number, from 1.
    private(set) var notes: [Note] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var definitions: [String: Definition] = [:]
    private var numbers: [String: Int] = [:]
    private var reported = Set<String>()

    /// Takes the quotes that are definitions out of the document, and their marks out of their text.
    init(_ root: CmarkNode, _ source: MarkdownSource) {
        guard !source.footnotes.isEmpty else { return }
        var quotes: [CmarkNode] = []
        root.walk { node, type in
            if type == CMARK_NODE_BLOCK_QUOTE, let first = node.firstChild?.firstChild,
                Self.mark(first, source) != nil
            {
                quotes.append(node)
                return false
            }
            return !type.holdsInlines
        }
        var found = Set<Int>()
        for quote in quotes {
            var note: CmarkNode?
            for block in quote.children {
                // Definitions on lines that follow each other are one paragraph: each mark begins another note.
                guard block.type == CMARK_NODE_PARAGRAPH else {
                    note?.append(block)
                    continue
                }
                let first = CmarkNode.make(CMARK_NODE_PARAGRAPH)
                var paragraph = first
                for child in block.children {
                    if let mark = Self.mark(child, source) {
                        // The line end before it parts the two.
                        if let last = paragraph.lastChild, last.type == CMARK_NODE_SOFTBREAK { last.remove() }
                        let next = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK)
                        next.mark = NodeMark(.footnote)
                        Self.take(mark, child, source)
                        found.insert(mark.index)
                        if !mark.text.isEmpty, FootnoteLines.beginsBlock(mark.text[...]) {
                            diagnostics.append(Self.beginsWithBlock(source, source.footnotes[mark.index]))
                        }
                        define(source.footnotes[mark.index], next, source)
                        note = next
                        paragraph = CmarkNode.make(CMARK_NODE_PARAGRAPH)
                        next.append(paragraph)
                    } else if paragraph == first, paragraph.parent == nil {
                        note?.append(paragraph)
                    }
                    paragraph.append(child)
                }
            }
            quote.remove()
        }
        for (index, start) in source.footnotes.enumerated() where !found.contains(index) {
            diagnostics.append(misplaced(start, source))
        }
    }

    private mutating func define(_ start: FootnoteLines.Start, _ content: CmarkNode, _ source: MarkdownSource) {
        guard definitions[start.name] == nil else {
            diagnostics.append(
                .warning(
                    "markdown.footnote",
                    Message(
                        en: "there are two footnotes `[^\(start.name)]`; this one is not shown",
                        ja: "脚注 `[^\(start.name)]` が二つあります。こちらは表示されません"),
                    at: .source(source.range(start.prefix)),
                    hint: Message(en: "give it another name", ja: "別の名前にしてください")))
            return
        }
        definitions[start.name] = Definition(content: content, range: source.range(start.prefix))
    }

    /// What ``Preparation`` writes in the place of `[^name]:`, so that cmark keeps it in front of a text. Two helpers and a number stand
    /// nowhere else.
    static func mark(_ index: Int, _ helper: [UInt8]) -> [UInt8] {
        Array("> ".utf8) + helper + helper + Array(String(index).utf8) + helper
    }

    private struct Mark {
        /// Of the definition.
        let index: Int
        let text: [UInt8]
    }

    /// The number of a mark that begins at an offset, and where it ends.
    static func markNumber(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ helper: [UInt8]
    ) -> (index: Int, end: Int)? {
        let rest = bytes[start...]
        guard !helper.isEmpty, rest.starts(with: helper + helper) else { return nil }
        let digits = rest.dropFirst(helper.count * 2).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard bytes[digits.endIndex...].starts(with: helper), let index = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        return (index, digits.endIndex + helper.count)
    }

    private static func mark(_ node: CmarkNode, _ source: MarkdownSource) -> Mark? {
        guard node.type == CMARK_NODE_TEXT, let (index, end) = markNumber(node.literal, 0, source.helper),
            source.footnotes.indices.contains(index)
        else { return nil }
        return Mark(index: index, text: Array(node.literal[end...].drop { $0 == UInt8(ascii: " ") }))
    }

    private static func take(_ mark: Mark, _ node: CmarkNode, _ source: MarkdownSource) {
        node.setLiteral(mark.text)
        let start = source.footnotes[mark.index].prefix.upperBound
        let spaces = source.written[start...].prefix { $0 == UInt8(ascii: " ") }
        node.mark = NodeMark(.text, spaces.endIndex)
    }

    private static func beginsWithBlock(_ source: MarkdownSource, _ start: FootnoteLines.Start) -> Diagnostic {
        .warning(
            "markdown.footnote",
            Message(
                en: "the footnote `[^\(start.name)]` begins with a list, a table or code, which stays text",
                ja: "脚注 `[^\(start.name)]` の最初の行には、箇条書き・表・コードを書けません"),
            at: .source(source.range(start.prefix)),
            hint: Message(
                en: "begin it with words; the list follows, indented by four spaces",
                ja: "最初の行は文で始め、箇条書きなどは次の行から空白4つ分下げて書いてください"))
    }

    private func misplaced(_ start: FootnoteLines.Start, _ source: MarkdownSource) -> Diagnostic {
        .warning(
            "markdown.footnote",
            Message(
                en: "the footnote `[^\(start.name)]:` does not begin a block of its own",
                ja: "脚注 `[^\(start.name)]:` が前の行とつながっています"),
            at: .source(source.range(start.prefix)),
            hint: Message(en: "put an empty line before it", ja: "前に空の行を入れてください"))
    }

    // MARK: References

    /// The name between `[^` and `]`.
    static func reference(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "^"),
            let end = bytes[(start + 2)...].firstIndex(where: {
                $0 <= 0x20 || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]")
            }), bytes[end] == UInt8(ascii: "]"), end > start + 2
        else { return nil }
        return (start + 2)..<end
    }

    /// The link in a reference's place; `nil`, with a diagnostic, where there is no such footnote.
    mutating func reference(_ name: String, at place: Range<Int>, _ source: MarkdownSource) -> CmarkNode? {
        guard let content = definitions[name]?.content else {
            if reported.insert(name).inserted { diagnostics.append(missing(name, source.range(place))) }
            return nil
        }
        let number = numbers[name] ?? notes.count + 1
        if numbers.updateValue(number, forKey: name) == nil {
            notes.append(Note(content: content))
        } else {
            notes[number - 1].references += 1
        }
        let id = Self.referenceID(number, notes[number - 1].references)
        return CmarkNode.custom(
            CMARK_NODE_CUSTOM_INLINE,
            enter: "<sup class=\"footnote\"><a href=\"#fn-\(number)\" id=\"\(id)\">\(number)</a></sup>")
    }

    private static func referenceID(_ number: Int, _ reference: Int) -> String {
        reference == 1 ? "fnref-\(number)" : "fnref-\(number)-\(reference)"
    }

    private func missing(_ name: String, _ range: SourceRange) -> Diagnostic {
        .warning(
            "markdown.footnote", Message(en: "there is no footnote `[^\(name)]`", ja: "脚注 `[^\(name)]` の本文がありません"),
            at: .source(range),
            hint: Message(en: "add a line `[^\(name)]: …`", ja: "「[^\(name)]: …」の行を加えてください"))
    }

    // MARK: The list at the end

    /// Puts the notes behind the document; those that nothing refers to are left out, with a warning.
    /// - Parameter language: of the words that a screen reader says for the links back.
    mutating func finish(_ root: CmarkNode, language: String) {
        let backLabel = { (number: String) in
            language.isJapanese ? "本文の\(number)へ戻る" : "Back to reference \(number)"
        }
        if !notes.isEmpty {
            let section = CmarkNode.custom(
                CMARK_NODE_CUSTOM_BLOCK, enter: "<div class=\"footnotes\">\n<ol>", exit: "</ol>\n</div>")
            section.mark = NodeMark(.footnote)
            for (index, note) in notes.enumerated() { section.append(item(index + 1, note, backLabel)) }
            root.append(section)
        }
        for (name, definition) in definitions.sorted(by: { $0.key < $1.key }) where numbers[name] == nil {
            diagnostics.append(
                .warning(
                    "markdown.footnote",
                    Message(
                        en: "nothing refers to the footnote `[^\(name)]`", ja: "脚注 `[^\(name)]` は本文のどこからも参照されていません"),
                    at: .source(definition.range),
                    hint: Message(
                        en: "write `[^\(name)]` in the text; until then it is not shown",
                        ja: "本文に `[^\(name)]` と書いてください。それまでは表示されません")))
        }
    }

    private func item(_ number: Int, _ note: Note, _ backLabel: (String) -> String) -> CmarkNode {
        let item = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<li id=\"fn-\(number)\">", exit: "</li>")
        item.takeChildren(of: note.content)
        let links = (1...note.references).map { reference in
            let label = backLabel(reference == 1 ? "\(number)" : "\(number)-\(reference)").htmlEscaped
            return "<a href=\"#\(Self.referenceID(number, reference))\" aria-label=\"\(label)\">↩</a>"
        }.joined(separator: " ")
        // The links back stand at the end of the note's last paragraph, or in one of their own.
        if let last = item.lastChild, last.type == CMARK_NODE_PARAGRAPH {
            last.append(.custom(CMARK_NODE_CUSTOM_INLINE, enter: " \(links)"))
        } else {
            item.append(.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<p>\(links)</p>"))
        }
        return item
    }
}
