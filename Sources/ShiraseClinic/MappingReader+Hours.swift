import ShiraseCore

extension MappingReader {
    func clockTime(_ key: String) -> ClockTime? {
        guard let text = string(key) else { return nil }
        if let time = ClockTime(text) { return time }
        report(
            key, Message(en: "`\(text)` is not a time of day", ja: "「\(text)」は時刻の形ではありません"),
            Message(en: "write \(key): \"09:00\"", ja: "\(key): \"09:00\" のように書いてください"))
        return nil
    }

    /// A text that says something.
    func written(_ key: String) -> LocalizedText? {
        guard let text = localized(key) else { return nil }
        guard text.all.contains(where: \.isBlank) || text.all.isEmpty else { return text }
        report(
            key, Message(en: "`\(key)` is empty", ja: "`\(key)` が空です"),
            Message(en: "write it, or take the key out", ja: "文を書くか、この項目を消してください"))
        return nil
    }

    /// One of an enumeration's names.
    func choice<Value: RawRepresentable<String> & CaseIterable>(_ key: String, _ what: Message) -> Value? {
        located(key).flatMap { choice($0.value, of: Value.allCases.map(\.rawValue), at: $0.range, what) }
            .flatMap { Value(rawValue: $0) }
    }

    func date(_ key: String) -> CivilDate? { located(key).flatMap { date($0, key) } }

    func date(_ text: Located<String>, _ key: String) -> CivilDate? {
        if let date = CivilDate(text.value) { return date }
        sink.add(
            .error(
                "\(area).value", Message(en: "`\(text.value)` is not a day", ja: "「\(text.value)」は日付の形ではないか、暦にない日です"),
                at: .source(text.range),
                hint: Message(en: "write \(key): 2026-11-24", ja: "\(key): 2026-11-24 のように書いてください")))
        return nil
    }

    /// One id of a session, or a list.
    func sessionIDs(_ key: String, of sessions: [Timetable.Session]) -> [String] {
        strings(key).compactMap {
            choice($0.value, of: sessions.map(\.id), at: $0.range, Message(en: "session", ja: "診療時間帯（sessions の id）"))
        }
    }

    func reportOrder() {
        report(
            "end", Message(en: "`end` is not after `start`", ja: "`end` が `start` より後になっていません"),
            Message(en: "write the later time as `end`", ja: "終わる時刻を end に書いてください"))
    }
}
