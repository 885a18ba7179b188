import CCmark
import ShiraseCore

/// Addresses without brackets become links: `https://…`, `http://…`, `www.…` and mail addresses. They are ASCII, so they end before
/// Japanese text and its punctuation; a full stop or a bracket that closes the sentence around one is not part of it.
enum AutolinkPass {
    struct Address {
        let range: Range<Int>
        /// What the link's address has before the written one.
        let prefix: String
    }

    /// - Parameters:
    ///   - offset: of the colon of `://`, of the first letter of `www.`, or of a mail address' `@`.
    ///   - from: where the text begins that is no link yet.
    static func match(_ bytes: [UInt8], _ offset: Int, from: Int) -> Address? {
        switch bytes[offset] {
        case UInt8(ascii: "@"): mailAddress(bytes, offset, from: from)
        case UInt8(ascii: "w"):
            bytes[offset...].starts(with: "www.".utf8)
                ? webAddress(bytes, offset, host: offset, prefix: "http://", from: from) : nil
        default:
            bytes[offset...].starts(with: "://".utf8)
                ? ["https", "http"].lazy.compactMap { scheme in
                    bytes[from..<offset].suffix(scheme.utf8.count).elementsEqual(scheme.utf8)
                        ? webAddress(bytes, offset - scheme.utf8.count, host: offset + 3, prefix: "", from: from) : nil
                }.first : nil
        }
    }

    /// Whether an address runs into emphasis, which cmark has made of a part of it: `https://example.jp/_a_`.
    static func isCut(_ address: Address, _ bytes: [UInt8], _ text: CmarkNode) -> Bool {
        guard address.range.upperBound == bytes.count, let next = text.next else { return false }
        return next.type == CMARK_NODE_EMPH || next.type == CMARK_NODE_STRONG
    }

    static func cut(_ address: String, _ range: SourceRange) -> Diagnostic {
        .warning(
            "markdown.address",
            Message(
                en: "this address holds signs of emphasis, so it is no link: \(address)",
                ja: "アドレスの中に強調の記号があるため、リンクになりません: \(address)"),
            at: .source(range),
            hint: Message(en: "write it in angle brackets: <https://…>", ja: "<https://…> のように < > で囲んでください"))
    }

    static func node(_ address: Address, _ pieces: TextPieces) -> CmarkNode {
        let link = CmarkNode.make(CMARK_NODE_LINK)
        link.setURL(Array(address.prefix.utf8) + pieces.bytes[address.range])
        link.append(pieces.textNode(address.range))
        return link
    }

    private static func webAddress(
        _ bytes: [UInt8], _ start: Int, host: Int, prefix: String, from: Int
    ) -> Address? {
        guard start == from || !bytes[start - 1].isASCIIAlphanumeric else { return nil }
        // A host has at most 253 characters (RFC 1035), so a search in vain is short.
        let name = bytes[host...].prefix(255).prefix { $0.isASCIIAlphanumeric || "-._".utf8.contains($0) }
        let labels = name.split(separator: UInt8(ascii: "."))
        guard name.count < 255, labels.count >= 2, labels.suffix(2).allSatisfy({ !$0.contains(UInt8(ascii: "_")) })
        else { return nil }
        let end = bytes[name.endIndex...].firstIndex { $0 <= 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "<") }
        let trimmed = bytes[start..<(end ?? bytes.count)].withoutSentenceEnd
        return trimmed.endIndex > host ? Address(range: start..<trimmed.endIndex, prefix: prefix) : nil
    }

    private static func mailAddress(_ bytes: [UInt8], _ at: Int, from: Int) -> Address? {
        let name = bytes[from..<at].reversed().prefix { $0.isASCIIAlphanumeric || ".-_+".utf8.contains($0) }
        var domain = bytes[(at + 1)...].prefix { $0.isASCIIAlphanumeric || "-._".utf8.contains($0) }
        while let last = domain.last, !last.isASCIIAlphanumeric { domain.removeLast() }
        guard !name.isEmpty, domain.contains(UInt8(ascii: ".")) else { return nil }
        return Address(range: (at - name.count)..<domain.endIndex, prefix: "mailto:")
    }
}
