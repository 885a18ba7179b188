import ShiraseCore
import ShiraseSite
import ShiraseTheme
import Testing

@testable import ShiraseBuild

/// The theme that the program carries.
@Suite struct BuiltInThemeTests {
    private static let root = String(TestSite.folder.dropLast("Tests/".count))

    private static func files(_ folder: String) throws -> [String: [UInt8]] {
        let local = LocalFileSystem()
        return try local.entries(of: folder).reduce(into: [:]) { files, entry in
            guard !entry.name.hasPrefix("."), !entry.name.hasSuffix("~") else { return }
            if entry.kind == .directory {
                for (name, bytes) in try Self.files(folder + "/" + entry.name) {
                    files[entry.name + "/" + name] = bytes
                }
            } else {
                files[entry.name] = try local.read(folder + "/" + entry.name)
            }
        }
    }

    @Test func isTheFolderTemplates() throws {
        let files = try Self.files(Self.root + "templates")
        #expect(BuiltInTheme.files.keys.sorted() == files.keys.sorted())
        #expect(BuiltInTheme.files == files)
    }

    /// `content/` is all that a site needs.
    @Test func buildsASiteOfContentAlone() async throws {
        var site = try TestSite(["content/_index.md": "---\ntitle: テスト医院\n---\n"], theme: false)
        site.options.theme = Theme(BuiltInTheme.files)
        let outcome = try await site.run()
        #expect(TestSite.text(outcome.diagnostics) == "")
        let sheet = CompactStyleSheet.compact(try #require(BuiltInTheme.files["assets/style.css"]))
        let path = "assets/style.\(Fingerprint(sheet).short).css"
        #expect(site.output["site/index.html"]?.contains("href=\"/\(path)\"") == true)
        #expect(site.output["site/" + path] == String(decoding: sheet, as: UTF8.self))
        let boardSheet = try #require(BuiltInTheme.files["board/board.css"])
        #expect(site.output["sns/board.css"] == String(decoding: boardSheet, as: UTF8.self))
    }

    /// The example's `templates/` are the built-in theme: they change nothing, and nothing is said of them.
    @Test func isTheExamplesOwn() async throws {
        var options = BuildOptions(root: Self.root)
        options.date = "2026-11-24T12:00"
        options.theme = Theme(BuiltInTheme.files)
        let result = try await Build(options, fileSystem: LocalFileSystem(), clock: .system).plan()
        #expect(TestSite.text(result.diagnostics) == "")
    }
}
