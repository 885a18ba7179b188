/// A template ready to render: its steps in one row, in which a section is followed by its inside and knows where that ends.
struct RenderProgram: Sendable {
    struct Step: Sendable {
        enum Operation: Sendable {
            case literal, show, showEscaped
            /// Enters what stands at the path.
            case section
            /// Shows its inside without entering anything.
            case flag
            case inverted
        }

        let operation: Operation
        /// Of a literal, where it begins among the literals' bytes; of everything else, the number of its path.
        let operand: Int
        /// Of a literal, where it ends; of a section, the step behind its inside.
        var end: Int
    }

    /// The paths that nearly all tags have, apart from the others.
    enum Path: Sendable {
        case field(Int, context: Int)
        /// A name of a `names` field.
        case name(String, field: Int, context: Int)
        case other(ValuePath)

        init(_ path: ValuePath) {
            switch path {
            case .field(let field, .context(let context)): self = .field(field, context: context)
            case .name(let name, .field(let field, .context(let context))):
                self = .name(name, field: field, context: context)
            default: self = .other(path)
            }
        }
    }

    private(set) var steps: [Step] = []
    private(set) var literals: [UInt8] = []
    private(set) var paths: [Path] = []

    init(_ steps: [RenderStep]) { append(steps) }

    private mutating func append(_ inside: [RenderStep]) {
        // A literal behind another one is the same literal, unless a section ends between them.
        var isBehindLiteral = false
        for step in inside {
            switch step {
            case .literal(let bytes):
                let start = literals.count
                literals += bytes
                if isBehindLiteral {
                    steps[steps.count - 1].end = literals.count
                } else {
                    steps.append(Step(operation: .literal, operand: start, end: literals.count))
                }
                isBehindLiteral = true
                continue
            case .show(let path, let isEscaped): append(isEscaped ? .showEscaped : .show, path, [])
            case .section(let path, let entersContext, let inside):
                append(entersContext ? .section : .flag, path, inside)
            case .inverted(let path, let inside): append(.inverted, path, inside)
            }
            isBehindLiteral = false
        }
    }

    private mutating func append(_ operation: Step.Operation, _ path: ValuePath, _ inside: [RenderStep]) {
        let own = steps.count
        steps.append(Step(operation: operation, operand: paths.count, end: own + 1))
        paths.append(Path(path))
        append(inside)
        steps[own].end = steps.count
    }
}
