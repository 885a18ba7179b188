import ShiraseCore
import TestSupport
import Testing

@Suite struct BinaryFormTests {
    @Test func whatIsWrittenIsReadBack() throws {
        let file = SourceFile(path: "a.md", text: "title: あ")
        let numbers = [0, 1, -1, 63, 64, -64, -65, 127, 128, 300, .max, .min]
        let texts = ["", "a", "診療時間", "e\u{301}", "\0"]
        let place = Located("あ", file.range(7..<10))
        var writer = BinaryWriter()
        writer.write(numbers)
        writer.write(texts)
        writer.write(["b": 1, "a": 2])
        writer.write(Optional<Int>.none)
        writer.write(Optional(7))
        writer.write(place)
        writer.write(true)
        writer.write([1, 2, 3] as [UInt8])
        writer.write(Fingerprint([1]))
        var reader = BinaryReader(writer.bytes, 0..<writer.bytes.count, file: file)
        #expect(try reader.list(Int.self) == numbers)
        #expect(try reader.list(String.self) == texts)
        #expect(try reader.named(Int.self) == ["a": 2, "b": 1])
        #expect(try reader.optional(Int.self) == nil)
        #expect(try reader.optional(Int.self) == 7)
        let read = try reader.value(Located<String>.self)
        #expect(read.value == "あ" && read.range == place.range && read.range.file.path == "a.md")
        #expect(try reader.bool())
        #expect(try reader.data() == [1, 2, 3])
        #expect(try reader.fingerprint() == Fingerprint([1]))
        #expect(reader.isAtEnd)
        #expect(throws: BinaryReader.Damage.self) { try reader.byte() }
    }

    /// Two values of which one begins the other, or whose parts join differently, have other bytes.
    @Test func boundariesAreKept() {
        func bytes(_ texts: [String]) -> [UInt8] {
            var writer = BinaryWriter()
            for text in texts { writer.write(text) }
            return writer.bytes
        }
        #expect(Set([["ab", "c"], ["a", "bc"], ["abc", ""], ["", "abc"]].map(bytes)).count == 4)
    }

    /// Places are left out where values are compared wherever they were written.
    @Test func placesCanBeLeftOut() {
        let file = SourceFile(path: "a.md", text: "あああ")
        func fingerprint(_ start: Int, omitsPlaces: Bool) -> Fingerprint {
            var writer = BinaryWriter(omitsPlaces: omitsPlaces)
            writer.write(Located("あ", file.range(start..<(start + 3))))
            return writer.fingerprint
        }
        #expect(fingerprint(0, omitsPlaces: true) == fingerprint(3, omitsPlaces: true))
        #expect(fingerprint(0, omitsPlaces: false) != fingerprint(3, omitsPlaces: false))
    }

    /// Bytes that nobody has written give an error or a value, and never more elements than there are bytes.
    @Test(arguments: 1...20 as ClosedRange<UInt64>) func anyBytesCanBeRead(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            var reader = BinaryReader(bytes, 0..<bytes.count)
            while !reader.isAtEnd {
                do throws(BinaryReader.Damage) {
                    switch Int.random(in: 0..<6, using: &random) {
                    case 0: _ = try reader.int()
                    case 1: #expect(try reader.string().utf8.count <= bytes.count * 3)
                    case 2: #expect(try reader.list(Int.self).count <= bytes.count)
                    case 3: _ = try reader.optional(Moment.self)
                    case 4: _ = try reader.value(SourceRange.self)
                    default: _ = try reader.fingerprint()
                    }
                } catch {
                    break
                }
            }
        }
    }
}
