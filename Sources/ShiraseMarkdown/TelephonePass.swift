import CCmark
import ShiraseCore

/// Telephone numbers become links that dial.
enum TelephonePass {
    static func node(_ number: [UInt8], _ range: Range<Int>, _ pieces: TextPieces) -> CmarkNode {
        let link = CmarkNode.make(CMARK_NODE_LINK)
        link.setURL("tel:".utf8 + number)
        link.append(pieces.textNode(range))
        return link
    }
}
