import Crypto

/// SHA-256 of bytes in 32 bytes: what tells values apart that are kept between two runs.
public struct Fingerprint: Sendable, Hashable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// In bytes.
    static let size = 32

    public init(_ bytes: [UInt8]) {
        self.init(Array(SHA256.hash(data: bytes)), at: 0)
    }

    /// - Parameter offset: where the 32 bytes begin; what is missing counts as 0.
    init(_ bytes: [UInt8], at offset: Int) {
        func word(_ number: Int) -> UInt64 {
            var word: UInt64 = 0
            for place in (offset + number * 8)..<(offset + number * 8 + 8) where bytes.indices.contains(place) {
                word = word << 8 | UInt64(bytes[place])
            }
            return word
        }
        words = (word(0), word(1), word(2), word(3))
    }

    func append(to bytes: inout [UInt8]) {
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
    }

    public static func == (left: Fingerprint, right: Fingerprint) -> Bool { left.words == right.words }

    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
