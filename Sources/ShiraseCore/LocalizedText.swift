/// A text of the site in one or more languages. In YAML it is a text, which serves every language, or a mapping from language
/// tags to texts: `{ja: 予防接種, en: Vaccination}`.
public struct LocalizedText: Sendable, Hashable {
    /// By language tag; the empty tag serves every language.
    private let texts: [String: String]

    public init(_ text: String) { texts = ["": text] }

    public init(_ texts: [String: String]) { self.texts = texts }

    /// - Returns: `nil`, with a diagnostic of the reader, where the value is neither.
    public init?(_ value: YAMLValue, _ key: String, _ reader: MappingReader) {
        guard case .mapping(let entries) = value.content else {
            guard let text = reader.string(value, key) else { return nil }
            self.init(text)
            return
        }
        var texts: [String: String] = [:]
        for entry in entries {
            if let languages = reader.languages, !languages.contains(where: { $0.languageLookup.contains(entry.key) }) {
                reader.sink.add(
                    .warning(
                        "\(reader.area).language",
                        Message(
                            en: "`\(entry.key)` is not one of the site's languages, so this text is never shown",
                            ja: "「\(entry.key)」はこのサイトの言語にないため、この文は表示されません"),
                        at: .source(entry.keyRange), hint: Diagnostic.meant(languages, entry.key)))
            }
            guard let text = reader.string(entry.value, "\(key).\(entry.key)") else { return nil }
            texts[entry.key] = text
        }
        self.init(texts)
    }

    /// The text for a language, or for what it is a kind of (`ja` for `ja-simple`); `nil` where there is none for it.
    public subscript(language: String) -> String? { own(language) ?? texts[""] }

    /// Whether there is a text for this very language, or for what it is a kind of.
    public func isWritten(in language: String) -> Bool { own(language) != nil }

    private func own(_ language: String) -> String? {
        texts[language] ?? language.languageLookup.lazy.compactMap { texts[$0] }.first
    }

    /// The text for a language, else for `fallback`, else the first by tag.
    public func text(_ language: String, fallback: String) -> String {
        self[language] ?? self[fallback] ?? texts.min { $0.key < $1.key }?.value ?? ""
    }

    /// Every text, whatever its language.
    public var all: [String] { texts.sorted { $0.key < $1.key }.map(\.value) }

    /// The language tags it is written in, empty where one text serves all.
    public var languages: [String] { texts.keys.filter { !$0.isEmpty }.sorted() }
}
