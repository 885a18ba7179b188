import Testing

@testable import ShiraseCore

@Suite struct MomentTests {
    private let tokyo = TimeZoneCalendar(identifier: "Asia/Tokyo") ?? .utc

    @Test(arguments: [
        ("2026-11-24", "2026-11-24T00:00:00+09:00"),
        ("2026-1-5", "2026-01-05T00:00:00+09:00"),
        ("2026-11-24T09:30", "2026-11-24T09:30:00+09:00"),
        ("2026-11-24 09:30", "2026-11-24T09:30:00+09:00"),
        ("2026-11-24T09:30:45", "2026-11-24T09:30:00+09:00"),
        ("2026-11-24T09:30Z", "2026-11-24T18:30:00+09:00"),
        ("2026-11-24T23:30-05:00", "2026-11-25T13:30:00+09:00"),
        ("2028-02-29", "2028-02-29T00:00:00+09:00"),
        ("0001-01-01T00:00Z", "0001-01-01T09:18:00+09:18"),
    ])
    func reads(_ text: String, _ expected: String) throws {
        guard case .moment(let moment) = tokyo.parse(text) else {
            Issue.record("\(text) is not read")
            return
        }
        #expect(moment.rfc3339 == expected)
    }

    @Test(arguments: [
        "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2026-11-24T24:00", "2026-11-24T09:60",
    ])
    func refusesDaysThatDoNotExist(_ text: String) {
        #expect(tokyo.parse(text) == .nonexistent)
    }

    @Test(arguments: [
        "", "tomorrow", "2026/11/24", "2026-11", "24.11.2026", "2026-11-24T9", "2026-11-24T09:00:99",
        "2026-11-24T09:00+99:99", "2026-11-24T０９:00", "２０２６-11-24",
    ])
    func refusesOtherShapes(_ text: String) {
        #expect(tokyo.parse(text) == .malformed)
    }

    @Test func knowsWeekdayAndOldFormat() throws {
        let moment = try #require(tokyo.moment(year: 2026, month: 11, day: 24, hour: 9, minute: 5))
        #expect(moment.weekday == 2)
        #expect(moment.rfc822 == "Tue, 24 Nov 2026 09:05:00 +0900")
        #expect(moment.dateText == "2026-11-24")
    }

    @Test func followsSummerTime() throws {
        let newYork = try #require(TimeZoneCalendar(identifier: "America/New_York"))
        #expect(newYork.moment(year: 2026, month: 7, day: 1)?.rfc3339 == "2026-07-01T00:00:00-04:00")
        #expect(newYork.moment(year: 2026, month: 12, day: 1)?.rfc3339 == "2026-12-01T00:00:00-05:00")
        #expect(newYork.moment(year: 2026, month: 3, day: 8, hour: 3)?.rfc3339 == "2026-03-08T03:00:00-04:00")
    }

    /// A moment's civil fields lead back to the same instant.
    @Test(arguments: ["Asia/Tokyo", "America/New_York", "UTC", "Asia/Kathmandu"])
    func civilFieldsAndInstantAgree(_ zone: String) throws {
        let calendar = try #require(TimeZoneCalendar(identifier: zone))
        for step in 0..<2000 {
            let moment = calendar.moment(at: 1_700_000_000 / 60 * 60 + step * 3_600 * 5)
            let again = calendar.moment(
                year: moment.year, month: moment.month, day: moment.day, hour: moment.hour, minute: moment.minute)
            // In the hour that a clock shows twice, either of the two is right.
            #expect(again.map { abs($0.instant - moment.instant) % 3600 } == 0, "\(moment.rfc3339)")
        }
    }

    @Test func unknownZonesAreRefused() {
        #expect(TimeZoneCalendar(identifier: "Asia/Tokio") == nil)
    }
}
