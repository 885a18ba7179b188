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
            if start > 0, isAlphanumeric(bytes[start - 1]) { continue }
            let run = bytes[(sign + 3)...].prefix(while: isPart)
            let address = trimmed(run)
            // What was read holds no other address, unless a scheme begins in it.
            guard address.contains(UInt8(ascii: ".")), let first = address.first, isAlphanumeric(first) else {
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

    private static func trimmed(_ run: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var run = run
        var opened = run.count { $0 == UInt8(ascii: "(") } - run.count { $0 == UInt8(ascii: ")") }
        while let last = run.last {
            if last == UInt8(ascii: ")") {
                guard opened < 0 else { break }
                opened += 1
            } else if !".,:;!?'\"*_~".utf8.contains(last) {
                break
            }
            run.removeLast()
        }
        return run
    }

    /// What an address may hold (RFC 3986).
    private static func isPart(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
