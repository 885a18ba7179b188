/// Reads single scalars out of UTF-8; U+FFFD stands for what is malformed.
public enum UTF8Scalar {
    @inlinable
    public static func first(of bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        guard let lead = bytes.first else { return nil }
        if lead < 0x80 { return Unicode.Scalar(lead) }
        if lead & 0xF0 == 0xE0, bytes.count >= 3 {
            let value = UInt32(lead & 0xF) << 12 | UInt32(bytes[1] & 0x3F) << 6 | UInt32(bytes[2] & 0x3F)
            return Unicode.Scalar(value) ?? "\u{FFFD}"
        }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes.prefix(4)), as: UTF8.self).unicodeScalars.first
    }

    @inlinable
    public static func first(of bytes: [UInt8], from offset: Int) -> Unicode.Scalar? {
        bytes.withUnsafeBufferPointer { first(of: UnsafeBufferPointer(rebasing: $0[min(offset, $0.count)...])) }
    }

    @inlinable
    public static func last(of bytes: [UInt8], before end: Int) -> Unicode.Scalar? {
        var start = end - 1
        while start >= 0, start > end - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        guard start >= 0 else { return nil }
        return bytes.withUnsafeBufferPointer { first(of: UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }
}
