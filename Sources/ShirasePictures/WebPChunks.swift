/// The chunks of a WebP file (RFC 9649, section 2). libvips 8.14 writes an EXIF block of its own even where it is told not to.
enum WebPChunks {
    /// The file without colour profile, EXIF, XMP, and chunks that the standard does not know.
    static func withoutMetadata(_ bytes: [UInt8]) -> [UInt8] {
        var chunks: [UInt8] = []
        var start = 12
        // A chunk is a name of four bytes, a length of four, and as many bytes, filled up to an even number.
        while start + 8 <= bytes.count {
            let name = String(decoding: bytes[start..<start + 4], as: UTF8.self)
            let length = (4..<8).reversed().reduce(0) { $0 << 8 | Int(bytes[start + $1]) }
            let end = min(start + 8 + length + length % 2, bytes.count)
            if name == "VP8X" {
                var header = Array(bytes[start..<end])
                // Which of the chunks follow; without alpha channel and animation the header is not needed.
                let flags = header.count > 8 ? header[8] & 0b0001_0010 : 0
                if flags != 0 {
                    header[8] = flags
                    chunks += header
                }
            } else if ["VP8 ", "VP8L", "ALPH", "ANIM", "ANMF"].contains(name) {
                chunks += bytes[start..<end]
            }
            start = end
        }
        let length = UInt32(truncatingIfNeeded: chunks.count + 4)
        return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) } + Array("WEBP".utf8)
            + chunks
    }
}
