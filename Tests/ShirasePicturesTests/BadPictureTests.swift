import ShiraseCore
import TestSupport
import Testing

@testable import ShirasePictures

/// What is no picture, or no good one, ends in an error with words, never otherwise.
struct BadPictureTests {
    @Test func anEmptyFileIsSaidToBeEmpty() {
        #expect(throws: PictureError.empty) { try PictureEngine.facts(of: []) }
        #expect(throws: PictureError.empty) { try PictureEngine.make(.resize(width: 480, format: .jpeg), from: []) }
    }

    @Test(arguments: [
        "これは画像ではありません", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "%PDF-1.7", "P6 1 1 255 abc", "#?RADIANCE\n",
        "RIFF",
        "GIF8", "BM", "\u{0}", "SIMPLE  =                    T",
    ])
    func otherFilesAreNoPictures(_ text: String) {
        #expect(throws: PictureError.unknownFormat) { try PictureEngine.facts(of: Array(text.utf8)) }
    }

    @Test func namesSayNothing() throws {
        // A JPEG is one whatever its name; whoever knows the name can compare.
        let jpeg = try TestPicture.jpeg(TestPicture.quartered(20, 20))
        #expect(try PictureEngine.facts(of: jpeg).format == .jpeg)
        #expect(PictureFormat(extension: "PNG") == .png)
        #expect(PictureFormat(extension: "HIF") == .heic)
        #expect(PictureFormat(extension: "svg") == nil)
    }

    @Test func whatMayNotBeReadIsSaidSo() {
        let files = MemoryFileSystem()
        #expect(throws: PictureError.unreadable(FileError(.read, "/a.jpg", "No such file or directory"))) {
            try PictureEngine.read("/a.jpg", files)
        }
    }

    @Test(arguments: [(30_000, 30_000), (16_384, 1), (1, 16_384), (16_000, 16_000), (2_000_000_000, 1)])
    func claimsOfManyPixelsAreRefusedUnread(_ width: Int, _ height: Int) {
        let bomb =
            PNGFile.signature + PNGFile.header(width: width, height: height) + PNGFile.chunk("IDAT", [0x78, 0x01])
            + PNGFile.chunk("IEND", [])
        for work in [
            { _ = try PictureEngine.facts(of: bomb) },
            { _ = try PictureEngine.make(.resize(width: 480, format: .webp), from: bomb) },
        ] {
            let error = #expect(throws: PictureError.self) { try work() }
            // libpng itself refuses a side above a million.
            #expect(error == .tooLarge(PictureSize(width: width, height: height), frames: 1) || error == .damaged(.png))
            #expect(width > 1_000_000 || error != .damaged(.png))
        }
    }

    @Test func animationsWithManyLargeFramesAreRefused() {
        // 2000 × 2000 pixels in each of a hundred frames, all but empty.
        var gif = Array("GIF89a".utf8) + [0xD0, 7, 0xD0, 7, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
        for _ in 0..<100 { gif += [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0] }
        gif.append(0x3B)
        #expect(throws: PictureError.tooLarge(PictureSize(width: 2000, height: 2000), frames: 100)) {
            try PictureEngine.facts(of: gif)
        }
    }

    @Test func aJPEGThatGoesOverThePictureForEverIsRefused() throws {
        let jpeg = try TestPicture.jpeg(TestPicture.quartered(20, 20))
        let scans = [UInt8]((0..<200).flatMap { _ in [0xFF, 0xDA, 0, 2] as [UInt8] })
        let endless = Array(jpeg.dropLast(2)) + scans + [0xFF, 0xD9]
        #expect(JPEGMarkers.scans(endless) ?? 0 > 200)
        #expect(throws: PictureError.damaged(.jpeg)) { try PictureEngine.facts(of: endless) }
        // What stands in metadata or behind the picture does not count.
        let thumbnails = Metadata.jpeg(jpeg, [(0xE5, scans + [0xFF, 0xD9])]) + scans
        #expect(try PictureEngine.facts(of: thumbnails).size == PictureSize(width: 20, height: 20))
    }

    @Test(arguments: [PictureFormat.jpeg, .png, .webp, .gif])
    func aPictureOfOnePixelIsAPicture(_ format: PictureFormat) throws {
        let pixel = PNGFile.bytes(width: 1, height: 1) { _, _ in [255, 0, 0] }
        let copy = try PictureEngine.make(.resize(width: 480, format: format), from: pixel)
        let facts = try PictureEngine.facts(of: copy)
        #expect(facts.size == PictureSize(width: 1, height: 1))
        #expect(facts.widths == [1])
        let crop = try PictureEngine.make(.crop(width: 1080, height: 1350, format: .jpeg), from: copy)
        #expect(try PictureEngine.facts(of: crop).size == PictureSize(width: 1080, height: 1350))
        let pad = try PictureEngine.make(.pad(width: 1080, height: 1080, colour: .white, format: .jpeg), from: copy)
        #expect(try PictureEngine.facts(of: pad).size == PictureSize(width: 1080, height: 1080))
    }

    @Test func thinPicturesComeOut() throws {
        for (width, height) in [(16_383, 1), (1, 16_383)] {
            let picture = PNGFile.bytes(width: width, height: height) { _, _ in [9, 9, 9] }
            for operation: PictureOperation in [
                .resize(width: 480, format: .webp), .resize(width: 480, format: .jpeg),
                .pad(width: 300, height: 200, colour: .white, format: .jpeg),
            ] {
                let copy = try PictureEngine.make(operation, from: picture)
                #expect(
                    try PictureEngine.facts(of: copy).size
                        == operation.size(of: PictureSize(width: width, height: height)))
            }
            let error = #expect(throws: PictureError.self) {
                try PictureEngine.make(.crop(width: 1080, height: 1350, format: .jpeg), from: picture)
            }
            #expect(error == .tooThin(PictureSize(width: width, height: height)))
        }
    }

    @Test(arguments: [PictureFormat.jpeg, .png, .webp, .gif, .avif])
    func aFileThatEndsTooEarlyIsDamaged(_ format: PictureFormat) throws {
        guard PictureEngine.canWrite(format) else { return }
        let whole = try PictureEngine.make(.resize(width: 96, format: format), from: TestPicture.photograph(96, 64))
        let pixels = try TestPicture.Pixels(whole).values
        let lengths =
            format == .avif
            ? Array(stride(from: 12, to: whole.count, by: 40)) : Array(stride(from: 12, to: whole.count, by: 7))
        for length in lengths + [whole.count - 1] {
            let cut = Array(whole.prefix(length))
            let place: Comment = "\(length) of \(whole.count) bytes"
            do {
                _ = try PictureEngine.facts(of: cut)
            } catch {
                #expect([.damaged(format), .unknownFormat].contains(error), place)
                continue
            }
            // Only marks at the very end may be missing, and not in JPEG: the picture is all there.
            let isWhole = try TestPicture.Pixels(cut).values == pixels
            #expect(isWhole && whole.count - length < 16 && format != .jpeg && format != .png, place)
        }
    }

    @Test func damageIsFoundInEveryCopy() throws {
        let whole = try TestPicture.jpeg(TestPicture.photograph(400, 300))
        let cut = Array(whole.prefix(whole.count / 2))
        for operation in MetadataTests.operations {
            #expect(throws: PictureError.damaged(.jpeg), "\(operation.key)") {
                try PictureEngine.make(operation, from: cut)
            }
        }
    }

    /// Bytes at random, and good files with some bytes changed: whatever comes out, the program goes on.
    @Test func noBytesEndTheProgram() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("seed of noBytesEndTheProgram: \(seed)")
        var random = SplitMix64(seed: seed)
        let heads: [[UInt8]] = [
            [0xFF, 0xD8, 0xFF], PNGFile.signature, Array("GIF89a".utf8), Array("RIFF\0\0\0\0WEBPVP8 ".utf8),
            [0x49, 0x49, 42, 0],
            [0, 0, 0, 24] + Array("ftypavif\0\0\0\0mif1heic".utf8),
            [0, 0, 0, 24] + Array("ftypheic\0\0\0\0mif1heic".utf8),
        ]
        var files = try MetadataTests.sources().map(\.bytes)
        files.append(
            TIFFFile.bytes(width: 8, height: 8, photometric: 2, channels: 3, pixels: [UInt8](repeating: 7, count: 192)))
        if PictureEngine.canWrite(.avif) {
            files.append(try PictureEngine.make(.resize(width: 32, format: .avif), from: TestPicture.quartered(32, 32)))
        }
        for round in 0..<300 {
            var bytes: [UInt8]
            if round % 3 == 0 {
                let head = heads.randomElement(using: &random) ?? []
                bytes =
                    head
                    + (0..<Int.random(in: 0...400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random)
                    }
            } else {
                bytes = files.randomElement(using: &random) ?? []
                for _ in 0..<Int.random(in: 1...12, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
            }
            do {
                _ = try PictureEngine.facts(of: bytes)
                _ = try PictureEngine.makeAll(
                    [.resize(width: 20, format: .webp), .crop(width: 9, height: 9, format: .jpeg)], from: bytes)
            } catch {
                #expect(!error.message.ja.isEmpty && !error.hint.ja.isEmpty)
            }
        }
    }

    @Test(arguments: [
        PictureOperation.resize(width: 0, format: .jpeg), .resize(width: -5, format: .webp),
        .resize(width: 480, format: .heic),
        .crop(width: 100_000, height: 1, format: .jpeg), .pad(width: 10, height: 0, colour: .white, format: .png),
        .crop(width: 16_000, height: 16_000, format: .tiff), .crop(width: .max, height: .max, format: .jpeg),
    ])
    func impossibleCopiesAreRefused(_ operation: PictureOperation) {
        #expect(throws: PictureError.impossible(operation)) {
            try PictureEngine.make(operation, from: TestPicture.quartered(4, 4))
        }
    }

    @Test(arguments: [
        "", "no drawing", "<svg", "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='100000'/>",
        "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&b;",
    ])
    func badDrawingsAreRefused(_ svg: String) {
        #expect(throws: PictureError.badDrawing) { try PictureEngine.render(svg: svg, width: 1200, height: 630) }
    }

    @Test func errorsAreDiagnostics() {
        let diagnostic = PictureError.tooLarge(PictureSize(width: 30_000, height: 30_000), frames: 1).diagnostic(
            at: .path("a.png"))
        #expect(diagnostic.id == "picture.too-large")
        #expect(diagnostic.message.en == "the picture is too large: 30000 × 30000 pixels")
        #expect(diagnostic.message.ja == "画像が大きすぎます（30000×30000ピクセル）")
        #expect(
            diagnostic.hint?.ja == "一辺16383ピクセル以下、全体で10000万画素以下（アニメーションは全コマの合計で25000万画素以下）に縮小してください")
    }
}
