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
