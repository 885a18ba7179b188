import Foundation

/// libvips' own programs, for what the tests cannot make or see otherwise.
enum VipsProgram {
    static let isInstalled = run(["vips", "--version"]) != nil && run(["vipsheader", "--version"]) != nil

    /// The lines of `vipsheader -a`.
    static func fields(of bytes: [UInt8]) throws -> [String] {
        try inFolder { folder in
            try Data(bytes).write(to: folder.appendingPathComponent("picture"))
            let output = run(["vipsheader", "-a", folder.appendingPathComponent("picture").path]) ?? ""
            return output.split(separator: "\n").map(String.init)
        }
    }

    /// What an operation such as `heifsave` makes of a picture; `nil` where libvips cannot.
    static func convert(_ bytes: [UInt8], _ operation: String, _ options: [String], extension name: String) throws
        -> [UInt8]?
    {
        try inFolder { folder in
            let (source, target) = (
                folder.appendingPathComponent("picture"), folder.appendingPathComponent("copy." + name)
            )
            try Data(bytes).write(to: source)
            guard run(["vips", operation, source.path, target.path] + options) != nil else { return nil }
            return [UInt8](try Data(contentsOf: target))
        }
    }

    private static func inFolder<Result>(_ work: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "shirase-pictures-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(folder)
    }

    /// What the command prints; `nil` where it fails.
    private static func run(_ command: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let output = (try? pipe.fileHandleForReading.readToEnd()) ?? nil
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: output ?? Data(), as: UTF8.self) : nil
    }
}
