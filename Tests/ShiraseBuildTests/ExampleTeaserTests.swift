import Foundation
import ShiraseCore
import ShiraseSyndication
import Testing

/// What the example clinic posts, on all platforms, word for word. `Tests/ExampleTeasers.txt` is read as its editor would read it; with
/// `UPDATE_GOLDEN=1` it is written anew.
@Suite struct ExampleTeaserTests {
    @Test func thePostsReadAsTheyShould() async throws {
        var files: [String: String] = [:]
        for folder in ["content", "templates"] {
            for (path, text) in try TestSite.read(TestSite.folder + "../" + folder) {
                files["\(folder)/\(path)"] = text
            }
        }
        // Every article goes everywhere here, and the English ones too.
        let site = try #require(files["content/site.yml"])
        files["content/site.yml"] = site.replacing(
            /: \[(?:line|x|instagram), [a-z, ]+\]/, with: ": [\(Platforms.names.joined(separator: ", "))]")
        for (path, text) in files where path.hasSuffix(".en.md") {
            files[path] = text.replacing("  announce: false\n", with: "  announce: true\n")
        }
        let result = try await TestSite(files, theme: false).plan()
        let plan = try #require(result.plan)
        var text = ""
        for teaser in plan.teasers {
            text += "=== \(teaser.outputPath) \(teaser.length)/\(teaser.limit)\n\(teaser.text)\n"
        }
        let path = TestSite.folder + "ExampleTeasers.txt"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try LocalFileSystem().write(Array(text.utf8), to: path)
        }
        #expect(String(decoding: try LocalFileSystem().read(path), as: UTF8.self) == text)
        #expect(plan.teasers.count % Platforms.all.count == 0 && plan.teasers.count >= 17 * 8)

        // The platforms' posts of one article are more than one text in several lengths: hardly two are the same words.
        let articles = Dictionary(grouping: plan.teasers, by: \.document.path.file)
        for (file, teasers) in articles {
            let words = teasers.map { $0.text.replacing($0.url, with: "") }
            #expect(Set(words).count == words.count, "\(file)")
        }
    }
}
