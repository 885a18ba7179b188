import ShiraseClinic
import ShiraseCore
import ShiraseSite

/// The clinic's hours as the commands tell them and add to them, without a build.
public struct ClinicHours: Sendable {
    public let schedule: Schedule
    public let calendar: TimeZoneCalendar
    private let language: String

    static let path = "content/clinic.yml"

    /// - Returns: `nil`, with diagnostics, where `clinic.yml` has no hours that can be read.
    public static func load(root: String, fileSystem: any FileSystem, _ sink: DiagnosticSink) throws(FileError)
        -> ClinicHours?
    {
        let file = SourceFile(path: path, bytes: try fileSystem.read(root.appendingPath(path)))
        let configuration = SiteConfiguration.load(
            SourceFile(path: "content/site.yml", bytes: try fileSystem.read(root.appendingPath("content/site.yml"))),
            baseURL: nil, sink)
        guard let configuration, let clinic = Clinic.load(file, languages: configuration.languages, sink) else {
            return nil
        }
        guard let schedule = clinic.schedule else {
            sink.add(
                .error(
                    "clinic.no-hours", Message(en: "`clinic.yml` has no hours", ja: "clinic.yml に診療時間が書かれていません"),
                    at: .path(path),
                    hint: Message(en: "write `sessions` and `grid`", ja: "sessions と grid を書いてください")))
            return nil
        }
        return ClinicHours(
            schedule: schedule, calendar: configuration.calendar, language: configuration.defaultLanguage)
    }

    /// The day in the clinic's time zone; in Japan's where `site.yml` names none that can be read.
    public static func today(root: String, fileSystem: any FileSystem, clock: WallClock) -> CivilDate {
        let bytes = try? fileSystem.read(root.appendingPath("content/site.yml"))
        let configuration = bytes.flatMap {
            SiteConfiguration.load(SourceFile(path: "content/site.yml", bytes: $0), baseURL: nil, DiagnosticSink())
        }
        let calendar = configuration?.calendar ?? TimeZoneCalendar(identifier: "Asia/Tokyo") ?? .utc
        return CivilDate(calendar.moment(at: clock.now()))
    }

    /// What holds at a moment, for people.
    public func told(at moment: Moment) -> Message {
        guard let state = schedule.state(at: moment) else {
            return Message(en: "no timetable holds on this day", ja: "この日に当てはまる時間割がありません")
        }
        let time = "\(moment.dateText) \(ClockTime(moment).text)"
        let now = state.current.map { "\u{20}\(self.text($0))" } ?? ""
        let phase = state.phase.words
        let next = state.next.map { next in
            let start = "\(next.date.text) \(next.session.hours.start.text)"
            return Message(en: "; next: \(start)", ja: "。次の診療は \(start) から")
        }
        return Message(
            en: "\(time) \(phase.en)\(now)\(next?.en ?? "")", ja: "\(time) \(phase.ja)\(now)\(next?.ja ?? "")")
    }

    /// A day in one line.
    public func told(of date: CivilDate) -> Message {
        guard let day = schedule.day(date) else {
            return Message(en: "\(date.text): no timetable", ja: "\(date.text) 時間割がありません")
        }
        let weekdays = (
            en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"], ja: ["日", "月", "火", "水", "木", "金", "土"]
        )
        let sessions = day.open.map(text)
        let why =
            (day.exceptions.map { text($0.kind) } + [day.holiday.map(text)].compactMap(\.self)).joined(separator: "、")
        let reason = why.isEmpty ? "" : "（\(why)）"
        // `weekday` is 0–6.
        return Message(
            en: "\(date.text) (\(weekdays.en[date.weekday])) "
                + (sessions.isEmpty ? "closed" : sessions.joined(separator: ", ")) + (why.isEmpty ? "" : " (\(why))"),
            ja: "\(date.text)（\(weekdays.ja[date.weekday])） "
                + (sessions.isEmpty ? "休診" : sessions.joined(separator: "、")) + reason)
    }

    private func text(_ session: ScheduledSession) -> String {
        "\(text(session.session.label)) \(session.hours.start.text)–\(session.hours.end.text)"
    }

    private func text(_ text: LocalizedText) -> String { text.text(language, fallback: language) }
}

extension ClinicHours {
    /// What holds at a moment, for programs.
    public func json(at moment: Moment) -> JSONValue {
        let state = schedule.state(at: moment)
        return .members([
            "at": .string(moment.rfc3339), "state": .optional(state?.phase.rawValue),
            "session": .optional(state?.current?.session.id), "until": .optional(state?.current?.hours.end.text),
            "first_visits": state.map { .flag($0.receivesFirstVisits) },
            "next": state?.next.map {
                .members([
                    "date": .string($0.date.text), "time": .string($0.session.hours.start.text),
                    "session": .string($0.session.session.id),
                ])
            },
        ])
    }

    public func json(of date: CivilDate) -> JSONValue {
        let day = schedule.day(date)
        return .members([
            "date": .string(date.text), "holiday": .optional(day?.holiday.map(text)),
            "sessions": .array(
                (day?.open ?? []).map {
                    .members([
                        "session": .string($0.session.id), "start": .string($0.hours.start.text),
                        "end": .string($0.hours.end.text), "reception_end": .optional($0.reception?.end?.text),
                        "first_visit_end": .optional($0.reception?.firstVisitEnd?.text),
                    ])
                }),
            "exceptions": .array((day?.exceptions ?? []).map { .string(text($0.kind)) }),
        ])
    }
}

extension ClinicState.Phase {
    fileprivate var words: Message {
        switch self {
        case .beforeOpening: Message(en: "before opening", ja: "診療前")
        case .open: Message(en: "open:", ja: "診療中:")
        case .receptionEnded: Message(en: "reception has ended:", ja: "受付終了:")
        case .between: Message(en: "between sessions", ja: "次の診療までの休み")
        case .finished: Message(en: "over for the day", ja: "本日の診療は終了")
        case .closed: Message(en: "closed", ja: "休診")
        }
    }
}
