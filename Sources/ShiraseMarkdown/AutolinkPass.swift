import CCmark

/// Addresses without brackets become links: `https://…`, `http://…`, `www.…` and mail addresses. They are ASCII, so they end before
/// Japanese text and its punctuation; a full stop or a bracket that closes the sentence around one is not part of it.
enum AutolinkPass {
    static func run(_ root: CmarkNode) {
        var texts: [CmarkNode] = []
        root.walk { node in
            if node.type == CMARK_NODE_TEXT, ["://", "www.", "@"].contains(where: node.literalContains) {
                texts.append(node)
            }
        }
        for text in texts where !text.isInside(CMARK_NODE_LINK) && !text.isInside(CMARK_NODE_IMAGE) { link(text) }
    }

    private static func link(_ text: CmarkNode) {
        let bytes = Array(text.literal.utf8)
        var nodes: [CmarkNode] = []
        var plain = 0
        var at = 0
        func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        while at < bytes.count {
            guard let address = webAddress(bytes, at) ?? mailAddress(bytes, at, from: plain) else {
                at += 1
                continue
            }
            let written = string(address.range)
            guard let before = CmarkNode.text(string(plain..<address.range.lowerBound)),
                let words = CmarkNode.text(written),
                let link = CmarkNode.make(CMARK_NODE_LINK)
            else { return }
            link.url = address.prefix + written
            link.append(words)
            nodes += [before, link]
            plain = address.range.upperBound
            at = plain
        }
        if !nodes.isEmpty, let rest = CmarkNode.text(string(plain..<bytes.count)) { text.replace(with: nodes + [rest]) }
    }

    private struct Address {
        let range: Range<Int>
        /// What the link's address has before the written one.
        let prefix: String
    }

    private static func webAddress(_ bytes: [UInt8], _ start: Int) -> Address? {
        guard start == 0 || !isAlphanumeric(bytes[start - 1]) else { return nil }
        let schemes = [("https://", ""), ("http://", ""), ("www.", "http://")]
        guard let (scheme, prefix) = schemes.first(where: { bytes[start...].starts(with: $0.0.utf8) }) else {
            return nil
        }
        let hostStart = start + (prefix.isEmpty ? scheme.utf8.count : 0)
        let hostEnd = bytes[hostStart...].firstIndex { !isAlphanumeric($0) && !"-._".utf8.contains($0) } ?? bytes.count
        let labels = bytes[hostStart..<hostEnd].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: true)
        guard labels.count >= 2, labels.suffix(2).allSatisfy({ !$0.contains(UInt8(ascii: "_")) }) else { return nil }
        let end = bytes[hostEnd...].firstIndex { $0 <= 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "<") } ?? bytes.count
        let trimmed = trimmed(bytes[start..<end])
        return trimmed.count > scheme.utf8.count ? Address(range: start..<trimmed.endIndex, prefix: prefix) : nil
    }

    /// Without what belongs to the sentence: punctuation at the end, and a bracket that was not opened inside.
    private static func trimmed(_ address: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var address = address
        var opened = address.count { $0 == UInt8(ascii: "(") } - address.count { $0 == UInt8(ascii: ")") }
        while let last = address.last {
            if last == UInt8(ascii: ")") {
                guard opened < 0 else { break }
                opened += 1
            } else if !"?!.,:;*_~'\"".utf8.contains(last) {
                break
            }
            address.removeLast()
        }
        return address
    }

    /// - Parameter start: where an `@` stands.
    /// - Parameter from: where the text begins that is no link yet.
    private static func mailAddress(_ bytes: [UInt8], _ start: Int, from: Int) -> Address? {
        guard bytes[start] == UInt8(ascii: "@") else { return nil }
        var nameStart = start
        while nameStart > from, isAlphanumeric(bytes[nameStart - 1]) || ".-_+".utf8.contains(bytes[nameStart - 1]) {
            nameStart -= 1
        }
        var end = bytes[(start + 1)...].firstIndex { !isAlphanumeric($0) && !"-._".utf8.contains($0) } ?? bytes.count
        while end > start + 1, !isAlphanumeric(bytes[end - 1]) { end -= 1 }
        let hasDomain = bytes[(start + 1)..<max(end, start + 1)].contains(UInt8(ascii: "."))
        return nameStart < start && hasDomain ? Address(range: nameStart..<end, prefix: "mailto:") : nil
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
