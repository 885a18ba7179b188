/// Marks the holes of ``SlottedHTML`` while the document is still cmark's: a link's address becomes `shirase0-slot-7-`, with a
/// number behind the name that no text of the document continues the same way, and is found again in the rendered HTML.
struct SlotMarker {
    private let prefix: [UInt8]

    init(for bytes: [UInt8]) {
        var number = 0
        var prefix = Array("shirase0-slot-".utf8)
        while Self.occurs(prefix, in: bytes) {
            number += 1
            prefix = Array("shirase\(number)-slot-".utf8)
        }
        self.prefix = prefix
    }

    func address(_ index: Int) -> String { String(decoding: prefix, as: UTF8.self) + "\(index)-" }

    func split(_ html: [UInt8]) -> SlottedHTML {
        var pieces: [SlottedHTML.Piece] = []
        var fixedStart = 0
        var at = 0
        while let found = Self.find(prefix, in: html, from: at) {
            var index = 0
            at = found + prefix.count
            while at < html.count, case let digit = html[at], (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
                index = index * 10 + Int(digit - UInt8(ascii: "0"))
                at += 1
            }
            at += 1
            pieces.append(.html(Array(html[fixedStart..<found])))
            pieces.append(.slot(index))
            fixedStart = at
        }
        pieces.append(.html(Array(html[min(fixedStart, html.count)...])))
        return SlottedHTML(pieces: pieces)
    }

    private static func occurs(_ wanted: [UInt8], in bytes: [UInt8]) -> Bool { find(wanted, in: bytes, from: 0) != nil }

    private static func find(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = wanted.first else { return nil }
        var at = start
        while at + wanted.count <= bytes.count {
            guard let candidate = bytes[at...].firstIndex(of: first), candidate + wanted.count <= bytes.count else {
                return nil
            }
            if bytes[candidate..<(candidate + wanted.count)].elementsEqual(wanted) { return candidate }
            at = candidate + 1
        }
        return nil
    }
}
