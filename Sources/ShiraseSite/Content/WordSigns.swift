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

    /// By the number that ``begins`` has for the beginning.
    private var words: [[Word]] = []
    /// For each beginning that a word can have, one more than the place of its words; 0 where no word begins so.
    private var begins = [UInt16](repeating: 0, count: 0x1_0000)

    init(_ lists: [(WordSigns, [String])]) {
        for (sign, list) in lists {
            for word in list {
                let bytes = Array(word.utf8)
                let beginning = bytes.withUnsafeBufferPointer { Self.beginning($0, 0) }
                if begins[beginning] == 0 {
                    words.append([])
                    begins[beginning] = UInt16(clamping: words.count)
                }
                words[Int(begins[beginning]) - 1].append(Word(bytes: bytes, sign: sign))
            }
        }
    }

    func signs(in text: String) -> WordSigns {
        var text = text
        return text.withUTF8(signs)
    }

    func signs(in bytes: UnsafeBufferPointer<UInt8>) -> WordSigns {
        begins.withUnsafeBufferPointer { begins in
            var found: WordSigns = []
            for at in bytes.indices {
                let byte = bytes[at]
                // Between the first byte of a character and the next one, no word begins.
                if byte & 0xC0 == 0x80 { continue }
                if (0x30...0x39).contains(byte) { found.insert(.number) }
                let beginning = Self.beginning(bytes, at)
                // The full-width digits.
                if (0xFF10...0xFF19).contains(beginning) { found.insert(.number) }
                let place = Int(begins[beginning])
                if place == 0 { continue }
                for word in words[place - 1]
                where !found.contains(word.sign) && (at == 0 || word.sign.isDisjoint(with: [.leaning, .excepting])) {
                    if Self.stands(word.bytes, bytes, at) { found.insert(word.sign) }
                }
            }
            return found
        }
    }

    /// A character of three bytes as its number, another by its first byte: below 65,536.
    private static func beginning(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        guard bytes[at] & 0xF0 == 0xE0, at + 2 < bytes.count else { return Int(lowercased(bytes[at])) }
        return Int(bytes[at] & 0xF) << 12 | Int(bytes[at + 1] & 0x3F) << 6 | Int(bytes[at + 2] & 0x3F)
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
