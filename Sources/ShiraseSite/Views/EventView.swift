import ShiraseCore

/// How an event is written in a language of the site.
struct EventWords {
    let event: Event
    let strings: Strings

    /// 12月12日（土）14:00〜15:30
    /// - Parameter format: the key of the text that says how days are written.
    func when(_ format: String) -> String {
        let (start, end) = (event.start, event.end)
        if start.dateText == end.dateText {
            let span = strings.fill("time_span", ["start": time(start), "end": time(end)])
            return strings.fill("event_time", ["day": strings.date(start, format: format), "time": span])
        }
        let ends = [start, end].map {
            strings.fill("event_time", ["day": strings.date($0, format: format), "time": time($0)])
        }
        return strings.fill("day_span", ["from": ends[0], "to": ends[1]])
    }

    private func time(_ moment: Moment) -> String {
        "\(moment.hour):\(moment.minute < 10 ? "0" : "")\(moment.minute)"
    }

    /// What is known beside the time, each with its name.
    var details: [(label: String, text: String)] {
        let capacity = event.capacity.map { strings.fill("event_people", ["count": String($0)]) }
        return [
            ("event_place", event.place), ("event_capacity", capacity), ("event_fee", event.fee),
            ("event_apply", event.apply),
        ].compactMap { key, text in text.map { (strings.texts[key] ?? "", $0) } }
    }

    /// 日時：12月12日（土）14:00〜15:30, and so on: for posts.
    var facts: [String] {
        let colon = SentenceWords.of(strings.language).colon
        return ([(strings.texts["event_when"] ?? "", when("short_date_format"))] + details).map { $0 + colon + $1 }
    }
}

/// What an article's page shows of its event.
struct EventView: View {
    let words: EventWords
    let calendarPath: String

    static let schemaName = "Event"
    static let schemaSummary = "When and where something takes place that an article tells of."
    static let fields: FieldTable<Self> = [
        .text("when", "Day and hours: 2026年12月12日（土）14:00〜15:30.") { $0.words.when("date_format") },
        .text("start", "For `<time datetime>`: 2026-12-12T14:00:00+09:00.") { $0.words.event.start.rfc3339 },
        .text("end", "The same.") { $0.words.event.end.rfc3339 },
        .list("details", "Place, capacity, fee and how to take part, as far as they are written.") { view in
            view.words.details.map { EventDetailView(label: $0.label, text: $0.text) }
        },
        .text("calendar_path", "The calendar's file, for `href`.") { $0.calendarPath },
    ]
}

struct EventDetailView: View {
    let label: String
    let text: String

    static let schemaName = "EventDetail"
    static let schemaSummary = "Something to know of an event."
    static let fields: FieldTable<Self> = [
        .text("label", "Its name: 場所.") { $0.label }, .text("text", "What is written.") { $0.text },
    ]
}
