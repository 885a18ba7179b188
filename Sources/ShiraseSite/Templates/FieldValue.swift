/// A field's value.
public enum FieldValue: Sendable {
    case absent
    case text(String)
    case flag(Bool)
    case number(Int)
    case object(any FieldSource)
    case list([any FieldSource])
    case texts([String])
    case names(NamedTexts)
    /// What the author wrote under names of their own.
    case open(OpenContext)
    /// A list of whatever the author wrote.
    case openList([FieldValue])

    static func optional(_ text: String?) -> FieldValue { text.map(FieldValue.text) ?? .absent }

    /// Whether a section over the value shows; for a list, whether it has elements.
    var isShown: Bool {
        switch self {
        case .absent: false
        case .text(let text): !text.isEmpty
        case .flag(let flag): flag
        case .number, .object, .names, .open: true
        case .list(let list): !list.isEmpty
        case .texts(let texts): !texts.isEmpty
        case .openList(let values): !values.isEmpty
        }
    }

    /// What a tag shows.
    var shownText: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .absent, .object, .list, .texts, .names, .open, .openList: ""
        }
    }
}

/// A view as templates see it: its fields by their place in its schema.
public protocol FieldSource: Sendable {
    /// Absent where there is no such place.
    func value(ofField index: Int) -> FieldValue
    func value(named name: String) -> FieldValue?
}

/// Texts by name, such as the theme's own words.
public struct NamedTexts: Sendable {
    public let texts: [String: String]

    public init(_ texts: [String: String]) { self.texts = texts }
}

/// The author's free fields (`params`). A name that is not there is empty.
public struct OpenContext: Sendable {
    private let values: [String: FieldValue]

    public init(_ values: [String: FieldValue] = [:]) { self.values = values }

    subscript(name: String) -> FieldValue { values[name] ?? .absent }
}
