import ShiraseCore

/// Hashtags that every platform reads alike: letters, kana, kanji, `ー`, `々`, digits and `_`, not digits alone.
enum Hashtag {
    /// The tag without `#` where it follows the grammar.
    static func safe(_ text: String) -> String? {
        let tag = text.hasPrefix("#") || text.hasPrefix("＃") ? String(text.dropFirst()) : text
        let isSafe =
            !tag.isEmpty
            && tag.unicodeScalars.allSatisfy { scalar in
                scalar == "_" || scalar == "ー" || scalar == "々" || scalar.properties.isAlphabetic
                    || scalar.properties.numericType == .decimal
            }
        let isNumber = tag.unicodeScalars.allSatisfy { $0.properties.numericType != nil || $0 == "_" }
        return isSafe && !isNumber ? tag : nil
    }
}
