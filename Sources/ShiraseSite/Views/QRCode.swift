import CQREncode
import ShiraseMarkdown

/// A QR code (ISO/IEC 18004): a square of dark and light modules that a telephone's camera reads as a text. The only place that touches
/// libqrencode, whose functions for one code share nothing between threads.
public struct QRCode: Sendable, Hashable {
    /// How much of a code may be unreadable. The lowest level, L, is not for paper that hangs on walls.
    public enum Level: Sendable, CaseIterable {
        /// M (15 %), Q (25 %), H (30 %)
        case medium, quartile, high
    }

    /// How many modules a side has, without the quiet zone: 21–177.
    public let side: Int
    /// The size as the standard counts it: 1–40.
    public let version: Int
    /// Row by row from the upper left corner; `side * side` of them, true where dark.
    public let modules: [Bool]

    /// The light border that readers need to find a code, in modules.
    public static let quietZone = 4

    /// The smallest code that holds a text.
    /// - Returns: `nil` for an empty text, and for one that no code holds: above 2,331 bytes of UTF-8 at level M.
    public init?(_ text: String, level: Level = .medium) {
        let bytes = Array(text.utf8)
        guard let size = Int32(exactly: bytes.count), size > 0,
            let code = QRcode_encodeData(size, bytes, 0, level.library)
        else { return nil }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        version = Int(code.pointee.version)
        // The library says that there are width * width bytes, whose lowest bit is the colour.
        modules = UnsafeBufferPointer(start: code.pointee.data, count: side * side).map { $0 & 1 == 1 }
    }

    /// The code with its quiet zone as an `<svg>`: dark on white whatever the colours around it are, four pixels a module until a style
    /// sheet says otherwise.
    /// - Parameter name: what it is, for those who do not see it.
    public func svg(name: String) -> String {
        let size = side + 2 * Self.quietZone
        return "<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size) \(size)\" "
            + "width=\"\(size * 4)\" height=\"\(size * 4)\" role=\"img\" aria-label=\"\(name.htmlEscaped)\" "
            + "shape-rendering=\"crispEdges\"><rect width=\"\(size)\" height=\"\(size)\" fill=\"#fff\"/>"
            + "<path d=\"\(path)\" fill=\"#000\"/></svg>"
    }

    /// The dark modules: a rectangle for each run of a row. In one path, so that no light line shows between two rows.
    private var path: String {
        var path: [UInt8] = []
        path.reserveCapacity(modules.count * 4)
        for row in 0..<side {
            let end = (row + 1) * side
            var at = row * side
            while at < end {
                let start = at
                while at < end, modules[at] { at += 1 }
                if at > start {
                    path.append(UInt8(ascii: "M"), start - row * side + Self.quietZone)
                    path.append(UInt8(ascii: " "), row + Self.quietZone)
                    path.append(UInt8(ascii: "h"), at - start)
                    path += "v1".utf8
                    path.append(UInt8(ascii: "h"), start - at)
                    path.append(UInt8(ascii: "z"))
                }
                at += 1
            }
        }
        return String(decoding: path, as: UTF8.self)
    }
}

extension [UInt8] {
    /// A letter and its number, as drawing commands have it.
    fileprivate mutating func append(_ letter: UInt8, _ number: Int) {
        append(letter)
        append(contentsOf: String(number).utf8)
    }
}

extension QRCode.Level {
    fileprivate var library: QRecLevel {
        switch self {
        case .medium: QR_ECLEVEL_M
        case .quartile: QR_ECLEVEL_Q
        case .high: QR_ECLEVEL_H
        }
    }
}
