import Testing

@testable import ShirasePictures

/// Sources that Shirase only reads, made by libvips' own program where it is installed.
@Suite(.enabled(if: VipsProgram.isInstalled, "needs vips, of libvips-tools"))
struct OtherSourceTests {
    @Test func whatTelephonesTakeIsRead() throws {
        // Not every libheif has an encoder for HEIC.
        guard
            let heic = try VipsProgram.convert(
                TestPicture.quartered(128, 96), "heifsave", ["--compression", "hevc"], extension: "heic")
        else { return }
        let facts = try PictureEngine.facts(of: heic)
        #expect(facts.format == .heic)
        #expect(facts.size == PictureSize(width: 128, height: 96))
        let copy = try TestPicture.Pixels(try PictureEngine.make(.resize(width: 64, format: .jpeg), from: heic))
        #expect(copy.isNear(0.2, 0.2, TestPicture.red))
        #expect(copy.isNear(0.8, 0.8, TestPicture.white))
        for length in stride(from: 12, to: heic.count, by: 31) {
            #expect(throws: PictureError.damaged(.heic), "\(length) of \(heic.count) bytes") {
                try PictureEngine.facts(of: Array(heic.prefix(length)))
            }
        }
    }

    @Test func printersJPEGsAreRead() throws {
        let pixels = (0..<64 * 32).flatMap { ($0 % 64 < 32 ? [0, 255, 255, 0] : [0, 0, 0, 0]) as [UInt8] }
        let ink = TIFFFile.bytes(width: 64, height: 32, photometric: 5, channels: 4, pixels: pixels)
        let jpeg = try #require(try VipsProgram.convert(ink, "jpegsave", ["--Q", "95"], extension: "jpg"))
        #expect(try VipsProgram.fields(of: jpeg).contains("interpretation: cmyk"))
        let copy = try TestPicture.Pixels(try PictureEngine.make(.resize(width: 64, format: .png), from: jpeg))
        let red = copy.at(0.2, 0.5)
        #expect(red[0] > 180 && red[1] < 90 && red[2] < 90, "\(red)")
        #expect(copy.isNear(0.8, 0.5, [255, 255, 255]))
    }

    @Test func greyAndCompressedPicturesAreRead() throws {
        let plain = TestPicture.quartered(64, 64)
        for (operation, options, name) in [
            ("tiffsave", ["--compression", "lzw"], "tif"), ("tiffsave", ["--compression", "jpeg", "--tile"], "tif"),
            ("pngsave", ["--interlace"], "png"), ("pngsave", ["--palette"], "png"),
            ("webpsave", ["--lossless"], "webp"),
        ] {
            let source = try #require(try VipsProgram.convert(plain, operation, options, extension: name))
            let copy = try TestPicture.Pixels(try PictureEngine.make(.resize(width: 64, format: .jpeg), from: source))
            #expect(copy.isNear(0.2, 0.2, TestPicture.red), "\(operation) \(options): \(copy.at(0.2, 0.2))")
            #expect(copy.isNear(0.2, 0.8, TestPicture.blue), "\(operation) \(options): \(copy.at(0.2, 0.8))")
        }
        let grey = try #require(try VipsProgram.convert(plain, "colourspace", ["b-w"], extension: "png"))
        let copy = try TestPicture.Pixels(
            try PictureEngine.make(.crop(width: 32, height: 16, format: .jpeg), from: grey))
        let pixel = copy.at(0.2, 0.2)
        #expect(pixel[0] == pixel[1] && pixel[1] == pixel[2], "\(pixel)")
    }
}
