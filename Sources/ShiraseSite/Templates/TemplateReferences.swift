/// What templates name: each other, and words of `strings`.
public struct TemplateReferences: Sendable {
    private struct Names {
        var templates: Set<String> = []
        var strings: Set<String> = []
    }

    private var names: [String: Names] = [:]
    /// Templates that could not be parsed: what they name is not known.
    private let broken: Set<String>

    /// - Parameter trees: by the templates' names.
    init(_ trees: [String: [TemplateNode]], broken: Set<String>) {
        self.broken = broken
        for (name, tree) in trees {
            var found = Names()
            Self.collect(tree, inStrings: false, &found)
            names[name] = found
        }
    }

    /// All templates that rendering these may lead to; every one where that is not known.
    public func reached(from entries: some Sequence<String>) -> Set<String> {
        guard broken.isEmpty else { return broken.union(names.keys) }
        var reached = Set<String>()
        var waiting = Array(entries)
        while let name = waiting.popLast() {
            if reached.insert(name).inserted { waiting += names[name]?.templates ?? [] }
        }
        return reached
    }

    /// The keys of `strings` that any template asks for.
    public var strings: Set<String> { names.values.reduce(into: []) { $0.formUnion($1.strings) } }

    private static func collect(_ nodes: [TemplateNode], inStrings: Bool, _ found: inout Names) {
        func mention(_ name: String) {
            let parts = name.split(separator: ".")
            if parts.count == 2, parts[0] == "strings" { found.strings.insert(String(parts[1])) }
            if inStrings { found.strings.insert(name) }
        }
        for node in nodes {
            switch node {
            case .text: break
            case .variable(let name, _, _): mention(name)
            case .section(let name, let children, _):
                mention(name)
                collect(children, inStrings: inStrings || name == "strings", &found)
            case .inverted(let name, let children, _):
                mention(name)
                collect(children, inStrings: inStrings, &found)
            case .partial(let name, _, _): found.templates.insert(name)
            case .parent(let name, let blocks, _):
                found.templates.insert(name)
                for children in blocks.values { collect(children, inStrings: inStrings, &found) }
            case .block(_, let children, _): collect(children, inStrings: inStrings, &found)
            }
        }
    }
}
