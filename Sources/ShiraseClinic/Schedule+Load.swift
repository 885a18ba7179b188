import ShiraseCore

extension Schedule {
    /// Reads the timetables, `exceptions` and `holidays` of `clinic.yml`.
    /// - Parameter doctors: the ids of those who work in the clinic.
    /// - Returns: `nil` where there is no timetable of the clinic itself.
    init?(_ reader: MappingReader, doctors: [String]) {
        let main = Timetable(reader, subject: .clinic)
        let tables = reader.mappings("timetables").compactMap {
            Self.timetable($0, doctors, inherited: main?.sessions ?? [])
        }
        let timetables = tables.map(\.table).filter { $0.subject == .clinic } + [main].compactMap(\.self)
        let sessions = timetables.flatMap(\.sessions)
        let exceptions = reader.mappings("exceptions").compactMap {
            HoursException($0, sessions: sessions, doctors: doctors)
        }
        let holidays = PublicHolidays(overrides: Self.overrides(reader))
        let announcedDays = reader.int("announce_days_before")
        if let announcedDays, !(0...HoursException.mostDays).contains(announcedDays) {
            reader.report(
                "announce_days_before",
                Message(
                    en: "this must be a number of days up to \(HoursException.mostDays)",
                    ja: "0〜\(HoursException.mostDays)の日数を書いてください"),
                Message(en: "write announce_days_before: 14", ja: "announce_days_before: 14 のように書いてください"))
        }
        guard !timetables.isEmpty else {
            if reader.entry("exceptions") != nil {
                reader.report(
                    "exceptions",
                    Message(
                        en: "`exceptions` need `sessions` and `grid`", ja: "`exceptions` には `sessions` と `grid` も必要です"),
                    Message(en: "write the ordinary week first", ja: "まず、ふだんの診療時間を sessions と grid に書いてください"))
            }
            return nil
        }
        self.init(
            timetables: timetables, furtherTimetables: tables.map(\.table).filter { $0.subject != .clinic },
            exceptions: exceptions, holidays: holidays, announcedDays: announcedDays ?? Self.defaultAnnouncedDays)
        Self.checkPeriods(tables, reader.sink)
        checkExceptions(reader.sink)
    }

    static let defaultAnnouncedDays = 21

    private typealias Table = (table: Timetable, reader: MappingReader)

    /// One of `timetables`: with `doctor` or `department` theirs, else the clinic's for a period.
    private static func timetable(_ reader: MappingReader, _ doctors: [String], inherited: [Timetable.Session])
        -> Table?
    {
        let doctor = reader.located("doctor").flatMap {
            reader.choice($0.value, of: doctors, at: $0.range, Message(en: "doctor", ja: "医師の id（doctors）"))
        }
        let department = reader.localized("department")
        let subject: Timetable.Subject =
            doctor.map { .doctor($0) } ?? department.map { .department($0) } ?? .clinic
        let table = Timetable(reader, subject: subject, sessions: inherited)
        if subject == .clinic, reader.entry("doctor") == nil, table?.validity == .always {
            reader.report(
                "grid",
                Message(
                    en: "this timetable has no period, no doctor and no department",
                    ja: "この時間割に、期間（valid）も医師（doctor）も診療科（department）もありません"),
                Message(
                    en: "add valid: {from: 2026-04-01, to: 2026-09-30}",
                    ja: "valid: {from: 2026-04-01, to: 2026-09-30} のように期間を書いてください")
            )
        }
        reader.finish()
        return table.map { ($0, reader) }
    }

    /// Two timetables of the clinic must not hold on one day.
    private static func checkPeriods(_ tables: [Table], _ sink: DiagnosticSink) {
        let periods = tables.filter { $0.table.validity != .always }
        for subject in Set(periods.map(\.table.subject)) {
            let sorted = periods.filter { $0.table.subject == subject }.sorted {
                ($0.table.validity.from?.number ?? .min) < ($1.table.validity.from?.number ?? .min)
            }
            for (first, second) in zip(sorted, sorted.dropFirst())
            where first.table.validity.overlaps(second.table.validity) {
                sink.add(
                    .error(
                        "clinic.overlap",
                        Message(en: "two timetables hold on the same days", ja: "同じ日に二つの時間割が当てはまります"),
                        at: .source(second.reader.range("valid") ?? second.reader.value.range),
                        notes: [
                            .init(
                                Message(en: "the other one", ja: "もう一つはこちらです"),
                                at: .source(first.reader.range("valid") ?? first.reader.value.range))
                        ],
                        hint: Message(
                            en: "let one end on the day before the other begins", ja: "片方の終わりの日を、もう片方の始まりの前の日にしてください")))
            }
        }
    }

    /// `holidays: {add: [{date: 2030-01-02, name: …}], remove: [2030-07-15]}`
    private static func overrides(_ reader: MappingReader) -> [CivilDate: LocalizedText?] {
        guard let holidays = reader.mapping("holidays") else { return [:] }
        var overrides: [CivilDate: LocalizedText?] = [:]
        for text in holidays.strings("remove") {
            if let date = holidays.date(text, "remove") { overrides.updateValue(nil, forKey: date) }
        }
        for added in holidays.mappings("add") {
            let date = added.required("date", added.date("date"))
            let name = added.required("name", added.localized("name"))
            added.finish()
            if let date, let name { overrides.updateValue(name, forKey: date) }
        }
        holidays.finish()
        return overrides
    }
}
