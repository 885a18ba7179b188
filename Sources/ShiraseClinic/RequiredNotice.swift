import ShiraseCore

/// An item of the clinic's checklist (`required_notices` of `clinic.yml`) as the clinic shows it.
public struct RequiredNotice: Sendable {
    let item: RequiredNoticeItem
    /// The clinic's own words in place of the catalogue's.
    let ownText: LocalizedText?
    /// What stands for the text's `{name}`s.
    let values: [String: [LocalizedText]]
    /// Where the item is named.
    let range: SourceRange

    /// A piece of a notice, without markup.
    public enum Piece: Sendable, Equatable {
        case paragraph(String)
        case list([String])
    }

    /// What stands above the text, in a language, else in `fallback`.
    public func heading(_ language: String, fallback: String) -> String {
        LocalizedText(item.heading).text(language, fallback: fallback)
    }

    /// The text in a language, else in `fallback`, with its values in place.
    public func pieces(_ language: String, fallback: String) -> [Piece] {
        let values = values.mapValues { $0.map { $0.text(language, fallback: fallback) } }
        let text = (ownText ?? LocalizedText(item.text)).text(language, fallback: fallback)
        var pieces: [Piece] = []
        var list: [String] = []
        func endList() {
            if !list.isEmpty { pieces.append(.list(list)) }
            list = []
        }
        for line in text.split(whereSeparator: \.isNewline).map({ String($0).trimmingWhiteSpace }) where !line.isEmpty {
            guard let item = Self.listItem(line) else {
                endList()
                pieces.append(.paragraph(Self.fill(line, values, language)))
                continue
            }
            if let name = item.placeholders.first, item == "{\(name)}", let all = values[name] {
                list += all
            } else {
                list.append(Self.fill(item, values, language))
            }
        }
        endList()
        return pieces
    }

    private static func listItem(_ line: String) -> String? {
        for sign in ["- ", "・"] where line.hasPrefix(sign) {
            return String(line.dropFirst(sign.count)).trimmingWhiteSpace
        }
        return nil
    }

    private static func fill(_ line: String, _ values: [String: [String]], _ language: String) -> String {
        line.fillingPlaceholders { values[$0]?.joined(separator: language.isJapanese ? "、" : ", ") }
    }
}

extension LocalizedText {
    /// Both languages of a message, as texts of the site.
    init(_ message: Message) { self.init(["en": message.en, "ja": message.ja]) }
}
