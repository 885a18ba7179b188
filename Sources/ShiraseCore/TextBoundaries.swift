import CICU

/// Sentence and phrase boundaries, from ICU. The only place that touches it.
public enum TextBoundaries {
    public enum Unit: Sendable {
        /// Sentences (UAX 29), with the white space that follows each.
        case sentence
        /// Places where a line may end; in Japanese at phrase ends (`lw=phrase`), so that no word is parted.
        case phrase
    }

    /// `text` in pieces whose concatenation is `text` again.
    /// - Parameter language: a BCP 47 language tag such as `ja`.
    public static func split(_ text: String, by unit: Unit, language: String) -> [String] {
        let utf8 = Array(text.utf8)
        let offsets = boundaries(utf8, unit, language)
        let pieces = zip(offsets, offsets.dropFirst()).map { String(decoding: utf8[$0..<$1], as: UTF8.self) }
        switch unit {
        case .sentence: return SentencePieces.joined(pieces)
        case .phrase: return pieces
        }
    }

    private static func boundaries(_ utf8: [UInt8], _ unit: Unit, _ language: String) -> [Int] {
        let whole = utf8.isEmpty ? [0] : [0, utf8.count]
        let (kind, locale) =
            switch unit {
            case .sentence: (SHIRASE_BREAK_SENTENCE, language)
            case .phrase: (SHIRASE_BREAK_LINE, "\(language)@lw=phrase")
            }
        return utf8.withUnsafeBytes { buffer -> [Int] in
            // A failure (ICU's data missing, out of memory) leaves the text in one piece, which is always a valid answer.
            guard
                let breaks = shirase_breaks_open(
                    kind, locale, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int64(utf8.count))
            else { return whole }
            defer { shirase_breaks_close(breaks) }
            var offsets = [0]
            while case let next = Int(shirase_breaks_next(breaks)), next > 0, next <= utf8.count {
                offsets.append(next)
            }
            return offsets
        }
    }
}

/// ICU's sentences mended for quotes and brackets: it ends a sentence after an opening bracket (。「), and inside of a pair.
private enum SentencePieces {
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
        guard let last = sentence.last, closing.contains(last), let first = next.unicodeScalars.first else {
            return false
        }
        return ("\u{3041}"..."\u{309F}").contains(first) || closing.contains(Character(first)) || first == "。"
    }

    private static func nesting(_ text: String) -> Int {
        text.reduce(0) { $0 + (opening.contains($1) ? 1 : closing.contains($1) ? -1 : 0) }
    }
}
