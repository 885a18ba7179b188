import Foundation

extension String {
    /// The text as a part of an address: letters, digits, marks and `_` stay (Japanese too), white space and `-` become one `-`,
    /// the rest goes, Latin letters become lowercase; in NFC. `nil` where nothing is left.
    public var slugified: String? {
        if let slug = plainSlug { return slug.isEmpty ? nil : slug }
        var slug = ""
        for scalar in precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            if scalar.properties.isWhitespace || scalar == "-" {
                if !slug.isEmpty, slug.last != "-" { slug.append("-") }
            } else if scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.generalCategory == .nonspacingMark
            {
                slug.unicodeScalars.append(scalar)
            }
        }
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? nil : slug
    }

    /// The slug of a text of ASCII, kana, kanji and Japanese punctuation, as most headings and tags are, of whose characters none changes its
    /// neighbours in NFC; empty where nothing is left, `nil` for other texts.
    private var plainSlug: String? {
        var text = self
        return text.withUTF8 { bytes in
            var slug: [UInt8] = []
            slug.reserveCapacity(bytes.count)
            var at = 0
            while at < bytes.count {
                let byte = bytes[at]
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    slug.append(byte)
                    at += 1
                case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                    slug.append(byte | 0x20)
                    at += 1
                case 0x09...0x0D, 0x20, UInt8(ascii: "-"):
                    slug.appendHyphen()
                    at += 1
                case 0..<0x80: at += 1
                case 0xE3...0xEF where at + 2 < bytes.count:
                    let (lead, second, third) = (UInt32(byte), UInt32(bytes[at + 1]), UInt32(bytes[at + 2]))
                    switch (lead & 0xF) << 12 | (second & 0x3F) << 6 | (third & 0x3F) {
                    case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x4E00...0x9FEF:
                        slug.append(contentsOf: bytes[at..<at + 3])
                    // The wide space.
                    case 0x3000: slug.appendHyphen()
                    // 、。 and brackets 〈〉《》「」『』【】; the middle dot ・; wide signs ！（），：；？
                    case 0x3001, 0x3002, 0x3008...0x3011, 0x30FB, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B,
                        0xFF1F:
                        break
                    default: return nil
                    }
                    at += 3
                default: return nil
                }
            }
            if slug.last == UInt8(ascii: "-") { slug.removeLast() }
            return String(decoding: slug, as: UTF8.self)
        }
    }

    /// Whether there is nothing to read.
    public var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension [UInt8] {
    /// One between two words, none before the first.
    fileprivate mutating func appendHyphen() {
        if let last, last != UInt8(ascii: "-") { append(UInt8(ascii: "-")) }
    }
}
