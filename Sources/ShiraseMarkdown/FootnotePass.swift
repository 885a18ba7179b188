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

    /// By number, from 1.
    private(set) var notes: [Note] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var definitions: [String: CmarkNode] = [:]
    private var numbers: [String: Int] = [:]
    private var reported = Set<String>()

    /// Takes the quotes that are definitions out of the document, and their marks out of their text.
    init(_ root: CmarkNode, _ source: MarkdownSource) {
        guard !source.footnotes.isEmpty else { return }
        let starts = Dictionary(source.footnotes.map { ($0.prefix.lowerBound, $0) }) { first, _ in first }
        for quote in root.children where quote.type == CMARK_NODE_BLOCK_QUOTE {
            guard let first = quote.firstChild?.firstChild, Self.mark(first, source.helper) != nil else { continue }
            var note: CmarkNode?
            for block in quote.children {
                // Definitions on lines that follow each other are one paragraph: each mark begins another note.
                guard block.type == CMARK_NODE_PARAGRAPH else {
                    note?.append(block)
                    continue
                }
                var paragraph = block
                for child in block.children {
                    if let mark = Self.mark(child, source.helper) {
                        let next = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK)
                        next.mark = NodeMark(.footnote)
                        Self.take(mark, child, starts, source)
                        note = next
                        if definitions[mark.name] == nil { definitions[mark.name] = next }
                        if child != block.firstChild {
                            child.previous?.remove()
                            paragraph = CmarkNode.make(CMARK_NODE_PARAGRAPH)
                        }
                        next.append(paragraph)
                    }
                    if paragraph != block { paragraph.append(child) }
                }
                if paragraph == block, block.parent == quote { note?.append(block) }
            }
            quote.remove()
        }
        for start in source.footnotes where definitions[start.name] == nil {
            diagnostics.append(misplaced(start, source))
        }
    }

    /// What ``Preparation`` has written before a definition's text.
    private struct Mark {
        let name: String
        let text: [UInt8]
    }

    private static func mark(_ node: CmarkNode, _ helper: [UInt8]) -> Mark? {
        guard node.type == CMARK_NODE_TEXT, node.literal.starts(with: helper) else { return nil }
        let bytes = Array(node.literal)
        guard let end = bytes.offset(of: helper, from: helper.count), end > helper.count else { return nil }
        let text = bytes[(end + helper.count)...].drop { $0 == UInt8(ascii: " ") }
        return Mark(name: String(decoding: bytes[helper.count..<end], as: UTF8.self), text: Array(text))
    }

    private static func take(
        _ mark: Mark, _ node: CmarkNode, _ starts: [Int: FootnoteLines.Start], _ source: MarkdownSource
    ) {
        node.setLiteral(mark.text)
        // A definition's line begins with its mark.
        let line = source.offset(line: node.startLine, column: 1)
        guard let start = starts[line] else { return }
        let spaces = source.written[start.prefix.upperBound...].prefix { $0 == UInt8(ascii: " ") }
        node.mark = NodeMark(.text, spaces.endIndex)
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
    mutating func reference(_ name: ArraySlice<UInt8>, at place: Range<Int>, _ source: MarkdownSource) -> CmarkNode? {
        let name = String(decoding: name, as: UTF8.self)
        guard let content = definitions[name] else {
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

    /// Puts the notes behind the document, and frees those that nothing refers to.
    /// - Parameter language: of the words that a screen reader says for the links back.
    func finish(_ root: CmarkNode, language: String) {
        let backLabel = { (number: String) in
            language.hasPrefix("ja") ? "本文の\(number)へ戻る" : "Back to reference \(number)"
        }
        if !notes.isEmpty {
            let section = CmarkNode.custom(
                CMARK_NODE_CUSTOM_BLOCK, enter: "<div class=\"footnotes\">\n<ol>", exit: "</ol>\n</div>")
            section.mark = NodeMark(.footnote)
            for (index, note) in notes.enumerated() { section.append(item(index + 1, note, backLabel)) }
            root.append(section)
        }
        for definition in definitions.values { definition.remove() }
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
