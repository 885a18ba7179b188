/// Writes GIF files without compression: codes of 8 bits, of which a clear code comes before they would grow.
public enum GIFFile {
    /// An animation, one frame a colour; each is shown for 0.1 s.
    public static func bytes(width: Int, height: Int, frames: [[UInt8]]) -> [UInt8] {
        var bytes = Array("GIF89a".utf8) + little(width) + little(height) + [0b1111_0110, 0, 0]
        for index in 0..<128 { bytes += index < frames.count ? frames[index] : [0, 0, 0] }
        bytes += [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
        bytes += [0x21, 0xFE, 6] + Array("secret".utf8) + [0]
        for index in frames.indices {
            bytes += [0x21, 0xF9, 4, 0, 10, 0, 0, 0]
            bytes += [0x2C, 0, 0, 0, 0] + little(width) + little(height) + [0, 7]
            var codes: [UInt8] = []
            for pixel in 0..<width * height {
                if pixel % 100 == 0 { codes.append(128) }
                codes.append(UInt8(index))
            }
            codes.append(129)
            for start in stride(from: 0, to: codes.count, by: 255) {
                let block = codes[start..<min(start + 255, codes.count)]
                bytes += [UInt8(block.count)] + block
            }
            bytes.append(0)
        }
        return bytes + [0x3B]
    }

    private static func little(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
}
