/// A day of the Gregorian calendar, without a time zone.
public struct CivilDate: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    public let number: Int
    public let year: Int
    /// 1–12
    public let month: Int
    /// 1–31
    public let day: Int

    /// - Parameter number: days since 1970-01-01; the algorithm counts years from March, so that a leap day is a year's last.
    public init(number: Int) {
        let days = number + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let ofEra = days - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * ofYear + 2) / 153
        self.number = number
        day = ofYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// `nil` where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let counted = month <= 2 ? year - 1 : year
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let yearOfEra = counted % 400
        let ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear
        self.init(number: counted / 400 * 146_097 + ofEra - 719_468)
        // February 30 would come out as a day of March.
        guard self.month == month, self.day == day else { return nil }
    }

    /// - Parameter text: `2026-11-24`
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let year = Int(parts[0]),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public init(_ moment: Moment) { self.init(number: (moment.instant + moment.offset) / 86_400) }

    /// 0 is Sunday.
    public var weekday: Int { ((number + 4) % 7 + 7) % 7 }

    /// Which one of its weekday it is in its month: 2 for the second Saturday.
    public var ordinalInMonth: Int { (day - 1) / 7 + 1 }

    public func adding(days: Int) -> CivilDate { CivilDate(number: number + days) }

    /// `2026-11-24`
    public var text: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public static func < (left: CivilDate, right: CivilDate) -> Bool { left.number < right.number }
}

extension TimeZoneCalendar {
    /// The moment at which a day's clock shows a time.
    /// - Parameter minutes: since midnight, 0–1440; the last is the next day's beginning.
    public func moment(_ date: CivilDate, minutes: Int = 0) -> Moment? {
        let day = minutes < 24 * 60 ? date : date.adding(days: 1)
        return moment(year: day.year, month: day.month, day: day.day, hour: minutes / 60 % 24, minute: minutes % 60)
    }
}
