/// ICU's sentences mended for quotes and brackets: it ends a sentence after an opening bracket (。「), and inside of a pair.
enum SentencePieces {
    private static let opening: Set<Character> = ["「", "『", "（", "(", "［", "[", "【", "〔", "〈", "《"]
    private static let closing: Set<Character> = ["」", "』", "）", ")", "］", "]", "】", "〕", "〉", "》"]

    static func joined(_ pieces: [String]) -> [String] {
        guard pieces.count > 1 else { return pieces }
        let pieces = openingFirst(pieces)
        var sentences: [String] = []
        var depth = 0
        // A bracket that is never closed parts nothing: then every piece stands for itself.
        let isBalanced = pieces.reduce(0) { $0 + nesting($1) } == 0
        for piece in pieces {
            if let last = sentences.last, isBalanced, depth > 0 || continues(last, piece) {
                sentences[sentences.count - 1] += piece
            } else {
                sentences.append(piece)
            }
            depth = max(0, depth + nesting(piece))
        }
        return sentences
    }

    /// Opening brackets at the end of a piece belong to the next one.
    private static func openingFirst(_ pieces: [String]) -> [String] {
        var moved: [String] = []
        var carried = ""
        for (index, piece) in pieces.enumerated() {
            var piece = carried + piece
            carried = ""
            while index < pieces.count - 1, let last = piece.last, opening.contains(last) {
                carried = String(piece.removeLast()) + carried
            }
            if !piece.isEmpty { moved.append(piece) }
        }
        return moved
    }

    /// 「…。」と書きました: what follows a quote in hiragana goes on with its sentence.
    private static func continues(_ sentence: String, _ next: String) -> Bool {
        if isInsideWord(sentence, next) { return true }
        guard let last = sentence.last, closing.contains(last), let first = next.unicodeScalars.first else {
            return false
        }
        return ("\u{3041}"..."\u{309F}").contains(first) || closing.contains(Character(first)) || first == "。"
    }

    /// `…/x?` and `b=1`: a Latin full stop ends a sentence only where white space or another script follows.
    private static func isInsideWord(_ sentence: String, _ next: String) -> Bool {
        guard let last = sentence.last, let first = next.first else { return false }
        return ".?!".contains(last) && first.isASCII && !first.isWhitespace
    }

    /// How many brackets of a text are opened and not closed, or the other way round.
    private static func nesting(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var depth = 0
            var at = 0
            while at < bytes.count {
                switch bytes[at] {
                case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
                // The others have three bytes each: U+3008–3011, 3014, 3015, and the full-width ones.
                case 0xE3 where at + 2 < bytes.count && bytes[at + 1] == 0x80:
                    switch bytes[at + 2] {
                    case 0x88, 0x8A, 0x8C, 0x8E, 0x90, 0x94: depth += 1
                    case 0x89, 0x8B, 0x8D, 0x8F, 0x91, 0x95: depth -= 1
                    default: break
                    }
                    at += 2
                case 0xEF where at + 2 < bytes.count && bytes[at + 1] == 0xBC:
                    switch bytes[at + 2] {
                    case 0x88, 0xBB: depth += 1
                    case 0x89, 0xBD: depth -= 1
                    default: break
                    }
                    at += 2
                default: break
                }
                at += 1
            }
            return depth
        }
    }
}
