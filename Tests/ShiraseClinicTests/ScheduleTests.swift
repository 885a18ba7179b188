import Foundation
import ShiraseCore
import Testing

@testable import ShiraseClinic

/// Whether patients are seen at a moment, against expectations that were written by hand from the clinics' files.
@Suite struct ScheduleTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    static func clinic(_ name: String) throws -> Clinic {
        let sink = DiagnosticSink()
        let file = SourceFile(
            path: name, bytes: Array(try Data(contentsOf: folder.appending(path: "Clinics/\(name).yml"))))
        let clinic = Clinic.load(file, languages: nil, sink)
        #expect(sink.diagnostics.isEmpty)
        return try #require(clinic)
    }

    /// A line of `Moments.txt`: `2026-11-24 08:30 before-opening next 2026-11-24 9:00`.
    struct Expectation {
        let line: Int
        let clinic: String
        let moment: Moment
        let state: String

        static func all() throws -> [Expectation] {
            let calendar = try #require(TimeZoneCalendar(identifier: "Asia/Tokyo"))
            let text = try String(contentsOf: folder.appending(path: "Moments.txt"), encoding: .utf8)
            var clinic = ""
            var all: [Expectation] = []
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if line.hasPrefix("== ") { clinic = String(line.dropFirst(3)) }
                let words = line.split(separator: " ")
                guard words.count >= 3, words[0].first?.isNumber == true else { continue }
                guard case .moment(let moment) = calendar.parse("\(words[0]) \(words[1])") else {
                    Issue.record("line \(number + 1) has no moment")
                    continue
                }
                all.append(
                    Expectation(
                        line: number + 1, clinic: clinic, moment: moment,
                        state: words.dropFirst(2).prefix { $0 != "#" }.joined(separator: " ")))
            }
            return all
        }
    }

    @Test func moments() throws {
        let expectations = try Expectation.all()
        #expect(expectations.count >= 300)
        var schedules: [String: Schedule] = [:]
        for name in Set(expectations.map(\.clinic)) { schedules[name] = try Self.clinic(name).schedule }
        for expectation in expectations {
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
