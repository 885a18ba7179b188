import Foundation

/// How wide a text is when it is set in bold Noto Sans CJK JP: the advance widths of ASCII as the font has them (version 2.004), others from
/// above. Kerning only makes a line narrower by a little.
enum TypeWidth {
    /// U+0020–U+007E, in thousandths of an em.
    private static let ascii = [
        227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387,
        590, 590, 590, 590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514,
        1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770,
        667, 770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590, 567,
        626, 591, 644, 527, 644, 581, 372, 597, 640, 304, 306, 604, 315, 964, 641, 626,
        644, 644, 436, 495, 421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590,
    ]

    /// In em.
    static func of(_ text: some StringProtocol) -> Double { text.unicodeScalars.reduce(0) { $0 + of($1) } }

    /// In em.
    static func of(_ scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x20...0x7E: Double(ascii[Int(scalar.value) - 0x20]) / 1000
        // A letter with an accent is as wide as the letter.
        case 0xC0...0x24F:
            String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first.map {
                $0 == scalar ? 1 : of($0)
            } ?? 1
        case 0x2018, 0x2019: 0.325
        case 0x201C, 0x201D: 0.574
        case 0xFF61...0xFF9F: 0.5
        default: scalar.properties.canonicalCombiningClass == .notReordered ? 1 : 0
        }
    }
}
