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

    private static func nesting(_ text: String) -> Int {
        text.reduce(0) { $0 + (opening.contains($1) ? 1 : closing.contains($1) ? -1 : 0) }
    }
}
