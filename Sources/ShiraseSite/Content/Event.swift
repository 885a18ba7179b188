import ShiraseCore

/// When and where something takes place that an article tells of: a class, a patients' association's meeting.
public struct Event: Sendable, Hashable {
    public let start: Moment
    /// After ``start``.
    public let end: Moment
    public let place: String?
    /// How many people there is room for, at least 1.
    public let capacity: Int?
    public let fee: String?
    /// How to take part.
    public let apply: String?
}

extension MappingReader {
    /// The key `event` of front matter. An event without its hours could be put into no calendar.
    func event(_ calendar: TimeZoneCalendar) -> Event? {
        guard let event = mapping("event") else { return nil }
        defer { event.finish() }
        let start = event.required("start", event.hour("start", calendar))
        let end = event.required("end", event.hour("end", calendar))
        let capacity = event.int("capacity")
        let (place, fee, apply) = (event.written("place"), event.written("fee"), event.written("apply"))
        if let capacity, capacity < 1 {
            event.report(
                "capacity", Message(en: "`capacity` must be at least 1", ja: "`capacity` は 1 以上にしてください"),
                Message(en: "write capacity: 20", ja: "capacity: 20 のように書いてください"))
        }
        guard let start, let end else { return nil }
        guard start < end else {
            event.sink.add(
                .error(
                    "front-matter.order",
                    Message(en: "the event does not end after it starts", ja: "催しの終わり（end）が、始まり（start）より後ではありません"),
                    at: .source(event.range("end") ?? event.value.range),
                    hint: Message(en: "check `start` and `end`", ja: "start と end の日時を確かめてください")))
            return nil
        }
        return Event(start: start, end: end, place: place, capacity: capacity, fee: fee, apply: apply)
    }

    /// A date with its time.
    private func hour(_ key: String, _ calendar: TimeZoneCalendar) -> Moment? {
        guard let moment = moment(key, calendar), let text = string(key) else { return nil }
        if text.contains(":") { return moment }
        report(
            key, Message(en: "`\(key)` of an event needs a time", ja: "催しの `\(key)` には時刻も必要です"),
            Message(en: "write \(key): \(text) 14:00", ja: "\(key): \(text) 14:00 のように書いてください"))
        return nil
    }

    /// A line of text that says something.
    private func written(_ key: String) -> String? {
        string(key).flatMap { text in
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: "\u{20}")
            return words.isEmpty ? nil : words
        }
    }
}
