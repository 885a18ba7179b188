import Foundation

/// A post on X.
public enum X: Platform {
    public static let name = "x"
    public static let facts = PlatformFacts.x

    /// The weight of any web address, however long (t.co).
    static let urlWeight = 23
    /// A longer address is text (twitter-text).
    static let longestURL = 4096

    /// The weighted length: NFC; a web address 23; an emoji 2; code points of the Latin ranges 1, others 2. What looks like a
    /// domain without `https://` is counted as an address or as text, whichever is more, since X decides by a list of domains.
    public static func length(_ text: String) -> Int {
        let bytes = Array(text.precomposedStringWithCanonicalMapping.utf8)
        var length = 0
        var textStart = 0
        var at = 0
        while at < bytes.count {
            guard let address = WebAddress(in: bytes, at: at) else {
                at = WebAddress.end(ofFailure: bytes, at: at)
                continue
            }
            length += weight(bytes[textStart..<at])
            let isShortened = address.hasScheme && address.end - at <= longestURL
            length += isShortened ? urlWeight : max(urlWeight, weight(bytes[at..<address.end]))
            at = address.end
            textStart = at
        }
        return length + weight(bytes[textStart...])
    }

    private static func weight(_ bytes: ArraySlice<UInt8>) -> Int {
        String(decoding: bytes, as: UTF8.self).reduce(0) { length, character in
            length + (character.isEmojiSequence ? 2 : character.unicodeScalars.reduce(0) { $0 + weight($1) })
        }
    }

    /// twitter-text configuration v3: these ranges weigh 100, the rest 200, in a scale of 100.
    private static func weight(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0...4351, 8192...8205, 8208...8223, 8242...8247: 1
        default: 2
        }
    }
}

extension Character {
    /// Whether it is drawn as one emoji: by itself, by a variation selector, or as a sequence.
    var isEmojiSequence: Bool {
        guard let first = unicodeScalars.first else { return false }
        if first.properties.isEmojiPresentation { return true }
        return first.properties.isEmoji && unicodeScalars.contains { $0.value == 0xFE0F || $0.value == 0x20E3 }
    }
}

/// A web address in a text: with its scheme, or a bare domain. It ends where Japanese begins.
private struct WebAddress {
    let hasScheme: Bool
    let end: Int

    /// The address that begins at an offset.
    init?(in bytes: [UInt8], at start: Int) {
        guard Self.isAlphanumeric(bytes[start]), start == 0 || !Self.isAlphanumeric(bytes[start - 1]) else {
            return nil
        }
        let scheme = ["https://", "http://"].first { bytes[start...].starts(with: $0.utf8) }
        hasScheme = scheme != nil
        guard var at = Self.domain(bytes, from: start + (scheme?.utf8.count ?? 0)).end else { return nil }
        func skip(after sign: UInt8, _ isPart: (UInt8) -> Bool) {
            guard at < bytes.count, bytes[at] == sign else { return }
            at += 1
            while at < bytes.count, isPart(bytes[at]) { at += 1 }
        }
        skip(after: UInt8(ascii: ":")) { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        skip(after: UInt8(ascii: "/")) { Self.isPathPart($0) }
        skip(after: UInt8(ascii: "?")) { Self.isPathPart($0) || $0 == UInt8(ascii: "?") }
        skip(after: UInt8(ascii: "#")) { Self.isPathPart($0) || $0 == UInt8(ascii: "?") }
        end = at
    }

    /// From where to look on after no address was found at an offset: behind all labels that were looked at, so that many of them
    /// cost no search each.
    static func end(ofFailure bytes: [UInt8], at start: Int) -> Int {
        max(start + 1, isAlphanumeric(bytes[start]) ? domain(bytes, from: start).stop : start)
    }

    /// Where a domain ends whose last label begins with at least two letters, if there is one, and where the search for it stopped.
    private static func domain(_ bytes: [UInt8], from start: Int) -> (end: Int?, stop: Int) {
        var end: Int?
        var label = start
        while true {
            var at = label
            while at < bytes.count, isAlphanumeric(bytes[at]) || bytes[at] == UInt8(ascii: "-") { at += 1 }
            let letters = bytes[label..<at].prefix(while: isLetter)
            if label > start, at - label <= 63, letters.count >= 2 { end = letters.endIndex }
            // A label has at most 63 characters (RFC 1035); X takes a longer one for text.
            let isLabel =
                at > label && at - label <= 63 && bytes[label] != UInt8(ascii: "-")
                && bytes[at - 1] != UInt8(ascii: "-")
            guard isLabel, at < bytes.count, bytes[at] == UInt8(ascii: ".") else { return (end, at) }
            label = at + 1
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Unreserved characters, sub-delimiters and the others that a path may hold (RFC 3986).
    private static func isPathPart(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "-._~!$&'()*+,;=:@%/".utf8.contains(byte)
    }
}
