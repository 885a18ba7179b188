import ShiraseCore

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
    var fieldCount: Int { get }
    /// Writes what tells it from every view that templates would show otherwise.
    func writeKey(to writer: inout BinaryWriter)
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

extension OpenContext: BinaryForm {
    public func write(to writer: inout BinaryWriter) { writer.write(values) }
    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) { self.init(try reader.named()) }
}

/// Whole, whatever it is; what an author can write can be read again. (Views are made anew: their form is for keys.)
extension FieldValue: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        switch self {
        case .text(let text):
            writer.write(1)
            writer.write(text)
        case .flag(let flag):
            writer.write(2)
            writer.write(flag)
        case .open(let context):
            writer.write(3)
            writer.write(context)
        case .openList(let values):
            writer.write(4)
            writer.write(values)
        case .absent: writer.write(0)
        case .number(let number):
            writer.write(5)
            writer.write(number)
        case .object(let view):
            writer.write(6)
            view.writeKey(to: &writer)
        case .list(let views):
            writer.write(7)
            writer.write(views.count)
            for view in views { view.writeKey(to: &writer) }
        case .texts(let texts):
            writer.write(8)
            writer.write(texts)
        case .names(let names):
            writer.write(9)
            writer.write(names.texts)
        }
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        switch try reader.int() {
        case 0: self = .absent
        case 1: self = .text(try reader.string())
        case 2: self = .flag(try reader.bool())
        case 3: self = .open(try reader.value())
        case 4: self = .openList(try reader.list())
        default: throw BinaryReader.Damage()
        }
    }
}

extension FieldSource {
    /// Everything that a template can see.
    public func writeKey(to writer: inout BinaryWriter) {
        for index in 0..<fieldCount { writer.write(value(ofField: index)) }
    }
}
