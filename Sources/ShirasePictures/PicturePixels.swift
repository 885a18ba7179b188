/// What the pixels of a small copy say about a picture.
struct PicturePixels {
    let hasAlpha: Bool
    let dominantColour: PictureColour

    /// - Parameter pixels: red, green, blue and alpha of each.
    init(_ pixels: [UInt8]) {
        // Colours that agree in the upper three bits of each channel are counted together; the answer is the mean of those that
        // are most.
        var counts = [Int](repeating: 0, count: 512)
        var sums = [SIMD3<Int>](repeating: .zero, count: 512)
        var hasAlpha = false
        for start in stride(from: 0, to: pixels.count - 3, by: 4) {
            // `start + 3` is below the count; three bits each make an index below 512.
            let (red, green, blue, alpha) = (pixels[start], pixels[start + 1], pixels[start + 2], pixels[start + 3])
            if alpha < 255 { hasAlpha = true }
            guard alpha >= 128 else { continue }
            let bin = Int(red >> 5) << 6 | Int(green >> 5) << 3 | Int(blue >> 5)
            counts[bin] += 1
            sums[bin] &+= SIMD3(Int(red), Int(green), Int(blue))
        }
        self.hasAlpha = hasAlpha
        let most = counts.max() ?? 0
        guard most > 0, let bin = counts.firstIndex(of: most) else {
            dominantColour = .white
            return
        }
        // `sums` is as long as `counts`; a mean of bytes is a byte.
        let mean = sums[bin] / SIMD3(repeating: most)
        dominantColour = PictureColour(
            red: UInt8(clamping: mean.x), green: UInt8(clamping: mean.y), blue: UInt8(clamping: mean.z))
    }

    /// Whether pixels of `bands` bytes each have at most 256 values.
    static func hasFewColours(_ pixels: [UInt8], bands: Int) -> Bool {
        guard (1...4).contains(bands) else { return false }
        var colours: Set<UInt32> = []
        var last: UInt32?
        for start in stride(from: 0, through: pixels.count - bands, by: bands) {
            let colour = pixels[start..<start + bands].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            if colour == last { continue }
            last = colour
            colours.insert(colour)
            if colours.count > 256 { return false }
        }
        return true
    }
}
