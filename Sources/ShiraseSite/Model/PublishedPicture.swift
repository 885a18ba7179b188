import ShiraseCore
import ShiraseMarkdown

/// A picture as the site publishes it: in several widths, so that a phone loads no more than it shows.
public struct PublishedPicture: Sendable, Hashable {
    public struct Copy: Sendable, Hashable {
        /// In pixels.
        public let width: Int
        public let sitePath: String

        public init(width: Int, sitePath: String) {
            self.width = width
            self.sitePath = sitePath
        }
    }

    /// Copies that browsers choose before the plain ones where they know the format.
    public struct Alternative: Sendable, Hashable {
        public let mediaType: String
        /// The narrowest first.
        public let copies: [Copy]

        public init(mediaType: String, copies: [Copy]) {
            self.mediaType = mediaType
            self.copies = copies
        }
    }

    /// Upright, in pixels: width and height of the largest copy.
    public let width: Int
    public let height: Int
    /// What is seen until it is loaded: `#rrggbb`.
    public let placeholder: String
    /// In a format that every browser knows, the narrowest first; at least one.
    public let copies: [Copy]
    /// The best first.
    public let alternatives: [Alternative]

    public init(width: Int, height: Int, placeholder: String, copies: [Copy], alternatives: [Alternative]) {
        self.width = width
        self.height = height
        self.placeholder = placeholder
        self.copies = copies
        self.alternatives = alternatives
    }

    /// How wide pictures of a text are shown: as wide as its column, which is 40rem where the screen has that room.
    private static let sizes = "(min-width: 44rem) 40rem, 100vw"

    /// For whoever reads no `srcset`: the first copy as wide as a column, else the widest.
    var usual: Copy? { copies.first { $0.width >= 960 } ?? copies.last }

    /// What an `img` has beside its address.
    func attributes(of reference: MarkdownDocument.Reference, _ base: BaseURL) -> [(name: String, value: String)] {
        var attributes: [(name: String, value: String)] = []
        if copies.count > 1 { attributes += [("srcset", srcset(copies, base)), ("sizes", Self.sizes)] }
        let (width, height) = size(reference)
        attributes += [("width", String(width)), ("height", String(height))]
        attributes.append(("style", "background:\(placeholder)"))
        return attributes + [("loading", "lazy"), ("decoding", "async")]
    }

    /// The `source` elements before the `img`.
    func sources(_ base: BaseURL) -> String {
        alternatives.map { alternative in
            let sizes = alternative.copies.count > 1 ? " sizes=\"\(Self.sizes)\"" : ""
            return
                "<source type=\"\(alternative.mediaType)\" srcset=\"\(srcset(alternative.copies, base).htmlEscaped)\"\(sizes)>"
        }.joined()
    }

    /// The author's size, completed in the picture's proportions; without it the picture's own.
    private func size(_ reference: MarkdownDocument.Reference) -> (width: Int, height: Int) {
        switch (reference.width, reference.height) {
        case (let width?, let height?): (width, height)
        case (let width?, nil): (width, max(1, (width * height + self.width / 2) / max(1, self.width)))
        case (nil, let height?): (max(1, (height * width + self.height / 2) / max(1, self.height)), height)
        case (nil, nil): (width, height)
        }
    }

    private func srcset(_ copies: [Copy], _ base: BaseURL) -> String {
        copies.map { "\(base.path($0.sitePath)) \($0.width)w" }.joined(separator: ", ")
    }
}
