import Foundation

/// A minute on the wall calendar of a time zone. The civil fields and the instant agree: a moment is made by ``TimeZoneCalendar``.
public struct Moment: Sendable, Hashable, Comparable, Codable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let instant: Int
    public let year: Int
    /// 1–12
    public let month: Int
    /// 1–31
    public let day: Int
    public let hour: Int
    public let minute: Int
    /// 0 is Sunday.
    public let weekday: Int
    /// The zone's distance from UTC at this moment, in seconds, east positive.
    public let offset: Int

    public static func < (left: Moment, right: Moment) -> Bool { left.instant < right.instant }
    public static func == (left: Moment, right: Moment) -> Bool { left.instant == right.instant }
    public func hash(into hasher: inout Hasher) { hasher.combine(instant) }

    /// `2026-11-24`
    public var dateText: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// `2026-11-24T09:00:00+09:00` (RFC 3339)
    public var rfc3339: String {
        "\(dateText)T\(padded(hour, 2)):\(padded(minute, 2)):00\(offsetText(colon: ":"))"
    }

    /// `Tue, 24 Nov 2026 09:00:00 +0900` (RFC 822, as RSS 2.0 asks)
    public var rfc822: String {
        let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        // `weekday` is 0–6 and `month` 1–12 by construction.
        let date = "\(weekdays[weekday]), \(padded(day, 2)) \(months[month - 1]) \(padded(year, 4))"
        return "\(date) \(padded(hour, 2)):\(padded(minute, 2)):00 \(offsetText(colon: ""))"
    }

    private func offsetText(colon: String) -> String {
        let minutes = abs(offset) / 60
        return (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + colon + padded(minutes % 60, 2)
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// The calendar of one time zone: turns what people write and what clocks say into moments.
public struct TimeZoneCalendar: Sendable {
    public let zone: TimeZone

    public init(zone: TimeZone) { self.zone = zone }

    /// - Parameter identifier: an IANA name such as `Asia/Tokyo`; `nil` where the system does not know it.
    public init?(identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.init(zone: zone)
    }

    /// The moment that a clock in this zone shows at an instant (seconds since 1970).
    public func moment(at instant: Int) -> Moment {
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant)))
        let fields = utc(instant + offset)
        return Moment(
            instant: instant - Int(fields.tm_sec), year: Int(fields.tm_year) + 1900, month: Int(fields.tm_mon) + 1,
            day: Int(fields.tm_mday), hour: Int(fields.tm_hour), minute: Int(fields.tm_min),
            weekday: Int(fields.tm_wday), offset: offset)
    }

    /// The moment of a civil date and time; `nil` where the calendar has no such day or a clock has no
    /// such time. An hour that a change to summer time leaves out counts as the one after it.
    public func moment(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0) -> Moment? {
        guard (1...9999).contains(year), (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        var fields = tm()
        fields.tm_year = Int32(year - 1900)
        fields.tm_mon = Int32(clamping: month - 1)
        fields.tm_mday = Int32(clamping: day)
        fields.tm_hour = Int32(hour)
        fields.tm_min = Int32(minute)
        // timegm normalises 02-30 to 03-02: a date that comes back changed does not exist.
        let civil = timegm(&fields)
        guard Int(fields.tm_mon) == month - 1, Int(fields.tm_mday) == day else { return nil }
        // The zone's offset is asked for twice, as it may differ between the guess and the answer.
        let guess = civil - moment(at: civil).offset
        return moment(at: civil - moment(at: guess).offset)
    }

    /// Reads `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM` (or with a space), seconds and an offset (`Z`, `+09:00`) allowed.
    public func parse(_ text: String) -> MomentText {
        guard let written = WrittenMoment(text) else { return .malformed }
        let calendar = written.offset == nil ? self : Self.utc
        guard
            let moment = calendar.moment(
                year: written.year, month: written.month, day: written.day, hour: written.hour, minute: written.minute)
        else { return .nonexistent }
        return .moment(written.offset.map { self.moment(at: moment.instant - $0) } ?? moment)
    }

    /// Coordinated Universal Time. `GMT` is known to Foundation on every system, without time zone data.
    public static let utc = TimeZoneCalendar(zone: .gmt)

    private func utc(_ seconds: Int) -> tm {
        var time = time_t(seconds)
        var fields = tm()
        gmtime_r(&time, &fields)
        return fields
    }
}

/// What a text is, read as a date.
public enum MomentText: Sendable, Equatable {
    case moment(Moment)
    /// It has the shape of a date, but no calendar has that day.
    case nonexistent
    case malformed
}
