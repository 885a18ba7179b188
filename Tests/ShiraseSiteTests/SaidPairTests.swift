import TestSupport
import Testing

@testable import ShiraseSite

/// Whether a text says something new, against sets of pairs made from Swift's own scalars.
@Suite struct SaidPairTests {
    private static func pairs(_ text: String) -> Set<[UInt32]> {
        var units: [UInt32] = []
        var isWord = false
        for scalar in text.unicodeScalars {
            let isLetter = scalar.isASCII && scalar.properties.isAlphabetic
            if isLetter, isWord {
                units[units.count - 1] = (units[units.count - 1] &* 33 &+ scalar.value) | 0x8000_0000
            } else if isLetter {
                units.append((5381 &* 33 &+ scalar.value) | 0x8000_0000)
            } else if !scalar.properties.isWhitespace {
                units.append(scalar.value)
            }
            isWord = isLetter
        }
        return Set(zip(units, units.dropFirst()).map { [$0, $1] })
    }

    @Test func areThoseOfTheText() {
        var generator = SplitMix64(seed: 11)
        let words = ["予防", "接種", "flu", "RS", " ", "\u{3000}", "\u{2003}", "é", "𠮟", "👩‍⚕️", "9", "。", "診療", "の"]
        for _ in 0..<300 {
            var pairs = SaidPairs()
            var said = Set<[UInt32]>()
            for _ in 0..<30 {
                let text = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                    words.randomElement(using: &generator) ?? ""
                }.joined()
                let own = Self.pairs(text)
                let isNew = Array(text.utf8).withUnsafeBufferPointer { pairs.isNew($0) }
                #expect(isNew == (own.count { said.contains($0) } * 20 <= own.count * 9), "\(text)")
                if Bool.random(using: &generator) {
                    pairs.add(text)
                    said.formUnion(own)
                }
            }
        }
    }

    @Test func holdManyTexts() {
        var pairs = SaidPairs()
        let text = String(String.UnicodeScalarView((0x4E00...0x5FFF).compactMap(Unicode.Scalar.init)))
        pairs.add(text)
        #expect(Array(text.utf8).withUnsafeBufferPointer { pairs.isNew($0) } == false)
        #expect(Array("予防接種".utf8).withUnsafeBufferPointer { pairs.isNew($0) })
    }
}
