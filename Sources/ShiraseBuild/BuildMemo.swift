import Foundation
import ShiraseCore
import ShiraseSite

/// Remembers that a set of inputs gave a set of outputs, so that a build of the same inputs has nothing to compute. A memo, never
/// a second way to build: without it the outputs are the same, and it speaks only for outputs that are in place byte for byte.
/// A build with diagnostics is not remembered, since they have to be said again.
struct BuildMemo: Codable, Sendable {
    /// Of everything that the outputs are computed from, the time excepted.
    let key: Digest
    /// The outputs hold from this moment…
    let from: Int
    /// …until this one, at which an article appears or expires; both in seconds since 1970.
    let until: Int?
    let pages: Int
    let teasers: Int
    let outputs: [String: Digest]

    static let folderName = ".shirase"

    static func path(_ root: String) -> String { root.appendingPath(folderName).appendingPath("build.json") }

    /// A memo that cannot be read is none.
    static func load(_ root: String, _ fileSystem: any FileSystem) -> BuildMemo? {
        guard let bytes = try? fileSystem.read(path(root)) else { return nil }
        return try? JSONDecoder().decode(BuildMemo.self, from: Data(bytes))
    }

    func store(_ root: String, _ fileSystem: any FileSystem) throws(FileError) {
        let path = Self.path(root)
        try fileSystem.write(Array(JSONText.line(self).utf8), to: path + ".new")
        try fileSystem.rename(path + ".new", to: path)
    }

    /// Removes the memo.
    static func remove(_ root: String, _ fileSystem: any FileSystem) throws(FileError) {
        try fileSystem.removeFile(path(root))
        try fileSystem.removeDirectoryIfEmpty(root.appendingPath(folderName))
    }

    func holds(_ key: Digest, at now: Int) -> Bool { key == self.key && now >= from && now < until ?? .max }

    /// The digest of a build's inputs: every file, what was asked for, and the program itself.
    static func key(
        _ tree: SourceTree, _ options: BuildOptions, output: String, _ fileSystem: any FileSystem
    ) async throws -> Digest {
        let files = try await tree.paths.concurrentMap(jobs: options.jobs) { path in
            "\(path)\n\(Digest(try tree.read(path, fileSystem).bytes))\n"
        }
        let asked = [
            ProgramIdentity.text, options.root, output, options.baseURL?.url("") ?? "", options.date ?? "",
            "\(options.includesDrafts) \(options.includesFuture)",
        ]
        return Digest(Array((asked + files).joined(separator: "\n").utf8))
    }
}

/// Tells one build of the program from another, whose outputs may differ.
enum ProgramIdentity {
    static let text: String = {
        let path = Bundle.main.executablePath ?? CommandLine.arguments.first ?? ""
        var status = stat()
        guard stat(path, &status) == 0 else { return path }
        return "\(path) \(status.st_size) \(status.modificationTime)"
    }()
}

extension stat {
    fileprivate var modificationTime: String {
        #if canImport(Darwin)
            "\(st_mtimespec.tv_sec).\(st_mtimespec.tv_nsec)"
        #else
            "\(st_mtim.tv_sec).\(st_mtim.tv_nsec)"
        #endif
    }
}
