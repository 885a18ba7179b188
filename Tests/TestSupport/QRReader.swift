import Foundation

/// Reads drawn QR codes as a telephone does: librsvg draws, zbar reads.
public enum QRReader {
    /// Whether this machine has what it takes.
    public static let isInstalled = Program.isInstalled("rsvg-convert") && Program.isInstalled("zbarimg")

    /// The texts of all codes in a picture, a line each. The picture lies on black, so that the code's own border is all that it has.
    public static func read(svg: String) throws -> String {
        let file = NSTemporaryDirectory() + "shirase-qr-\(UUID().uuidString)"
        defer { for end in [".svg", ".png"] { try? FileManager.default.removeItem(atPath: file + end) } }
        try Data(svg.utf8).write(to: URL(filePath: file + ".svg"))
        _ = try Program.run("rsvg-convert", ["--background-color=black", "--output=\(file).png", file + ".svg"])
        return try Program.run("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file + ".png"])
    }
}
