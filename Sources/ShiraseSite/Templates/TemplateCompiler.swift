import ShiraseCore

/// Turns templates into steps of rendering. It follows them as rendering will, with the kinds of the fields in place of values: partials and
/// blocks are put in their places, names become paths to values, and a name that no context has or a missing partial is found here,
/// with file and line, before anything is rendered.
struct TemplateCompiler {
    private let trees: [String: [TemplateNode]]
    /// Templates that could not be parsed, which has been reported.
    private let broken: Set<String>
    /// Names that files give to `names` fields: `strings`, `assets`.
    private let fileNames: [String: Set<String>]
    private(set) var diagnostics: [Diagnostic] = []
    /// Templates that include others many times over would take for ever to render, and to check.
    private var visits = 0
    private static let mostVisits = 20_000

    init(trees: [String: [TemplateNode]], broken: Set<String>, fileNames: [String: Set<String>]) {
        self.trees = trees
        self.broken = broken
        self.fileNames = fileNames
    }

    /// What a section has entered: a context, or something without names (a text).
    private enum Frame {
        case view(ViewSchema, isListItem: Bool)
        case names(Set<String>)
        case open
        case nameless(isListItem: Bool)

        var isListItem: Bool {
            switch self {
            case .view(_, let isListItem), .nameless(let isListItem): isListItem
            // What the author wrote may be a list.
            case .open: true
            case .names: false
            }
        }
    }

    private struct Scope {
        var frames: [Frame]
        /// Overrides of blocks, the outermost template's first.
        var blocks: [String: ([TemplateNode])]
        /// The templates on the way here.
        var path: [String]
        /// What every line begins with: the indentations of the partials on the way here.
        var indent: [UInt8] = []
        /// The blocks on the way here whose overrides are being followed.
        var openBlocks: Set<String> = []
        /// Whether the innermost frame was entered in this template, so that `first()` and `last()` know of it.
        var isOwnFrame: Bool

        /// Posts are plain text.
        var isPlain: Bool { path.first?.hasPrefix("sns/") == true }
    }

    /// What a name means in a scope.
    private typealias Meaning = (kind: FieldKind, path: ValuePath)

    /// The steps of a template as the entry point for a kind of page; `nil` where there is no template of that name.
    mutating func compile(_ template: String, root: ViewSchema) -> [RenderStep]? {
        guard let tree = trees[template] else { return nil }
        return steps(
            tree, Scope(frames: [.view(root, isListItem: false)], blocks: [:], path: [template], isOwnFrame: true))
    }

    private mutating func steps(_ nodes: [TemplateNode], _ scope: Scope) -> [RenderStep] {
        var steps: [RenderStep] = []
        for node in nodes {
            switch node {
            case .text(let bytes, let startsLine):
                steps.append(.literal(Self.indented(bytes, startsLine, by: scope.indent)))
            case .variable(let name, let isEscaped, let range):
                guard let meaning = meaning(of: name, range, scope) else { continue }
                checkShown(meaning.kind, name, isEscaped, range)
                steps.append(.show(meaning.path, isEscaped: isEscaped && !scope.isPlain))
            case .section(let name, let children, let range):
                guard let meaning = meaning(of: name, range, scope) else { continue }
                var inner = scope
                let frame = frame(entering: meaning.kind)
                if let frame {
                    inner.frames.append(frame)
                    inner.isOwnFrame = true
                }
                steps.append(.section(meaning.path, entersContext: frame != nil, self.steps(children, inner)))
            case .inverted(let name, let children, let range):
                let inside = self.steps(children, scope)
                if let meaning = meaning(of: name, range, scope) { steps.append(.inverted(meaning.path, inside)) }
            case .partial(let name, let indent, let range):
                steps.append(contentsOf: follow(name, range, scope, blocks: [:], indent: indent))
            case .parent(let name, let blocks, let range):
                steps.append(contentsOf: follow(name, range, scope, blocks: blocks, indent: []))
            case .block(let name, let children, let range):
                guard let override = scope.blocks[name] else {
                    steps.append(contentsOf: self.steps(children, scope))
                    continue
                }
                // Rendering would look the block up again, and find the same override.
                guard !scope.openBlocks.contains(name) else {
                    reportRecursion(name, range)
                    continue
                }
                var inner = scope
                inner.openBlocks.insert(name)
                steps.append(contentsOf: self.steps(override, inner))
            }
        }
        return steps
    }

    private static func indented(_ bytes: [UInt8], _ startsLine: Bool, by indent: [UInt8]) -> [UInt8] {
        guard !indent.isEmpty else { return bytes }
        var result = startsLine ? indent : []
        for (index, byte) in bytes.enumerated() {
            result.append(byte)
            if byte == UInt8(ascii: "\n"), index + 1 < bytes.count { result += indent }
        }
        return result
    }

    private mutating func follow(
        _ name: String, _ range: SourceRange, _ scope: Scope, blocks: [String: [TemplateNode]], indent: [UInt8]
    ) -> [RenderStep] {
        if broken.contains(name) { return [] }
        guard let tree = trees[name] else {
            diagnostics.append(
                .error(
                    "template.missing-partial",
                    Message(en: "there is no template `\(name)`", ja: "`\(name)` というテンプレートはありません"),
                    at: .source(range),
                    hint: trees.keys.nearest(to: name).map {
                        Message(en: "did you mean `\($0)`?", ja: "`\($0)` の間違いではありませんか")
                    }
                        ?? Message(en: "make templates/\(name).mustache", ja: "templates/\(name).mustache を作ってください")))
            return []
        }
        if scope.isPlain, !name.hasPrefix("sns/") {
            diagnostics.append(
                .error(
                    "template.not-plain",
                    Message(en: "`\(name)` is no plain text", ja: "`\(name)` は文字だけのテンプレートではありません"), at: .source(range),
                    hint: Message(
                        en: "a teaser may include templates of sns/ only", ja: "投稿文で読み込めるのは sns/ のテンプレートだけです")))
            return []
        }
        guard !scope.path.contains(name) else {
            reportRecursion(name, range)
            return []
        }
        visits += 1
        guard visits <= Self.mostVisits else {
            if visits == Self.mostVisits + 1 {
                diagnostics.append(
                    .error(
                        "template.too-many",
                        Message(en: "templates include each other too often", ja: "テンプレートの読み込みが多すぎます"),
                        at: .source(range),
                        hint: Message(en: "include each partial fewer times", ja: "部品を読み込む回数を減らしてください")))
            }
            return []
        }
        var inner = scope
        inner.path.append(name)
        inner.isOwnFrame = false
        inner.indent += indent
        // The overrides that stand further out win.
        inner.blocks = scope.blocks.merging(blocks) { outer, _ in outer }
        return steps(tree, inner)
    }

    private mutating func reportRecursion(_ name: String, _ range: SourceRange) {
        diagnostics.append(
            .error(
                "template.recursion", Message(en: "`\(name)` includes itself", ja: "`\(name)` が自分自身を読み込んでいます"),
                at: .source(range),
                hint: Message(en: "take the partial out of itself", ja: "部品の中から、その部品自身の呼び出しを除いてください")))
    }

    private func frame(entering kind: FieldKind) -> Frame? {
        switch kind {
        case .flag: nil
        case .object(let schema): .view(schema, isListItem: false)
        case .list(let schema): .view(schema, isListItem: true)
        case .texts: .nameless(isListItem: true)
        case .text, .html, .number: .nameless(isListItem: false)
        case .names(let names): .names(names)
        case .open: .open
        }
    }

    /// What a name means in a scope. Reports a name that no context has.
    private mutating func meaning(of name: String, _ range: SourceRange, _ scope: Scope) -> Meaning? {
        if name == "." {
            let path = ValuePath.context(scope.frames.count - 1)
            if case .nameless = scope.frames.last { return (.text, path) }
            if case .open = scope.frames.last { return (.open, path) }
            return unknown(name, range, scope)
        }
        if name.hasSuffix("()") { return position(name, range, scope) }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains(""), let meaning = meaning(of: parts[...], scope.frames[...]) else {
            return unknown(name, range, scope)
        }
        return meaning
    }

    /// Looks for a name's first part outwards through the contexts.
    private func meaning(of parts: ArraySlice<String>, _ frames: ArraySlice<Frame>) -> Meaning? {
        guard let first = parts.first, let frame = frames.last else { return nil }
        let outside = frames.dropLast()
        if case .open = frame {
            let otherwise = meaning(of: parts, outside)
            return (.open, .open(Array(parts), context: outside.count, otherwise: otherwise?.path))
        }
        guard let found = meaning(of: first, in: frame, .context(outside.count)) else {
            return meaning(of: parts, outside)
        }
        return parts.dropFirst().reduce(found) { parent, part in parent.flatMap { meaning(of: part, inside: $0) } }
    }

    /// What a name's further part means.
    private func meaning(of part: String, inside parent: Meaning) -> Meaning? {
        switch parent.kind {
        case .object, .names, .open:
            frame(entering: parent.kind).flatMap { meaning(of: part, in: $0, parent.path) }
        case .text, .html, .flag, .number, .list, .texts: nil
        }
    }

    private func meaning(of name: String, in frame: Frame, _ parent: ValuePath) -> Meaning? {
        switch frame {
        case .view(let schema, _):
            guard let index = schema.index(of: name) else { return nil }
            let path = ValuePath.field(index, of: parent)
            if case .names = schema.fields[index].kind { return (.names(fileNames[name] ?? []), path) }
            return (schema.fields[index].kind, path)
        case .names(let names): return names.contains(name) ? (.text, .name(name, of: parent)) : nil
        case .open: return (.open, .name(name, of: parent))
        case .nameless: return nil
        }
    }

    /// `first()`, `last()` and the like, which ask where in a list the section stands.
    private mutating func position(_ name: String, _ range: SourceRange, _ scope: Scope) -> Meaning? {
        guard let position = ListPosition(rawValue: String(name.dropLast(2))) else {
            return unknown(name, range, scope)
        }
        guard scope.isOwnFrame, scope.frames.last?.isListItem == true else {
            diagnostics.append(
                .error(
                    "template.position",
                    Message(
                        en: "`\(name)` works directly inside a list's section only", ja: "`\(name)` はリストの繰り返しの直下でだけ使えます"
                    ),
                    at: .source(range),
                    hint: Message(en: "move it into the list's own section", ja: "{{#リスト}} のすぐ内側に移してください")))
            return nil
        }
        return (position == .index ? .number : .flag, .position(position))
    }

    private mutating func checkShown(_ kind: FieldKind, _ name: String, _ isEscaped: Bool, _ range: SourceRange) {
        switch kind {
        case .number, .open: break
        case .text:
            if !isEscaped {
                reportBraces(
                    Message(en: "the text `\(name)` is shown without escaping", ja: "文字 `\(name)` がエスケープされずに表示されます"),
                    "{{\(name)}}", range)
            }
        case .html:
            if isEscaped {
                reportBraces(
                    Message(en: "the markup `\(name)` would be shown as text", ja: "`\(name)` の HTML がそのまま文字として表示されます"),
                    "{{{\(name)}}}", range)
            }
        case .flag, .object, .list, .texts, .names:
            diagnostics.append(
                .error(
                    "template.not-text",
                    Message(en: "`\(name)` is no text that can be shown", ja: "`\(name)` は文字として表示できません"),
                    at: .source(range),
                    hint: Message(
                        en: "use it as a section: {{#\(name)}}…{{/\(name)}}", ja: "{{#\(name)}}…{{/\(name)}} の形で使ってください"
                    )))
        }
    }

    private mutating func reportBraces(_ message: Message, _ tag: String, _ range: SourceRange) {
        diagnostics.append(
            .error(
                "template.braces", message, at: .source(range),
                hint: Message(en: "write \(tag)", ja: "\(tag) と書いてください")))
    }

    private mutating func unknown(_ name: String, _ range: SourceRange, _ scope: Scope) -> Meaning? {
        var names: [String] = []
        for frame in scope.frames {
            switch frame {
            case .view(let schema, _):
                for field in schema.fields {
                    names.append(field.name)
                    if case .names = field.kind { names += (fileNames[field.name] ?? []).map { "\(field.name).\($0)" } }
                    if case .object(let child) = field.kind { names += child.fields.map { "\(field.name).\($0.name)" } }
                }
            case .names(let known): names += known
            case .open, .nameless: break
            }
        }
        diagnostics.append(
            .error(
                "template.unknown-name",
                Message(en: "no context here has the name `\(name)`", ja: "ここで使える項目に `\(name)` はありません"),
                at: .source(range),
                hint: names.nearest(to: name).map { Message(en: "did you mean `\($0)`?", ja: "`\($0)` の間違いではありませんか") }
                    ?? Message(en: "the template reference lists the names", ja: "テンプレートの項目一覧をご覧ください")))
        return nil
    }
}
