/// A document's bytes as cmark gets them: helper characters stand where cmark has to see another neighbour than the author wrote.
///
/// - Beside a run of `*` between punctuation and CJK, so that emphasis opens and closes as the amended rules say. For `_` the
///   amended rules and CommonMark's agree.
/// - Behind a backslash-escaped sign of Shirase's own extensions (`\~`, `\[`, `\{`), so that it can still be told from one that is not
///   escaped.
/// - In the comments that stand for the lines of containers (``ContainerLines``, ``ContainerPass``).
/// - In footnote definitions, which become quotes that begin with a mark (``FootnoteLines``, ``FootnotePass``).
///
/// The helper is one private-use character that the document itself does not contain, neither as it is nor as a character
/// reference. It is a letter to cmark, stands only between two visible characters of a line, and is taken out of the tree again, so
/// nothing of it reaches the output.
struct Preparation {
    let bytes: [UInt8]
    /// The helper character in UTF-8; `nil` where none was needed.
    let helper: [UInt8]?
    /// The lines that begin and end containers.
    let containers: [ContainerLines.Fence]
    /// The footnotes that are defined.
    let footnotes: [FootnoteLines.Start]

    init(_ original: [UInt8]) {
        let footnotes = FootnoteLines(original)
        self.footnotes = footnotes.starts
        containers = ContainerLines(original).fences
        let places = Self.places(original)
        guard !places.isEmpty || !footnotes.starts.isEmpty || !containers.isEmpty else {
            bytes = original
            helper = nil
            return
        }
        let helper = Array(String(Self.unusedCharacter(original)).utf8)
        var edits = places.map { Edit(range: $0..<$0, replacement: helper) }
        edits += footnotes.starts.map { start in
            Edit(range: start.prefix, replacement: Array("> ".utf8) + helper + Array(start.name.utf8) + helper)
        }
        edits += footnotes.continuations.map { Edit(range: $0, replacement: Array("> ".utf8)) }
        edits += containers.enumerated().map { index, fence in
            Edit(range: fence.range, replacement: ContainerPass.comment(index, helper))
        }
        edits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        var prepared: [UInt8] = []
        prepared.reserveCapacity(original.count + edits.count * helper.count)
        var copied = 0
        for edit in edits where edit.range.lowerBound >= copied {
            prepared += original[copied..<edit.range.lowerBound]
            prepared += edit.replacement
            copied = edit.range.upperBound
        }
        bytes = prepared + original[copied...]
        self.helper = helper
    }

    private struct Edit {
        let range: Range<Int>
        let replacement: [UInt8]
    }

    /// Where helpers have to stand: offsets before which one is put, ascending.
    private static func places(_ bytes: [UInt8]) -> [Int] {
        var places: [Int] = []
        var at = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\\"):
                if at + 1 < bytes.count, "~[{".utf8.contains(bytes[at + 1]) { places.append(at + 2) }
                // What is escaped is no delimiter.
                at += 2
            case UInt8(ascii: "*"):
                let start = at
                while at < bytes.count, bytes[at] == UInt8(ascii: "*") { at += 1 }
                addPlace(run: start..<at, bytes, &places)
            default: at += 1
            }
        }
        return places
    }

    private static func addPlace(run: Range<Int>, _ bytes: [UInt8], _ places: inout [Int]) {
        let before = classBefore(bytes, run.lowerBound)
        let after = classAfter(bytes, run.upperBound)
        let wanted = CJKCharacter.flanking(before: before, after: after)
        if wanted == CJKCharacter.plainFlanking(before: before, after: after) { return }
        if wanted == CJKCharacter.plainFlanking(before: .other, after: after) {
            places.append(run.lowerBound)
        } else if wanted == CJKCharacter.plainFlanking(before: before, after: .other) {
            places.append(run.upperBound)
        }
    }

    private static func classBefore(_ bytes: [UInt8], _ offset: Int) -> CJKCharacter.Class {
        var end = offset
        while let scalar = lastScalar(bytes, end) {
            // A variation selector belongs to the character before it; U+FE0F makes it an emoji.
            guard (0xFE00...0xFE0E).contains(scalar.value) else { return CJKCharacter.classify(scalar) }
            end -= 3
        }
        return .whiteSpace
    }

    private static func lastScalar(_ bytes: [UInt8], _ end: Int) -> Unicode.Scalar? {
        var start = end - 1
        while start >= 0, start > end - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        guard start >= 0 else { return nil }
        return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.last
    }

    private static func classAfter(_ bytes: [UInt8], _ offset: Int) -> CJKCharacter.Class {
        let next = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
        return next.map(CJKCharacter.classify) ?? .whiteSpace
    }

    /// A private-use character that does not occur in the text.
    private static func unusedCharacter(_ bytes: [UInt8]) -> Unicode.Scalar {
        guard mayHoldPrivateUse(bytes) else { return "\u{E000}" }
        let text = String(decoding: bytes, as: UTF8.self)
        var used = Set<UInt32>()
        for scalar in text.unicodeScalars where scalar.properties.generalCategory == .privateUse {
            used.insert(scalar.value)
        }
        for match in text.matches(of: /&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));/) {
            if let value = match.1.flatMap({ UInt32($0, radix: 16) }) ?? match.2.flatMap({ UInt32($0) }) {
                used.insert(value)
            }
        }
        // There are more private-use characters than a document can name without being huge; the last one is as good as any then.
        let free = [0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD].joined().first { !used.contains($0) }
        return free.flatMap(Unicode.Scalar.init) ?? "\u{10FFFD}"
    }

    /// Whether a private-use character may stand in the text, by the bytes with which they begin, or as a character reference.
    private static func mayHoldPrivateUse(_ bytes: [UInt8]) -> Bool {
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case 0xEE, 0xF3, 0xF4: return true
            case 0xEF where offset + 1 < bytes.count && bytes[offset + 1] < 0xA4: return true
            case UInt8(ascii: "&") where offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "#"): return true
            default: break
            }
        }
        return false
    }
}
