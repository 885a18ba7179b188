import Mustache
import ShiraseCore

/// The templates of a site, parsed and checked.
public struct TemplateSet: Sendable {
    private let library: MustacheLibrary
    public let names: Set<String>

    /// Parses every template.
    /// - Parameters:
    ///   - files: by name, which is the path below `templates/` without its extension.
    ///   - entries: the templates that are rendered from, each with the context it gets.
    ///   - fileNames: names of `strings` and `assets`.
    public init(
        _ files: [String: SourceFile], entries: [(name: String, schema: ViewSchema)], fileNames: [String: Set<String>],
        _ sink: DiagnosticSink
    ) {
        EscapedHTML.register()
        var library = MustacheLibrary()
        var trees: [String: [TemplateNode]] = [:]
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            if let invalid = file.firstInvalidUTF8 {
                sink.add(.invalidUTF8(file, at: invalid))
                continue
            }
            var parser = TemplateParser(file)
            guard let tree = parser.parse() else {
                sink.add(contentsOf: parser.diagnostics)
                continue
            }
            do {
                try library.register(Self.prepared(file, name), named: name)
                trees[name] = tree
            } catch {
                sink.add(Self.diagnostic(error, file))
            }
        }
        var checker = TemplateChecker(
            trees: trees, broken: Set(files.keys).subtracting(trees.keys), fileNames: fileNames)
        for entry in entries { checker.check(entry.name, root: entry.schema) }
        sink.add(contentsOf: checker.diagnostics)
        self.library = library
        names = Set(files.keys)
    }

    /// A template's text as swift-mustache gets it: a first line says how texts are escaped (in teasers, which are plain text, not
    /// at all), and every line ends as the system's do.
    private static func prepared(_ file: SourceFile, _ name: String) -> String {
        let contentType = name.hasPrefix("sns/") ? "TEXT" : EscapedHTML.name
        let text = file.text(0..<file.bytes.count).replacing("\r\n", with: "\n")
        return "{{% CONTENT_TYPE:\(contentType)}}\n" + text
    }

    /// Renders a template of this set over a view; `nil` where there is none of that name.
    public func render(_ name: String, _ view: some View) -> String? {
        library.render(view.context, withTemplate: name)
    }

    /// What swift-mustache refuses although the tags are in order, such as a name with letters that it does not know.
    private static func diagnostic(_ error: any Error, _ file: SourceFile) -> Diagnostic {
        var place = Diagnostic.Place.path(file.path)
        if let error = error as? MustacheTemplate.ParserError {
            let starts = file.lineStarts
            // Its first line is not the file's.
            let line = min(max(error.context.lineNumber - 1, 1), starts.count)
            let lower = starts[line - 1]
            let before = error.context.line.prefix(max(error.context.columnNumber - 1, 0)).utf8.count
            place = .source(file.range((lower + before)..<(lower + before)))
        }
        return .error(
            "template.syntax", Message(en: "this tag cannot be read", ja: "このタグは読み取れません"), at: place,
            hint: Message(
                en: "names consist of Latin letters, digits, `_`, `-` and `.`", ja: "名前には英字・数字・「_」「-」「.」を使ってください"))
    }
}
