import TestSupport
import Testing

@testable import ShiraseCore

@Suite struct ByteTests {
    @Test func searchesStayInTheirBounds() {
        let bytes = Array("abcabc".utf8)
        #expect(bytes.offset(of: UInt8(ascii: "b"), from: 0) == 1)
        #expect(bytes.offset(of: UInt8(ascii: "b"), from: 2) == 4)
        #expect(bytes.offset(of: UInt8(ascii: "b"), from: 2, before: 4) == nil)
        #expect(bytes.offset(of: UInt8(ascii: "b"), from: 6) == nil)
        #expect(bytes.offset(of: UInt8(ascii: "b"), from: -1) == nil)
        #expect(bytes.offset(of: UInt8(ascii: "c"), from: 0, before: 99) == 2)
        #expect([UInt8]().offset(of: 0, from: 0) == nil)
        #expect(bytes.offset(of: Array("ca".utf8), from: 0) == 2)
        #expect(bytes.offset(of: Array("bc".utf8), from: 2) == 4)
        #expect(bytes.offset(of: Array("bc".utf8), from: 2, before: 5) == nil)
        #expect(bytes.offset(of: Array("cd".utf8), from: 0) == nil)
        #expect(bytes.offset(of: [UInt8](), from: 0) == nil)
        #expect(bytes.contains(UInt8(ascii: "b"), before: { $0 == UInt8(ascii: "c") }))
        #expect(!bytes.contains(UInt8(ascii: "c"), before: { $0 == UInt8(ascii: "c") }))
    }

    @Test(
        arguments: [
            ([], nil), (Array("日本語 abcdefgh 12345678 é 😀".utf8), nil), ([0x80], 0), ([0xC0, 0x80], 0),
            ([0xC1, 0xBF], 0),
            ([0x61, 0xE3, 0x81], 1), ([0xE0, 0x9F, 0xBF], 0), ([0xE0, 0xA0, 0x80], nil), ([0xED, 0x9F, 0xBF], nil),
            ([0xED, 0xA0, 0x80], 0), ([0xEF, 0xBF, 0xBF], nil), ([0xF0, 0x8F, 0xBF, 0xBF], 0),
            ([0xF0, 0x90, 0x80, 0x80], nil),
            ([0xF4, 0x8F, 0xBF, 0xBF], nil), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0xFF], 0),
            ([0xE3, 0x81, 0x82, 0xE3, 0x81, 0x41], 3), ([0xE0, 0x9F, 0xBF, 0x61, 0x61], 0),
            ([0xED, 0xA0, 0x80, 0x61], 0),
        ] as [([UInt8], Int?)])
    func findsWhatIsNotUTF8(_ bytes: [UInt8], _ expected: Int?) {
        #expect(SourceFile(path: "", bytes: bytes).firstInvalidUTF8 == expected)
    }

    /// Says of random bytes what the standard library says.
    @Test(arguments: [3, 20_261_123]) func agreesWithTheStandardLibrary(_ seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let leads: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0xBF, 0xC1, 0xC2, 0xE0, 0xE3, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
        ]
        let good = Array("あ漢é😀abcdefghi".utf8)
        for _ in 0..<20_000 {
            var bytes = Array(good.prefix(Int.random(in: 0...good.count, using: &generator)))
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                bytes.append(leads.randomElement(using: &generator) ?? 0)
                if Bool.random(using: &generator) { bytes.append(UInt8.random(in: 0x80...0xBF, using: &generator)) }
            }
            var parser = Unicode.UTF8.ForwardParser()
            var iterator = bytes.makeIterator()
            var expected: Int?
            var offset = 0
            search: while true {
                switch parser.parseScalar(from: &iterator) {
                case .valid(let encoded): offset += encoded.count
                case .emptyInput: break search
                case .error:
                    expected = offset
                    break search
                }
            }
            #expect(SourceFile(path: "", bytes: bytes).firstInvalidUTF8 == expected, "seed \(seed): \(bytes)")
        }
    }

    @Test func addressesArePercentEncodedOnce() {
        #expect(
            "https://example.jp/予約?a=b&c=[d]#e%20f g".percentEncodedAddress
                == "https://example.jp/%E4%BA%88%E7%B4%84?a=b&c=%5Bd%5D#e%20f%20g")
        #expect("a\\b\"<>`{|}^".percentEncodedAddress == "a%5Cb%22%3C%3E%60%7B%7C%7D%5E")
    }
}
