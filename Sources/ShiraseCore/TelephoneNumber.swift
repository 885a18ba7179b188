/// Telephone numbers of Japan in texts: `03-0000-0000`, `0120-000-000`, `（06）0000-0000`, in full-width digits too. They
/// have ten or eleven digits in three groups, the first of which begins with 0 (Ministry of Internal Affairs, numbering plan, 2026-11).
public enum TelephoneNumber {
    /// The bytes with which a number begins: `0`, `(` and the full-width signs.
    public static let signs: [UInt8] = [UInt8(ascii: "0"), UInt8(ascii: "("), 0xEF]

    /// - Returns: what is written, and its digits.
    public static func match(_ bytes: [UInt8], _ start: Int) -> (range: Range<Int>, number: [UInt8])? {
        guard start == 0 || !continues(bytes, before: start) else { return nil }
        var at = start
        var groups: [[UInt8]] = [[]]
        var isBracketed = false
        while let (sign, length) = sign(bytes, at) {
            switch sign {
            case .digit(let digit):
                groups[groups.count - 1].append(digit)
                guard groups[groups.count - 1].count <= 5 else { return nil }
            case .open:
                guard !isBracketed, groups.count < 3, at == start || groups.count == 1 && !groups[0].isEmpty else {
                    return nil
                }
                isBracketed = true
                if at > start { groups.append([]) }
            case .close where isBracketed, .hyphen where !isBracketed:
                guard groups.count < 3, groups.last?.isEmpty == false else {
                    return accepted(bytes, start..<at, groups)
                }
                if sign == .close { isBracketed = false }
                groups.append([])
            case .close, .hyphen: return accepted(bytes, start..<at, groups)
            }
            at += length
        }
        return accepted(bytes, start..<at, groups)
    }

    private enum Sign: Equatable {
        case digit(UInt8)
        case hyphen
        case open
        case close
    }

    private static func accepted(_ bytes: [UInt8], _ range: Range<Int>, _ groups: [[UInt8]]) -> (Range<Int>, [UInt8])? {
        let digits = groups.flatMap(\.self)
        guard groups.count == 3, (10...11).contains(digits.count), digits.first == UInt8(ascii: "0"),
            groups.allSatisfy({ $0.count >= 1 }), groups[0].count >= 2, (3...4).contains(groups[2].count),
            sign(bytes, range.upperBound) == nil || sign(bytes, range.upperBound)?.0 == .close
        else { return nil }
        return (range, digits)
    }

    /// Whether a number before `offset` goes on with what stands there, or a word does.
    private static func continues(_ bytes: [UInt8], before offset: Int) -> Bool {
        let before = bytes[offset - 1]
        if before < 0x80 { return before == UInt8(ascii: "-") || before == UInt8(ascii: "+") || isWord(before) }
        return offset >= 3 && sign(bytes, offset - 3).map { $0.length == 3 && $0.0 != .open } ?? false
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte.isASCIIAlphanumeric
    }

    /// A sign that numbers are written with: ASCII, or a full-width form, or one of the hyphens that Japanese texts have.
    private static func sign(_ bytes: [UInt8], _ offset: Int) -> (Sign, length: Int)? {
        guard offset < bytes.count else { return nil }
        switch bytes[offset] {
        case 0x30...0x39: return (.digit(bytes[offset]), 1)
        case UInt8(ascii: "-"): return (.hyphen, 1)
        case UInt8(ascii: "("): return (.open, 1)
        case UInt8(ascii: ")"): return (.close, 1)
        default: break
        }
        switch UTF8Scalar.first(of: bytes, from: offset)?.value {
        case .some(let value) where (0xFF10...0xFF19).contains(value): return (.digit(UInt8(value - 0xFF10 + 0x30)), 3)
        case 0xFF0D, 0x2010, 0x2011, 0x2212, 0x30FC: return (.hyphen, 3)
        case 0xFF08: return (.open, 3)
        case 0xFF09: return (.close, 3)
        default: return nil
        }
    }

    /// A number as the whole world dials it (ITU-T E.164): `+81780000000` for `078-000-0000`. One that is neither Japanese with its area
    /// code nor begins with `+` is left as it is written.
    public static func international(_ text: String) -> String {
        let digits = text.utf8.filter { (0x30...0x39).contains($0) }
        let number = String(decoding: digits, as: UTF8.self)
        if text.hasPrefix("+") { return "+" + number }
        let isJapanese = (10...11).contains(digits.count) && number.hasPrefix("0") && !number.hasPrefix("00")
        return isJapanese ? "+81" + number.dropFirst() : text
    }

    /// The numbers of a text, as written.
    public static func find(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        var numbers: [String] = []
        var at = 0
        while at < bytes.count {
            if signs.contains(bytes[at]), let (range, _) = match(bytes, at) {
                numbers.append(String(decoding: bytes[range], as: UTF8.self))
                at = range.upperBound
            } else {
                at += 1
            }
        }
        return numbers
    }
}
