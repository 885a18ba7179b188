import ShiraseCore

/// Markdown to HTML and facts. Parsing and rendering are cmark's; each extension is one pass over its tree, in its own file.
public enum Markdown {
    /// What a site decides about its documents.
    public struct Options: Sendable, Hashable {
        /// Whether raw HTML passes unfiltered.
        public var trustsHTML: Bool
        /// Whether telephone numbers become links.
        public var linksTelephones: Bool

        public init(trustsHTML: Bool = false, linksTelephones: Bool = false) {
            self.trustsHTML = trustsHTML
            self.linksTelephones = linksTelephones
        }
    }

    /// Plain CommonMark 0.30, raw HTML included, nothing of Shirase's.
    public static func commonMark(_ bytes: [UInt8]) -> [UInt8] {
        CmarkTree(parsing: bytes).html { Array($0) }
    }

    /// - Parameters:
    ///   - file: the file.
    ///   - body: the part of it that is Markdown, after the front matter.
    ///   - language: the text's, for the words that are read out of links back from footnotes.
    public static func document(
        _ file: SourceFile, body: Range<Int>, options: Options = Options(), language: String = "ja"
    ) -> MarkdownDocument {
        let (file, body) = wellFormed(file, body)
        let source = MarkdownSource(file, body: body)
        let tree = CmarkTree(parsing: source.prepared.bytes, isUTF8: true)
        var components = ComponentPass(tree.root, source)
        let tables = TablePass.run(tree.root, source)
        var texts = TextPass(
            source, linksTelephones: options.linksTelephones, footnotes: FootnotePass(tree.root, source))
        var footnotes = texts.run(tree.root)
        footnotes.finish(tree.root, language: language)
        PicturePass.run(tree.root, source)
        var facts = FactsPass(source, pictures: texts.pictures, trustsHTML: options.trustsHTML)
        facts.run(tree.root)
        let headings = HeadingPass(facts.headings, texts.ids)
        components.finish(questions: headings.questions, misplaced: facts.misplaced)
        return MarkdownDocument(
            html: tree.html { SlotMarker.split($0, headings.headings) }, headings: headings.headings,
            references: facts.references,
            components: components.components,
            questions: facts.questions.compactMap { question in
                headings.questions[question.component].map {
                    MarkdownDocument.Question(text: question.text, anchor: $0, answer: question.answer)
                }
            }, plainText: facts.plainText(file),
            diagnostics: components.diagnostics + tables + texts.diagnostics + footnotes.diagnostics + facts.diagnostics
        )
    }

    /// Malformed bytes become U+FFFD: everything below rests on UTF-8.
    private static func wellFormed(_ file: SourceFile, _ body: Range<Int>) -> (SourceFile, Range<Int>) {
        guard file.firstInvalidUTF8 != nil else { return (file, body) }
        let body = body.clamped(to: 0..<file.bytes.count)
        let text = Array(String(decoding: file.bytes[body], as: UTF8.self).utf8)
        let front = file.bytes[..<body.lowerBound]
        return (SourceFile(path: file.path, bytes: front + text), front.count..<(front.count + text.count))
    }
}
