/// Writes TIFF files: one strip, uncompressed, little-endian.
enum TIFFFile {
    /// - Parameters:
    ///   - photometric: 2 for RGB, 5 for CMYK (TIFF 6.0, section 8).
    ///   - pixels: row by row, one byte a channel.
    static func bytes(width: Int, height: Int, photometric: Int, channels: Int, pixels: [UInt8]) -> [UInt8] {
        let directory = 8 + pixels.count + pixels.count % 2
        let depths = directory + 2 + 9 * 12 + 4
        let entries: [(tag: Int, type: Int, count: Int, value: Int)] = [
            (256, 4, 1, width), (257, 4, 1, height), (258, 3, channels, depths), (259, 3, 1, 1),
            (262, 3, 1, photometric),
            (273, 4, 1, 8), (277, 3, 1, channels), (278, 4, 1, height), (279, 4, 1, pixels.count),
        ]
        var bytes: [UInt8] = [0x49, 0x49, 42, 0] + little(directory, 4) + pixels
        if bytes.count < directory { bytes.append(0) }
        bytes += little(entries.count, 2)
        for entry in entries {
            bytes += little(entry.tag, 2) + little(entry.type, 2) + little(entry.count, 4) + little(entry.value, 4)
        }
        bytes += little(0, 4)
        for _ in 0..<channels { bytes += little(8, 2) }
        return bytes
    }

    static func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> ($0 * 8) & 255) } }
}
