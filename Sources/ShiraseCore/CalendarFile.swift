/// An iCalendar file (RFC 5545).
public struct CalendarFile {
    private var lines: [String]

    /// - Parameter name: what calendar programs call it.
    public init(name: String, product: String) {
        lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Shirase//\(product)//JA", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:" + Self.escaped(name),
        ]
    }

    public struct Event {
        /// The same for the same event in every build, and no other's.
        public let id: String
        public let stamp: Moment
        public let time: Time
        public let summary: String
        public var description: String?
        public var location: String?
        public var url: String?

        public enum Time {
            /// Whole days, the last one included.
            case days(from: CivilDate, to: CivilDate)
            case minutes(from: Moment, to: Moment)
        }

        public init(
            id: String, stamp: Moment, time: Time, summary: String, description: String? = nil,
            location: String? = nil, url: String? = nil
        ) {
            self.id = id
            self.stamp = stamp
            self.time = time
            self.summary = summary
            self.description = description
            self.location = location
            self.url = url
        }
    }

    public mutating func add(_ event: Event) {
        lines += ["BEGIN:VEVENT", "UID:\(event.id)", "DTSTAMP:\(Self.utc(event.stamp))"]
        switch event.time {
        case .days(let from, let to):
            lines.append("DTSTART;VALUE=DATE:\(from.text.filter { $0 != "-" })")
            lines.append("DTEND;VALUE=DATE:\(to.adding(days: 1).text.filter { $0 != "-" })")
        case .minutes(let from, let to):
            lines += ["DTSTART:\(Self.utc(from))", "DTEND:\(Self.utc(to))"]
        }
        lines.append("SUMMARY:" + Self.escaped(event.summary))
        if let description = event.description { lines.append("DESCRIPTION:" + Self.escaped(description)) }
        if let location = event.location { lines.append("LOCATION:" + Self.escaped(location)) }
        if let url = event.url { lines.append("URL:\(url)") }
        lines.append("END:VEVENT")
    }

    public var text: String {
        (lines + ["END:VCALENDAR"]).map(Self.folded).joined(separator: "\r\n") + "\r\n"
    }

    /// `20261124T000000Z`
    private static func utc(_ moment: Moment) -> String {
        TimeZoneCalendar.utc.moment(at: moment.instant).rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// RFC 5545, 3.3.11.
    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
    }

    /// No line longer than 75 bytes; one that goes on begins with a space (RFC 5545, 3.1).
    static func folded(_ line: String) -> String {
        var folded = ""
        var length = 0
        for scalar in line.unicodeScalars {
            let count = scalar.utf8.count
            if length + count > 75 {
                folded += "\r\n "
                length = 1
            }
            folded.unicodeScalars.append(scalar)
            length += count
        }
        return folded
    }
}
