/// Metadata of every kind, to be found nowhere afterwards. All of it says "secret".
enum Metadata {
    /// An EXIF block with an orientation, the camera's maker, a place (GPS) and a thumbnail (JPEG's beginning), without the
    /// "Exif" before it.
    static func tiff(orientation: Int) -> [UInt8] {
        func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
            TIFFFile.little(tag, 2) + TIFFFile.little(type, 2) + TIFFFile.little(count, 4) + value
        }
        let thumbnail: [UInt8] = [0xFF, 0xD8, 0xFF, 0xD9]
        // Offsets: the main directory at 8 with 3 entries, then the maker at 50, GPS at 58, the thumbnail's directory at 88.
        var bytes: [UInt8] = [0x49, 0x49, 42, 0] + TIFFFile.little(8, 4)
        bytes += TIFFFile.little(3, 2) + entry(0x010F, 2, 7, TIFFFile.little(50, 4))
        bytes += entry(0x0112, 3, 1, TIFFFile.little(orientation, 4)) + entry(0x8825, 4, 1, TIFFFile.little(58, 4))
        bytes += TIFFFile.little(88, 4) + Array("secret\0\0".utf8)
        bytes += TIFFFile.little(2, 2) + entry(1, 2, 2, Array("N\0\0\0".utf8)) + entry(3, 2, 2, Array("E\0\0\0".utf8))
        bytes += TIFFFile.little(0, 4) + TIFFFile.little(2, 2)
        bytes += entry(0x0201, 4, 1, TIFFFile.little(118, 4)) + entry(0x0202, 4, 1, TIFFFile.little(4, 4))
        return bytes + TIFFFile.little(0, 4) + thumbnail
    }

    static let xmp = Array(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"secret\"/></rdf:RDF></x:xmpmeta>"
            .utf8)

    /// A JPEG with further segments right after its beginning.
    static func jpeg(_ jpeg: [UInt8], _ segments: [(marker: UInt8, content: [UInt8])]) -> [UInt8] {
        let inserted = segments.flatMap { marker, content -> [UInt8] in
            let length = content.count + 2
            return [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + content
        }
        return Array(jpeg.prefix(2)) + inserted + jpeg.dropFirst(2)
    }

    static func exif(orientation: Int) -> (marker: UInt8, content: [UInt8]) {
        (0xE1, Array("Exif\0\0".utf8) + tiff(orientation: orientation))
    }

    /// EXIF, XMP, IPTC, a colour profile, a maker's own segment and a comment.
    static var all: [(marker: UInt8, content: [UInt8])] {
        let caption: [UInt8] = [0x1C, 2, 120, 0, 6] + Array("secret".utf8)
        let iptc: [UInt8] =
            Array("Photoshop 3.0\08BIM".utf8) + [4, 4, 0, 0, 0, 0, 0, UInt8(caption.count)] + caption + [0]
        return [
            exif(orientation: 1), (0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + xmp), (0xED, iptc),
            colourProfile,
            (0xE5, Array("secret maker".utf8)), (0xFE, Array("secret comment".utf8)),
        ]
    }

    static let colourProfile: (marker: UInt8, content: [UInt8]) =
        (0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + ColourProfile.displayP3)

    /// What must not be in a copy's bytes.
    static let marks = [
        "Exif", "EXIF", "secret", "xmpmeta", "ns.adobe.com", "XMP ", "XML:com.adobe", "8BIM", "Photoshop", "ICC",
        "acsp", "iCCP",
        "eXIf", "tEXt", "zTXt", "iTXt", "tIME", "mntrRGB",
    ]
}
