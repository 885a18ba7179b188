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
        var text = text
        return text.withUTF8 { utf8 in
            let ranges =
                switch unit {
                case .sentence: sentences(utf8, language: language)
                case .phrase: ranges(boundaries(utf8, unit, language))
                }
            return ranges.map { String(decoding: utf8[$0], as: UTF8.self) }
        }
    }

    /// The sentences of a text, as ranges of its bytes that follow one another.
    /// - Parameters:
    ///   - utf8: well-formed UTF-8.
    ///   - language: a BCP 47 language tag such as `ja`.
    public static func sentences(_ utf8: UnsafeBufferPointer<UInt8>, language: String) -> [Range<Int>] {
        if language.isJapanese, let plain = PlainSentences.boundaries(utf8) { return ranges(plain) }
        return sentencesByICU(utf8, language: language)
    }

    static func sentencesByICU(_ utf8: UnsafeBufferPointer<UInt8>, language: String) -> [Range<Int>] {
        let pieces = ranges(boundaries(utf8, .sentence, language)).map { String(decoding: utf8[$0], as: UTF8.self) }
        var start = 0
        return SentencePieces.joined(pieces).map { sentence in
            defer { start += sentence.utf8.count }
            return start..<(start + sentence.utf8.count)
        }
    }

    private static func ranges(_ boundaries: [Int]) -> [Range<Int>] {
        zip(boundaries, boundaries.dropFirst()).map { $0..<$1 }
    }

    private static func boundaries(_ utf8: UnsafeBufferPointer<UInt8>, _ unit: Unit, _ language: String) -> [Int] {
        let whole = utf8.isEmpty ? [0] : [0, utf8.count]
        let (kind, locale) =
            switch unit {
            case .sentence: (SHIRASE_BREAK_SENTENCE, language)
            case .phrase: (SHIRASE_BREAK_LINE, "\(language)@lw=phrase")
            }
        return UnsafeRawBufferPointer(utf8).withMemoryRebound(to: CChar.self) { buffer -> [Int] in
            // A failure (ICU's data missing, out of memory) leaves the text in one piece, which is always a valid answer.
            guard let breaks = shirase_breaks_open(kind, locale, buffer.baseAddress, Int64(utf8.count)) else {
                return whole
            }
            defer { shirase_breaks_close(breaks) }
            var offsets = [0]
            while case let next = Int(shirase_breaks_next(breaks)), next > 0, next <= utf8.count {
                offsets.append(next)
            }
            return offsets
        }
    }
}
