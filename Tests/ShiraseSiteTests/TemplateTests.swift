import ShiraseCore
import Testing

@testable import ShiraseSite

/// What templates make of views.
@Suite struct TemplateTests {
    struct Item: View {
        var name = ""
        var isChosen = false

        static let schemaName = "Item"
        static let schemaSummary = "An item."
        static let fields: FieldTable<Self> = [
            .text("name", "Its name.") { $0.name }, .flag("chosen", "A flag.") { $0.isChosen },
        ]
    }

    struct Root: View {
        var title = ""
        var name = ""
        var markup: String? = nil
        var isShown = false
        var count: Int? = nil
        var item: Item?
        var items: [Item] = []
        var words: [String] = []
        var strings = NamedTexts([:])
        var params = OpenContext()

        static let schemaName = "Root"
        static let schemaSummary = "A root."
        static let fields: FieldTable<Self> = [
            .text("title", "A title.") { $0.title }, .text("name", "A name.") { $0.name },
            .html("markup", "Markup.") { $0.markup }, .flag("shown", "A flag.") { $0.isShown },
            .number("count", "A number.") { $0.count }, .object("item", "An item.") { $0.item },
            .list("items", "Items.") { $0.items }, .texts("words", "Words.") { $0.words },
            .names("strings", "The theme's words.") { $0.strings }, .open("params", "Free fields.") { $0.params },
        ]
    }

    /// The template `main` of a set, rendered.
    private func render(_ main: String, _ partials: [String: String] = [:], _ root: Root) -> String {
        let sink = DiagnosticSink()
        let files = partials.merging(["main": main]) { first, _ in first }
        let set = TemplateSet(
            Dictionary(uniqueKeysWithValues: files.map { ($0, SourceFile(path: $0, text: $1)) }),
            entries: [("main", Root.schema)], fileNames: ["strings": Set(root.strings.texts.keys)], sink)
        #expect(sink.diagnostics.isEmpty)
        return set.render("main", root).map { String(decoding: $0, as: UTF8.self) } ?? "(nothing)"
    }

    @Test func whatStandsBehindASectionIsNoPartOfIt() {
        let template =
            "a{{#shown}}b{{#items}}{{#chosen}}*{{/chosen}}{{name}}{{/items}}{{>p}}{{/shown}}{{>p}}d{{^shown}}e{{/shown}}"
        let items = [Item(name: "1"), Item(name: "2", isChosen: true)]
        #expect(render(template, ["p": "c"], Root(isShown: true, items: items)) == "ab1*2ccd")
        #expect(render(template, ["p": "c"], Root(items: items)) == "acde")
    }

    @Test func textsAreEscapedByCodePoint() {
        #expect(
            render("<a title=\"{{title}}\">{{{markup}}}{{&markup}}</a>", Root(title: "a\"\u{301}<&'>", markup: "<b>"))
                == "<a title=\"a&quot;\u{301}&lt;&amp;&#39;&gt;\"><b><b></a>")
    }

    @Test(arguments: [
        ("{{#shown}}\nyes\n{{/shown}}\n{{^shown}}\nno\n{{/shown}}\n", "yes\n"),
        ("  {{#shown}}  \n  yes\n\t{{/shown}}\nend", "  yes\nend"),
        ("a {{#shown}}\nyes\n{{/shown}} b", "a \nyes\n b"),
        ("{{#shown}}{{#shown}}\nyes{{/shown}}{{/shown}}", "\nyes"),
        ("{{! a\n comment }}\nx\n  {{! another }}\ny {{! inline }}\n", "x\ny \n"),
        ("x\r\n{{#shown}}\r\ny\r\n{{/shown}}\r\nz\r\n", "x\ny\nz\n"),
        ("{{title}}\n{{^count}}none{{/count}}", "T\n"),
        ("{{count}} {{#count}}{{.}}{{/count}}", "0 0"),
        ("last {{#shown}}", nil),
    ])
    func linesOfTagsAloneAreNoLines(_ template: String, _ expected: String?) {
        guard let expected else {
            let sink = DiagnosticSink()
            _ = TemplateSet(
                ["main": SourceFile(path: "main", text: template)], entries: [("main", Root.schema)], fileNames: [:],
                sink)
            #expect(sink.diagnostics.map(\.id) == ["template.syntax"])
            return
        }
        #expect(render(template, Root(title: "T", isShown: true, count: 0)) == expected)
    }

    @Test func includedLinesAreIndentedAsTheirTag() {
        #expect(
            render(
                "<ul>\n  {{>list}}\n</ul>\n- {{>inline}}\n",
                [
                    "list": "{{#items}}\n<li>{{name}}\n</li>\n{{/items}}\n{{title}}\n\t{{>inline}}\n",
                    "inline": "one\ntwo",
                ], Root(title: "a\nb", items: [Item(name: "x"), Item(name: "y")]))
                == "<ul>\n  <li>x\n  </li>\n  <li>y\n  </li>\n  a\nb\n  \tone\n  \ttwo</ul>\n- one\ntwo\n")
    }

    @Test func namesAreLookedUpOutwards() {
        let root = Root(
            title: "T", name: "outer", item: Item(), items: [Item(name: "x"), Item(name: "y", isChosen: true)],
            words: ["あ", "い"], strings: NamedTexts(["home": "ホーム"]))
        #expect(render("{{#items}}{{name}}{{title}} {{/items}}", root) == "xT yT ")
        // A field that is absent ends the search.
        #expect(render("{{#item}}[{{name}}]{{/item}}{{item.name}}", root) == "[]")
        #expect(render("{{#items}}{{#chosen}}{{name}}{{/chosen}}{{/items}}", root) == "y")
        #expect(
            render("{{#words}}{{.}}{{title}}{{/words}}{{strings.home}}{{#strings}}{{home}}{{/strings}}", root)
                == "あTいTホームホーム")
        #expect(render("{{#title}}{{.}}{{name}}{{/title}}", root) == "Touter")
    }

    @Test func positionsInLists() {
        let root = Root(items: [Item(name: "a"), Item(name: "b"), Item(name: "c")], words: ["一"])
        #expect(
            render(
                "{{#items}}{{^first()}}, {{/first()}}{{index()}}{{name}}{{#odd()}}!{{/odd()}}{{#last()}}.{{/last()}}{{/items}}",
                root)
                == "0a, 1b!, 2c.")
        #expect(render("{{#words}}{{#first()}}{{#last()}}only{{/last()}}{{/first()}}{{/words}}", root) == "only")
    }

    @Test func blocksOfAParent() {
        let parts = [
            "layout": "<{{$head}}H{{/head}}|{{$main}}M {{title}}{{/main}}>",
            "middle": "{{<layout}}{{$head}}h2{{/head}}{{$main}}m2{{/main}}{{/layout}}",
        ]
        #expect(
            render("{{<layout}}\n{{$main}}\n{{name}}\n{{/main}}\n{{/layout}}\n", parts, Root(name: "n")) == "<H|n\n>")
        #expect(render("{{<middle}}{{$main}}mine{{/main}}{{/middle}}", parts, Root()) == "<h2|mine>")
        // A block sees what is around the place where it shows.
        let list = ["list": "{{#items}}{{$row}}{{/row}}{{/items}}"]
        #expect(
            render(
                "{{<list}}{{$row}}{{name}};{{/row}}{{/list}}", list, Root(items: [Item(name: "a"), Item(name: "b")]))
                == "a;b;")
    }

    @Test func theAuthorsOwnNames() {
        let root = Root(
            title: "T", items: [Item(name: "i")],
            params: OpenContext([
                "yes": .flag(true), "no": .flag(false),
                "button": .open(OpenContext(["words": .text("予約<"), "title": .absent])),
                "list": .openList([.text("a"), .open(OpenContext(["words": .text("b")]))]), "empty": .openList([]),
            ]))
        #expect(
            render("{{#params.button}}{{words}}[{{title}}]{{/params.button}}{{params.button.words}}", root)
                == "予約&lt;[]予約&lt;")
        #expect(
            render(
                "{{#params.yes}}{{title}}{{#items}}{{name}}{{/items}}{{/params.yes}}{{#params.no}}no{{/params.no}}",
                root) == "Ti")
        #expect(render("{{#params.list}}{{.}}{{words}}{{^last()}},{{/last()}}{{/params.list}}", root) == "a,b")
        #expect(
            render(
                "{{^params.empty}}e{{/params.empty}}{{^params.missing}}m{{/params.missing}}{{params.missing.deep}}",
                root) == "em")
    }

    @Test func postsArePlainText() {
        let sink = DiagnosticSink()
        let set = TemplateSet(
            [
                "sns/x": SourceFile(path: "sns/x", text: "{{title}}{{>sns/more}}"),
                "sns/more": SourceFile(path: "sns/more", text: " {{name}}"),
            ],
            entries: [("sns/x", Root.schema)], fileNames: [:], sink)
        #expect(sink.diagnostics.isEmpty)
        #expect(set.render("sns/x", Root(title: "A & B", name: "<c>")) == Array("A & B <c>".utf8))
        #expect(set.render("sns/more", Root()) == nil)
    }
}

extension TemplateTests {
    private func render(_ main: String, _ root: Root) -> String { render(main, [:], root) }
}
