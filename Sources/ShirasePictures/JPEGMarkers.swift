/// The markers of a JPEG file (ITU-T T.81, annex B), which show what its decoder takes too kindly.
enum JPEGMarkers {
    /// How often the file goes over the picture; `nil` where it ends before its end marker, cut off.
    static func scans(_ bytes: [UInt8]) -> Int? {
        var scans = 0
        // The file begins with a marker of two bytes.
        var index = 2
        while index + 1 < bytes.count {
            guard bytes[index] == 0xFF else {
                index += 1
                continue
            }
            switch bytes[index + 1] {
            case 0xD9: return scans
            // A byte to fill up; 0xFF inside of a scan; markers that stand alone.
            case 0xFF: index += 1
            case 0x00, 0x01, 0xD0...0xD8: index += 2
            case let marker:
                guard index + 3 < bytes.count else { return nil }
                if marker == 0xDA { scans += 1 }
                // Segments tell their length, these two bytes included.
                index += 2 + max(Int(bytes[index + 2]) << 8 | Int(bytes[index + 3]), 2)
            }
        }
        return nil
    }
}
