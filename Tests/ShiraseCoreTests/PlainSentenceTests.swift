import TestSupport
import Testing

@testable import ShiraseCore

/// What is worked out from bytes must be what ICU and Swift's own characters say.
@Suite struct PlainSentenceTests {
    /// Every scalar that is plain, those that matter for sentences many times, and some that are not plain.
    private static let scalars: [Unicode.Scalar] = {
        let signs = "。！？!?「」『』（）()[]【】〔〕〈〉《》［］“”\"'、，,：:-—　 \n.1a9あがカ診々ー〜・…※①〖〗"
        let others = "\u{3099}\u{FE0F}\u{200D}é;；．‼\u{2028}👩‍⚕️\r\t"
        let plain = (1...0xFFFF).compactMap(Unicode.Scalar.init).filter { scalar in
            Array(String(scalar).utf8).withUnsafeBufferPointer { utf8 in
                var at = 0
                return PlainScalar.next(utf8, &at) != nil
            }
        }
        return Array(repeating: Array(signs.unicodeScalars), count: 400).flatMap(\.self) + plain
            + Array(repeating: Array(others.unicodeScalars), count: 8).flatMap(\.self)
    }()

    private static func text(_ generator: inout SplitMix64) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...24, using: &generator) {
            text.append(scalars.randomElement(using: &generator) ?? "。")
        }
        return String(text)
    }

    @Test func agreeWithICU() {
        var generator = SplitMix64(seed: 20_261_124)
        var plain = 0
        for _ in 0..<60_000 {
            let utf8 = Array(Self.text(&generator).utf8)
            utf8.withUnsafeBufferPointer { utf8 in
                guard let boundaries = PlainSentences.boundaries(utf8) else { return }
                plain += 1
                let expected = TextBoundaries.sentencesByICU(utf8, language: "ja")
                #expect(
                    zip(boundaries, boundaries.dropFirst()).map { $0..<$1 } == expected,
                    "\(String(decoding: utf8, as: UTF8.self).debugDescription)")
            }
        }
        #expect(plain > 20_000)
    }

    /// With each other between two kanji, and behind the end of a sentence.
    @Test func everyPlainScalarAgreesWithICU() {
        for scalar in Set(Self.scalars) {
            for text in ["診\(scalar)察", "診。\(scalar)察", "診。」\(scalar)\(scalar)察", "診！ \(scalar)。察"] {
                let utf8 = Array(text.utf8)
                utf8.withUnsafeBufferPointer { utf8 in
                    guard let boundaries = PlainSentences.boundaries(utf8) else { return }
                    let ranges = zip(boundaries, boundaries.dropFirst()).map { $0..<$1 }
                    if ranges != TextBoundaries.sentencesByICU(utf8, language: "ja") {
                        Issue.record("\(text.debugDescription)")
                    }
                }
            }
        }
    }

    @Test func countsAndTrimsAsSwiftDoes() {
        var generator = SplitMix64(seed: 7)
        for _ in 0..<60_000 {
            let text = Self.text(&generator)
            #expect(text.characterCount == text.count, "\(text.debugDescription)")
            let trimmed =
                text.firstIndex { !$0.isWhitespace }.flatMap { first in
                    text.lastIndex { !$0.isWhitespace }.map { String(text[first...$0]) }
                } ?? ""
            #expect(Array(text.trimmingWhiteSpace.utf8) == Array(trimmed.utf8), "\(text.debugDescription)")
        }
    }
}
