/// What a scalar is for the ends of sentences (UAX 29), among the scalars of usual Japanese texts. Each of them is a character of its own,
/// whatever stands beside it: what joins with a neighbour (combining marks, variation selectors, flags, Hangul letters) is none of them.
enum PlainScalar {
    case other
    /// Ends a sentence.
    case end
    case opening
    case closing
    /// Quotes that look the same on both sides, and brackets in which sentences may end.
    case quote
    case space
    case lineFeed
    /// After the end of a sentence, goes on with it.
    case continuing

    var isBracket: Bool {
        switch self {
        case .opening, .closing, .quote: true
        default: false
        }
    }

    /// - Parameter at: where a scalar of well-formed UTF-8 begins; moves behind it.
    /// - Returns: `nil` where the scalar is none of these.
    @inline(__always)
    static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> PlainScalar? {
        let lead = bytes[at]
        if lead < 0x80 {
            at += 1
            return ascii(lead, next: at < bytes.count ? bytes[at] : 0)
        }
        // Two bytes are European letters, four are rare kanji and emoji.
        guard (0xE2...0xEF).contains(lead), at + 2 < bytes.count else { return nil }
        let value = UInt32(lead & 0xF) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
        at += 3
        return wide(value)
    }

    private static func ascii(_ byte: UInt8, next: UInt8) -> PlainScalar? {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .other
        case UInt8(ascii: " "): .space
        case UInt8(ascii: "\n"): .lineFeed
        case UInt8(ascii: "!"), UInt8(ascii: "?"): .end
        case UInt8(ascii: "("), UInt8(ascii: "["): .opening
        case UInt8(ascii: ")"), UInt8(ascii: "]"): .closing
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "}"): .quote
        case UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: ":"): .continuing
        // Between two digits it ends nothing; elsewhere the letters around it decide.
        case UInt8(ascii: "."): (0x30...0x39).contains(next) ? .continuing : nil
        // Whether it goes on with a sentence depends on the version of Unicode.
        case UInt8(ascii: ";"): nil
        case 0x21...0x7E: .other
        default: nil
        }
    }

    private static func wide(_ value: UInt32) -> PlainScalar? {
        switch value {
        case 0x3041...0x3096, 0x309D...0x30FF, 0x4E00...0x9FFF, 0x3400...0x4DBF: .other
        case 0x3002: .end
        case 0x3001, 0x2013, 0x2014: .continuing
        case 0x3000: .space
        case 0x3008...0x3011, 0x3014, 0x3015: value.isMultiple(of: 2) ? .opening : .closing
        case 0x3016...0x301B: .quote
        case 0x3003...0x3007, 0x3012, 0x3013, 0x301C, 0x3020, 0x3031...0x303F: .other
        case 0x201C, 0x201D: .quote
        case 0x2010...0x2012, 0x2015...0x2017, 0x2020...0x2022, 0x2025...0x2027, 0x2030...0x2038, 0x203B: .other
        case 0x2100...0x22FF, 0x2460...0x26FF: .other
        case 0xFF01, 0xFF1F: .end
        case 0xFF08, 0xFF3B: .opening
        case 0xFF09, 0xFF3D: .closing
        case 0xFF0C, 0xFF0D, 0xFF1A: .continuing
        case 0xFF03...0xFF06, 0xFF0A, 0xFF0B, 0xFF0F...0xFF19, 0xFF1C...0xFF1E, 0xFF20...0xFF3A, 0xFF3C,
            0xFF3E...0xFF5A,
            0xFF5C, 0xFF5E, 0xFF65...0xFF9D, 0xFFE0...0xFFE6:
            .other
        default: nil
        }
    }
}
