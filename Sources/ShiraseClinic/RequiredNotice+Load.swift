import ShiraseCore

extension RequiredNotice {
    /// Reads `required_notices` of `clinic.yml`: ids of the catalogue, or mappings `{item, values, text}`.
    static func load(_ reader: MappingReader) -> [RequiredNotice] {
        var seen = Set<String>()
        return reader.values("required_notices").compactMap { value in
            guard let notice = read(value, reader) else { return nil }
            guard seen.insert(notice.item.id).inserted else {
                reader.sink.add(
                    .error(
                        "clinic.repeated-notice",
                        Message(
                            en: "`\(notice.item.id)` is on the list twice", ja: "「\(notice.item.id)」が二度書かれています"),
                        at: .source(notice.range), hint: Message(en: "take one of them out", ja: "どちらか一つを消してください")))
                return nil
            }
            return notice
        }
    }

    private static func read(_ value: YAMLValue, _ list: MappingReader) -> RequiredNotice? {
        if case .scalar = value.content {
            guard let id = list.string(value, "required_notices"), let item = item(id, value.range, list) else {
                return nil
            }
            reportMissing(item.fields.map(\.name), item, at: value.range, isOwnText: false, list.sink)
            return RequiredNotice(item: item, ownText: nil, values: [:], range: value.range)
        }
        guard let reader = MappingReader(value, area: list.area, sink: list.sink) else { return nil }
        reader.languages = list.languages
        let id = reader.required("item", reader.located("item"))
        let ownText = ownText(reader)
        let isUnreadable = reader.entry("text") != nil && ownText == nil
        let given = reader.mapping("values")
        reader.finish()
        guard let id, let item = item(id.value, id.range, reader), !isUnreadable else { return nil }
        let text = ownText ?? LocalizedText(item.text)
        let values = values(given, in: text.placeholders, item)
        let missing = text.placeholders.filter { values[$0] == nil }
        reportMissing(missing, item, at: given?.value.range ?? id.range, isOwnText: ownText != nil, reader.sink)
        return RequiredNotice(item: item, ownText: ownText, values: values, range: id.range)
    }

    private static func item(_ id: String, _ range: SourceRange, _ reader: MappingReader) -> RequiredNoticeItem? {
        let catalogue = RequiredNoticeCatalogue.current
        return reader.choice(id, of: catalogue.items.map(\.id), at: range, Message(en: "notice", ja: "掲示事項"))
            .flatMap { catalogue[$0] }
    }

    private static func ownText(_ reader: MappingReader) -> LocalizedText? {
        guard let text = reader.localized("text") else { return nil }
        guard !text.all.contains(where: \.isBlank), !text.all.isEmpty else {
            reader.report(
                "text", Message(en: "`text` is empty", ja: "`text` に何も書かれていません"),
                Message(
                    en: "write the notice, or take `text` out to show the catalogue's words",
                    ja: "掲示する文を書くか、text を消して、用意された文をお使いください"))
            return nil
        }
        return text
    }

    /// The values that have a place in the text; the others are reported.
    private static func values(
        _ reader: MappingReader?, in names: [String], _ item: RequiredNoticeItem
    ) -> [String: [LocalizedText]] {
        guard let reader else { return [:] }
        let known = Set(names)
        var values: [String: [LocalizedText]] = [:]
        for entry in reader.allEntries() {
            guard known.contains(entry.key) else {
                reader.sink.add(
                    .error(
                        "clinic.notice-no-place",
                        Message(
                            en: "the text of `\(item.id)` has no place for `\(entry.key)`",
                            ja: "「\(item.id)」の文に `\(entry.key)` を入れるところがありません"),
                        at: .source(entry.keyRange),
                        hint: names.isEmpty
                            ? Message(en: "it takes no values; take this one out", ja: "この文に values は要りません。消してください")
                            : Diagnostic.meant(names, entry.key)))
                continue
            }
            let texts = reader.localizedList(entry.key).filter { !$0.all.allSatisfy(\.isBlank) }
            if !texts.isEmpty { values[entry.key] = texts }
        }
        return values
    }

    private static func reportMissing(
        _ names: [String], _ item: RequiredNoticeItem, at range: SourceRange, isOwnText: Bool, _ sink: DiagnosticSink
    ) {
        for name in names {
            let meaning = item.fields.first { $0.name == name }?.meaning
            let example = "{item: \(item.id), values: {\(name): …}}"
            let write = Message(
                en: "write \(example)" + (meaning.map { ": \($0.en)" } ?? ""),
                ja: "\(example) のように" + (meaning.map { "、\($0.ja)を" } ?? "") + "書いてください")
            sink.add(
                .error(
                    "clinic.notice-value",
                    Message(
                        en: "the text of `\(item.id)` needs the value `\(name)`",
                        ja: "「\(item.id)」の文に入れる `\(name)` が書かれていません"),
                    at: .source(range),
                    hint: isOwnText
                        ? Message(
                            en: "\(write.en), or take {\(name)} out of the text",
                            ja: "\(write.ja)。要らないときは、文から {\(name)} を消してください")
                        : write))
        }
    }
}

extension LocalizedText {
    /// The names in braces of the texts in all languages.
    fileprivate var placeholders: [String] { all.joined(separator: "\n").placeholders }
}
