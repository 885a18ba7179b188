/// Words as a card shows them.
enum CardText {
    /// Longer texts are shortened anyway; the rest is not looked at.
    private static let longest = 400

    /// A text in one line of signs that XML may hold and one font can draw. Control and format characters go, and so do emoji, whose
    /// pictures another font has, with other colours on every system. White space becomes one space, an ideographic one where there was one.
    static func cleaned(_ text: String) -> String {
        var cleaned = String.UnicodeScalarView()
        var space: Unicode.Scalar?
        for scalar in text.unicodeScalars.prefix(longest) {
            if scalar.properties.isWhitespace {
                space = space == "\u{3000}" || scalar == "\u{3000}" ? "\u{3000}" : " "
            } else if isShown(scalar) {
                if let space, !cleaned.isEmpty { cleaned.append(space) }
                space = nil
                cleaned.append(scalar)
            }
        }
        return String(cleaned)
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        // What makes pictures of signs, and keys of digits.
        if (0xFE00...0xFE0F).contains(scalar.value) || scalar.value == 0x20E3 { return false }
        if scalar.properties.isEmojiPresentation || scalar.properties.isEmojiModifier { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: return false
        default: return true
        }
    }
}
