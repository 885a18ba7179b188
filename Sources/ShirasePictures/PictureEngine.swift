import CVips
import ShiraseCore

/// Makes copies of pictures from the bytes of their files. Everything here is a function of its arguments: equal bytes give equal
/// copies, and a copy is the same whether it is made alone or with others. Any thread may call; each call works on its own
/// thread alone, so as many pictures are decoded at once as there are callers.
public enum PictureEngine {
    /// Changes where copies change: Shirase's own settings, then libvips' version.
    public static let version = "1-" + String(cString: shirase_vips_version())

    /// Whether this computer's libvips can write the format; AVIF needs an encoder that not all have.
    public static func canWrite(_ format: PictureFormat) -> Bool { writable.contains(format) }

    /// Whether this computer's libvips can read the format at all; HEIC may still hold what it has no decoder for.
    public static func canRead(_ format: PictureFormat) -> Bool { isStarted && shirase_can_read(format.native) }

    /// The bytes of a picture's file.
    public static func read(_ path: String, _ files: any FileSystem) throws(PictureError) -> [UInt8] {
        do {
            return try files.read(path)
        } catch {
            throw .unreadable(error)
        }
    }

    /// What the picture is. Decodes all of it, so that damage shows here; of an animation the first frame.
    public static func facts(of bytes: [UInt8]) throws(PictureError) -> PictureFacts {
        let source = try PictureSource(bytes)
        let small = try source.load(source.size.fitted(width: 64, height: 64))
        let pixels = PicturePixels(try small.pixels())
        return PictureFacts(
            format: source.format, size: source.size, hasAlpha: pixels.hasAlpha, isAnimated: source.frames > 1,
            hasFewColours: try source.hasFewColours(), dominantColour: pixels.dominantColour)
    }

    public static func make(
        _ operation: PictureOperation, from bytes: [UInt8]
    ) throws(PictureError) -> [UInt8] {
        try makeAll([operation], from: bytes).first ?? []
    }

    /// The copies in the order of the operations, from a picture that is decoded once.
    public static func makeAll(
        _ operations: [PictureOperation], from bytes: [UInt8]
    ) throws(PictureError) -> [[UInt8]] {
        for operation in operations {
            guard operation.isPossible else { throw .impossible(operation) }
            guard canWrite(operation.format) else { throw .unsupported(operation.format) }
        }
        var source = try PictureSource(bytes)
        var copies: [[UInt8]] = []
        for operation in operations {
            copies.append(try source.copy(operation))
        }
        return copies
    }

    /// Draws an SVG text in that size, in pixels; JPEG shows what is see-through on white. Files and addresses that the text
    /// names are not opened. A drawing whose proportions differ a little is stretched.
    public static func render(
        svg: String, width: Int, height: Int, format: PictureFormat = .png
    ) throws(PictureError) -> [UInt8] {
        let operation = PictureOperation.pad(width: width, height: height, colour: .white, format: format)
        guard operation.isPossible else { throw .impossible(operation) }
        guard isStarted else { throw .failed }
        guard canWrite(format) else { throw .unsupported(format) }
        let bytes = Array(svg.utf8)
        var header = shirase_header()
        let isDrawing = bytes.withUnsafeBytes { shirase_read_header($0.baseAddress, $0.count, SHIRASE_SVG, &header) }
        // One line drawn very large would fill the memory before it is stretched.
        let (wide, high) = (Double(header.width) * Double(height), Double(header.height) * Double(width))
        guard isDrawing, wide > 0, high > 0, wide <= high * 2, high <= wide * 2,
            let picture = VipsPicture(bytes, SHIRASE_SVG, PictureSize(width: width, height: height))
        else { throw .badDrawing }
        return try picture.saved(as: format, hasFewColours: false)
    }

    /// libvips is started once, by whoever needs it first.
    static let isStarted = shirase_vips_start()

    private static let writable: Set<PictureFormat> =
        isStarted ? Set(PictureFormat.allCases.filter { shirase_can_write($0.native) }) : []
}
