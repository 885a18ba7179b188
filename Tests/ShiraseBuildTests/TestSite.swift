import Foundation
import ShiraseBuild
import ShiraseCore
import ShiraseSite

/// A site in memory: a test's own files over the tests' theme.
struct TestSite {
    let files: MemoryFileSystem
    var options = BuildOptions(root: "/site")
    /// 2026-11-24T12:00 in Japan.
    static let noon = 1_795_489_200

    /// The folder `Tests`.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path()

    static let siteYML = "title: テスト医院\nbase_url: https://clinic.example.jp\n"

    /// - Parameter files: text by path below the root; an empty `site.yml` is filled in where none is given.
    init(_ files: [String: String], theme: Bool = true) throws {
        var all = ["/site/content/site.yml": Self.siteYML]
        for (path, text) in files { all["/site/" + path] = text }
        self.files = MemoryFileSystem(all)
        options.date = "2026-11-24T12:00"
        if theme { options.theme = try Self.theme() }
    }

    /// The folder `Tests/Theme`.
    static func theme() throws -> Theme { Theme(try read(folder + "Theme").mapValues { Array($0.utf8) }) }

    /// The text files below a folder on disk, by relative path.
    static func read(_ folder: String) throws -> [String: String] {
        let local = LocalFileSystem()
        var files: [String: String] = [:]
        for entry in try local.entries(of: folder) {
            let path = folder + "/" + entry.name
            if entry.kind == .directory {
                for (name, text) in try read(path) { files[entry.name + "/" + name] = text }
            } else {
                files[entry.name] = String(decoding: try local.read(path), as: UTF8.self)
            }
        }
        return files
    }

    func plan() async throws -> Build.Result {
        try await build.plan()
    }

    func run(isStrict: Bool = false) async throws -> Build.Outcome {
        try await build.run(to: "/site/output", isStrict: isStrict)
    }

    private var build: Build { Build(options, fileSystem: files, clock: WallClock { Self.noon }) }

    /// The output folder's files as text.
    var output: [String: String] {
        files.files(below: "/site/output").mapValues { String(decoding: $0, as: UTF8.self) }
    }

    /// The messages of a run as a person reads them.
    func messages(_ language: MessageLanguage = .en) async throws -> String {
        Self.text(try await plan().diagnostics, language)
    }

    static func text(_ diagnostics: [Diagnostic], _ language: MessageLanguage = .en) -> String {
        diagnostics.sortedByPlace().map(DiagnosticPrinter(format: .human, language: language).text).joined()
    }
}
