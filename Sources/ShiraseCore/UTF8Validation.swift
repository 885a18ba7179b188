/// Checks that bytes are UTF-8 (RFC 3629), at several bytes a step: ASCII by eights, and the three bytes of a Japanese character at once.
enum UTF8Validation {
    /// The offset of the first byte that is not part of well-formed UTF-8, or `nil`.
    static func firstInvalid(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var at = 0
        // Four bytes can be loaded at every offset before the first of these, eight before the second.
        let wide = bytes.count - 3
        let widest = bytes.count - 7
        while at < bytes.count {
            let first = bytes[at]
            if first < 0x80 {
                at += 1
                while at + 8 <= bytes.count,
                    bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    at += 8
                }
            } else if at < widest,
                isTwiceThreeBytes(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
            {
                at += 6
            } else if at < wide,
                isThreeBytes(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
            {
                at += 3
            } else if let length = length(bytes, at) {
                at += length
            } else {
                return at
            }
        }
        return nil
    }

    /// Whether the lowest six bytes of a little-endian word are two characters of three bytes, of which neither needs a closer look: most of
    /// Japanese.
    @inline(__always)
    private static func isTwiceThreeBytes(_ word: UInt64) -> Bool {
        guard word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0 else { return false }
        // Leads from E1 to EC are followed by any continuation.
        return (word & 0xF) &- 1 < 0xC && (word >> 24 & 0xF) &- 1 < 0xC
    }

    /// Whether the lowest three bytes of a little-endian word are one character: neither too long a form of another, nor a surrogate.
    @inline(__always)
    private static func isThreeBytes(_ word: UInt32) -> Bool {
        guard word & 0x00C0_C0F0 == 0x0080_80E0 else { return false }
        let high = word & 0x0000_200F
        return high != 0x0000_0000 && high != 0x0000_200D
    }

    /// The length of the character that begins at an offset; `nil` where none does.
    private static func length(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int? {
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            at + offset < bytes.count && range.contains(bytes[at + offset])
        }
        switch bytes[at] {
        case 0xC2...0xDF: return continues(1) ? 2 : nil
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : nil
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : nil
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : nil
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : nil
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : nil
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : nil
        default: return nil
        }
    }
}
