/// Finds where a Japanese word may go on although ICU sees a phrase end.
public enum CompoundSpans {
    /// Where two kanji or two katakana meet, a word may go on: 予防接種.
    /// - Returns: ranges of two scalars.
    public static func find(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        scalars.indices.dropFirst().filter { index in
            let (left, right) = (scalars[index - 1].value, scalars[index].value)
            return [0x4E00...0x9FFF, 0x30A1...0x30FF].contains { $0.contains(left) && $0.contains(right) }
        }.map { ($0 - 1)..<($0 + 1) }
    }
}
