import Foundation

extension String {
    /// The text as a part of an address: letters, digits, marks and `_` stay (Japanese too), white space and `-` become one `-`,
    /// the rest goes, Latin letters become lowercase; in NFC. `nil` where nothing is left.
    public var slugified: String? {
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

    /// The text without white space at both ends.
    public var trimmingWhiteSpace: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return first == startIndex && index(after: last) == endIndex ? self : String(self[first...last])
    }

    /// Whether there is nothing to read.
    public var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// The text for an address' path: UTF-8 bytes other than unreserved characters and `/` percent-encoded (RFC 3986).
    public var percentEncodedPath: String {
        var encoded = ""
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}
