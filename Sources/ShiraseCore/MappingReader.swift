/// Reads a YAML mapping key by key. Every key that is asked for is a known key; ``finish()`` reports the ones that nobody asked
/// for, so that no key is ever accepted and ignored.
public final class MappingReader {
    public let value: YAMLValue
    public let sink: DiagnosticSink
    /// Begins the names of this reader's diagnostics, such as `front-matter`.
    public let area: String
    /// The language tags that a text may be written in; `nil` where they are not known yet. Readers of inner mappings inherit it.
    public var languages: [String]?
    private let entries: [String: YAMLValue.Entry]
    private var known: [String] = []

    /// - Returns: `nil`, with a diagnostic, where the value is no mapping.
    public init?(_ value: YAMLValue, area: String, sink: DiagnosticSink) {
        guard case .mapping(let entries) = value.content else {
            sink.add(
                .error(
                    "\(area).type",
                    Message(en: "`key: value` lines are expected here", ja: "「項目: 値」の形ではありません"),
                    at: .source(value.range),
                    hint: Message(
                        en: "write a key, a colon, a space and the value: title: …",
                        ja: "項目の名前、半角の「:」、空白、値の順に書いてください（例 title: 題名）")))
            return nil
        }
        self.value = value
        self.area = area
        self.sink = sink
        self.entries = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    }

    public func entry(_ key: String) -> YAMLValue.Entry? {
        known.append(key)
        guard let entry = entries[key], !entry.value.isNull else { return nil }
        return entry
    }

    public func range(_ key: String) -> SourceRange? { entries[key]?.value.range }

    /// Every key with its value, for mappings whose keys are free.
    public func allEntries() -> [YAMLValue.Entry] {
        guard case .mapping(let all) = value.content else { return [] }
        known += all.map(\.key)
        return all
    }

    public func string(_ key: String) -> String? {
        entry(key).flatMap { string($0.value, key) }
    }

    public func string(_ value: YAMLValue, _ key: String) -> String? {
        guard case .scalar(let text, _) = value.content else {
            return wrongType(value, key, Message(en: "a text", ja: "文字"), example: "…")
        }
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t" })
        else {
            sink.add(
                .error(
                    "\(area).control-character",
                    Message(en: "`\(key)` holds a control character", ja: "`\(key)` に目に見えない制御文字が入っています"),
                    at: .source(value.range), hint: Message(en: "type the text anew", ja: "文字を打ち直してください")))
            return nil
        }
        return text
    }

    public func located(_ key: String) -> Located<String>? {
        entry(key).flatMap { entry in string(entry.value, key).map { Located($0, entry.value.range) } }
    }

    /// A list of texts; a single text stands for a list of one.
    public func strings(_ key: String) -> [Located<String>] {
        values(key).compactMap { value in string(value, key).map { Located($0, value.range) } }
    }

    /// A list; a single value stands for a list of one.
    public func values(_ key: String) -> [YAMLValue] {
        guard let entry = entry(key) else { return [] }
        if case .sequence(let values) = entry.value.content { return values }
        return [entry.value]
    }

    public func bool(_ key: String) -> Bool? {
        guard let entry = entry(key) else { return nil }
        if case .scalar(let text, isPlain: true) = entry.value.content {
            if ["true", "True", "TRUE", "yes"].contains(text) { return true }
            if ["false", "False", "FALSE", "no"].contains(text) { return false }
        }
        return wrongType(entry.value, key, Message(en: "`true` or `false`", ja: " true か false "), example: "true")
    }

    public func int(_ key: String) -> Int? {
        guard let entry = entry(key) else { return nil }
        if case .scalar(let text, isPlain: true) = entry.value.content, let number = Int(text) { return number }
        return wrongType(entry.value, key, Message(en: "a whole number", ja: "整数"), example: "10")
    }

    public func moment(_ key: String, _ calendar: TimeZoneCalendar) -> Moment? {
        entry(key).flatMap { moment($0.value, key, calendar) }
    }

    /// A list of dates, or a single one.
    public func moments(_ key: String, _ calendar: TimeZoneCalendar) -> [Located<Moment>] {
        values(key).compactMap { value in moment(value, key, calendar).map { Located($0, value.range) } }
    }

    private func moment(_ value: YAMLValue, _ key: String, _ calendar: TimeZoneCalendar) -> Moment? {
        guard case .scalar(let text, _) = value.content else {
            return wrongType(value, key, Message(en: "a date", ja: "日付"), example: "2026-11-24")
        }
        let hint = Message(
            en: "write \(key): 2026-11-24 or \(key): 2026-11-24T09:00",
            ja: "\(key): 2026-11-24 または \(key): 2026-11-24T09:00 のように書いてください")
        switch calendar.parse(text) {
        case .moment(let moment): return moment
        case .nonexistent:
            sink.add(
                .error(
                    "\(area).date", Message(en: "there is no such date: \(text)", ja: "\(text) という日付はありません"),
                    at: .source(value.range), hint: hint))
        case .malformed:
            sink.add(
                .error(
                    "\(area).date",
                    Message(en: "`\(key)` is not a date: \(text)", ja: "`\(key)` が日付の形ではありません: \(text)"),
                    at: .source(value.range), hint: hint))
        }
        return nil
    }

    public func localized(_ key: String) -> LocalizedText? {
        entry(key).flatMap { LocalizedText($0.value, key, self) }
    }

    public func mapping(_ key: String) -> MappingReader? {
        entry(key).flatMap { inner($0.value) }
    }

    /// Each mapping of a list.
    public func mappings(_ key: String) -> [MappingReader] {
        values(key).compactMap(inner)
    }

    private func inner(_ value: YAMLValue) -> MappingReader? {
        let reader = MappingReader(value, area: area, sink: sink)
        reader?.languages = languages
        return reader
    }

    /// A key without which the mapping means nothing.
    public func required<Value>(_ key: String, _ value: Value?) -> Value? {
        if value == nil, entries[key]?.value.isBlank != false {
            sink.add(
                .error(
                    "\(area).missing", Message(en: "`\(key)` is missing", ja: "`\(key)` が書かれていません"),
                    at: .source(self.value.range),
                    hint: Message(en: "add a line `\(key): …`", ja: "「\(key): …」の行を加えてください")))
        }
        return value
    }

    /// A value that has the right type but makes no sense.
    public func report(_ key: String, _ message: Message, _ hint: Message) {
        sink.add(.error("\(area).value", message, at: .source(range(key) ?? value.range), hint: hint))
    }

    /// One of a set of names, such as platforms or people.
    public func choice(_ text: String, of names: [String], at range: SourceRange, _ what: Message) -> String? {
        if names.contains(text) { return text }
        sink.add(
            .error(
                "\(area).unknown-value",
                Message(en: "unknown \(what.en) `\(text)`", ja: "「\(text)」という\(what.ja)はありません"),
                at: .source(range), hint: Diagnostic.meant(names, text)))
        return nil
    }

    public func finish() {
        guard case .mapping(let all) = value.content else { return }
        for entry in all where !known.contains(entry.key) {
            sink.add(
                .error(
                    "\(area).unknown-key",
                    Message(en: "unknown key `\(entry.key)`", ja: "`\(entry.key)` という項目はありません"),
                    at: .source(entry.keyRange), hint: Diagnostic.meant(known, entry.key)))
        }
    }

    private func wrongType<Value>(
        _ value: YAMLValue, _ key: String, _ expected: Message, example: String
    ) -> Value? {
        let found =
            switch value.content {
            case .scalar(let text, _): Message(en: "`\(text)`", ja: "「\(text)」")
            case .sequence: Message(en: "a list", ja: "リスト")
            case .mapping: Message(en: "a mapping", ja: "「項目: 値」の並び")
            }
        sink.add(
            .error(
                "\(area).type",
                Message(
                    en: "`\(key)` must be \(expected.en), not \(found.en)",
                    ja: "`\(key)` には\(expected.ja)を書きます（今は\(found.ja)）"),
                at: .source(value.range),
                hint: Message(
                    en: "write \(key): \(example)", ja: "「\(key): \(example)」のように書いてください")))
        return nil
    }
}

extension Diagnostic {
    /// The remedy for an unknown name: the nearest known one, else all of them.
    public static func meant(_ names: [String], _ text: String) -> Message {
        if let nearest = names.nearest(to: text) {
            return Message(en: "did you mean `\(nearest)`?", ja: "`\(nearest)` の間違いではありませんか")
        }
        let names = Set(names)
        if names.isEmpty { return Message(en: "there is none yet", ja: "まだ一つも登録されていません") }
        let most = 32
        let known = names.sorted().prefix(most).map { "`\($0)`" }
        let rest = names.count > most ? " …" : ""
        return Message(
            en: "known names: \(known.joined(separator: ", "))\(rest)",
            ja: "使える名前: \(known.joined(separator: "、"))\(rest)")
    }
}
