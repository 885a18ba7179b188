/// The chunks of a PNG file (W3C Portable Network Graphics, third edition, section 5).
enum PNGChunks {
    /// Whether the file has its last chunk: libvips makes up the rest of some that are cut off.
    static func areComplete(_ bytes: [UInt8]) -> Bool {
        // A chunk is a length of four bytes, a name of four, as many bytes, and a checksum of four. What follows IEND is not the
        // picture's.
        var start = 8
        while start + 12 <= bytes.count {
            if bytes[start + 4..<start + 8].elementsEqual("IEND".utf8) { return true }
            start += 12 + bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        return false
    }
}
