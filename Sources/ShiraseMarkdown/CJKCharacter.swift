/// Character classes of the "CJK-friendly amendments" to CommonMark (github.com/tats-u/markdown-cjk-friendly, specification,
/// 2026-11), over what cmark 0.30 itself takes for punctuation and white space.
enum CJKCharacter {
    /// What stands beside a delimiter run.
    enum Class {
        case whiteSpace
        /// Punctuation outside of CJK, which CommonMark's rules were made for.
        case punctuation
        case cjkPunctuation
        case cjk
        case other

        /// Whether cmark sees punctuation.
        var isPunctuation: Bool { self == .punctuation || self == .cjkPunctuation }
        var isCJK: Bool { self == .cjk || self == .cjkPunctuation }
    }

    static func classify(_ scalar: Unicode.Scalar) -> Class {
        let value = scalar.value
        if value < 0x80 {
            switch value {
            case 0x09, 0x0A, 0x0C, 0x0D, 0x20: return .whiteSpace
            case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return .punctuation
            default: return .other
            }
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: return .whiteSpace
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return isCJK(value) ? .cjkPunctuation : .punctuation
        default: return isCJK(value) ? .cjk : .other
        }
    }

    /// East Asian Width wide, full-width or half-width, or of the script Hangul, and no emoji (Unicode 15); with the ideographic
    /// variation selectors, which belong to the character before them.
    static func isCJK(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x11FF, 0x20A9, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFFDC,
            0xFFE0...0xFFEE, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200, 0x1F202, 0x1F210...0x1F219,
            0x1F21B...0x1F22E, 0x1F230...0x1F231, 0x1F237, 0x1F23B, 0x1F240...0x1F248, 0x1F260...0x1F265,
            0x20000...0x3FFFD, 0xE0100...0xE01EF:
            true
        default: false
        }
    }

    /// Whether a delimiter run between two characters may open and close, by the amended rules of flanking.
    static func flanking(before: Class, after: Class) -> (left: Bool, right: Bool) {
        let left =
            after != .whiteSpace
            && (after != .punctuation || before == .whiteSpace || before == .punctuation || before.isCJK)
        let right =
            before != .whiteSpace
            && (before != .punctuation || after == .whiteSpace || after == .punctuation || after.isCJK)
        return (left, right)
    }

    /// The same by CommonMark's rules, as cmark works them out.
    static func plainFlanking(before: Class, after: Class) -> (left: Bool, right: Bool) {
        let left =
            after != .whiteSpace && (!after.isPunctuation || before == .whiteSpace || before.isPunctuation)
        let right =
            before != .whiteSpace && (!before.isPunctuation || after == .whiteSpace || after.isPunctuation)
        return (left, right)
    }
}
