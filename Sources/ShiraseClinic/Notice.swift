import ShiraseCore

/// What stands on top of every page for a time: an emergency, or something that all patients should know.
public struct Notice: Sendable {
    public let level: Level
    public let text: LocalizedText
    /// The day on which it was made known; an emergency has one.
    public let since: CivilDate?
    /// The last day on which it shows, or the moment from which it does not; `nil`: until it is taken out.
    public let until: Until?
    public let range: SourceRange

    public enum Level: String, Sendable, CaseIterable {
        /// Announced on every platform, and read out first by screen readers.
        case emergency
        case info
    }

    public struct Until: Sendable, Hashable {
        public let date: CivilDate
        /// Without it the whole day counts.
        public let time: ClockTime?
    }

    public func isShown(at moment: Moment) -> Bool {
        guard let until else { return true }
        let today = CivilDate(moment)
        if today != until.date { return today < until.date }
        return until.time.map { ClockTime(moment) < $0 } ?? true
    }

    /// The moment from which it does not hold.
    public func end(_ calendar: TimeZoneCalendar) -> Moment? {
        until.flatMap { calendar.moment($0.date, minutes: $0.time?.minutes ?? 24 * 60) }
    }

    init?(_ reader: MappingReader) {
        let level: Level? = reader.required(
            "level", reader.choice("level", Message(en: "level", ja: "重要度（level）")))
        let text = reader.required("text", reader.written("text"))
        since = reader.date("since")
        let until = reader.located("until")
        reader.finish()
        self.range = reader.value.range
        self.until = until.flatMap { text in
            let parts = text.value.split(whereSeparator: { $0 == "T" || $0 == " " })
            if let date = parts.first.flatMap({ CivilDate(String($0)) }), parts.count <= 2,
                case let time = parts.dropFirst().first.map({ ClockTime(String($0)) }), time != .some(nil)
            {
                return Until(date: date, time: time ?? nil)
            }
            reader.report(
                "until", Message(en: "`\(text.value)` is no day or moment", ja: "「\(text.value)」は日付や日時の形ではありません"),
                Message(en: "write until: 2026-11-24 12:00", ja: "until: 2026-11-24 12:00 のように書いてください"))
            return nil
        }
        if level == .emergency, reader.entry("since") == nil {
            reader.report(
                "level",
                Message(en: "an emergency needs the day from which it holds", ja: "緊急のお知らせには、始まりの日（since）が必要です"),
                Message(en: "add since: 2026-11-24", ja: "since: 2026-11-24 のように、知らせた日を書いてください"))
        }
        if let since, let last = self.until?.date, last < since {
            reader.report(
                "until", Message(en: "`until` is before `since`", ja: "`until` が `since` より前になっています"),
                Message(en: "write the later day as `until`", ja: "終わりの日を until に書いてください"))
        }
        guard let level, let text else { return nil }
        self.level = level
        self.text = text
    }
}
