import Foundation
import ShiraseCore

/// Where a text may be cut: at phrase ends, but never inside a link, a hashtag, a mention, a pair of brackets, a grapheme cluster, or a
/// number with its unit and range (9:00–12:30, 3,300円, 10月1日（木）〜).
enum CutPoints {
    /// A text up to one of its ends, without the comma there.
    static func beginning(of text: String, _ end: Int) -> String? {
        let start = String(decoding: text.utf8.prefix(end), as: UTF8.self).trimmingWhiteSpace
        // A comma before dots is one sign too many.
        let clean = start.last.map { "、，,・".contains($0) } ?? false ? String(start.dropLast()) : start
        return clean.isEmpty ? nil : clean
    }

    /// - Returns: offsets of UTF-8 at which the text may be cut, the last first.
    static func ends(of text: String, language: String) -> [Int] {
        let bytes = Array(text.utf8)
        var forbidden = [Bool](repeating: false, count: bytes.count + 1)
        // Each offset is forbidden once, however many ranges it lies in.
        var done = 0
        for range in protected(text, bytes).sorted(by: { $0.lowerBound < $1.lowerBound })
        where range.upperBound > done {
            for offset in max(range.lowerBound + 1, done)..<max(range.upperBound, max(range.lowerBound + 1, done)) {
                forbidden[offset] = true
            }
            done = max(done, range.upperBound)
        }
        var ends: [Int] = []
        var end = 0
        for piece in TextBoundaries.split(text, by: .phrase, language: language).dropLast() {
            end += piece.utf8.count
            if !forbidden[end] { ends.append(end) }
        }
        return ends.reversed()
    }

    /// Ranges of UTF-8 offsets that no cut may fall into.
    static func protected(_ text: String, _ bytes: [UInt8]) -> [Range<Int>] {
        var ranges = WebLinks.find(in: bytes)
        let scalars = Array(text.unicodeScalars)
        var offsets = [0]
        offsets.reserveCapacity(scalars.count + 1)
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + scalar.utf8.count) }
        func add(_ range: Range<Int>) { ranges.append(offsets[range.lowerBound]..<offsets[range.upperBound]) }
        graphemes(text).forEach { ranges.append($0) }
        BracketSpans.find(in: scalars).forEach(add)
        CompoundSpans.find(in: scalars).forEach(add)
        signedWords(scalars).forEach(add)
        NumberSpans.find(in: scalars).forEach(add)
        return ranges
    }

    private static func graphemes(_ text: String) -> [Range<Int>] {
        var start = 0
        return text.map { character in
            defer { start += character.utf8.count }
            return start..<(start + character.utf8.count)
        }
    }

    /// Hashtags and mentions, and whatever else is written in one with their signs.
    private static func signedWords(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            guard "#＃@＠".unicodeScalars.contains(scalars[index]) else {
                index += 1
                continue
            }
            let end = scalars[index...].firstIndex { $0.properties.isWhitespace || "。、".unicodeScalars.contains($0) }
            ranges.append(index..<(end ?? scalars.count))
            index = max(end ?? scalars.count, index + 1)
        }
        return ranges
    }
}
