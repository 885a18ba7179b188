import ShiraseMarkdown

/// Follows a template's program with the values in hand.
struct TemplateRenderer {
    private struct Context {
        let value: FieldValue
        let index: Int
        let isLast: Bool
    }

    private let program: RenderProgram
    private var contexts: [Context]
    private var bytes: [UInt8] = []

    private init(_ program: RenderProgram, _ view: some FieldSource) {
        self.program = program
        contexts = [Context(value: .object(view), index: 0, isLast: true)]
        bytes.reserveCapacity(32_768)
    }

    /// In UTF-8.
    static func render(_ program: RenderProgram, _ view: some FieldSource) -> [UInt8] {
        var renderer = TemplateRenderer(program, view)
        renderer.render(program.steps.indices)
        return renderer.bytes
    }

    /// - Parameter range: of steps; whole sections.
    private mutating func render(_ range: Range<Int>) {
        var at = range.lowerBound
        while at < range.upperBound {
            // The program's numbers are places in its own rows; the insides of sections are whole.
            let step = program.steps[at]
            let inside = at + 1..<max(at + 1, step.end)
            at += 1
            switch step.operation {
            case .literal: bytes += program.literals[step.operand..<step.end]
            case .show: bytes += value(at: program.paths[step.operand]).shownText.utf8
            case .showEscaped: bytes.append(htmlEscaping: value(at: program.paths[step.operand]).shownText)
            case .section:
                let value = value(at: program.paths[step.operand])
                if value.isShown { enter(value, inside) }
                at = step.end
            case .flag: if !value(at: program.paths[step.operand]).isShown { at = step.end }
            case .inverted: if value(at: program.paths[step.operand]).isShown { at = step.end }
            }
        }
    }

    /// Renders the inside of a section once, or for every element of a list.
    private mutating func enter(_ value: FieldValue, _ inside: Range<Int>) {
        switch value {
        case .list(let list):
            for (index, item) in list.enumerated() { enter(.object(item), index, of: list.count, inside) }
        case .texts(let texts):
            for (index, text) in texts.enumerated() { enter(.text(text), index, of: texts.count, inside) }
        case .openList(let values):
            for (index, value) in values.enumerated() { enter(value, index, of: values.count, inside) }
        default: enter(value, 0, of: 1, inside)
        }
    }

    private mutating func enter(_ value: FieldValue, _ index: Int, of count: Int, _ inside: Range<Int>) {
        contexts.append(Context(value: value, index: index, isLast: index == count - 1))
        render(inside)
        contexts.removeLast()
    }

    private func value(at path: RenderProgram.Path) -> FieldValue {
        switch path {
        case .field(let field, let context): self.field(field, context)
        case .name(let name, let field, let context): Self.named(name, in: self.field(field, context)) ?? .absent
        case .other(let path): value(at: path)
        }
    }

    private func field(_ field: Int, _ context: Int) -> FieldValue {
        guard contexts.indices.contains(context), case .object(let object) = contexts[context].value else {
            return .absent
        }
        return object.value(ofField: field)
    }

    private func value(at path: ValuePath) -> FieldValue {
        switch path {
        // The compiler counts the contexts that rendering enters.
        case .context(let number): contexts.indices.contains(number) ? contexts[number].value : .absent
        case .field(let index, let parent):
            if case .object(let object) = value(at: parent) { object.value(ofField: index) } else { .absent }
        case .name(let name, let parent): Self.named(name, in: value(at: parent)) ?? .absent
        case .open(let names, let number, let otherwise):
            names.reduce(value(at: .context(number))) { value, name in value.flatMap { Self.named(name, in: $0) } }
                ?? otherwise.map(value) ?? .absent
        case .position(let position): value(of: position)
        }
    }

    /// `nil` where the value has no names.
    private static func named(_ name: String, in value: FieldValue) -> FieldValue? {
        switch value {
        case .names(let names): .optional(names.texts[name])
        case .open(let context): context[name]
        case .object(let object): object.value(named: name)
        default: nil
        }
    }

    private func value(of position: ListPosition) -> FieldValue {
        guard let context = contexts.last else { return .absent }
        return switch position {
        case .first: .flag(context.index == 0)
        case .last: .flag(context.isLast)
        case .even: .flag(context.index.isMultiple(of: 2))
        case .odd: .flag(!context.index.isMultiple(of: 2))
        case .index: .number(context.index)
        }
    }
}
