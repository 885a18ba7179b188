import CVips

/// The formats of pictures that Shirase reads. What a file is, its first bytes say; its name says nothing.
public enum PictureFormat: String, Sendable, Hashable, Codable, CaseIterable {
    case jpeg
    case png
    case webp
    case heic
    case avif
    case tiff
    case gif

    /// What the bytes begin as; `nil` where that is none of these formats. SVG, a text, is none.
    public init?(sniffing bytes: [UInt8]) {
        func begins(_ signature: [UInt8], at offset: Int = 0) -> Bool {
            bytes.dropFirst(offset).starts(with: signature)
        }
        if begins([0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if begins(Array("GIF87a".utf8)) || begins(Array("GIF89a".utf8)) {
            self = .gif
        } else if begins(Array("RIFF".utf8)), begins(Array("WEBP".utf8), at: 8) {
            self = .webp
        } else if begins([0x49, 0x49, 42, 0]) || begins([0x4D, 0x4D, 0, 42]) {
            self = .tiff
        } else if begins(Array("ftyp".utf8), at: 4), let format = Self.ofBrands(bytes) {
            self = format
        } else {
            return nil
        }
    }

    /// The format that an extension, without the dot, promises; `nil` for others.
    public init?(extension name: String) {
        let name = name.lowercased()
        guard let format = Self.allCases.first(where: { $0.extensions.contains(name) }) else { return nil }
        self = format
    }

    /// The extensions of such files, without the dot, the usual one first.
    public var extensions: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .png: ["png"]
        case .webp: ["webp"]
        case .heic: ["heic", "heif", "hif"]
        case .avif: ["avif"]
        case .tiff: ["tif", "tiff"]
        case .gif: ["gif"]
        }
    }

    public var mediaType: String { "image/" + rawValue }

    /// What people call it.
    public var title: String {
        switch self {
        case .jpeg: "JPEG"
        case .png: "PNG"
        case .webp: "WebP"
        case .heic: "HEIC"
        case .avif: "AVIF"
        case .tiff: "TIFF"
        case .gif: "GIF"
        }
    }

    var native: shirase_format {
        switch self {
        case .jpeg: SHIRASE_JPEG
        case .png: SHIRASE_PNG
        case .webp: SHIRASE_WEBP
        case .heic: SHIRASE_HEIC
        case .avif: SHIRASE_AVIF
        case .tiff: SHIRASE_TIFF
        case .gif: SHIRASE_GIF
        }
    }

    /// HEIC or AVIF by the brands in a file's first box (ISO/IEC 14496-12, 4.3): the main brand stands at byte 8, those that it
    /// is compatible with from byte 16 to the box's end.
    private static func ofBrands(_ bytes: [UInt8]) -> PictureFormat? {
        let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let brands = stride(from: 8, to: min(length, bytes.count, 256), by: 4).map { offset in
            String(decoding: bytes.dropFirst(offset).prefix(4), as: UTF8.self)
        }
        if brands.contains(where: ["avif", "avis"].contains) { return .avif }
        return brands.contains(where: ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"].contains)
            ? .heic : nil
    }
}
