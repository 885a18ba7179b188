/// The numbers of a written date: `YYYY-M-D`, then perhaps `T` or a space and `H:MM` or `H:MM:SS`, then perhaps an offset.
struct WrittenMoment {
    let year: Int
    let month: Int
    let day: Int
    private(set) var hour = 0
    private(set) var minute = 0
    /// In seconds east of UTC.
    private(set) var offset: Int?

    init?(_ text: String) {
        var scanner = Scanner(rest: Array(text.utf8)[...])
        guard let year = scanner.number(4...4), scanner.take("-"), let month = scanner.number(1...2), scanner.take("-"),
            let day = scanner.number(1...2)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        if scanner.isAtEnd { return }
        guard scanner.take("T") || scanner.take(" "), let hour = scanner.number(1...2), scanner.take(":"),
            let minute = scanner.number(2...2)
        else { return nil }
        (self.hour, self.minute) = (hour, minute)
        if scanner.take(":") {
            guard let seconds = scanner.number(2...2), seconds < 60 else { return nil }
        }
        _ = scanner.take(" ")
        if scanner.take("Z") {
            offset = 0
        } else if let sign = scanner.take("+") ? 1 : scanner.take("-") ? -1 : nil {
            guard let hours = scanner.number(2...2) else { return nil }
            _ = scanner.take(":")
            guard let minutes = scanner.number(2...2), hours < 24, minutes < 60 else { return nil }
            offset = sign * (hours * 3600 + minutes * 60)
        }
        guard scanner.isAtEnd else { return nil }
    }

    private struct Scanner {
        var rest: ArraySlice<UInt8>

        var isAtEnd: Bool { rest.isEmpty }

        mutating func take(_ sign: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: sign) else { return false }
            rest = rest.dropFirst()
            return true
        }

        /// A number with as many digits as allowed, as far as they go.
        mutating func number(_ digits: ClosedRange<Int>) -> Int? {
            let run = rest.prefix(digits.upperBound).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard run.count >= digits.lowerBound else { return nil }
            rest = rest.dropFirst(run.count)
            return run.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
    }
}
