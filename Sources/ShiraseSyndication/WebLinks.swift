/// Finds `http://` and `https://` addresses in a text, as most platforms make links of them: of ASCII, without the punctuation of the
/// sentence around them.
enum WebLinks {
    static func find(in text: String) -> [Range<String.Index>] {
        var links: [Range<String.Index>] = []
        let bytes = text.utf8
        var at = bytes.startIndex
        while let sign = bytes[at...].firstIndex(of: UInt8(ascii: ":")) {
            at = bytes.index(after: sign)
            guard bytes[sign...].starts(with: "://".utf8) else { continue }
            let before = bytes[..<sign]
            guard let scheme = ["https", "http"].first(where: { String(text[..<sign]).lowercased().hasSuffix($0) })
            else { continue }
            let start = bytes.index(before.endIndex, offsetBy: -scheme.utf8.count)
            if start > bytes.startIndex, isAlphanumeric(bytes[bytes.index(before: start)]) { continue }
            let host = bytes.index(sign, offsetBy: 3)
            let run = bytes[host...].prefix(while: isPart)
            let address = trimmed(run)
            guard address.contains(UInt8(ascii: ".")), isAlphanumeric(address.first ?? 0) else { continue }
            links.append(start..<address.endIndex)
            at = address.endIndex
        }
        return links
    }

    private static func trimmed(_ run: Substring.UTF8View) -> Substring.UTF8View {
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

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
