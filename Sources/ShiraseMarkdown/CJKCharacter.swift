import ShiraseCore

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

    /// What a character is to cmark, CJK told apart.
    static func classify(_ scalar: Unicode.Scalar) -> Class {
        let value = scalar.value
        switch value {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: return .whiteSpace
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return .punctuation
        case ..<0x80: return .other
        // Most of Japanese, without a look-up in Unicode's tables: letters, punctuation and brackets.
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF: return .cjk
        case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F: return .cjkPunctuation
        default: break
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: return .whiteSpace
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return isCJK(value) ? .cjkPunctuation : .punctuation
        default: return isCJK(value) ? .cjk : .other
        }
    }

    /// The class of what stands before an offset. A variation selector belongs to the character before it, but for U+FE0F, which makes
    /// that an emoji; an ideographic one stands behind ideographs only.
    static func classBefore(_ bytes: [UInt8], _ offset: Int) -> Class {
        guard let last = UTF8Scalar.last(of: bytes, before: offset) else { return .whiteSpace }
        switch last.value {
        case 0xE0100...0xE01EF: return .cjk
        case 0xFE00...0xFE0E:
            guard let base = UTF8Scalar.last(of: bytes, before: offset - 3) else { return .other }
            // Quotation marks in their full-width forms.
            if last.value == 0xFE01, [0x2018, 0x2019, 0x201C, 0x201D].contains(base.value) { return .cjkPunctuation }
            return classify(base)
        default: return classify(last)
        }
    }

    static func classAfter(_ bytes: [UInt8], _ offset: Int) -> Class {
        UTF8Scalar.first(of: bytes, from: offset).map(classify) ?? .whiteSpace
    }

    /// East Asian Width wide, full-width or half-width, or of the script Hangul, and no emoji (Unicode 16, as the amendments' list of
    /// ranges has it, 2026-11).
    static func isCJK(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x11FF, 0x20A9, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x2E99,
            0x2E9B...0x2EF3,
            0x2F00...0x2FD5, 0x2FF0...0x303E, 0x3041...0x3096, 0x3099...0x30FF, 0x3105...0x312F, 0x3131...0x318E,
            0x3190...0x31E5, 0x31EF...0x321E, 0x3220...0x3247, 0x3250...0xA48C, 0xA490...0xA4C6, 0xA960...0xA97C,
            0xAC00...0xD7A3, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE52,
            0xFE54...0xFE66, 0xFE68...0xFE6B, 0xFF01...0xFFBE, 0xFFC2...0xFFC7, 0xFFCA...0xFFCF, 0xFFD2...0xFFD7,
            0xFFDA...0xFFDC, 0xFFE0...0xFFE6, 0xFFE8...0xFFEE:
            true
        case 0x16FE0...0x16FE4, 0x16FF0...0x16FF6, 0x17000...0x18CD5, 0x18CFF...0x18D1E, 0x18D80...0x18DF2,
            0x1AFF0...0x1AFF3, 0x1AFF5...0x1AFFB, 0x1AFFD...0x1AFFE, 0x1B000...0x1B122, 0x1B132, 0x1B150...0x1B152,
            0x1B155, 0x1B164...0x1B167, 0x1B170...0x1B2FB, 0x1D300...0x1D356, 0x1D360...0x1D376, 0x1F200, 0x1F202,
            0x1F210...0x1F219, 0x1F21B...0x1F22E, 0x1F230...0x1F231, 0x1F237, 0x1F23B, 0x1F240...0x1F248,
            0x1F260...0x1F265, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// East Asian wide and not Hangul, which puts spaces between words.
    static func isWide(_ scalar: Unicode.Scalar?) -> Bool {
        guard let value = scalar?.value, isCJK(value) else { return false }
        switch value {
        case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xFF61...0xFFDC: return false
        default: return true
        }
    }

    /// Whether a delimiter run between two characters is left-flanking and right-flanking, by the amended rules.
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

    /// Whether a run of `_`, which has to stand outside of words, may open and close emphasis.
    static func underscores(
        _ flanking: (left: Bool, right: Bool), before: Class, after: Class
    ) -> (opens: Bool, closes: Bool) {
        (
            flanking.left && (!flanking.right || before.isPunctuation),
            flanking.right && (!flanking.left || after.isPunctuation)
        )
    }
}
