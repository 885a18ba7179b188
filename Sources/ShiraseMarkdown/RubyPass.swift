import CCmark

/// `{漢字|かんじ}`: how a word is read, above it. The word alone is the document's text.
enum RubyPass {
    /// - Parameter helper: stands behind a bracket that the author has escaped.
    static func run(_ root: CmarkNode, _ helper: [UInt8]?) {
        for text in root.texts(containing: "{") where !text.isInside(CMARK_NODE_IMAGE) {
            let literal = text.literal
            var nodes: [CmarkNode] = []
            var plain = literal.startIndex
            for match in literal.matches(of: /\{([^{}|\s][^{}|]*)\|([^{}|\s][^{}|]*)\}/) {
                if let helper, match.1.utf8.starts(with: helper) { continue }
                let reading = String(match.2).htmlEscaped
                guard let before = CmarkNode.text(literal[plain..<match.range.lowerBound]),
                    let base = CmarkNode.text(match.1),
                    let ruby = CmarkNode.custom(
                        CMARK_NODE_CUSTOM_INLINE, enter: "<ruby>",
                        exit: "<rp>（</rp><rt>\(reading)</rt><rp>）</rp></ruby>")
                else { continue }
                ruby.append(base)
                nodes += [before, ruby]
                plain = match.range.upperBound
            }
            if !nodes.isEmpty, let rest = CmarkNode.text(literal[plain...]) { text.replace(with: nodes + [rest]) }
        }
    }
}
