import ShiraseCore

/// Follows templates as rendering would, with the kinds of the fields in place of values: a name that no context has and a
/// missing partial are found here, with file and line, before anything is rendered.
struct TemplateChecker {
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
        /// The blocks on the way here whose overrides are being followed.
        var openBlocks: Set<String> = []
        /// Whether the innermost frame was entered in this template, so that `first()` and `last()` know of it.
        var isOwnFrame: Bool
    }

    /// Checks a template as the entry point for a kind of page.
    mutating func check(_ template: String, root: ViewSchema) {
        guard let tree = trees[template] else { return }
        check(
            tree, Scope(frames: [.view(root, isListItem: false)], blocks: [:], path: [template], isOwnFrame: true))
    }

    private mutating func check(_ nodes: [TemplateNode], _ scope: Scope) {
        for node in nodes {
            switch node {
            case .variable(let name, let isEscaped, let range):
                if let kind = kind(of: name, range, scope) { checkShown(kind, name, isEscaped, range) }
            case .section(let name, let children, let range):
                guard let kind = kind(of: name, range, scope) else { continue }
                var inner = scope
                if let frame = frame(entering: kind, scope) {
                    inner.frames.append(frame)
                    inner.isOwnFrame = true
                }
                check(children, inner)
            case .inverted(let name, let children, let range):
                _ = kind(of: name, range, scope)
                check(children, scope)
            case .partial(let name, let range):
                follow(name, range, scope, blocks: [:])
            case .parent(let name, let blocks, let range):
                follow(name, range, scope, blocks: blocks)
            case .block(let name, let children, let range):
                guard let override = scope.blocks[name] else {
                    check(children, scope)
                    continue
                }
                // Rendering would look the block up again, and find the same override.
                guard !scope.openBlocks.contains(name) else {
                    reportRecursion(name, range)
                    continue
                }
                var inner = scope
                inner.openBlocks.insert(name)
                check(override, inner)
            }
        }
    }

    private mutating func follow(
        _ name: String, _ range: SourceRange, _ scope: Scope, blocks: [String: [TemplateNode]]
    ) {
        if broken.contains(name) { return }
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
            return
        }
        if scope.path.first?.hasPrefix("sns/") == true, !name.hasPrefix("sns/") {
            diagnostics.append(
                .error(
                    "template.not-plain",
                    Message(en: "`\(name)` is no plain text", ja: "`\(name)` は文字だけのテンプレートではありません"), at: .source(range),
                    hint: Message(
                        en: "a teaser may include templates of sns/ only", ja: "投稿文で読み込めるのは sns/ のテンプレートだけです")))
            return
        }
        guard !scope.path.contains(name) else { return reportRecursion(name, range) }
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
            return
        }
        var inner = scope
        inner.path.append(name)
        inner.isOwnFrame = false
        // As swift-mustache has it, the overrides that stand further out win.
        inner.blocks = scope.blocks.merging(blocks) { outer, _ in outer }
        check(tree, inner)
    }

    private mutating func reportRecursion(_ name: String, _ range: SourceRange) {
        diagnostics.append(
            .error(
                "template.recursion", Message(en: "`\(name)` includes itself", ja: "`\(name)` が自分自身を読み込んでいます"),
                at: .source(range),
                hint: Message(en: "take the partial out of itself", ja: "部品の中から、その部品自身の呼び出しを除いてください")))
    }

    private func frame(entering kind: FieldKind, _ scope: Scope) -> Frame? {
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

    /// What a name means in a scope. Looks outwards through the contexts as rendering does; reports a name that none has.
    private mutating func kind(of name: String, _ range: SourceRange, _ scope: Scope) -> FieldKind? {
        if name == "." {
            if case .nameless = scope.frames.last { return .text }
            if case .open = scope.frames.last { return .open }
            return unknown(name, range, scope)
        }
        if name.hasSuffix("()") { return position(name, range, scope) }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, !parts.contains("") else { return unknown(name, range, scope) }
        for frame in scope.frames.reversed() {
            guard let kind = kind(of: first, in: frame) else { continue }
            return descend(parts.dropFirst(), kind, name, range, scope)
        }
        return unknown(name, range, scope)
    }

    private func kind(of name: String, in frame: Frame) -> FieldKind? {
        switch frame {
        case .view(let schema, _):
            guard let kind = schema.kind(of: name) else { return nil }
            if case .names = kind { return .names(fileNames[name] ?? []) }
            return kind
        case .names(let names): return names.contains(name) ? .text : nil
        case .open: return .open
        case .nameless: return nil
        }
    }

    private mutating func descend(
        _ parts: ArraySlice<String>, _ kind: FieldKind, _ name: String, _ range: SourceRange, _ scope: Scope
    ) -> FieldKind? {
        guard let part = parts.first else { return kind }
        let next: FieldKind? =
            switch kind {
            case .object(let schema): self.kind(of: part, in: .view(schema, isListItem: false))
            case .names(let names): names.contains(part) ? .text : nil
            case .open: .open
            default: nil
            }
        guard let next else { return unknown(name, range, scope) }
        return descend(parts.dropFirst(), next, name, range, scope)
    }

    /// `first()`, `last()` and the like, which ask where in a list the section stands.
    private mutating func position(_ name: String, _ range: SourceRange, _ scope: Scope) -> FieldKind? {
        let known = ["first()", "last()", "even()", "odd()", "index()"]
        guard known.contains(name) else { return unknown(name, range, scope) }
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
        return name == "index()" ? .number : .flag
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

    private mutating func unknown(_ name: String, _ range: SourceRange, _ scope: Scope) -> FieldKind? {
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
