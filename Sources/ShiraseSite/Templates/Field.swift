/// What a field of a template context is. Templates are checked against these before anything is rendered.
public indirect enum FieldKind: Sendable {
    /// Escaped where it is shown with two braces. A section over it shows if it is not empty.
    case text
    /// Ready-made markup, for three braces.
    case html
    /// For sections only.
    case flag
    case number
    /// A section over it enters the context, if there is one.
    case object(ViewSchema)
    /// A section over it repeats.
    case list(ViewSchema)
    /// A list of texts: `{{.}}` shows one.
    case texts
    /// A context whose names are given by files, such as the theme's strings.
    case names(Set<String>)
    /// A context of the author's own names.
    case open
}

/// The names that a template context has, with their meaning: what templates are checked against, and what the template
/// reference is made from.
public struct ViewSchema: Sendable {
    public let name: String
    public let summary: String
    public let fields: [(name: String, kind: FieldKind, summary: String)]

    func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

/// A type that templates see. Templates never see the domain's own types.
public protocol View: FieldSource {
    static var schemaName: String { get }
    static var schemaSummary: String { get }
    static var fields: FieldTable<Self> { get }
}

extension View {
    public static var schema: ViewSchema {
        ViewSchema(name: schemaName, summary: schemaSummary, fields: fields.all.map { ($0.name, $0.kind, $0.summary) })
    }

    public var fieldCount: Int { Self.fields.all.count }

    public func value(ofField index: Int) -> FieldValue {
        let values = Self.fields.values
        return values.indices.contains(index) ? values[index](self) : .absent
    }

    public func value(named name: String) -> FieldValue? { Self.fields.all.first { $0.name == name }?.value(self) }
}

/// One field of a view: its name, kind, meaning and value.
public struct Field<Model: View>: Sendable {
    let name: String
    let kind: FieldKind
    let summary: String
    let value: @Sendable (Model) -> FieldValue

    /// A field of kind ``FieldKind/text``; an absent text is `nil`.
    public static func text(
        _ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> String?
    ) -> Field {
        Field(name: name, kind: .text, summary: summary) { .optional(value($0)) }
    }

    static func html(
        _ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> String?
    ) -> Field {
        Field(name: name, kind: .html, summary: summary) { .optional(value($0)) }
    }

    public static func flag(_ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> Bool) -> Field {
        Field(name: name, kind: .flag, summary: summary) { .flag(value($0)) }
    }

    static func number(_ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> Int?) -> Field {
        Field(name: name, kind: .number, summary: summary) { value($0).map(FieldValue.number) ?? .absent }
    }

    public static func texts(_ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> [String])
        -> Field
    {
        Field(name: name, kind: .texts, summary: summary) { .texts(value($0)) }
    }

    public static func object<Child: View>(
        _ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> Child?
    ) -> Field {
        Field(name: name, kind: .object(Child.schema), summary: summary) {
            value($0).map(FieldValue.object) ?? .absent
        }
    }

    public static func list<Child: View>(
        _ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> [Child]
    ) -> Field {
        Field(name: name, kind: .list(Child.schema), summary: summary) { .list(value($0)) }
    }

    /// A context whose names come from files; they are known when templates are checked.
    public static func names(
        _ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> NamedTexts
    ) -> Field {
        Field(name: name, kind: .names([]), summary: summary) { .names(value($0)) }
    }

    static func open(_ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> OpenContext) -> Field {
        Field(name: name, kind: .open, summary: summary) { .open(value($0)) }
    }
}

/// The fields of a view.
public struct FieldTable<Model: View>: Sendable, ExpressibleByArrayLiteral {
    let all: [Field<Model>]
    /// Their values alone.
    let values: [@Sendable (Model) -> FieldValue]

    public init(arrayLiteral fields: Field<Model>...) {
        all = fields
        values = fields.map(\.value)
    }
}
