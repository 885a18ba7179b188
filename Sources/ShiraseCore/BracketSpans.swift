/// Finds pairs of brackets and quotes with what stands in them.
public enum BracketSpans {
    private static let closing: [Unicode.Scalar: Unicode.Scalar] = [
        "「": "」", "『": "』", "（": "）", "(": ")", "［": "］", "[": "]", "【": "】", "〔": "〕", "〈": "〉", "《": "》", "“": "”",
    ]

    /// Deeper brackets are looked for no further.
    private static let deepest = 32

    /// - Returns: ranges of scalars, from each opening bracket to the one that closes it.
    public static func find(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var open: [(sign: Unicode.Scalar, start: Int)] = []
        var ranges: [Range<Int>] = []
        for (index, scalar) in scalars.enumerated() {
            if let end = closing[scalar] {
                if open.count == deepest { open.removeFirst() }
                open.append((end, index))
            } else if let pair = open.lastIndex(where: { $0.sign == scalar }) {
                ranges.append(open[pair].start..<(index + 1))
                open.removeSubrange(pair...)
            }
        }
        return ranges
    }
}
