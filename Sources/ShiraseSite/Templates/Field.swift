import Mustache

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

    func kind(of name: String) -> FieldKind? { fields.first { $0.name == name }?.kind }
}

/// A type that templates see. Templates never see the domain's own types.
public protocol View: Sendable {
    static var schemaName: String { get }
    static var schemaSummary: String { get }
    static var fields: FieldTable<Self> { get }
}

extension View {
    public static var schema: ViewSchema {
        ViewSchema(name: schemaName, summary: schemaSummary, fields: fields.all.map { ($0.name, $0.kind, $0.summary) })
    }

    /// This value as swift-mustache looks names up in it.
    var context: ViewContext<Self> { ViewContext(view: self) }
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
            value($0).map { .object($0.context) } ?? .absent
        }
    }

    public static func list<Child: View>(
        _ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> [Child]
    ) -> Field {
        Field(name: name, kind: .list(Child.schema), summary: summary) { .list(value($0).map(\.context)) }
    }

    /// A context whose names come from files; they are known when templates are checked.
    public static func names(
        _ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> NamedTexts
    ) -> Field {
        Field(name: name, kind: .names([]), summary: summary) { .object(value($0)) }
    }

    static func open(_ name: String, _ summary: String, _ value: @escaping @Sendable (Model) -> OpenContext) -> Field {
        Field(name: name, kind: .open, summary: summary) { .object(value($0)) }
    }
}

/// The fields of a view, found by name.
public struct FieldTable<Model: View>: Sendable, ExpressibleByArrayLiteral {
    let all: [Field<Model>]
    private let byName: [String: Field<Model>]

    public init(arrayLiteral fields: Field<Model>...) {
        all = fields
        byName = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
    }

    subscript(name: String) -> Field<Model>? { byName[name] }
}

struct ViewContext<Model: View>: MustacheParent, Sendable {
    let view: Model

    func child(named name: String) -> Any? { Model.fields[name]?.value(view).mustache }
}

/// Texts by name, such as the theme's own words.
public struct NamedTexts: MustacheParent, Sendable {
    public let texts: [String: String]

    public init(_ texts: [String: String]) { self.texts = texts }

    public func child(named name: String) -> Any? { TextValue(text: texts[name] ?? "") }
}

/// The author's free fields (`params`). A name that is not there is empty.
public struct OpenContext: MustacheParent, Sendable {
    private let values: [String: FieldValue]

    public init(_ values: [String: FieldValue] = [:]) { self.values = values }

    public func child(named name: String) -> Any? { (values[name] ?? .absent).mustache }
}
