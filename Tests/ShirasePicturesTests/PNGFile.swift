/// Writes PNG files, uncompressed, so that tests know every pixel.
enum PNGFile {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// - Parameter pixel: red, green, blue and, with `hasAlpha`, alpha of a place, each from 0 to 255.
    static func bytes(
        width: Int, height: Int, depth: Int = 8, hasAlpha: Bool = false, chunks: [UInt8] = [],
        _ pixel: (Int, Int) -> [UInt8]
    ) -> [UInt8] {
        var rows: [UInt8] = []
        for y in 0..<height {
            rows.append(0)
            for x in 0..<width {
                for channel in pixel(x, y) { rows += depth == 16 ? [channel, channel] : [channel] }
            }
        }
        return signature + header(width: width, height: height, depth: depth, type: hasAlpha ? 6 : 2) + chunks
            + chunk("IDAT", zlib(rows)) + chunk("IEND", [])
    }

    static func header(width: Int, height: Int, depth: Int = 8, type: UInt8 = 2) -> [UInt8] {
        chunk("IHDR", big(width) + big(height) + [UInt8(depth), type, 0, 0, 0])
    }

    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        big(content.count) + Array(name.utf8) + content + big(Int(crc(Array(name.utf8) + content)))
    }

    static func big(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// Stored blocks (RFC 1950 and 1951).
    static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x78, 0x01]
        var start = 0
        repeat {
            let end = min(start + 65_535, bytes.count)
            let count = UInt16(end - start)
            result.append(end == bytes.count ? 1 : 0)
            for value in [count, ~count] { result += [UInt8(value & 255), UInt8(value >> 8)] }
            result += bytes[start..<end]
            start = end
        } while start < bytes.count
        var (low, high) = (1, 0)
        for byte in bytes {
            low = (low + Int(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return result + big(high << 16 | low)
    }

    private static let table: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 255)] ^ $0 >> 8 }
    }
}
