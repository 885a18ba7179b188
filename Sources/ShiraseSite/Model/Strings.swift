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

    /// The keys that Shirase itself shows or fills in.
    static let required = [
        "language_name", "date_format", "month_format", "address_format", "home", "categories", "tags", "archives",
        "not_found", "links", "separator", "head_title", "page_title", "author_title", "reading_time",
        "sns_profile_link", "line_qr", "line_poster", "line_card", "page_qr",
        "sns_more",
        "sns_more_booking", "sns_correction", "board_title", "board_date_format", "board_month_format", "board_unit",
        "board_check_self_pay", "board_check_title_only", "board_check_line_quota", "board_check_no_picture",
        "board_check_weighted", "board_check_whole", "board_check_fold", "board_check_no_link", "board_check_link_only",
        "board_check_hashtags", "board_missing_purpose",
        "open", "closed", "holiday", "time_span", "time_from", "time_until",
    ]

    /// What a purpose is called: `purpose_health_awareness`; whom a platform reaches: `board_reader_line`.
    static let requiredNames = FrontMatter.purposes.map { "purpose_" + $0.replacing("-", with: "_") }

    public static func load(_ file: SourceFile, language: String, _ sink: DiagnosticSink) -> Strings? {
        guard let value = YAMLValue.parse(file, 0..<file.bytes.count, sink),
            let reader = MappingReader(value, area: "strings", sink: sink)
        else { return nil }
        for key in required + requiredNames { _ = reader.required(key, reader.string(key)) }
        let weekdays = names(reader, "weekdays", count: 7)
        let shortWeekdays = reader.entry("weekdays_short") == nil ? weekdays : names(reader, "weekdays_short", count: 7)
        let months = names(reader, "months", count: 12)
        var texts: [String: String] = [:]
        for entry in reader.allEntries() where !["weekdays", "weekdays_short", "months"].contains(entry.key) {
            texts[entry.key] = entry.value.isNull ? "" : reader.string(entry.value, entry.key)
        }
        guard let weekdays, let shortWeekdays, let months else { return nil }
        return Strings(
            language: language, texts: texts, weekdays: weekdays, shortWeekdays: shortWeekdays, months: months)
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
        var filled = ""
        var rest = (texts[key] ?? "")[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<open]
            rest = rest[open...]
            guard let close = rest.utf8.firstIndex(of: UInt8(ascii: "}")) else { break }
            let after = rest.utf8.index(after: close)
            // What names no value stays as it is.
            filled += values[String(rest[rest.utf8.index(after: open)..<close])] ?? String(rest[..<after])
            rest = rest[after...]
        }
        return filled + rest
    }

    /// - Parameter number: from Sunday, 0–6.
    public func shortWeekday(_ number: Int) -> String {
        shortWeekdays.indices.contains(number) ? shortWeekdays[number] : ""
    }

    /// - Parameter format: the key of the text that says how dates are written.
    public func date(_ moment: Moment, format: String = "date_format") -> String {
        // `weekday` is 0–6, `month` 1–12, and the lists have 7 and 12 names.
        fill(
            format,
            [
                "year": String(moment.year), "month": String(moment.month), "month_name": months[moment.month - 1],
                "day": String(moment.day), "weekday": weekdays[moment.weekday],
            ])
    }

    /// - Parameter month: 1–12
    public func month(year: Int, month: Int) -> String {
        fill(
            "month_format",
            ["year": String(year), "month": String(month), "month_name": months[(max(month, 1) - 1) % 12]])
    }
}
