/// The holes of ``SlottedHTML`` while the document is still cmark's: a link's address becomes `shirase-slot:7`, and is found again
/// in the rendered HTML, but only behind ` href="` or ` src="`. No text of the document can stand there: cmark escapes its quotes,
/// every address in Markdown has become a slot, and raw HTML holds no such scheme; where it is trusted, a slot that nothing stands
/// for is empty.
enum SlotMarker {
    private static let scheme = "shirase-slot:"
    private static let markers = [" href=\"", " src=\""].map { Array(($0 + scheme).utf8) }

    static func address(_ index: Int) -> String { "\(scheme)\(index)" }

    static func split(_ html: [UInt8]) -> SlottedHTML {
        var pieces: [SlottedHTML.Piece] = []
        var fixedStart = 0
        var at = 0
        while let quote = html[at...].firstIndex(of: UInt8(ascii: "\"")) {
            at = quote + 1
            // Both markers have their quote before the scheme, so what stands around this quote decides.
            let isSlot = markers.contains { marker in
                let start = at - (marker.count - scheme.utf8.count)
                return start >= fixedStart && html[start...].starts(with: marker)
            }
            guard isSlot else { continue }
            let number = html[(at + scheme.utf8.count)...].prefix {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
            guard let index = Int(String(decoding: number, as: UTF8.self)) else { continue }
            pieces.append(.html(Array(html[fixedStart..<at])))
            pieces.append(.slot(index))
            fixedStart = number.endIndex
            at = fixedStart
        }
        pieces.append(.html(Array(html[fixedStart...])))
        return SlottedHTML(pieces: pieces)
    }
}
