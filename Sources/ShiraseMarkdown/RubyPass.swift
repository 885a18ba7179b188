import CCmark
import ShiraseCore

/// `{漢字|かんじ}`: how a word is read, above it. The word alone is the document's text.
enum RubyPass {
    struct Match {
        let range: Range<Int>
        let word: Range<Int>
        let reading: Range<Int>
    }

    /// - Parameter helper: stands behind a brace that the author has escaped.
    static func match(_ bytes: [UInt8], _ start: Int, helper: [UInt8]) -> Match? {
        guard let match = match(bytes[...], start) else { return nil }
        return !helper.isEmpty && bytes[match.word].starts(with: helper) ? nil : match
    }

    static func match(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Match? {
        guard let bar = end(bytes, start + 1), bytes[bar] == UInt8(ascii: "|"), bar > start + 1,
            let close = end(bytes, bar + 1), bytes[close] == UInt8(ascii: "}"), close > bar + 1,
            bytes[start + 1] > 0x20, bytes[bar + 1] > 0x20
        else { return nil }
        return Match(range: start..<(close + 1), word: (start + 1)..<bar, reading: (bar + 1)..<close)
    }

    static func node(_ match: Match, _ pieces: TextPieces) -> CmarkNode {
        let reading = pieces.text(match.reading).htmlEscaped
        let ruby = CmarkNode.custom(
            CMARK_NODE_CUSTOM_INLINE, enter: "<ruby>", exit: "<rp>（</rp><rt>\(reading)</rt><rp>）</rp></ruby>")
        ruby.append(pieces.textNode(match.word))
        return ruby
    }

    /// The next brace or bar.
    private static func end(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int? {
        bytes[start...].firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "}") }
    }
}
