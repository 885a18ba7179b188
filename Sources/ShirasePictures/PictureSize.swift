/// Width and height in pixels, each at least 1.
public struct PictureSize: Sendable, Hashable, Codable {
    public let width: Int
    public let height: Int

    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    var pixels: Int { width * height }

    /// The size with at most this width, in the same proportions.
    func narrowed(to width: Int) -> PictureSize {
        width < self.width ? PictureSize(width: width, height: Self.scaled(height, by: width, of: self.width)) : self
    }

    /// The largest size in the same proportions that has room in a frame; never larger than it is.
    func fitted(width: Int, height: Int) -> PictureSize {
        let narrow = narrowed(to: width)
        guard narrow.height > height else { return narrow }
        return PictureSize(width: min(Self.scaled(self.width, by: height, of: self.height), width), height: height)
    }

    /// The smallest size in the same proportions that covers a frame.
    func covering(width: Int, height: Int) -> PictureSize {
        if width * self.height >= height * self.width {
            PictureSize(width: width, height: max(Self.scaled(self.height, by: width, of: self.width), height))
        } else {
            PictureSize(width: max(Self.scaled(self.width, by: height, of: self.height), width), height: height)
        }
    }

    /// `length * part / whole`, rounded, at least 1.
    private static func scaled(_ length: Int, by part: Int, of whole: Int) -> Int {
        max((length * part * 2 + whole) / (whole * 2), 1)
    }
}
