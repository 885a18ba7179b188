import ShiraseCore

extension Schedule {
    /// What is outside of every timetable, and what says the contrary of something else.
    func checkExceptions(_ sink: DiagnosticSink) {
        var reported = Set<HoursException>()
        for exception in exceptions {
            let dates = exception.dates
            if !dates.contains(where: { timetable(on: $0) != nil }) {
                sink.add(
                    .error(
                        "clinic.exception",
                        Message(en: "no timetable holds on these days", ja: "この日に当てはまる時間割がありません"),
                        at: .source(exception.range),
                        hint: Message(
                            en: "correct the date, or the timetable's `valid`", ja: "日付か、時間割の valid を直してください")))
            }
            checkHours(exception, sink)
            checkSessions(exception, sink)
            checkEffect(exception, sink)
            guard
                let (date, other) = dates.lazy.compactMap({ date in contrary(to: exception, on: date).map { (date, $0) }
                })
                .first, reported.insert(other).inserted
            else { continue }
            reported.insert(exception)
            sink.add(
                .error(
                    "clinic.contradiction",
                    Message(
                        en: "two exceptions speak of the same session on \(date.text)",
                        ja: "\(date.text) の同じ診療について、exceptions が二つあります"),
                    at: .source(other.range),
                    notes: [.init(Message(en: "the other one", ja: "もう一つはこちらです"), at: .source(exception.range))],
                    hint: Message(en: "keep the one that is right", ja: "正しいほうだけを残してください")))
        }
    }

    /// A later exception that says something else of the same session, or the same once more. On one day there are few.
    private func contrary(to exception: HoursException, on date: CivilDate) -> HoursException? {
        exceptions(on: date).drop { $0 != exception }.dropFirst().first { other in
            let isSame = other.from == exception.from && other.sessions == exception.sessions
            return (isSame || other.effect != exception.effect) && other.doctor == exception.doctor
                && (other.sessions.isEmpty || exception.sessions.isEmpty
                    || !Set(other.sessions).isDisjoint(with: exception.sessions))
        }
    }

    /// Hours of an exception that no day can have: an end before its start, or two sessions at a time.
    private func checkHours(_ exception: HoursException, _ sink: DiagnosticSink) {
        guard case .open = exception.effect else { return }
        for day in exception.dates.lazy.compactMap(day) {
            let open = day.open.sorted { $0.hours.start < $1.hours.start }
            let isTurned = open.contains { $0.hours.end <= $0.hours.start }
            let overlaps = zip(open, open.dropFirst()).contains { $0.hours.overlaps($1.hours) }
            guard isTurned || overlaps else { continue }
            sink.add(
                .error(
                    "clinic.exception",
                    Message(
                        en: "with these hours, sessions of \(day.date.text) overlap or end before they begin",
                        ja: "この時刻では、\(day.date.text) の診療時間が重なるか、終わりが始まりより前になります"),
                    at: .source(exception.range),
                    hint: Message(
                        en: "name the `session` whose hours change, and write both `start` and `end`",
                        ja: "時間が変わる診療を session に書き、start と end を両方書いてください")))
            return
        }
    }

    /// Sessions that a day's timetable does not have would be announced and change nothing.
    private func checkSessions(_ exception: HoursException, _ sink: DiagnosticSink) {
        guard !exception.sessions.isEmpty else { return }
        for date in exception.dates {
            guard let timetable = timetable(on: date), !timetable.sessions.contains(where: exception.concerns) else {
                continue
            }
            sink.add(
                .error(
                    "clinic.exception",
                    Message(
                        en: "the timetable of \(date.text) has no such session",
                        ja: "\(date.text) の時間割に、この診療時間帯（session）はありません"),
                    at: .source(exception.range),
                    hint: Diagnostic.meant(timetable.sessions.map(\.id), exception.sessions.first ?? "")))
            return
        }
    }

    /// A closure of what is closed anyway: mostly a wrong date, and the day that was meant stays open.
    private func checkEffect(_ exception: HoursException, _ sink: DiagnosticSink) {
        guard exception.isClosure, exception.dates.contains(where: { timetable(on: $0) != nil }) else { return }
        let changes = exception.dates.contains { date in
            ordinaryDay(date)?.open.contains { exception.concerns($0.session) } ?? false
        }
        guard !changes else { return }
        sink.add(
            .warning(
                "clinic.no-effect", Message(en: "the clinic is closed then anyway", ja: "この日時は、もともと休診です"),
                at: .source(exception.range),
                hint: Message(en: "check the date and the session", ja: "日付と時間帯（session）が正しいか確かめてください")))
    }
}
