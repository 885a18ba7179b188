import CVips

/// A picture's file whose header has been found acceptable, and what has been decoded of it.
struct PictureSource {
    let bytes: [UInt8]
    let format: PictureFormat
    /// Of one frame, upright.
    let size: PictureSize
    let frames: Int

    private var base: VipsPicture?
    private var scaled: [PictureSize: VipsPicture] = [:]
    private var fewColours: Bool?

    init(_ bytes: [UInt8]) throws(PictureError) {
        guard !bytes.isEmpty else { throw .empty }
        guard let format = PictureFormat(sniffing: bytes) else { throw .unknownFormat }
        guard PictureEngine.isStarted else { throw .failed }
        guard PictureEngine.canRead(format) else { throw .unsupported(format) }
        var header = shirase_header()
        let isRead = bytes.withUnsafeBytes { shirase_read_header($0.baseAddress, $0.count, format.native, &header) }
        guard isRead, header.width > 0, header.height > 0, header.frames > 0, header.bands <= PictureLimits.channels
        else {
            throw .damaged(format)
        }
        let size = PictureSize(width: Int(header.width), height: Int(header.height))
        let frames = Int(header.frames)
        guard PictureLimits.allows(size), frames == 1 || size.pixels * frames <= PictureLimits.animatedPixels else {
            throw .tooLarge(size, frames: frames)
        }
        switch format {
        case .jpeg:
            guard let scans = JPEGMarkers.scans(bytes), scans <= PictureLimits.scans else { throw .damaged(format) }
        case .png:
            guard PNGChunks.areComplete(bytes) else { throw .damaged(format) }
        default: break
        }
        self.bytes = bytes
        self.format = format
        self.size = size
        self.frames = frames
    }

    /// The first frame, decoded and brought to a size.
    func load(_ size: PictureSize) throws(PictureError) -> VipsPicture {
        guard let picture = VipsPicture(bytes, format.native, size) else { throw .damaged(format) }
        return picture
    }

    mutating func copy(_ operation: PictureOperation) throws(PictureError) -> [UInt8] {
        if frames > 1, case .resize(_, let format) = operation, format == .webp || format == .gif {
            return try VipsPicture.animation(
                bytes, self.format, operation.scaled(size), savedAs: format)
        }
        let whole = operation.scaled(size)
        guard PictureLimits.allows(whole) else { throw .tooThin(size) }
        var picture = try scaled(to: whole)
        switch operation {
        case .resize: break
        case .crop(let width, let height, _): picture = try picture.cropped(width, height)
        case .pad(let width, let height, let colour, _): picture = try picture.padded(width, height, colour)
        }
        let isPlain = operation.format == .png ? try findFewColours() : false
        return try picture.saved(as: operation.format, hasFewColours: isPlain)
    }

    /// Whether it is a PNG with at most 256 colours. Looks at no more than 512 × 512 of its pixels, evenly spread.
    func hasFewColours() throws(PictureError) -> Bool {
        guard format == .png else { return false }
        let step = (max(size.width, size.height) + 511) / 512
        guard let (pixels, bands) = VipsPicture.samples(ofPNG: bytes, step: step) else { return false }
        return PicturePixels.hasFewColours(pixels, bands: bands)
    }

    private mutating func findFewColours() throws(PictureError) -> Bool {
        if let fewColours { return fewColours }
        let found = try hasFewColours()
        fewColours = found
        return found
    }

    /// All sizes come from one that is decoded once, and that depends on the picture alone: so a copy does not depend on what
    /// else is made. It covers what pages and posts need; larger copies are decoded on their own.
    private mutating func scaled(to size: PictureSize) throws(PictureError) -> VipsPicture {
        let base =
            self.size.width > 1920 && self.size.height > 1350
            ? self.size.covering(width: 1920, height: 1350) : self.size
        if size != base, size.width > base.width || size.height > base.height, size.width <= self.size.width,
            size.height <= self.size.height
        {
            return try load(size)
        }
        let picture: VipsPicture
        if let known = self.base {
            picture = known
        } else {
            picture = try load(base)
            self.base = picture
        }
        if size == base { return picture }
        if let known = scaled[size] { return known }
        let resized = try picture.resized(size)
        scaled[size] = resized
        return resized
    }
}
