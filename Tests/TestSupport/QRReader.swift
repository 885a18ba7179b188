import Foundation

/// Reads drawn QR codes as a telephone does: librsvg draws, zbar reads.
public enum QRReader {
    /// Whether this machine has what it takes.
    public static let isInstalled = program("rsvg-convert") != nil && program("zbarimg") != nil

    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private static func program(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") + ["/usr/bin"]
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The texts of all codes in a picture, a line each. The picture lies on black, so that the code's own border is all that it has.
    public static func read(svg: String) throws -> String {
        let file = NSTemporaryDirectory() + "shirase-qr-\(UUID().uuidString)"
        defer { for end in [".svg", ".png"] { try? FileManager.default.removeItem(atPath: file + end) } }
        try Data(svg.utf8).write(to: URL(filePath: file + ".svg"))
        _ = try run("rsvg-convert", ["--background-color=black", "--output=\(file).png", file + ".svg"])
        return try run("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file + ".png"])
    }

    private static func run(_ name: String, _ arguments: [String]) throws -> String {
        guard let program = program(name) else { throw Failure(description: "\(name) is not installed") }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(name) ends with \(process.terminationStatus)")
        }
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
