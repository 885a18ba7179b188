import ShiraseCore

/// Something that an insured clinic has to post in its rooms and, since 2024-06-01, to show on its website (厚生労働大臣が定める掲示事項),
/// in words that the clinic completes.
public struct RequiredNoticeItem: Sendable {
    /// Lowercase Latin letters, digits and hyphens. It never changes.
    public let id: String
    /// The item's official name; in English what it means.
    public let name: Message
    /// What patients read above the text; the name where it says nothing else.
    public let heading: Message
    /// The first and the last day on which the item holds, as `YYYY-MM-DD`; `nil` before and after which no change is known.
    public let from: String?
    public let to: String?
    /// What took its place, by id: a clinic has filed one of them, or none.
    public let successors: [String]
    /// What the clinic writes into the text's `{name}`s.
    public let fields: [Field]
    /// A line is a paragraph. Lines that begin with `- ` are items of a list; one that holds nothing but a `{name}` stands for all of
    /// its values.
    public let text: Message
    /// What to look up before patients read the text, where the catalogue is not sure of it.
    public let unsure: Message?
    /// Where the text's facts come from, with their date.
    public let source: String

    public struct Field: Sendable {
        public let name: String
        /// What is written there, with an example.
        public let meaning: Message

        init(_ name: String, _ meaning: Message) {
            self.name = name
            self.meaning = meaning
        }
    }

    init(
        _ id: String, _ name: Message, heading: Message? = nil, from: String? = nil, to: String? = nil,
        successors: [String] = [],
        fields: [Field] = [], unsure: Message? = nil, source: String, text: Message
    ) {
        self.id = id
        self.name = name
        self.heading = heading ?? name
        self.from = from
        self.to = to
        self.successors = successors
        self.fields = fields
        self.text = text
        self.unsure = unsure
        self.source = source
    }

    /// - Parameter day: `YYYY-MM-DD`; such texts are ordered as their days are.
    func holds(on day: String) -> Bool { (from ?? "") <= day && !hasEnded(on: day) }

    func hasEnded(on day: String) -> Bool { to.map { $0 < day } ?? false }
}
