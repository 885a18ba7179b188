import Mustache

/// A field's value.
public indirect enum FieldValue: Sendable {
    case absent
    case text(String)
    case flag(Bool)
    case number(Int)
    case object(any MustacheParent & Sendable)
    case list([any MustacheParent & Sendable])
    case texts([String])
    /// A list of whatever the author wrote.
    case openList([FieldValue])

    static func optional(_ text: String?) -> FieldValue { text.map(FieldValue.text) ?? .absent }

    /// What swift-mustache is given. An absent value is an empty text rather than nothing, so that the search for its name ends
    /// here and does not go on in the contexts around.
    var mustache: Any {
        switch self {
        case .absent: TextValue(text: "")
        case .text(let text): TextValue(text: text)
        case .flag(let flag): flag
        case .number(let number): TextValue(text: String(number))
        case .object(let object): object
        case .list(let list): list
        case .texts(let texts): texts.map(TextValue.init)
        case .openList(let values): values.map(\.mustache)
        }
    }
}

/// A text in a template context: null where it is empty, and without names of its own.
struct TextValue: MustacheCustomRenderable, MustacheParent, Sendable {
    let text: String

    var renderText: String { text }
    var isNull: Bool { text.isEmpty }
    func child(named: String) -> Any? { nil }
}
