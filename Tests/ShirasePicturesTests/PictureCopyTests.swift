import TestSupport
import Testing

@testable import ShirasePictures

/// What copies look like.
struct PictureCopyTests {
    @Test(arguments: 1...8)
    func everyOrientationComesOutUpright(_ orientation: Int) throws {
        let (width, height) = (96, 64)
        let stored = PNGFile.bytes(
            width: orientation < 5 ? width : height, height: orientation < 5 ? height : width
        ) { x, y in
            let (column, row) =
                switch orientation {
                case 2: (width - 1 - x, y)
                case 3: (width - 1 - x, height - 1 - y)
                case 4: (x, height - 1 - y)
                case 5: (y, x)
                case 6: (width - 1 - y, x)
                case 7: (width - 1 - y, height - 1 - x)
                case 8: (y, height - 1 - x)
                default: (x, y)
                }
            return TestPicture.quarter(column, row, width, height)
        }
        let jpeg = Metadata.jpeg(try TestPicture.jpeg(stored), [Metadata.exif(orientation: orientation)])
        let facts = try PictureEngine.facts(of: jpeg)
        #expect(facts.size == PictureSize(width: width, height: height))
        for operation: PictureOperation in [
            .resize(width: 480, format: .webp), .resize(width: 48, format: .png),
            .crop(width: 48, height: 32, format: .jpeg),
            .pad(width: 96, height: 64, colour: .white, format: .jpeg),
        ] {
            let pixels = try TestPicture.Pixels(try PictureEngine.make(operation, from: jpeg))
            #expect(pixels.size == operation.size(of: facts))
            #expect(pixels.isNear(0.2, 0.2, TestPicture.red), "\(operation.key): \(pixels.at(0.2, 0.2))")
            #expect(pixels.isNear(0.8, 0.2, TestPicture.green), "\(operation.key): \(pixels.at(0.8, 0.2))")
            #expect(pixels.isNear(0.2, 0.8, TestPicture.blue), "\(operation.key): \(pixels.at(0.2, 0.8))")
            #expect(pixels.isNear(0.8, 0.8, TestPicture.white), "\(operation.key): \(pixels.at(0.8, 0.8))")
        }
    }

    @Test(arguments: [
        (PictureOperation.resize(width: 480, format: .jpeg), 480, 320), (.resize(width: 960, format: .webp), 960, 640),
        (.resize(width: 1440, format: .png), 1200, 800), (.crop(width: 1080, height: 1350, format: .jpeg), 1080, 1350),
        (.crop(width: 1080, height: 1080, format: .webp), 1080, 1080),
        (.crop(width: 1200, height: 900, format: .png), 1200, 900),
        (.crop(width: 333, height: 71, format: .jpeg), 333, 71),
        (.pad(width: 1080, height: 1350, colour: .white, format: .jpeg), 1080, 1350),
        (.pad(width: 2000, height: 2000, colour: .white, format: .webp), 2000, 2000),
    ])
    func sizesAreExact(_ operation: PictureOperation, _ width: Int, _ height: Int) throws {
        let copy = try PictureEngine.make(operation, from: TestPicture.quartered(1200, 800))
        let facts = try PictureEngine.facts(of: copy)
        #expect(facts.size == PictureSize(width: width, height: height))
        #expect(facts.format == operation.format)
    }

    @Test func largePicturesComeOutInEverySize() throws {
        let picture = try TestPicture.jpeg(TestPicture.quartered(2600, 1800))
        let operations =
            PictureOperation.widths.map { PictureOperation.resize(width: $0, format: .jpeg) } + [
                .resize(width: 2400, format: .jpeg), .crop(width: 1080, height: 1350, format: .jpeg),
                .pad(width: 400, height: 3000, colour: .white, format: .jpeg),
            ]
        let facts = try PictureEngine.facts(of: picture)
        for (operation, copy) in zip(operations, try PictureEngine.makeAll(operations, from: picture)) {
            let pixels = try TestPicture.Pixels(copy)
            #expect(pixels.size == operation.size(of: facts))
            // Made alone, a copy is the same.
            #expect(try PictureEngine.make(operation, from: picture) == copy, "\(operation.key)")
        }
    }

    @Test func aPictureIsPaddedWithTheColour() throws {
        let ground = PictureColour(red: 10, green: 100, blue: 200)
        let copy = try PictureEngine.make(
            .pad(width: 300, height: 600, colour: ground, format: .png), from: TestPicture.quartered(200, 100))
        let pixels = try TestPicture.Pixels(copy)
        #expect(pixels.at(0.5, 0.1) == [10, 100, 200, 255])
        #expect(pixels.at(0.05, 0.5) == [10, 100, 200, 255])
        #expect(pixels.isNear(0.3, 0.45, TestPicture.red, by: 3))
        #expect(pixels.isNear(0.7, 0.55, TestPicture.white, by: 3))
    }

    @Test func transparencyStaysWhereTheFormatHasIt() throws {
        let picture = PNGFile.bytes(width: 100, height: 100, hasAlpha: true) { x, y in [200, 0, 0, x < 50 ? 0 : 255] }
        let facts = try PictureEngine.facts(of: picture)
        #expect(facts.hasAlpha)
        #expect(facts.plainFormat == .png)
        #expect(facts.dominantColour.red > 195 && facts.dominantColour.green < 4 && facts.dominantColour.blue < 4)
        for format: PictureFormat in [.png, .webp] {
            let copy = try PictureEngine.make(.resize(width: 50, format: format), from: picture)
            let pixels = try TestPicture.Pixels(copy)
            #expect(pixels.at(0.1, 0.5).last == 0)
            #expect(pixels.at(0.9, 0.5).last == 255)
            #expect(pixels.isNear(0.9, 0.5, [200, 0, 0]))
        }
        let flat = try TestPicture.Pixels(try PictureEngine.make(.resize(width: 50, format: .jpeg), from: picture))
        #expect(flat.isNear(0.1, 0.5, [255, 255, 255]))
    }

    @Test(arguments: [PictureFormat.gif, .webp])
    func animationsKeepTheirFrames(_ format: PictureFormat) throws {
        let gif = GIFFile.bytes(width: 120, height: 60, frames: [TestPicture.red, TestPicture.green, TestPicture.blue])
        let facts = try PictureEngine.facts(of: gif)
        #expect(facts.isAnimated)
        #expect(facts.plainFormat == .gif)
        let copy = try PictureEngine.make(.resize(width: 60, format: format), from: gif)
        let source = try PictureSource(copy)
        #expect(source.frames == 3)
        #expect(source.size == PictureSize(width: 60, height: 30))
        #expect(source.format == format)
        #expect(try TestPicture.Pixels(copy).isNear(0.5, 0.5, TestPicture.red))
        // And once more, from the copy.
        #expect(try PictureSource(try PictureEngine.make(.resize(width: 30, format: .webp), from: copy)).frames == 3)
        let still = try PictureEngine.make(.resize(width: 60, format: .jpeg), from: copy)
        #expect(try PictureSource(still).frames == 1)
    }

    @Test func sixteenBitsBecomeEight() throws {
        let picture = PNGFile.bytes(width: 40, height: 40, depth: 16) { TestPicture.quarter($0, $1, 40, 40) }
        let copy = try PictureEngine.make(.resize(width: 40, format: .png), from: picture)
        // Bits per channel stand at byte 24.
        #expect(copy[24] == 8)
        let pixels = try TestPicture.Pixels(copy)
        #expect(pixels.isNear(0.2, 0.2, TestPicture.red, by: 2))
        #expect(pixels.isNear(0.8, 0.8, TestPicture.white, by: 2))
    }

    @Test func inkBecomesLight() throws {
        // Cyan, magenta, yellow, black: magenta and yellow are red, no ink is white.
        let pixels = (0..<40 * 20).flatMap { ($0 % 40 < 20 ? [0, 255, 255, 0] : [0, 0, 0, 0]) as [UInt8] }
        let picture = TIFFFile.bytes(width: 40, height: 20, photometric: 5, channels: 4, pixels: pixels)
        let copy = try TestPicture.Pixels(try PictureEngine.make(.resize(width: 40, format: .jpeg), from: picture))
        let red = copy.at(0.2, 0.5)
        #expect(red[0] > 180 && red[1] < 90 && red[2] < 90, "\(red)")
        #expect(copy.isNear(0.8, 0.5, [255, 255, 255]), "\(copy.at(0.8, 0.5))")
    }

    @Test func wideColoursAreConverted() throws {
        let plain = try TestPicture.jpeg(PNGFile.bytes(width: 32, height: 32) { _, _ in [200, 100, 100] })
        let wide = Metadata.jpeg(plain, [Metadata.colourProfile])
        let copy = try TestPicture.Pixels(try PictureEngine.make(.resize(width: 32, format: .png), from: wide))
        // The same light has these numbers in sRGB (216.3, 92.5, 96.6 by the profiles' matrices).
        #expect(copy.isNear(0.5, 0.5, [216, 93, 97], by: 3), "\(copy.at(0.5, 0.5))")
    }

    @Test func aUselessProfileIsNoReasonToRefuse() throws {
        let plain = try TestPicture.jpeg(TestPicture.quartered(32, 32))
        let odd = Metadata.jpeg(
            plain, [(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + Array("no profile at all".utf8))])
        let copy = try TestPicture.Pixels(try PictureEngine.make(.resize(width: 32, format: .png), from: odd))
        #expect(copy.isNear(0.2, 0.2, TestPicture.red))
    }

    @Test func factsSayWhatSuitsThePicture() throws {
        let drawing = try PictureEngine.facts(of: TestPicture.quartered(800, 600))
        #expect(drawing.hasFewColours)
        #expect(drawing.plainFormat == .png)
        #expect(drawing.widths == [480, 800])
        let photograph = try PictureEngine.facts(of: TestPicture.photograph(800, 600))
        #expect(!photograph.hasFewColours && !photograph.hasAlpha && !photograph.isAnimated)
        #expect(photograph.plainFormat == .jpeg)
        let opaque = PNGFile.bytes(width: 8, height: 8, hasAlpha: true) { _, _ in [1, 2, 3, 255] }
        #expect(try !PictureEngine.facts(of: opaque).hasAlpha)
    }

    @Test func equalBytesGiveEqualCopies() throws {
        let formats: [PictureFormat] = [.jpeg, .png, .webp, .gif] + (PictureEngine.canWrite(.avif) ? [.avif] : [])
        let operations: [PictureOperation] = formats.flatMap { format -> [PictureOperation] in
            [
                .resize(width: 200, format: format), .crop(width: 90, height: 120, format: format),
                .pad(width: 120, height: 90, colour: .white, format: format),
            ]
        }
        let pictures = [TestPicture.photograph(300, 200), TestPicture.quartered(300, 200)]
        for picture in pictures {
            #expect(
                try PictureEngine.makeAll(operations, from: picture) == PictureEngine.makeAll(operations, from: picture)
            )
            #expect(try PictureEngine.facts(of: picture) == PictureEngine.facts(of: picture))
        }
    }

    @Test func drawingsAreRendered() throws {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200">
            <rect width="200" height="200" fill="#dc1414"/><rect x="200" width="200" height="200" fill="#1414dc"/>
            </svg>
            """
        let pixels = try TestPicture.Pixels(try PictureEngine.render(svg: svg, width: 1200, height: 600))
        #expect(pixels.size == PictureSize(width: 1200, height: 600))
        #expect(pixels.isNear(0.1, 0.5, TestPicture.red, by: 1))
        #expect(pixels.isNear(0.9, 0.5, TestPicture.blue, by: 1))
        let jpeg = try PictureEngine.render(svg: svg, width: 400, height: 200, format: .jpeg)
        #expect(PictureFormat(sniffing: jpeg) == .jpeg)
    }
}
