import ShiraseCore

/// Markdown to HTML and facts. Parsing and rendering are cmark's; each extension is one pass over its tree, in its own file.
public enum Markdown {
    /// Plain CommonMark 0.30, raw HTML included, nothing of Shirase's.
    public static func commonMark(_ bytes: [UInt8]) -> [UInt8] {
        CmarkTree(parsing: bytes).html()
    }

    /// - Parameters:
    ///   - source: the file.
    ///   - body: the part of it that is Markdown, after the front matter.
    ///   - trustsHTML: whether raw HTML passes unfiltered.
    ///   - language: the text's, for the words that are read out of links back from footnotes.
    public static func document(
        _ source: SourceFile, body: Range<Int>, trustsHTML: Bool = false, language: String = "ja"
    ) -> MarkdownDocument {
        let backLabel = { (number: String) in
            language.hasPrefix("ja") ? "本文の\(number)へ戻る" : "Back to reference \(number)"
        }
        let source = MarkdownSource(source, body: body)
        let tree = CmarkTree(parsing: source.prepared.bytes)
        let containers = ContainerPass.run(tree.root, source)
        TablePass.run(tree.root, source)
        let footnotes = FootnotePass.run(tree.root, source, backLabel: backLabel)
        AutolinkPass.run(tree.root)
        StrikethroughPass.run(tree.root)
        TaskListPass.run(tree.root)
        RubyPass.run(tree.root, source.helper)
        let ids = HeadingPass.takeWrittenIDs(tree.root)
        let sizes = PicturePass.takeSizes(tree.root)
        if let helper = source.helper { HelperPass.run(tree.root, helper) }
        PicturePass.makeFigures(tree.root)
        SoftBreakPass.run(tree.root)
        let (leadParagraphs, characterCount) = PlainText.collect(tree.root)
        let headings = HeadingPass.run(tree.root, ids)
        let rawHTML = trustsHTML ? [] : RawHTMLPass.run(tree.root, source)
        let references = ReferencePass.run(tree.root, source, sizes)
        let html = tree.html()
        return MarkdownDocument(
            html: SlotMarker.split(html), headings: headings, references: references, leadParagraphs: leadParagraphs,
            characterCount: characterCount, diagnostics: containers + footnotes + rawHTML)
    }
}
