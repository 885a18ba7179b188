import ShiraseCore

/// A document's bytes as cmark gets them: helper characters stand where cmark has to see another neighbour than the author wrote.
///
/// - Beside a run of `*` between punctuation and CJK, so that emphasis opens and closes as the amended rules say. For `_` the
///   amended rules and CommonMark's agree, but behind a punctuation mark with a variation selector: there cmark has to see punctuation,
///   and gets a comma behind two helpers.
/// - Behind a backslash-escaped sign of Shirase's own extensions (`\~`, `\[`, `\{`), so that it can still be told from one that is not
///   escaped.
/// - In the comments that stand for the lines of containers and blocks (``ComponentLines``, ``ComponentPass``).
/// - NUL becomes U+FFFD, as cmark would have it, so that places stay known behind it.
/// - In footnote definitions, which become quotes that begin with a mark (``FootnoteLines``, ``FootnotePass``).
///
/// The helper is one private-use character that the document itself does not contain, neither as it is nor as a character
/// reference. It is a letter to cmark, stands only between two visible characters of a line, and is taken out of the tree again
/// (``FactsPass``), so nothing of it reaches the output.
struct Preparation {
    let bytes: [UInt8]
    /// The helper character in UTF-8; empty where none was needed.
    let helper: [UInt8]
    /// Where ``bytes`` differs from what the author wrote, ascending.
    let edits: [AppliedEdit]

    struct AppliedEdit {
        /// What stands in ``Preparation/bytes``.
        let prepared: Range<Int>
        /// What it stands for.
        let written: Range<Int>
    }

    init(_ original: [UInt8], components: [ComponentLines.Line], footnotes: FootnoteLines) {
        let places = Self.places(original)
        let hasNUL = original.offset(of: 0, from: 0) != nil
        guard hasNUL || !places.isEmpty || !footnotes.starts.isEmpty || !components.isEmpty else {
            (bytes, helper, edits) = (original, [], [])
            return
        }
        let helper = Self.helper(original)
        var replacements = places.map { place in
            Replacement(
                range: place.offset..<place.offset, bytes: place.isPunctuation ? Self.punctuation(helper) : helper)
        }
        if hasNUL {
            let replacement = Array("\u{FFFD}".utf8)
            replacements += original.indices.lazy.filter { original[$0] == 0 }.map {
                Replacement(range: $0..<($0 + 1), bytes: replacement)
            }
        }
        if hasNUL || !footnotes.starts.isEmpty || !components.isEmpty {
            replacements += footnotes.starts.enumerated().map { index, start in
                Replacement(range: start.prefix, bytes: FootnotePass.mark(index, helper))
            }
            replacements += footnotes.continuations.map { line in
                Replacement(range: line.range, bytes: Array(repeating: 0x20, count: line.spaces) + "> ".utf8)
            }
            replacements += components.enumerated().map { index, line in
                Replacement(range: line.range, bytes: ComponentPass.comment(index, helper))
            }
            replacements.sort {
                ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
            }
        }
        var prepared: [UInt8] = []
        prepared.reserveCapacity(original.count + replacements.count * helper.count)
        var edits: [AppliedEdit] = []
        edits.reserveCapacity(replacements.count)
        var copied = 0
        for replacement in replacements where replacement.range.lowerBound >= copied {
            prepared += original[copied..<replacement.range.lowerBound]
            let start = prepared.count
            prepared += replacement.bytes
            edits.append(AppliedEdit(prepared: start..<prepared.count, written: replacement.range))
            copied = replacement.range.upperBound
        }
        prepared += original[copied...]
        (bytes, self.helper, self.edits) = (prepared, helper, edits)
    }

    private struct Replacement {
        let range: Range<Int>
        let bytes: [UInt8]
    }

    /// What cmark sees as punctuation. Two helpers stand nowhere else.
    static func punctuation(_ helper: [UInt8]) -> [UInt8] { helper + helper + [UInt8(ascii: ",")] }

    /// An offset before which a helper has to stand.
    private struct Place {
        let offset: Int
        var isPunctuation = false
    }

    /// Ascending, each offset once.
    private static func places(_ bytes: [UInt8]) -> [Place] {
        var places: [Place] = []
        addPlaces(around: UInt8(ascii: "*"), bytes, &places)
        let stars = places.count
        addPlaces(around: UInt8(ascii: "_"), bytes, &places)
        var at = 0
        while let backslash = bytes.offset(of: UInt8(ascii: "\\"), from: at) {
            if backslash + 1 < bytes.count, "~[{".utf8.contains(bytes[backslash + 1]) {
                places.append(Place(offset: backslash + 2))
            }
            at = backslash + 2
        }
        guard places.count > stars else { return places }
        places.sort { ($0.offset, $0.isPunctuation ? 0 : 1) < ($1.offset, $1.isPunctuation ? 0 : 1) }
        return places.indices.filter { $0 == 0 || places[$0].offset != places[$0 - 1].offset }.map { places[$0] }
    }

    private static func addPlaces(around sign: UInt8, _ bytes: [UInt8], _ places: inout [Place]) {
        var at = 0
        while let start = bytes.offset(of: sign, from: at) {
            at = start + 1
            // What is escaped is no delimiter.
            if isEscaped(bytes, start) { continue }
            while at < bytes.count, bytes[at] == sign { at += 1 }
            if sign == UInt8(ascii: "*") || endsInVariationSelector(bytes, start) {
                if let place = place(run: start..<at, bytes) { places.append(place) }
            }
        }
    }

    private static func isEscaped(_ bytes: [UInt8], _ offset: Int) -> Bool {
        var start = offset
        while start > 0, bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
        return (offset - start) % 2 == 1
    }

    /// Whether U+FE00–U+FE0E stands before an offset.
    private static func endsInVariationSelector(_ bytes: [UInt8], _ offset: Int) -> Bool {
        offset >= 3 && bytes[offset - 3] == 0xEF && bytes[offset - 2] == 0xB8
            && (0x80...0x8E).contains(bytes[offset - 1])
    }

    /// Where a helper makes cmark decide about a run as the amended rules do.
    private static func place(run: Range<Int>, _ bytes: [UInt8]) -> Place? {
        let before = CJKCharacter.classBefore(bytes, run.lowerBound)
        let after = CJKCharacter.classAfter(bytes, run.upperBound)
        let isUnderscore = bytes[run.lowerBound] == UInt8(ascii: "_")
        func roles(_ flanking: (left: Bool, right: Bool), _ before: CJKCharacter.Class, _ after: CJKCharacter.Class)
            -> (
                opens: Bool, closes: Bool
            )
        {
            isUnderscore
                ? CJKCharacter.underscores(flanking, before: before, after: after) : (flanking.left, flanking.right)
        }
        let wanted = roles(CJKCharacter.flanking(before: before, after: after), before, after)
        func cmark(_ before: CJKCharacter.Class, _ after: CJKCharacter.Class) -> Bool {
            roles(CJKCharacter.plainFlanking(before: before, after: after), before, after) == wanted
        }
        let seen = endsInVariationSelector(bytes, run.lowerBound) ? .other : before
        if cmark(seen, after) { return nil }
        if cmark(.other, after) { return Place(offset: run.lowerBound) }
        if cmark(seen, .other) { return Place(offset: run.upperBound) }
        if cmark(.punctuation, after) { return Place(offset: run.lowerBound, isPunctuation: true) }
        return nil
    }

    /// A private-use character that does not occur in the text.
    private static func helper(_ bytes: [UInt8]) -> [UInt8] {
        // The characters from U+E000 to U+EFFF all begin with the same byte.
        let isPlain =
            bytes.offset(of: 0xEE, from: 0) == nil
            && !bytes.contains(UInt8(ascii: "&"), before: { $0 == UInt8(ascii: "#") })
        return Array(String(isPlain ? "\u{E000}" : unusedCharacter(String(decoding: bytes, as: UTF8.self))).utf8)
    }

    private static func unusedCharacter(_ text: String) -> Unicode.Scalar {
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
}
