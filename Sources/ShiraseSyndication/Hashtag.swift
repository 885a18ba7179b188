/// Hashtags that every platform reads alike: letters, kana, kanji, `ー`, `々`, digits and `_`, not digits alone.
enum Hashtag {
    /// The tag without `#` where it follows the grammar.
    static func safe(_ text: String) -> String? {
        let tag = text.hasPrefix("#") || text.hasPrefix("＃") ? String(text.dropFirst()) : text
        return isTag(tag[...]) && tag.unicodeScalars.allSatisfy(isPart) ? tag : nil
    }

    /// The tags of a text, without their signs.
    /// - Parameter behindAnySign: whether a tag may begin inside of a word; else white space or nothing stands before it.
    static func find(in text: String, behindAnySign: Bool = false) -> [String] {
        let scalars = text.unicodeScalars
        var tags: [String] = []
        var at = scalars.startIndex
        while let sign = scalars[at...].firstIndex(where: { $0 == "#" || $0 == "＃" }) {
            at = scalars.index(after: sign)
            let before = sign > scalars.startIndex ? scalars[scalars.index(before: sign)] : nil
            let tag = text[at..<(scalars[at...].firstIndex { !isPart($0) } ?? scalars.endIndex)]
            guard behindAnySign || before?.properties.isWhitespace ?? true, isTag(tag) else { continue }
            tags.append(String(tag))
            at = tag.endIndex
        }
        return tags
    }

    private static func isTag(_ tag: Substring) -> Bool {
        !tag.isEmpty && !tag.unicodeScalars.allSatisfy { $0.properties.numericType != nil || $0 == "_" }
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "ー" || scalar == "々" || scalar.properties.isAlphabetic
            || scalar.properties.numericType == .decimal
    }
}

/// The hashtags that an article's posts may carry, read once for all of its posts.
struct HashtagChoice {
    /// The author's, else the article's tags.
    private let own: [Tag]
    private let clinic: [Tag]

    private struct Tag {
        let text: String
        /// Tags that differ in case alone are one.
        let key: String
    }

    init(own: [String], clinic: [String]) {
        func tags(_ texts: [String]) -> [Tag] {
            texts.compactMap(Hashtag.safe).map { Tag(text: $0, key: $0.lowercased()) }
        }
        self.own = tags(own)
        self.clinic = tags(clinic)
    }

    func first(_ most: Int, clinicFirst: Bool) -> [String] {
        guard most > 0 else { return [] }
        var chosen: [Tag] = []
        for tag in clinicFirst ? clinic + own : own + clinic where chosen.count < most {
            if !chosen.contains(where: { $0.key == tag.key }) { chosen.append(tag) }
        }
        return chosen.map(\.text)
    }
}
