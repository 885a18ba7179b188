import Foundation

/// A card as librsvg draws it.
public struct CardPicture {
    public let png: [UInt8]

    /// Whether this machine has what it takes.
    public static let isInstalled = Program.isInstalled("rsvg-convert")

    public init(svg: [UInt8]) throws {
        let file = NSTemporaryDirectory() + "shirase-card-\(UUID().uuidString)"
        defer { for end in [".svg", ".png"] { try? FileManager.default.removeItem(atPath: file + end) } }
        try Data(svg).write(to: URL(filePath: file + ".svg"))
        _ = try Program.run("rsvg-convert", ["--output=\(file).png", file + ".svg"])
        png = [UInt8](try Data(contentsOf: URL(filePath: file + ".png")))
    }

    /// In pixels, from the picture's header.
    public var width: Int { number(at: 16) }
    public var height: Int { number(at: 20) }

    private func number(at offset: Int) -> Int {
        png.count < offset + 4 ? 0 : png[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
