import Foundation
import ShiraseCore
import TestSupport
import Testing

@testable import ShiraseClinic

/// Whether patients are seen at a moment, against expectations that were written by hand from the clinics' files.
@Suite struct ScheduleTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    @Test func moments() throws {
        let sink = DiagnosticSink()
        let schedules = try MomentExpectation.schedules(sink)
        #expect(sink.diagnostics.isEmpty)
        let expectations = try MomentExpectation.all()
        #expect(expectations.count >= 300)
        for expectation in expectations {
            let expectation = try #require(expectation)
            let schedule = try #require(schedules[expectation.clinic])
            #expect(
                schedule.state(at: expectation.moment).map(\.words) ?? "none" == expectation.state,
                "Moments.txt:\(expectation.line): \(expectation.clinic), \(expectation.moment.rfc3339)")
        }
    }

    @Test func publicHolidays() throws {
        let text = try String(contentsOf: Self.folder.appending(path: "JapaneseHolidays.txt"), encoding: .utf8)
        var published: [CivilDate: String] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: " ", maxSplits: 1)
            published[try #require(CivilDate(String(parts[0])))] = String(parts[1])
        }
        let holidays = PublicHolidays()
        var computed: [CivilDate: String] = [:]
        let first = try #require(CivilDate("2000-01-01")).number
        let last = try #require(CivilDate("2030-12-31")).number
        for date in (first...last).map(CivilDate.init(number:)) {
            computed[date] = holidays.name(of: date)?["ja"]
        }
        #expect(published.count > 480)
        #expect(Set(computed.keys) == Set(published.keys))
        for (date, name) in published where !name.hasPrefix("休日") {
            #expect(computed[date].map { name.hasPrefix($0) || $0.hasPrefix(name) } ?? false, "\(date.text) \(name)")
        }
        for (date, name) in computed where name == "振替休日" || name == "国民の休日" {
            #expect(published[date]?.hasPrefix("休日") ?? false, "\(date.text) \(name)")
        }
    }

    @Test func holidaysEndWithTheCentury() throws {
        let holidays = PublicHolidays()
        #expect(holidays.name(of: try #require(CivilDate("2099-01-01"))) != nil)
        #expect(holidays.name(of: try #require(CivilDate("2100-01-01"))) == nil)
        #expect(holidays.name(of: try #require(CivilDate("1999-01-01"))) == nil)
    }
}

extension ClinicState {
    /// As `Moments.txt` writes it.
    var words: String {
        let now = current.map { " \($0.session.id) until \($0.hours.end.text)" } ?? ""
        let firstVisits = phase == .open && !receivesFirstVisits ? " no-first-visits" : ""
        let later = next.map { " next \($0.date.text) \($0.session.hours.start.text)" } ?? " next none"
        return phase.rawValue + now + firstVisits + later
    }
}
