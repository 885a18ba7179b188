import ShiraseCore

/// What a picture is, whatever copies of it are made.
public struct PictureFacts: Sendable, Hashable, Codable {
    public let format: PictureFormat
    /// Upright, as it is shown.
    public let size: PictureSize
    /// Whether some of it can be seen through: a channel for that alone, with nothing in it, does not count.
    public let hasAlpha: Bool
    public let isAnimated: Bool
    /// Whether it is a PNG with at most 256 colours, as drawings and screenshots are: better copied as PNG.
    public let hasFewColours: Bool
    /// The colour that most of it has, as a placeholder; white where all of it is see-through.
    public let dominantColour: PictureColour

    public var width: Int { size.width }
    public var height: Int { size.height }

    /// The format beside WebP, for browsers and programs that do not know WebP.
    public var plainFormat: PictureFormat { isAnimated ? .gif : hasAlpha || hasFewColours ? .png : .jpeg }

    /// The widths in which pages offer it: those of ``PictureOperation/widths`` that are smaller than it, and its own where that
    /// is below the largest.
    public var widths: [Int] {
        let smaller = PictureOperation.widths.filter { $0 < width }
        return smaller.count < PictureOperation.widths.count ? smaller + [width] : smaller
    }
}
