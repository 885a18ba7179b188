import Mustache
import ShiraseCore
import TestSupport
import Testing

@testable import ShiraseSite

/// Templates mean here what they mean to swift-mustache: the same random templates over the same random views give the same text. Line ends
/// and indentation are left out of it: swift-mustache departs from the Mustache specification where tags share a line and where an
/// indented partial holds a section. ``TemplateTests`` say what becomes of lines.
@Suite struct MustacheComparisonTests {
    private typealias Root = TemplateTests.Root
    private typealias Item = TemplateTests.Item

    @Test(arguments: [1, 2, 3] as [UInt64])
    func randomTemplates(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var longest = 0
        for number in 0..<400 {
            var source = RandomTemplate(random)
            let partials = ["part": source.part(), "frame": source.frame()]
            let main = Bool.random(using: &source.random) ? source.nodes(depth: 3) : source.framed()
            let root = source.root()
            random = source.random
            let files = partials.merging(["main": main]) { first, _ in first }

            let sink = DiagnosticSink()
            let set = TemplateSet(
                Dictionary(uniqueKeysWithValues: files.map { ($0, SourceFile(path: $0, text: $1)) }),
                entries: [("main", Root.schema)], fileNames: ["strings": ["home"]], sink)
            #expect(sink.diagnostics.isEmpty, "seed \(seed), template \(number): \(main)")
            var library = MustacheLibrary()
            for (name, text) in files { try library.register(text, named: name) }
            let expected = try #require(library.render(Peer(root), withTemplate: "main"))
            let rendered = try #require(set.render("main", root))
            #expect(
                String(decoding: rendered, as: UTF8.self).filter { $0 != "\n" } == expected.filter { $0 != "\n" },
                "seed \(seed), template \(number): \(files)")
            longest = max(longest, rendered.count)
        }
        #expect(longest > 100)
    }
}

/// A random template and a random view for it.
private struct RandomTemplate {
    var random: SplitMix64
    /// No partial includes itself.
    private var includesPart = true
    /// Whether the innermost context is an item, a word or the root: what it may name differs.
    private enum Place { case root, item, word }

    init(_ random: SplitMix64) { self.random = random }

    mutating func root() -> TemplateTests.Root {
        TemplateTests.Root(
            title: text(), name: text(), markup: "<b>", isShown: .random(using: &random),
            count: Bool.random(using: &random) ? 3 : nil, item: Bool.random(using: &random) ? item() : nil,
            items: (0..<Int.random(in: 0...3, using: &random)).map { _ in item() },
            words: (0..<Int.random(in: 0...2, using: &random)).map { _ in text() }, strings: NamedTexts(["home": "ホーム"])
        )
    }

    private mutating func item() -> TemplateTests.Item {
        TemplateTests.Item(name: text(), isChosen: .random(using: &random))
    }

    private mutating func text() -> String { ["", "医院", "a<b & \"c\"", "'x'"].randomElement(using: &random) ?? "" }

    mutating func nodes(depth: Int) -> String { nodes(depth, .root, inList: false) }

    mutating func part() -> String {
        includesPart = false
        defer { includesPart = true }
        return nodes(depth: 2)
    }

    mutating func frame() -> String {
        "<\n\(nodes(depth: 1)){{$main}}\n\(nodes(depth: 1)){{/main}}\n{{$foot}}foot{{/foot}}>\n"
    }

    mutating func framed() -> String { "{{<frame}}\n{{$main}}\n\(nodes(depth: 2)){{/main}}\n{{/frame}}\n" }

    private mutating func nodes(_ depth: Int, _ place: Place, inList: Bool) -> String {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in node(depth, place, inList: inList) }.joined()
    }

    private mutating func node(_ depth: Int, _ place: Place, inList: Bool) -> String {
        switch Int.random(in: 0...9, using: &random) {
        case 0: return "line\n"
        case 1: return "text  "
        case 2: return "{{title}}"
        case 3: return "{{{markup}}}\n"
        case 4: return place == .word ? "{{.}}" : "{{name}}{{strings.home}}"
        case 5: return "{{! comment }}\n"
        case 6 where includesPart && place == .root:
            return "\n{{>part}}\n".dropFirst(Int.random(in: 0...1, using: &random)).description
        case 7 where inList: return "{{#last()}}l{{/last()}}{{^first()}}\nf\n{{/first()}}{{index()}}"
        default: return depth > 0 ? section(depth - 1, place, inList: inList) : "|"
        }
    }

    private mutating func section(_ depth: Int, _ place: Place, inList: Bool) -> String {
        let name =
            (place == .item ? ["chosen", "items", "words"] : ["shown", "count", "item", "items", "words", "title"])
            .randomElement(using: &random) ?? "shown"
        let line = Bool.random(using: &random) ? "\n" : ""
        if Int.random(in: 0...3, using: &random) == 0 {
            return "{{^\(name)}}\(line)\(nodes(depth, place, inList: inList)){{/\(name)}}\(line)"
        }
        let inside =
            switch name {
            case "shown", "chosen": nodes(depth, place, inList: inList)
            case "items": nodes(depth, .item, inList: true)
            case "item": nodes(depth, .item, inList: false)
            case "words": nodes(depth, .word, inList: true)
            default: nodes(depth, .word, inList: false)
            }
        return "{{#\(name)}}\(line)\(inside){{/\(name)}}\(line)"
    }
}

/// A view as swift-mustache looks names up in it. An absent value is an empty text, so that the search for its name ends there.
private struct Peer: MustacheParent {
    let source: any FieldSource

    init(_ source: any FieldSource) { self.source = source }

    func child(named name: String) -> Any? { source.value(named: name).map(Self.value) }

    private static func value(_ value: FieldValue) -> Any {
        switch value {
        case .flag(let flag): flag
        case .object(let object): Peer(object)
        case .list(let list): list.map(Peer.init)
        case .texts(let texts): texts.map(Text.init)
        case .names(let names): names.texts
        case .absent, .text, .number, .open, .openList: Text(renderText: value.shownText)
        }
    }

    struct Text: MustacheCustomRenderable, MustacheParent {
        let renderText: String
        var isNull: Bool { renderText.isEmpty }
        func child(named: String) -> Any? { nil }
    }
}
