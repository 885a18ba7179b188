import ShiraseCore

/// The theme's own words in one language, from `templates/strings/LANG.yml`: texts, and lists of names for months and weekdays.
public struct Strings: Sendable {
    public let language: String
    /// The texts, by key.
    public let texts: [String: String]
    private let weekdays: [String]
    /// For tables; the whole names where there are no short ones.
    private let shortWeekdays: [String]
    private let months: [String]
    /// The keys that its own file holds, with their places.
    public let ownKeys: [Located<String>]

    /// Where a theme or a site has the words of a language.
    public static func path(_ language: String) -> String { "templates/strings/\(language).yml" }

    /// The keys that Shirase itself shows or fills in.
    static let required = [
        "language_name", "date_format", "month_format", "address_format", "home", "categories", "tags", "archives",
        "not_found", "links", "separator", "head_title", "page_title", "author_title", "reading_time",
        "sns_profile_link", "line_qr", "line_poster", "line_card", "page_qr",
        "sns_more",
        "sns_more_booking", "sns_correction", "sns_individual_advice",
        "sns_individual_advice_by_phone", "board_reply_advice", "board_title", "board_date_format",
        "board_month_format", "board_unit",
        "board_check_self_pay", "board_check_title_only", "board_check_line_quota", "board_check_no_picture",
        "board_check_weighted", "board_check_whole", "board_check_fold", "board_check_no_link", "board_check_link_only",
        "board_check_video", "board_check_hashtags", "board_missing_purpose",
        "open", "closed", "holiday", "time_span", "time_from", "time_until", "short_date_format", "day_span",
        "session_hours", "day_session", "session_name", "appointment", "reception_until", "reception_until_first",
        "closed_because",
        "also_session", "only_session", "list_separator", "closure_resumes", "hours_open", "hours_before",
        "hours_between", "hours_reception_ended", "hours_finished", "hours_closed", "hours_says_open",
        "hours_says_reception", "hours_says_next", "hours_says_today", "valid_from", "valid_until", "in_charge",
        "not_in_charge", "substitute", "closure_title", "closure_title_of", "change_rest", "undecided", "hours_space",
        "hours_says_first",
        "hours_says_first_over", "closure_part", "closure_reason", "closure_reason_noun",
        "closure_reason_endings", "closure_text", "closure_end",
        "change_text", "substitute_text", "substitute_doctor", "substitute_end", "closure_kind", "change_kind",
        "closures", "emergency", "schedule_from", "hours_today", "hours_over", "hours_next", "hours_next_at",
        "hours_reception",
        "hours_reception_first", "today_closed", "today_open", "today_only", "today_each", "today_all", "today_some",
        "usual_day", "usual_holiday", "usual_session", "usual_nth", "usual_except", "usual_holiday_week", "reception",
        "reception_again",
        "reception_first", "ordinal_1", "ordinal_2", "ordinal_3", "ordinal_4", "ordinal_5",
        "list_date_format", "list_date_format_year", "full_hour",
        "event_when", "event_place", "event_capacity", "event_fee", "event_apply", "event_people", "event_time",
    ]

    /// What a purpose is called: `purpose_health_awareness`; whom a platform reaches: `board_reader_line`.
    static let requiredNames = FrontMatter.purposes.map { "purpose_" + $0.replacing("-", with: "_") }

    /// - Parameter base: what stands in for words that the file leaves out: those of the built-in theme in the same language, or those of what
    ///   the language is a kind of (`ja` for `ja-simple`), all but the language's own name.
    public static func load(_ file: SourceFile, language: String, base: Strings? = nil, _ sink: DiagnosticSink)
        -> Strings?
    {
        guard let value = YAMLValue.parse(file, 0..<file.bytes.count, sink),
            let reader = MappingReader(value, area: "strings", sink: sink)
        else { return nil }
        let needed = base.map { $0.language == language ? [] : ["language_name"] } ?? required + requiredNames
        for key in needed { _ = reader.required(key, reader.string(key)) }
        func names(_ key: String, _ count: Int, _ base: [String]?) -> [String]? {
            if let base, reader.entry(key) == nil { return base }
            return Self.names(reader, key, count: count)
        }
        let weekdays = names("weekdays", 7, base?.weekdays)
        let hasShortNames = reader.entry("weekdays_short") != nil
        let shortWeekdays = hasShortNames ? names("weekdays_short", 7, nil) : base?.shortWeekdays ?? weekdays
        let months = names("months", 12, base?.months)
        var texts = base?.texts ?? [:]
        for entry in reader.allEntries() where !["weekdays", "weekdays_short", "months"].contains(entry.key) {
            texts[entry.key] = entry.value.isNull ? "" : reader.string(entry.value, entry.key)
        }
        guard let weekdays, let shortWeekdays, let months else { return nil }
        return Strings(
            language: language, texts: texts, weekdays: weekdays, shortWeekdays: shortWeekdays, months: months,
            ownKeys: reader.allEntries().map { Located($0.key, $0.keyRange) })
    }

    private static func names(_ reader: MappingReader, _ key: String, count: Int) -> [String]? {
        let names = reader.strings(key)
        guard names.count != count else { return names.map(\.value) }
        reader.sink.add(
            .error(
                "strings.value", Message(en: "`\(key)` must hold \(count) names", ja: "`\(key)` には\(count)個の名前が要ります"),
                at: .source(reader.range(key) ?? reader.value.range),
                hint: Message(en: "write them as a list: \(key): [a, b, …]", ja: "\(key): [a, b, …] のように並べてください")))
        return nil
    }

    /// A text with `{name}` replaced by values.
    public func fill(_ key: String, _ values: [String: String]) -> String {
        (texts[key] ?? "").fillingPlaceholders { values[$0] }
    }

    /// - Parameter number: from Sunday, 0–6.
    public func shortWeekday(_ number: Int) -> String {
        shortWeekdays.indices.contains(number) ? shortWeekdays[number] : ""
    }

    /// - Parameter format: the key of the text that says how dates are written.
    public func date(_ moment: Moment, format: String = "date_format") -> String {
        date(year: moment.year, month: moment.month, day: moment.day, weekday: moment.weekday, format: format)
    }

    /// - Parameters:
    ///   - month: 1–12
    ///   - weekday: 0–6 from Sunday
    func date(year: Int, month: Int, day: Int, weekday: Int, format: String) -> String {
        // The lists have 12 and 7 names.
        (texts[format] ?? "").fillingPlaceholders { name in
            switch name {
            case "year": String(year)
            case "month": String(month)
            case "month_name": months[(max(month, 1) - 1) % 12]
            case "day": String(day)
            case "weekday": weekdays[max(weekday, 0) % 7]
            case "weekday_short": shortWeekdays[max(weekday, 0) % 7]
            default: nil
            }
        }
    }

    /// - Parameter month: 1–12
    public func month(year: Int, month: Int) -> String {
        fill(
            "month_format",
            ["year": String(year), "month": String(month), "month_name": months[(max(month, 1) - 1) % 12]])
    }
}
