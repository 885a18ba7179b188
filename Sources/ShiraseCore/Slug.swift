import Foundation

extension String {
    /// The text as a part of an address: letters, digits, marks and `_` stay (Japanese too), white space and `-` become one `-`,
    /// the rest goes, Latin letters become lowercase; in NFC. `nil` where nothing is left.
    public var slugified: String? {
        if isPlainWord { return self }
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

    /// Whether the text consists of lowercase Latin letters, digits, and kana and kanji that are letters in NFC, and is not empty: most
    /// headings and tags of Japanese are so, and are slugs already.
    private var isPlainWord: Bool {
        var text = self
        return text.withUTF8 { bytes in
            var at = 0
            while at < bytes.count {
                switch bytes[at] {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): at += 1
                case 0xE3...0xE9 where at + 2 < bytes.count:
                    let (lead, second, third) = (UInt32(bytes[at]), UInt32(bytes[at + 1]), UInt32(bytes[at + 2]))
                    switch (lead & 0xF) << 12 | (second & 0x3F) << 6 | (third & 0x3F) {
                    case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x4E00...0x9FEF: at += 3
                    default: return false
                    }
                default: return false
                }
            }
            return at > 0
        }
    }

    /// Whether there is nothing to read.
    public var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
