import Foundation

/// A program that makes the corpus into a site.
struct Contestant {
    let name: String
    let command: [String]
    /// Where the site's pages are.
    let pages: String
    /// All that is removed before a cold build.
    let leftovers: [String]

    func build(_ scratch: String) throws -> Measurement { try Measurement.of(command, scratch: scratch) }

    func removeLeftovers() throws {
        for path in leftovers where FileManager.default.fileExists(atPath: path) {
            try FileManager.default.removeItem(atPath: path)
        }
    }

    static func shirase(_ sites: Sites) -> Contestant {
        let output = sites.folder + "/shirase-output"
        return Contestant(
            name: "Shirase", command: [CommandLine.arguments[0], "--build", sites.shirase, output],
            pages: output + "/site", leftovers: [output, sites.shirase + "/.shirase"])
    }

    /// As for production. The second run into a folder is what its users do after an edit.
    static func hugo(_ sites: Sites, _ program: String) -> Contestant {
        let (output, cache) = (sites.folder + "/hugo-output", sites.folder + "/hugo-cache")
        return Contestant(
            name: "Hugo",
            command: [program, "--quiet", "--source", sites.hugo, "--destination", output, "--cacheDir", cache],
            pages: output, leftovers: [output, cache, sites.hugo + "/resources", sites.hugo + "/.hugo_build.lock"])
    }

    /// - Parameter list: the files that it is to write, which is made from Shirase's output.
    static func floor(_ sites: Sites, list: String) -> Contestant {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/build-floor"
        let output = sites.folder + "/floor-output"
        let threads = String(ProcessInfo.processInfo.activeProcessorCount)
        return Contestant(
            name: "floor", command: [program, sites.shirase + "/content", list, output, threads], pages: output,
            leftovers: [output])
    }
}

/// Where Hugo is, if it is: in the environment that `make bench` makes, else in `PATH`.
enum HugoProgram {
    static func find() -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let programs = ([".build/bench-venv/bin"] + folders).map { $0 + "/hugo" }
        return programs.first { FileManager.default.isExecutableFile(atPath: $0) }.map(itself)
    }

    /// What Python's package puts into `bin` is a script that starts the program, which would be measured with it.
    private static func itself(_ path: String) -> String {
        let library = URL(fileURLWithPath: path).deletingLastPathComponent().deletingLastPathComponent().path + "/lib"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: library)) ?? []
        let binaries = versions.filter { $0.hasPrefix("python3") }.map {
            "\(library)/\($0)/site-packages/hugo/binaries/hugo"
        }
        return binaries.first { FileManager.default.isExecutableFile(atPath: $0) } ?? path
    }

    /// Its name with its version.
    static func version(_ program: String) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["version"]
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: " ").prefix(2).joined(separator: " ")
    }
}
