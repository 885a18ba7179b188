/// What was said already, as pairs: every two characters that stand beside one another, or words, where they are written with Latin letters.
struct SaidPairs {
    private struct Entry {
        var pair: UInt64
        var isSaid: Bool
        /// The last text in which it was counted.
        var text: UInt32
    }

    /// A table with open addressing; 0 is no entry's text. A power of two.
    private var entries = [Entry](repeating: Entry(pair: 0, isSaid: false, text: 0), count: 512)
    private var count = 0
    private var text: UInt32 = 0
    private var pairs: [UInt64] = []

    /// Takes a text as said.
    mutating func add(_ utf8: UnsafeBufferPointer<UInt8>) {
        collect(utf8)
        for pair in pairs { entries[place(of: pair)].isSaid = true }
    }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0) }
    }

    /// Whether less than half of a text's pairs (nine of twenty at most) is said already.
    mutating func isNew(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        collect(utf8)
        text += 1
        var (own, known) = (0, 0)
        for pair in pairs {
            let place = place(of: pair)
            if entries[place].text == text { continue }
            entries[place].text = text
            own += 1
            if entries[place].isSaid { known += 1 }
        }
        return known * 20 <= own * 9
    }

    /// Where a pair stands in the table, in which it is put where it is not there yet.
    private mutating func place(of pair: UInt64) -> Int {
        if count * 2 > entries.count { grow() }
        let place = free(for: pair)
        if entries[place].pair == 0 {
            entries[place].pair = pair
            count += 1
        }
        return place
    }

    private func free(for pair: UInt64) -> Int {
        let mask = entries.count - 1
        var place = Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
        while entries[place].pair != pair, entries[place].pair != 0 { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = entries
        entries = Array(repeating: Entry(pair: 0, isSaid: false, text: 0), count: old.count * 2)
        for entry in old where entry.pair != 0 { entries[free(for: entry.pair)] = entry }
    }

    /// The pairs of a text, in its order; 0 is none.
    private mutating func collect(_ utf8: UnsafeBufferPointer<UInt8>) {
        pairs.removeAll(keepingCapacity: true)
        var previous: UInt32?
        var word: UInt32?
        func add(_ value: UInt32) {
            // No text holds the character 0, so no pair is 0.
            if let previous { pairs.append(UInt64(previous) << 32 | UInt64(value)) }
            previous = value
        }
        var at = 0
        while at < utf8.count {
            let value = Self.scalar(utf8, &at)
            if (0x61...0x7A).contains(value | 0x20) {
                // Beyond the values that characters have, so that no word is taken for one.
                word = ((word ?? 5381) &* 33 &+ value) | 0x8000_0000
                continue
            }
            if let word { add(word) }
            word = nil
            if !Self.isWhiteSpace(value) { add(value) }
        }
        if let word { add(word) }
    }

    private static func scalar(_ utf8: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> UInt32 {
        let lead = utf8[at]
        let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        let end = min(at + length, utf8.count)
        var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
        at += 1
        while at < end {
            value = value << 6 | UInt32(utf8[at] & 0x3F)
            at += 1
        }
        return value
    }

    /// Unicode's `White_Space`.
    private static func isWhiteSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0x21...0x84, 0x3001...: false
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
