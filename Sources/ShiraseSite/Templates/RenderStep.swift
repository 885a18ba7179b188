/// A step of rendering a template. Names are resolved: a step knows in which of the contexts around it its value stands.
indirect enum RenderStep: Sendable {
    case literal([UInt8])
    case show(ValuePath, isEscaped: Bool)
    /// - `entersContext`: a flag shows its inside without entering anything.
    case section(ValuePath, entersContext: Bool, [RenderStep])
    case inverted(ValuePath, [RenderStep])
}

/// Where a value stands among the contexts of a place in a template, which are numbered from the outermost one.
indirect enum ValuePath: Sendable {
    /// The context itself: `{{.}}`.
    case context(Int)
    case field(Int, of: ValuePath)
    case name(String, of: ValuePath)
    /// A dotted name inside of something that the author wrote. What it means is known only then: if the context has no such names, what
    /// it means further out.
    case open([String], context: Int, otherwise: ValuePath?)
    case position(ListPosition)
}

/// Where in a list the innermost context stands.
enum ListPosition: String, Sendable, CaseIterable {
    case first, last, even, odd, index
}

/// Follows the steps of a template with the values in hand.
struct TemplateRenderer {
    private struct Context {
        let value: FieldValue
        let index: Int
        let isLast: Bool
    }

    private var contexts: [Context]
    private(set) var bytes: [UInt8] = []

    init(_ view: some FieldSource) {
        contexts = [Context(value: .object(view), index: 0, isLast: true)]
        bytes.reserveCapacity(16_384)
    }

    mutating func render(_ steps: [RenderStep]) {
        for step in steps {
            switch step {
            case .literal(let literal): bytes += literal
            case .show(let path, let isEscaped):
                let text = value(at: path).shownText
                if isEscaped { bytes.append(htmlEscaping: text) } else { bytes += text.utf8 }
            case .section(let path, let entersContext, let inside):
                let value = value(at: path)
                guard value.isShown else { continue }
                if entersContext { enter(value, inside) } else { render(inside) }
            case .inverted(let path, let inside):
                if !value(at: path).isShown { render(inside) }
            }
        }
    }

    /// Renders the inside of a section once, or for every element of a list.
    private mutating func enter(_ value: FieldValue, _ inside: [RenderStep]) {
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

    private mutating func enter(_ value: FieldValue, _ index: Int, of count: Int, _ inside: [RenderStep]) {
        contexts.append(Context(value: value, index: index, isLast: index == count - 1))
        render(inside)
        contexts.removeLast()
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
