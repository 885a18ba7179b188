extension String {
    /// The text with each `{name}` replaced by what `value` says for the name; what names no value stays as it is.
    public func fillingPlaceholders(_ value: (String) -> String?) -> String {
        var filled = ""
        var rest = self[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<open]
            rest = rest[open...]
            guard let close = rest.utf8.firstIndex(of: UInt8(ascii: "}")) else { break }
            let after = rest.utf8.index(after: close)
            filled += value(String(rest[rest.utf8.index(after: open)..<close])) ?? String(rest[..<after])
            rest = rest[after...]
        }
        return filled + rest
    }

    /// The names in braces, each once, in the order of the text. A name is of lowercase Latin letters; other braces are text.
    public var placeholders: [String] {
        var names: [String] = []
        var seen = Set<String>()
        _ = fillingPlaceholders { name in
            let isName = !name.isEmpty && name.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            if isName, seen.insert(name).inserted { names.append(name) }
            return nil
        }
        return names
    }
}
