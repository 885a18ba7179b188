import Crypto

/// SHA-256 of bytes: what tells values apart that are kept between two runs, and the versions of a file in its name.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// In bytes.
    static let size = 32

    public init(_ bytes: [UInt8]) {
        self.init(Array(SHA256.hash(data: bytes)), at: 0)
    }

    /// - Parameter offset: where the 32 bytes begin; without them all are 0.
    init(_ bytes: [UInt8], at offset: Int) {
        words = bytes.withUnsafeBytes { bytes in
            guard offset >= 0, offset <= bytes.count - Self.size else { return (0, 0, 0, 0) }
            func word(_ number: Int) -> UInt64 {
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + number * 8, as: UInt64.self))
            }
            return (word(0), word(1), word(2), word(3))
        }
    }

    /// 64 hexadecimal digits.
    public var description: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        // In lower case, as everybody writes SHA-256.
        return String(
            decoding: bytes.flatMap { [($0 >> 4).hexDigit | 0x20, ($0 & 15).hexDigit | 0x20] }, as: UTF8.self)
    }

    /// The first ten digits: enough to tell the versions of one file apart in its name.
    public var short: String { String(description.prefix(10)) }

    func append(to bytes: inout [UInt8]) {
        for word in [words.0, words.1, words.2, words.3] {
            withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
        }
    }

    public static func == (left: Fingerprint, right: Fingerprint) -> Bool { left.words == right.words }

    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
