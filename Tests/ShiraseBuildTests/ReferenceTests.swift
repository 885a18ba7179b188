import Foundation
import ShiraseClinic
import ShiraseCore
import ShiraseSite
import ShiraseSyndication
import Testing

/// README's references are made from the tables that the program itself uses, so they cannot tell anything else. With
/// `UPDATE_GOLDEN=1` they are written anew.
@Suite(.serialized) struct ReferenceTests {
    @Test func frontMatterReferenceIsCurrent() throws {
        var text = "| key | shape | meaning |\n|---|---|---|\n"
        for (key, shape, summary) in FrontMatter.reference {
            text += "| `\(key)` | \(shape.replacing("|", with: "\\|")) | \(summary) |\n"
        }
        try compare("front-matter-reference", text)
    }

    @Test func templateReferenceIsCurrent() throws {
        var text = ""
        for schema in PageSchemas.all + [BlockView.schema] + CardFormat.schema.reachable + [TeaserView.schema]
            + BoardView.schema.reachable
        {
            text += "\n#### \(schema.name)\n\n\(schema.summary)\n\n| field | kind | meaning |\n|---|---|---|\n"
            for field in schema.fields {
                text += "| `\(field.name)` | \(Self.words(field.kind)) | \(field.summary) |\n"
            }
        }
        try compare("template-reference", text + "\n")
    }

    @Test func requiredNoticesReferenceIsCurrent() throws {
        var text = "| item | name | values | holds | to look up |\n|---|---|---|---|---|\n"
        for item in RequiredNoticeCatalogue.current.items {
            let fields = item.fields.map { "`\($0.name)`: \($0.meaning.en)" }.joined(separator: "; ")
            let dates = [item.from.map { "from \($0)" }, item.to.map { "to \($0)" }].compactMap(\.self)
            let successors = item.successors.map { "`\($0)`" }.joined(separator: ", ")
            let holds = (dates + (successors.isEmpty ? [] : ["then \(successors)"])).joined(separator: ", ")
            text += "| `\(item.id)` | \(item.name.ja) | \(fields) | \(holds) | \(item.unsure?.en ?? "") |\n"
        }
        try compare("required-notices-reference", text)
    }

    /// What each addition to CommonMark renders to, in the default theme and with the clinic of ``MarkdownReference``.
    @Test func markdownReferenceIsCurrent() async throws {
        let outputs = try await MarkdownReference.render()
        var text = ""
        for (example, html) in zip(MarkdownReference.examples, outputs) {
            text += "\n#### \(example.title)\n\n\(example.explanation)\n\n````markdown\n\(example.markdown)\n````\n"
            text += "\n````html\n\(html)\n````\n"
        }
        try compare("markdown-reference", text + "\n")
    }

    private static func words(_ kind: FieldKind) -> String {
        switch kind {
        case .text: "text"
        case .html: "HTML"
        case .flag: "flag"
        case .number: "number"
        case .object(let schema): schema.name
        case .list(let schema): "list of \(schema.name)"
        case .texts: "list of texts"
        case .names: "texts by name"
        case .open: "the author's own"
        }
    }

    private func compare(_ name: String, _ made: String) throws {
        let path = TestSite.folder + "../README.md"
        let readme = String(decoding: try LocalFileSystem().read(path), as: UTF8.self)
        let begin = try #require(readme.range(of: "<!-- \(name): made by the test suite, do not edit -->\n"))
        let end = try #require(readme.range(of: "<!-- end -->", range: begin.upperBound..<readme.endIndex))
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            let updated = readme.replacingCharacters(in: begin.upperBound..<end.lowerBound, with: made)
            try LocalFileSystem().write(Array(updated.utf8), to: path)
        }
        #expect(readme[begin.upperBound..<end.lowerBound] == made)
    }
}
