import ShiraseCore

/// What a text's words are signs of, found in one reading of its bytes.
struct WordSigns: OptionSet, Sendable {
    let rawValue: Int

    static let pointing = WordSigns(rawValue: 1)
    static let audience = WordSigns(rawValue: 2)
    static let time = WordSigns(rawValue: 4)
    static let booking = WordSigns(rawValue: 8)
    static let selfPaid = WordSigns(rawValue: 16)
    static let promising = WordSigns(rawValue: 32)
    static let number = WordSigns(rawValue: 64)
    /// Only where the text begins with it.
    static let leaning = WordSigns(rawValue: 128)
    /// The same.
    static let excepting = WordSigns(rawValue: 256)
    static let uninsured = WordSigns(rawValue: 512)
    static let conditional = WordSigns(rawValue: 1024)
}

/// Finds the words of a language that are signs of something, whether they are written with capital letters or not.
struct SignFinder: Sendable {
    private struct Word: Sendable {
        let bytes: [UInt8]
        let sign: WordSigns
    }

    /// By the first character's bytes, at most three.
    private var words: [UInt32: [Word]] = [:]

    init(_ lists: [(WordSigns, [String])]) {
        for (sign, list) in lists {
            for word in list {
                let bytes = Array(word.utf8)
                bytes.withUnsafeBufferPointer {
                    words[Self.key($0, 0), default: []].append(Word(bytes: bytes, sign: sign))
                }
            }
        }
    }

    func signs(in text: String) -> WordSigns {
        var text = text
        return text.withUTF8(signs)
    }

    func signs(in bytes: UnsafeBufferPointer<UInt8>) -> WordSigns {
        var found: WordSigns = []
        for at in bytes.indices {
            let byte = bytes[at]
            // Between the first byte of a character and the next one, no word begins.
            if byte & 0xC0 == 0x80 { continue }
            if (0x30...0x39).contains(byte) { found.insert(.number) }
            let key = Self.key(bytes, at)
            // U+FF10–FF19, the full-width digits.
            if (0xEFBC90...0xEFBC99).contains(key) { found.insert(.number) }
            guard let candidates = words[key] else { continue }
            for word in candidates
            where !found.contains(word.sign) && (at == 0 || word.sign.isDisjoint(with: [.leaning, .excepting])) {
                if Self.stands(word.bytes, bytes, at) { found.insert(word.sign) }
            }
        }
        return found
    }

    private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt32 {
        guard bytes[at] >= 0xE0, at + 2 < bytes.count else { return UInt32(lowercased(bytes[at])) }
        return UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])
    }

    private static func stands(_ word: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        guard at + word.count <= bytes.count else { return false }
        return word.indices.allSatisfy { lowercased(word[$0]) == lowercased(bytes[at + $0]) }
    }

    /// Latin letters alone: the lists are of English and Japanese.
    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
