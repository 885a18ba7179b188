import Foundation

/// A post on X.
public enum X: Platform {
    public static let name = "x"
    public static let facts = PlatformFacts.x

    /// The weight of any web address, however long (t.co).
    static let urlWeight = 23

    /// The weighted length: NFC; a web address 23; an emoji 2; code points of the Latin ranges 1, others 2. What looks like a
    /// domain without `https://` is counted as an address or as text, whichever is more, since X decides by a list of domains.
    public static func length(_ text: String) -> Int {
        let text = text.precomposedStringWithCanonicalMapping
        var length = 0
        var rest = text[...]
        while let match = rest.firstMatch(of: address) {
            length += weight(rest[..<match.range.lowerBound])
            length += match.1 != nil ? urlWeight : max(urlWeight, weight(match.0))
            rest = rest[match.range.upperBound...]
        }
        return length + weight(rest)
    }

    /// An address with its scheme (captured), or a bare domain. A regular expression is not `Sendable`, so it is made at use.
    private static var address: Regex<(Substring, Substring?)> {
        /(https?:\/\/)?(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}(?::[0-9]+)?(?:\/[A-Za-z0-9\-._~!$&'()*+,;=:@%\/]*)?(?:\?[A-Za-z0-9\-._~!$&'()*+,;=:@%\/?]*)?(?:#[A-Za-z0-9\-._~!$&'()*+,;=:@%\/?]*)?/
            .asciiOnlyCharacterClasses()
    }

    private static func weight(_ text: Substring) -> Int {
        text.reduce(0) { $0 + ($1.isEmojiSequence ? 2 : $1.unicodeScalars.reduce(0) { $0 + weight($1) }) }
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
