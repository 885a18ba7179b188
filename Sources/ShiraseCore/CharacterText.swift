/// What is asked of a text's characters (grapheme clusters), answered from its bytes where every scalar is a character of its own.
extension UnsafeBufferPointer<UInt8> {
    /// How many characters well-formed UTF-8 has.
    public var characterCount: Int {
        var count = 0
        var at = 0
        while at < self.count {
            guard PlainScalar.next(self, &at) != nil else { return String(decoding: self, as: UTF8.self).count }
            count += 1
        }
        return count
    }

    /// The part of a range that has no white space at its ends; empty where there is nothing else.
    public func trimmingWhiteSpace(_ range: Range<Int>) -> Range<Int> {
        if let trimmed = trimmingPlainSpace(range) { return trimmed }
        let text = String(decoding: self[range], as: UTF8.self)
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return range.lowerBound..<range.lowerBound }
        let (start, end) = (text.utf8[..<first].count, text.utf8[..<text.index(after: last)].count)
        return (range.lowerBound + start)..<(range.lowerBound + end)
    }

    /// `nil` where only the rules of characters can tell.
    private func trimmingPlainSpace(_ range: Range<Int>) -> Range<Int>? {
        let text = UnsafeBufferPointer(rebasing: self[range])
        var start = 0
        while start < text.count {
            var at = start
            guard let scalar = PlainScalar.next(text, &at) else { return nil }
            guard scalar == .space || scalar == .lineFeed else { break }
            start = at
        }
        var end = text.count
        while end > start {
            var at = end - 1
            while at > start, text[at] & 0xC0 == 0x80 { at -= 1 }
            let last = at
            guard let scalar = PlainScalar.next(text, &at) else { return nil }
            guard scalar == .space || scalar == .lineFeed else { break }
            end = last
        }
        return (range.lowerBound + start)..<(range.lowerBound + end)
    }
}

extension String {
    /// How many characters it has.
    public var characterCount: Int {
        var text = self
        return text.withUTF8 { $0.characterCount }
    }

    /// The text with a space for its line ends.
    public var onOneLine: String {
        // What line ends begin with: controls, U+0085, U+2028 and U+2029.
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }) else { return self }
        return split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// The text without white space at both ends.
    public var trimmingWhiteSpace: String {
        var text = self
        let trimmed = text.withUTF8 { utf8 -> String? in
            let range = utf8.trimmingWhiteSpace(0..<utf8.count)
            return range.count == utf8.count ? nil : String(decoding: utf8[range], as: UTF8.self)
        }
        return trimmed ?? self
    }
}
