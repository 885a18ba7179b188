@testable import ShirasePictures

/// Pictures for tests, and their pixels.
enum TestPicture {
    static let red: [UInt8] = [220, 20, 20]
    static let green: [UInt8] = [20, 180, 20]
    static let blue: [UInt8] = [20, 20, 220]
    static let white: [UInt8] = [250, 250, 250]

    /// Red and green above, blue and white below.
    static func quarter(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> [UInt8] {
        y * 2 < height ? (x * 2 < width ? red : green) : (x * 2 < width ? blue : white)
    }

    static func quartered(_ width: Int, _ height: Int) -> [UInt8] {
        PNGFile.bytes(width: width, height: height) { quarter($0, $1, width, height) }
    }

    /// As soft as a photograph, with far more than 256 colours.
    static func photograph(_ width: Int, _ height: Int) -> [UInt8] {
        PNGFile.bytes(width: width, height: height) { x, y in
            [UInt8(x * 255 / width), UInt8(y * 255 / height), UInt8((x * 7 + y * 13) % 256 / 4 + 90)]
        }
    }

    static func jpeg(_ png: [UInt8]) throws -> [UInt8] {
        try PictureEngine.make(.resize(width: PictureLimits.side, format: .jpeg), from: png)
    }

    /// An upright picture, read back.
    struct Pixels: CustomStringConvertible {
        let size: PictureSize
        let frames: Int
        let values: [UInt8]

        var description: String { "\(size), \(frames) frames" }

        init(_ bytes: [UInt8]) throws {
            let source = try PictureSource(bytes)
            size = source.size
            frames = source.frames
            values = try source.load(source.size).pixels()
        }

        /// Red, green, blue, alpha at a place given in parts of the picture's size.
        func at(_ x: Double, _ y: Double) -> [Int] {
            let column = min(Int(x * Double(size.width)), size.width - 1)
            let row = min(Int(y * Double(size.height)), size.height - 1)
            return values.dropFirst((row * size.width + column) * 4).prefix(4).map { Int($0) }
        }

        func isNear(_ x: Double, _ y: Double, _ colour: [UInt8], by distance: Int = 12) -> Bool {
            zip(at(x, y), colour).allSatisfy { abs($0 - Int($1)) <= distance }
        }
    }
}
