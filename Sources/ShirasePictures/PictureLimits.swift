/// How large a picture may be. A few bytes can claim a billion pixels, so the claim is checked before anything is decoded.
enum PictureLimits {
    /// The longest side, in pixels: what WebP can hold (RFC 9649, section 3.4).
    static let side = 16_383
    /// Pixels of a picture: twice what the largest telephones' cameras take at their usual settings.
    static let pixels = 100_000_000
    /// Pixels of all frames of an animation together.
    static let animatedPixels = 250_000_000
    /// Red, green, blue, black, alpha, and one more that some cameras' TIFF files have.
    static let channels = 6
    /// How often a JPEG may go over the whole picture. Cameras and editors stay below 20; each costs time.
    static let scans = 100

    static func allows(_ size: PictureSize) -> Bool {
        size.width <= side && size.height <= side && size.pixels <= pixels
    }
}
