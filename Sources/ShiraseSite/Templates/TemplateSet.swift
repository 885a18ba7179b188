import ShiraseCore

/// The templates of a site, parsed, checked and ready to render.
public struct TemplateSet: Sendable {
    /// By the names of the entries.
    private let programs: [String: RenderProgram]
    public let names: Set<String>
    /// What those that could be parsed name.
    public let references: TemplateReferences
    /// Of what an entry is made from, by its name.
    private let fingerprints: [String: Fingerprint]
    /// Of all templates that render blocks of texts.
    let blocks: Fingerprint

    /// Parses every template.
    /// - Parameters:
    ///   - files: by name, which is the path below `templates/` without its extension.
    ///   - entries: the templates that are rendered from, each with the context it gets.
    ///   - fileNames: names of `strings` and `assets`.
    public init(
        _ files: [String: SourceFile], entries: [(name: String, schema: ViewSchema)], fileNames: [String: Set<String>],
        _ sink: DiagnosticSink
    ) {
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
            trees[name] = tree
        }
        let broken = Set(files.keys).subtracting(trees.keys)
        var compiler = TemplateCompiler(trees: trees, broken: broken, fileNames: fileNames)
        var programs: [String: RenderProgram] = [:]
        for entry in entries {
            programs[entry.name] = compiler.compile(entry.name, root: entry.schema).map(RenderProgram.init)
        }
        sink.add(contentsOf: compiler.diagnostics)
        self.programs = programs
        names = Set(files.keys)
        let references = TemplateReferences(trees, broken: broken)
        self.references = references
        let files = files.mapValues { Fingerprint($0.bytes) }
        func fingerprint(_ entries: [String]) -> Fingerprint {
            var writer = BinaryWriter()
            for name in references.reached(from: entries).sorted() {
                writer.write(name)
                if let file = files[name] { writer.write(file) }
            }
            return writer.fingerprint
        }
        fingerprints = Dictionary(entries.map { ($0.name, fingerprint([$0.name])) }) { first, _ in first }
        blocks = fingerprint(BlockView.templateEntries.map(\.name))
    }

    /// Of an entry and of everything that it includes: the same as long as none of these is edited.
    func fingerprint(of name: String) -> Fingerprint { fingerprints[name] ?? blocks }

    /// Renders an entry of this set over a view of its schema, in UTF-8; `nil` where there is none of that name.
    public func render(_ name: String, _ view: some View) -> [UInt8]? {
        programs[name].map { TemplateRenderer.render($0, view) }
    }
}
