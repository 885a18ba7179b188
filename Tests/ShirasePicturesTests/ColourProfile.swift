/// Colour profiles as files carry them (ICC.1:2001-04).
enum ColourProfile {
    /// Display P3 with a plain gamma of 2.2: the primaries of telephones' cameras, adapted to D50.
    static let displayP3: [UInt8] = {
        let tags: [(name: String, content: [UInt8])] = [
            ("desc", Array("desc".utf8) + zeros(4) + PNGFile.big(7) + Array("secret\0".utf8) + zeros(79)),
            ("cprt", Array("text".utf8) + zeros(4) + Array("secret\0\0".utf8)),
            ("wtpt", xyz(0.9642, 1, 0.8249)), ("rXYZ", xyz(0.5151, 0.2412, -0.0011)),
            ("gXYZ", xyz(0.2920, 0.6922, 0.0419)),
            ("bXYZ", xyz(0.1571, 0.0666, 0.7841)), ("rTRC", gamma), ("gTRC", gamma), ("bTRC", gamma),
        ]
        var table = PNGFile.big(tags.count)
        var content: [UInt8] = []
        for tag in tags {
            let padded = tag.content + zeros((4 - tag.content.count % 4) % 4)
            table +=
                Array(tag.name.utf8) + PNGFile.big(128 + 4 + tags.count * 12 + content.count)
                + PNGFile.big(tag.content.count)
            content += padded
        }
        var header = PNGFile.big(128 + table.count + content.count) + zeros(4) + PNGFile.big(0x0210_0000)
        header += Array("mntrRGB XYZ ".utf8) + zeros(12) + Array("acsp".utf8) + zeros(28)
        header += Array(xyz(0.9642, 1, 0.8249).dropFirst(8)) + zeros(48)
        return header + table + content
    }()

    private static let gamma: [UInt8] = Array("curv".utf8) + zeros(4) + PNGFile.big(1) + [0x02, 0x33, 0, 0]

    private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    private static func xyz(_ values: Double...) -> [UInt8] {
        Array("XYZ ".utf8) + zeros(4) + values.flatMap { PNGFile.big(Int(($0 * 65_536).rounded())) }
    }
}
