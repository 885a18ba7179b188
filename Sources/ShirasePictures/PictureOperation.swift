/// A copy of a picture that can be made. Every copy is upright, in sRGB, and carries no metadata.
public enum PictureOperation: Sendable, Hashable {
    /// The whole picture, that wide or as wide as it is, never enlarged. WebP and GIF keep an animation, other formats show its
    /// first frame. JPEG shows what is see-through on white.
    case resize(width: Int, format: PictureFormat)
    /// The part of the picture that eyes go to first, in exactly that size; a smaller picture is enlarged. The first frame.
    case crop(width: Int, height: Int, format: PictureFormat)
    /// The whole picture in the middle of a ground of exactly that size, never enlarged. The first frame.
    case pad(width: Int, height: Int, colour: PictureColour, format: PictureFormat)

    /// The widths in which pages offer pictures, in pixels.
    public static let widths = [480, 960, 1440, 1920]

    public var format: PictureFormat {
        switch self {
        case .resize(_, let format), .crop(_, _, let format), .pad(_, _, _, let format): format
        }
    }

    /// A name that no other operation has, and that stays, such as `crop-1080x1350.jpg`.
    public var key: String {
        let shape =
            switch self {
            case .resize(let width, _): "resize-\(width)"
            case .crop(let width, let height, _): "crop-\(width)x\(height)"
            case .pad(let width, let height, let colour, _): "pad-\(width)x\(height)-\(colour.description.dropFirst())"
            }
        return shape + "." + (format.extensions.first ?? format.rawValue)
    }

    /// The copy's size, in pixels.
    public func size(of facts: PictureFacts) -> PictureSize { size(of: facts.size) }

    func size(of source: PictureSize) -> PictureSize {
        switch self {
        case .resize(let width, _): source.narrowed(to: width)
        case .crop(let width, let height, _), .pad(let width, let height, _, _):
            PictureSize(width: width, height: height)
        }
    }

    /// The size to which the whole picture is brought before anything is cut off or put around.
    func scaled(_ source: PictureSize) -> PictureSize {
        switch self {
        case .resize(let width, _): source.narrowed(to: width)
        case .crop(let width, let height, _): source.covering(width: width, height: height)
        case .pad(let width, let height, _, _): source.fitted(width: width, height: height)
        }
    }

    /// Whether the format can be written and the size is one that every format can have.
    var isPossible: Bool {
        let size =
            switch self {
            case .resize(let width, _): PictureSize(width: width, height: 1)
            case .crop(let width, let height, _), .pad(let width, let height, _, _):
                PictureSize(width: width, height: height)
            }
        return size.width > 0 && size.height > 0 && PictureLimits.allows(size) && format != .heic && format != .tiff
    }
}
