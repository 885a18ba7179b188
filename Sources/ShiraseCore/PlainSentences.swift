/// The sentences of usual Japanese texts, as ``TextBoundaries`` finds them by ICU and ``SentencePieces``, in one reading of the bytes.
enum PlainSentences {
    /// - Returns: where sentences begin, and the end; `nil` where the text holds a scalar about which only ICU can tell.
    static func boundaries(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int]? {
        guard let pieces = pieces(bytes) else { return nil }
        return pieces.count > 2 ? joined(bytes, pieces) : pieces
    }

    private enum State {
        case inside
        /// Behind the end of a sentence, closing marks included.
        case ended
        /// Behind the white space that follows it.
        case spaced
    }

    /// The rules SB4 and SB8a to SB11 of UAX 29; the others are about scalars that make this `nil`.
    private static func pieces(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int]? {
        var boundaries = [0]
        var state = State.inside
        var at = 0
        while at < bytes.count {
            let start = at
            guard let scalar = PlainScalar.next(bytes, &at) else { return nil }
            switch (state, scalar) {
            case (_, .end): state = .ended
            case (_, .lineFeed):
                if at < bytes.count { boundaries.append(at) }
                state = .inside
            case (.inside, _): break
            case (_, .continuing): state = .inside
            case (_, .space): state = .spaced
            case (.ended, _) where scalar.isBracket: break
            default:
                boundaries.append(start)
                state = .inside
            }
        }
        if !bytes.isEmpty { boundaries.append(bytes.count) }
        return boundaries
    }

    /// What ``SentencePieces`` does with texts.
    private static func joined(_ bytes: UnsafeBufferPointer<UInt8>, _ pieces: [Int]) -> [Int] {
        let pieces = openingFirst(bytes, pieces)
        let isBalanced = nesting(bytes, 0..<bytes.count) == 0
        guard isBalanced else { return pieces }
        var sentences = [0]
        var depth = 0
        for (start, end) in zip(pieces, pieces.dropFirst()) {
            if start > 0, depth <= 0, !continues(bytes, at: start) { sentences.append(start) }
            depth = max(0, depth + nesting(bytes, start..<end))
        }
        sentences.append(bytes.count)
        return sentences
    }

    /// Opening brackets at the end of a piece belong to the next one.
    private static func openingFirst(_ bytes: UnsafeBufferPointer<UInt8>, _ pieces: [Int]) -> [Int] {
        var moved = [0]
        for piece in pieces.dropFirst().dropLast() {
            var end = piece
            while end > moved[moved.count - 1], let (start, scalar) = scalar(bytes, before: end), scalar == .opening {
                end = start
            }
            if end > moved[moved.count - 1] { moved.append(end) }
        }
        moved.append(bytes.count)
        return moved
    }

    /// Whether the sentence that ends at an offset goes on there: after a bracket in hiragana, after a Latin mark with a Latin letter.
    private static func continues(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        let first = bytes[offset]
        if first > 0x20, first < 0x80, ".?!".utf8.contains(bytes[offset - 1]) { return true }
        guard case (_, .closing)? = scalar(bytes, before: offset) else { return false }
        var end = offset
        let next = PlainScalar.next(bytes, &end)
        if next == .closing { return true }
        guard end - offset == 3 else { return false }
        let value = UInt32(first & 0xF) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
        return (0x3041...0x309F).contains(value) || value == 0x3002
    }

    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> (start: Int, PlainScalar)? {
        var start = end - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        var at = start
        return PlainScalar.next(bytes, &at).map { (start, $0) }
    }

    private static func nesting(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var depth = 0
        var at = range.lowerBound
        while at < range.upperBound {
            switch PlainScalar.next(bytes, &at) {
            case .opening: depth += 1
            case .closing: depth -= 1
            default: break
            }
        }
        return depth
    }
}
