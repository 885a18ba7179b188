import Foundation

/// What a process took.
struct Measurement {
    /// In seconds.
    var wall: Double
    /// In seconds, of all cores together.
    var cpu: Double
    /// The most that it held at once, in MiB.
    var memory: Double
    /// How many files it says it wrote; `nil` where it does not count them.
    var written: Int?

    /// Runs a command, which has to succeed.
    /// - Parameter scratch: a folder for what it prints.
    static func of(_ command: [String], scratch: String) throws -> Measurement {
        let (report, printed) = (scratch + "/time.txt", scratch + "/printed.txt")
        try Data().write(to: URL(fileURLWithPath: printed))
        guard let output = FileHandle(forWritingAtPath: printed) else { throw BenchmarkError.failed(command, "") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // GNU time tells what the kernel knows of one process and its children; its clock is too coarse.
        process.arguments = ["time", "-f", "%U %S %M", "-o", report] + command
        process.standardOutput = output
        process.standardError = output
        // `waitUntilExit` looks twenty times a second.
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        let start = ContinuousClock.now
        try process.run()
        ended.wait()
        let wall = ContinuousClock.now - start
        let text = try String(contentsOfFile: printed, encoding: .utf8)
        let values = try String(contentsOfFile: report, encoding: .utf8).split(whereSeparator: \.isWhitespace)
            .compactMap { Double($0) }
        guard process.terminationStatus == 0, values.count == 3 else { throw BenchmarkError.failed(command, text) }
        let words = text.split(whereSeparator: \.isWhitespace)
        return Measurement(
            wall: wall / .seconds(1), cpu: values[0] + values[1], memory: values[2] / 1024,
            written: words.count == 2 && words[0] == "written" ? Int(words[1]) : nil)
    }
}

enum BenchmarkError: Error, CustomStringConvertible {
    case usage
    /// A command, and what it printed.
    case failed([String], String)
    /// Two sites that are not of the same size, or an edit that cannot be seen.
    case incomparable(String)

    var description: String {
        switch self {
        case .usage: "usage: build-bench [--rounds N] [COUNT…]"
        case .failed(let command, let text): command.joined(separator: " ") + "\n" + text
        case .incomparable(let text): text
        }
    }
}
