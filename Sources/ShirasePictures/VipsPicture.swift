import CVips

/// A picture that libvips has decoded, or a result made from one: sRGB, 8 bits a channel, no metadata. The one place that
/// calls libvips for pixels.
final class VipsPicture {
    private let native: OpaquePointer

    /// `nil` where there is none, because libvips could not.
    private init?(_ native: OpaquePointer?) {
        guard let native else { return nil }
        self.native = native
    }

    /// The first frame of a file, brought to a size; `nil` where the bytes are damaged.
    convenience init?(_ bytes: [UInt8], _ format: shirase_format, _ size: PictureSize) {
        self.init(
            bytes.withUnsafeBytes {
                shirase_load($0.baseAddress, $0.count, format, Int32(size.width), Int32(size.height), false)
            })
    }

    deinit { shirase_release(native) }

    /// All frames of a file, brought to a size. They are decoded while they are written, so that they are never in memory
    /// together.
    static func animation(
        _ bytes: [UInt8], _ format: PictureFormat, _ size: PictureSize, savedAs target: PictureFormat
    ) throws(PictureError) -> [UInt8] {
        let saved: [UInt8]? = bytes.withUnsafeBytes { source in
            let loaded = shirase_load(
                source.baseAddress, source.count, format.native, Int32(size.width), Int32(size.height), true)
            guard let picture = VipsPicture(loaded) else { return nil }
            return picture.save(as: target, hasFewColours: false)
        }
        guard let saved else { throw .damaged(format) }
        return saved
    }

    func resized(_ size: PictureSize) throws(PictureError) -> VipsPicture {
        try made(shirase_resize(native, Int32(size.width), Int32(size.height)))
    }

    func cropped(_ width: Int, _ height: Int) throws(PictureError) -> VipsPicture {
        try made(shirase_crop(native, Int32(width), Int32(height)))
    }

    func padded(_ width: Int, _ height: Int, _ colour: PictureColour) throws(PictureError) -> VipsPicture {
        try made(shirase_pad(native, Int32(width), Int32(height), colour.native))
    }

    /// The bytes of a file. JPEG has no alpha channel: what is see-through becomes white.
    func saved(as format: PictureFormat, hasFewColours: Bool) throws(PictureError) -> [UInt8] {
        let picture = format == .jpeg ? try made(shirase_flatten(native, PictureColour.white.native)) : self
        guard let bytes = picture.save(as: format, hasFewColours: hasFewColours) else { throw .failed }
        return bytes
    }

    /// Red, green, blue and alpha of every pixel, row by row.
    func pixels() throws(PictureError) -> [UInt8] {
        var length = 0
        guard let pixels = Self.taken(shirase_pixels(native, &length), length) else { throw .failed }
        return pixels
    }

    /// Every `step`th pixel across and down of a PNG, with `bands` bytes each; `nil` where it has more than 8 bits a channel.
    static func samples(ofPNG bytes: [UInt8], step: Int) -> (pixels: [UInt8], bands: Int)? {
        var length = 0
        var bands: Int32 = 0
        let samples = bytes.withUnsafeBytes {
            shirase_sample_png($0.baseAddress, $0.count, Int32(step), &bands, &length)
        }
        return taken(samples, length).map { ($0, Int(bands)) }
    }

    private func save(as format: PictureFormat, hasFewColours: Bool) -> [UInt8]? {
        var length = 0
        let bytes = Self.taken(shirase_save(native, format.native, hasFewColours, &length), length)
        return format == .webp ? bytes.map(WebPChunks.withoutMetadata) : bytes
    }

    private func made(_ native: OpaquePointer?) throws(PictureError) -> VipsPicture {
        guard let picture = VipsPicture(native) else { throw .failed }
        return picture
    }

    /// Takes over what libvips has allocated.
    private static func taken(_ bytes: UnsafeMutablePointer<UInt8>?, _ length: Int) -> [UInt8]? {
        guard let bytes else { return nil }
        defer { shirase_free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: length))
    }
}
