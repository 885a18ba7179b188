import CCmark

/// `{漢字|かんじ}`: how a word is read, above it. The word alone is the document's text.
enum RubyPass {
    /// - Parameter helper: stands behind a bracket that the author has escaped.
    static func run(_ root: CmarkNode, _ helper: [UInt8]?) {
        for text in root.texts(containing: "{") where !text.isInside(CMARK_NODE_IMAGE) {
            text.replaceMatches(of: /\{([^{}|\s][^{}|]*)\|([^{}|\s][^{}|]*)\}/) { match in
                if let helper, match.1.utf8.starts(with: helper) { return nil }
                let reading = String(match.2).htmlEscaped
                let ruby = CmarkNode.custom(
                    CMARK_NODE_CUSTOM_INLINE, enter: "<ruby>", exit: "<rp>（</rp><rt>\(reading)</rt><rp>）</rp></ruby>")
                if let base = CmarkNode.text(match.1) { ruby?.append(base) }
                return ruby
            }
        }
    }
}
