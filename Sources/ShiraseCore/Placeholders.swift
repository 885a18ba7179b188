extension String {
    /// The text with each `{name}` replaced by what `value` says for the name; what names no value stays as it is.
    public func fillingPlaceholders(_ value: (String) -> String?) -> String {
        let text = Array(utf8)
        var filled: [UInt8] = []
        filled.reserveCapacity(text.count + 32)
        var start = 0
        while let open = text.offset(of: UInt8(ascii: "{"), from: start),
            let close = text.offset(of: UInt8(ascii: "}"), from: open)
        {
            filled += text[start..<open]
            if let value = value(String(decoding: text[(open + 1)..<close], as: UTF8.self)) {
                filled += value.utf8
            } else {
                filled += text[open...close]
            }
            start = close + 1
        }
        filled += text[start...]
        return String(decoding: filled, as: UTF8.self)
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
