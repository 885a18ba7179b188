import ShiraseCore
import Testing

@testable import ShiraseClinic

/// What exceptions make of a day.
@Suite struct HoursExceptionTests {
    /// A day's open sessions as `am 9:00-12:00`, special ones with their state; and what is wrong with the file.
    private func day(_ date: String, _ exceptions: String, rules: String = "[]") throws -> (String, [String]) {
        let text = """
            name: a
            sessions:
              - {id: am, label: 午前, start: "9:00", end: "12:00", reception: {end: "11:30"}}
              - {id: pm, label: 午後, start: "16:00", end: "19:00"}
            grid:
              mon: open
              tue: open
              wed: open
              thu: {am: open, pm: closed}
              fri: {am: open, pm: {state: special, name: 予防接種外来}}
              sat: {am: {end: "13:00"}, pm: closed}
              sun: closed
              holiday: closed
            rules: \(rules)
            exceptions: \(exceptions)
            """
        let sink = DiagnosticSink()
        let clinic = Clinic.load(SourceFile(path: "clinic.yml", text: text), languages: nil, sink)
        let date = try #require(CivilDate(date))
        let open = clinic?.schedule?.day(date)?.open ?? []
        let words = open.map { session in
            let state = session.cell.state == .special ? " special" : ""
            return "\(session.session.id) \(session.hours.start.text)-\(session.hours.end.text)\(state)"
        }
        return (words.joined(separator: ", "), sink.diagnostics.map(\.id))
    }

    @Test(arguments: [
        // Other hours over several days are those of sessions that take place.
        (
            "2026-12-10", "[{from: 2026-12-07, to: 2026-12-13, session: pm, kind: 短縮, state: open, end: '18:00'}]",
            "am 9:00-12:00"
        ),
        (
            "2026-12-09", "[{from: 2026-12-07, to: 2026-12-13, session: pm, kind: 短縮, state: open, end: '18:00'}]",
            "am 9:00-12:00, pm 16:00-18:00"
        ),
        // On one day they open what is closed.
        (
            "2026-12-10", "[{date: 2026-12-10, session: pm, kind: 臨時診療, state: open, end: '18:00'}]",
            "am 9:00-12:00, pm 16:00-18:00"
        ),
        // What a session is stays, and so does the end that nobody changed.
        (
            "2026-12-11", "[{date: 2026-12-11, session: pm, kind: 短縮, state: open, end: '18:00'}]",
            "am 9:00-12:00, pm 16:00-18:00 special"
        ),
        ("2026-12-05", "[{date: 2026-12-05, session: am, kind: 変更, state: open, start: '10:00'}]", "am 10:00-13:00"),
    ])
    func hoursOfADay(_ date: String, _ exceptions: String, _ expected: String) throws {
        let (words, problems) = try day(date, exceptions)
        #expect(words == expected)
        #expect(problems == [])
    }

    @Test func overlapsThatRulesMakeAreErrors() throws {
        let rule = "[{weekday: sat, nth: [1], session: pm, start: '12:00', end: '15:00'}]"
        #expect(try day("2026-12-05", "[]", rules: rule).1 == ["clinic.value"])
    }

    /// A session that is much shorter than usual leaves no room for its reception.
    @Test func receptionLiesInItsSession() throws {
        let hours = TimeSpan(start: ClockTime(minutes: 540), end: ClockTime(minutes: 720))
        let reception = Timetable.Reception(start: nil, end: ClockTime(minutes: 690), firstVisitEnd: nil)
        let session = Timetable.Session(id: "am", label: LocalizedText("午前"), hours: hours, reception: reception)
        let short = ScheduledSession(
            session, Timetable.Cell(state: .partial, start: nil, end: ClockTime(minutes: 570)))
        #expect(short.reception?.end == nil)
        let shifted = ScheduledSession(
            session, Timetable.Cell(state: .partial, start: nil, end: ClockTime(minutes: 780)))
        #expect(shifted.reception?.end == ClockTime(minutes: 750))
    }
}
