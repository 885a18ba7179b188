import ShiraseCore

extension RequiredNotice {
    /// What the clinic should look at on the day of the build: an item that does not hold on it, a text that Shirase is not sure of.
    public func warnings(at now: Moment) -> [Diagnostic] {
        warnings(on: now.dateText, .current)
    }

    func warnings(on day: String, _ catalogue: RequiredNoticeCatalogue) -> [Diagnostic] {
        var warnings: [Diagnostic] = []
        if let to = item.to, item.hasEnded(on: day) {
            let next = Self.names(catalogue.successors(of: item, on: day))
            warnings.append(
                .warning(
                    "clinic.notice-ended",
                    Message(
                        en: "`\(item.id)` (\(item.name.en)) ended on \(to)",
                        ja: "「\(item.name.ja)」（\(item.id)）は、\(to) で終わりました"),
                    at: .source(range),
                    hint: next.map {
                        Message(
                            en: "write what you have filed in its place: \($0.en)", ja: "代わりに届け出ているものを書いてください: \($0.ja)"
                        )
                    } ?? Message(en: "take it off the list", ja: "この項目を消してください")))
        } else if let from = item.from, !item.holds(on: day) {
            let now = Self.names(catalogue.predecessors(of: item))
            warnings.append(
                .warning(
                    "clinic.notice-not-yet",
                    Message(
                        en: "`\(item.id)` (\(item.name.en)) begins on \(from)",
                        ja: "「\(item.name.ja)」（\(item.id)）は、\(from) からの項目です"),
                    at: .source(range),
                    hint: now.map {
                        Message(
                            en: "until then, write what you have filed: \($0.en)",
                            ja: "それまでは、届け出ているものを書いてください: \($0.ja)")
                    } ?? Message(en: "add it on that day", ja: "その日になってから加えてください")))
        }
        if let unsure = item.unsure, ownText == nil {
            warnings.append(
                .warning(
                    "clinic.notice-unsure",
                    Message(
                        en: "Shirase is not sure of its text for `\(item.id)` (\(item.name.en))",
                        ja: "「\(item.name.ja)」（\(item.id)）の文は、Shirase では確かめきれていません"),
                    at: .source(range),
                    hint: Message(
                        en: "look up \(unsure.en); then write the text yourself: text: …",
                        ja: "\(unsure.ja)を確かめて、text: に貴院の文を書いてください")))
        }
        return warnings
    }

    private static func names(_ items: [RequiredNoticeItem]) -> Message? {
        guard !items.isEmpty else { return nil }
        return Message(
            en: items.map { "`\($0.id)` (\($0.name.en))" }.joined(separator: ", "),
            ja: items.map { "\($0.id)（\($0.name.ja)）" }.joined(separator: "、"))
    }
}
