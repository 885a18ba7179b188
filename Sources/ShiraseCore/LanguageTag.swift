/// Language tags (BCP 47).
extension String {
    /// The tag, then what it is a kind of, the nearest first: `ja-simple`, `ja` (RFC 4647, 3.4).
    public var languageLookup: [String] {
        var parts = split(separator: "-")
        var tags: [String] = []
        while !parts.isEmpty {
            tags.append(parts.joined(separator: "-"))
            parts.removeLast()
            // A sign such as `x` says nothing without what follows it.
            while let last = parts.last, last.count == 1 { parts.removeLast() }
        }
        return tags
    }

    /// Whether the tag is Japanese, or a kind of it: `ja`, `ja-simple`.
    public var isJapanese: Bool { prefix { $0 != "-" } == "ja" }
}
