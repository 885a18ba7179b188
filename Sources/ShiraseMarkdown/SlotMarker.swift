import Foundation

/// The holes of ``SlottedHTML``, and the places of headings' ids, while the document is still cmark's.
///
/// A link's address becomes `shirase:~7`, and is found again in the rendered HTML, but only behind ` href="` or ` src="`. No text
/// of the document can stand there: cmark escapes its quotes, every address in Markdown has become a slot, and raw HTML holds no such
/// scheme; where it is trusted, a slot that nothing stands for is empty.
///
/// The other markers begin and end with a byte that no UTF-8 has: cmark replaces it in what it reads, so it can come from a custom
/// node alone.
enum SlotMarker {
    private static let scheme = Array("shirase:~".utf8)
    private static let markers = [" href=\"", " src=\""].map { Array($0.utf8) + scheme }
    private static let markerByte: UInt8 = 0xFF

    static func address(_ index: Int) -> [UInt8] {
        var address = scheme
        append(index, to: &address)
        return address
    }
    static func id(_ heading: Int) -> [UInt8] { marker("i", heading) }
    static func begin(_ component: Int) -> [UInt8] { marker("b", component) }
    static func content(_ component: Int) -> [UInt8] { marker("c", component) }
    static func end(_ component: Int) -> [UInt8] { marker("e", component) }

    private static func marker(_ kind: Unicode.Scalar, _ index: Int) -> [UInt8] {
        var marker = [markerByte, UInt8(ascii: kind)]
        append(index, to: &marker)
        marker.append(markerByte)
        return marker
    }

    private static func append(_ index: Int, to bytes: inout [UInt8]) {
        if index < 10 { bytes.append(UInt8(ascii: "0") + UInt8(index)) } else { bytes += String(index).utf8 }
    }

    /// The HTML without markers; each heading has its id.
    static func split(_ html: UnsafeBufferPointer<UInt8>, _ headings: [MarkdownDocument.Heading]) -> SlottedHTML {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(html.count + headings.count * 32)
        var slots: [SlottedHTML.Slot] = []
        var copied = 0
        // An address, or another marker, whichever comes first.
        var nextAddress = address(html, from: 0)
        var nextMarker = html.offset(of: markerByte)
        while nextAddress != nil || nextMarker != nil {
            if let start = nextMarker, start < nextAddress?.range.lowerBound ?? html.count {
                guard let (kind, index, end) = marker(html, start) else { break }
                bytes += UnsafeBufferPointer(rebasing: html[copied..<start])
                if kind == UInt8(ascii: "i") {
                    // `<h2>` was copied last.
                    if headings.indices.contains(index), bytes.popLast() != nil {
                        bytes += " id=\"".utf8
                        bytes += headings[index].id.htmlEscaped.utf8
                        bytes += "\">".utf8
                    }
                } else {
                    slots.append(SlottedHTML.Slot(offset: bytes.count, content: content(kind, index)))
                }
                copied = end
                nextMarker = html.offset(of: markerByte, from: end)
            } else if let (range, index) = nextAddress {
                bytes += UnsafeBufferPointer(rebasing: html[copied..<range.lowerBound])
                slots.append(SlottedHTML.Slot(offset: bytes.count, content: .address(index)))
                copied = range.upperBound
                nextAddress = address(html, from: copied)
            }
        }
        bytes += UnsafeBufferPointer(rebasing: html[copied...])
        return SlottedHTML(bytes: bytes, slots: slots)
    }

    private static func address(_ html: UnsafeBufferPointer<UInt8>, from start: Int) -> (range: Range<Int>, index: Int)?
    {
        var at = start
        // The scheme's last byte is its rarest.
        while let last = html.offset(of: UInt8(ascii: "~"), from: at) {
            at = last + 1
            let isAddress = markers.contains { marker in
                at - marker.count >= start && html[(at - marker.count)..<at].elementsEqual(marker)
            }
            if isAddress, let (index, end) = number(html, at) { return ((at - scheme.count)..<end, index) }
        }
        return nil
    }

    private static func marker(
        _ html: UnsafeBufferPointer<UInt8>, _ start: Int
    ) -> (kind: UInt8, index: Int, end: Int)? {
        guard start + 2 < html.count, let (index, end) = number(html, start + 2), end < html.count,
            html[end] == markerByte
        else { return nil }
        return (html[start + 1], index, end + 1)
    }

    private static func content(_ kind: UInt8, _ component: Int) -> SlottedHTML.Slot.Content {
        switch kind {
        case UInt8(ascii: "b"): .begin(component)
        case UInt8(ascii: "c"): .content(component)
        default: .end(component)
        }
    }

    private static func number(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Int, end: Int)? {
        var value = 0
        var at = start
        while at < html.count, case let digit = html[at] &- UInt8(ascii: "0"), digit < 10, value < 1 << 40 {
            value = value * 10 + Int(digit)
            at += 1
        }
        return at > start ? (value, at) : nil
    }
}
