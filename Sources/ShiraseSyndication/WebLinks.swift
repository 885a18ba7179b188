import ShiraseCore

/// Finds `http://` and `https://` addresses in a text, as most platforms make links of them: of ASCII, without the punctuation of the
/// sentence around them.
enum WebLinks {
    static func find(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        return find(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// - Returns: ascending offsets of UTF-8 bytes.
    static func find(in bytes: [UInt8]) -> [Range<Int>] {
        var links: [Range<Int>] = []
        var at = 0
        while let sign = bytes.offset(of: UInt8(ascii: ":"), from: at) {
            at = sign + 1
            guard bytes[sign...].starts(with: "://".utf8), let scheme = schemeLength(bytes, before: sign) else {
                continue
            }
            let start = sign - scheme
            if let last = links.last, start < last.upperBound { continue }
            if start > 0, bytes[start - 1].isASCIIAlphanumeric { continue }
            let run = bytes[(sign + 3)...].prefix(while: isPart)
            let address = run.withoutSentenceEnd
            // What was read holds no other address, unless a scheme begins in it.
            guard address.contains(UInt8(ascii: ".")), let first = address.first, first.isASCIIAlphanumeric else {
                at = run.firstIndex(of: UInt8(ascii: ":")) ?? run.endIndex
                continue
            }
            links.append(start..<address.endIndex)
            at = address.endIndex
        }
        return links
    }

    private static func schemeLength(_ bytes: [UInt8], before sign: Int) -> Int? {
        ["https", "http"].first { scheme in
            sign >= scheme.utf8.count
                && zip(bytes[(sign - scheme.utf8.count)..<sign], scheme.utf8).allSatisfy { $0 | 0x20 == $1 }
        }?.utf8.count
    }

    /// What an address may hold (RFC 3986).
    private static func isPart(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
    }
}
