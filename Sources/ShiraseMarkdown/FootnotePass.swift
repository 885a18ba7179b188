import CCmark
import Foundation
import ShiraseCore

/// Footnotes as GitHub Flavored Markdown has them: `[^name]` in the text, `[^name]: …` anywhere in the document. They are numbered
/// in the order in which the text refers to them, and stand at the document's end with links back to every reference.
enum FootnotePass {
    /// - Parameter backLabel: what a screen reader says of the link back, for a reference's number.
    static func run(_ root: CmarkNode, _ source: MarkdownSource, backLabel: (String) -> String) -> [Diagnostic] {
        var definitions: [String: CmarkNode] = [:]
        if let helper = source.helper, !source.footnotes.isEmpty {
            definitions = takeDefinitions(root, String(decoding: helper, as: UTF8.self))
        }
        var diagnostics = source.footnotes.filter { definitions[$0.name] == nil }.map { misplaced($0, source) }
        let notes = link(root, definitions, source, &diagnostics)
        if !notes.isEmpty, let section = section(notes, definitions, backLabel) { root.append(section) }
        for note in definitions.values { note.remove() }
        return diagnostics
    }

    /// A footnote that the text refers to.
    private struct Note {
        let name: String
        var references = 1
    }

    /// Takes the quotes that are definitions out of the document, and their marks out of their text.
    /// - Returns: by name, a node outside of the tree that holds a definition's blocks.
    private static func takeDefinitions(_ root: CmarkNode, _ helper: String) -> [String: CmarkNode] {
        var definitions: [String: CmarkNode] = [:]
        for quote in root.children where quote.type == CMARK_NODE_BLOCK_QUOTE {
            guard let first = quote.firstChild?.firstChild, name(first, helper) != nil else { continue }
            var note: CmarkNode?
            for block in quote.children {
                // Definitions on lines that follow each other are one paragraph: each mark begins another note.
                guard block.type == CMARK_NODE_PARAGRAPH else {
                    note?.append(block)
                    continue
                }
                var paragraph = block
                for child in block.children {
                    if let name = name(child, helper),
                        let next = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "", exit: "")
                    {
                        takeMark(child, helper)
                        note = next
                        if definitions[name] == nil { definitions[name] = next }
                        if child != block.firstChild, let separate = CmarkNode.make(CMARK_NODE_PARAGRAPH) {
                            if let softBreak = CmarkNode(cmark_node_previous(child.pointer)) { softBreak.remove() }
                            paragraph = separate
                        }
                        next.append(paragraph)
                    }
                    if paragraph != block { paragraph.append(child) }
                }
                if paragraph == block, block.parent == quote { note?.append(block) }
            }
            quote.remove()
        }
        return definitions
    }

    /// The name of the definition that a text begins with.
    private static func name(_ node: CmarkNode, _ helper: String) -> String? {
        guard node.type == CMARK_NODE_TEXT, node.literalContains(helper) else { return nil }
        let parts = node.literal.components(separatedBy: helper)
        return parts.count >= 3 && parts[0].isEmpty && !parts[1].isEmpty ? parts[1] : nil
    }

    private static func takeMark(_ text: CmarkNode, _ helper: String) {
        let rest = text.literal.components(separatedBy: helper).dropFirst(2).joined(separator: helper)
        cmark_node_set_literal(text.pointer, String(rest.drop { $0 == " " }))
    }

    private static func misplaced(_ start: FootnoteLines.Start, _ source: MarkdownSource) -> Diagnostic {
        .warning(
            "markdown.footnote",
            Message(
                en: "the footnote `[^\(start.name)]:` does not begin a block of its own",
                ja: "脚注 `[^\(start.name)]:` が前の行とつながっています"),
            at: .source(source.range(start.prefix)),
            hint: Message(en: "put an empty line before it", ja: "前に空の行を入れてください"))
    }

    /// Puts links in the place of references, and numbers them.
    private static func link(
        _ root: CmarkNode, _ definitions: [String: CmarkNode], _ source: MarkdownSource,
        _ diagnostics: inout [Diagnostic]
    ) -> [Note] {
        var notes: [Note] = []
        var numbers: [String: Int] = [:]
        var searchFrom = 0
        var reported = Set<String>()
        for text in root.texts(containing: "[^")
        where !text.isInside(CMARK_NODE_LINK) && !text.isInside(CMARK_NODE_IMAGE) {
            searchFrom = max(searchFrom, source.written.offset(line: text.blockLine, column: 1))
            text.replaceMatches(of: /\[\^([^\[\]\s]+)\]/) { match in
                let name = String(match.1)
                guard definitions[name] != nil else {
                    if reported.insert(name).inserted { diagnostics.append(missing(name, source, from: &searchFrom)) }
                    return nil
                }
                let number = numbers[name] ?? notes.count + 1
                if numbers[name] == nil {
                    numbers[name] = number
                    notes.append(Note(name: name))
                } else {
                    notes[number - 1].references += 1
                }
                let id = referenceID(number, notes[number - 1].references)
                return CmarkNode.custom(
                    CMARK_NODE_CUSTOM_INLINE,
                    enter: "<sup class=\"footnote\"><a href=\"#fn-\(number)\" id=\"\(id)\">\(number)</a></sup>",
                    exit: "")
            }
        }
        return notes
    }

    private static func referenceID(_ number: Int, _ reference: Int) -> String {
        reference == 1 ? "fnref-\(number)" : "fnref-\(number)-\(reference)"
    }

    /// - Parameter from: where the text's block begins, or behind the reference before.
    private static func missing(_ name: String, _ source: MarkdownSource, from: inout Int) -> Diagnostic {
        let found = source.find("[^\(name)]", from: from) ?? from..<from
        from = found.upperBound
        return .warning(
            "markdown.footnote", Message(en: "there is no footnote `[^\(name)]`", ja: "脚注 `[^\(name)]` の本文がありません"),
            at: .source(source.range(found)),
            hint: Message(en: "add a line `[^\(name)]: …`", ja: "「[^\(name)]: …」の行を加えてください"))
    }

    private static func section(
        _ notes: [Note], _ definitions: [String: CmarkNode], _ backLabel: (String) -> String
    ) -> CmarkNode? {
        guard
            let section = CmarkNode.custom(
                CMARK_NODE_CUSTOM_BLOCK, enter: "<div class=\"footnotes\">\n<ol>", exit: "</ol>\n</div>")
        else { return nil }
        for (index, note) in notes.enumerated() {
            let number = index + 1
            guard let quote = definitions[note.name],
                let item = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<li id=\"fn-\(number)\">", exit: "</li>")
            else { continue }
            for child in quote.children { item.append(child) }
            let links = (1...note.references).map { reference in
                let label = backLabel(reference == 1 ? "\(number)" : "\(number)-\(reference)").htmlEscaped
                return "<a href=\"#\(referenceID(number, reference))\" aria-label=\"\(label)\">↩</a>"
            }.joined(separator: " ")
            appendBackLinks(links, to: item)
            section.append(item)
        }
        return section
    }

    /// The links back stand at the end of the note's last paragraph, or in one of their own.
    private static func appendBackLinks(_ links: String, to item: CmarkNode) {
        if let last = CmarkNode(cmark_node_last_child(item.pointer)), last.type == CMARK_NODE_PARAGRAPH,
            let inline = CmarkNode.custom(CMARK_NODE_CUSTOM_INLINE, enter: " \(links)", exit: "")
        {
            last.append(inline)
        } else if let block = CmarkNode.custom(CMARK_NODE_CUSTOM_BLOCK, enter: "<p>\(links)</p>", exit: "") {
            item.append(block)
        }
    }
}
