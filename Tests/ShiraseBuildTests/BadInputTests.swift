import Foundation
import ShiraseCore
import Testing

@testable import ShiraseBuild

/// Every file in `Tests/BadInput` is a site with mistakes and what Shirase says about them, in English and in Japanese:
/// `-- path --` begins a file, `-- expected en --` and `-- expected ja --` the messages. With `UPDATE_GOLDEN=1` the messages are
/// written anew, to be read before they are kept.
@Suite struct BadInputTests {
    static let names: [String] = {
        let entries = (try? LocalFileSystem().entries(of: TestSite.folder + "BadInput")) ?? []
        return entries.map(\.name)
    }()

    @Test(arguments: names) func isExplained(_ name: String) async throws {
        let path = TestSite.folder + "BadInput/" + name
        let text = String(decoding: try LocalFileSystem().read(path), as: UTF8.self)
        var parts = Self.parts(text)
        let expected = (parts.removeValue(forKey: "expected en") ?? "", parts.removeValue(forKey: "expected ja") ?? "")
        var site = try TestSite(parts)
        site.options.usesCache = false
        // Outputs of an earlier build must survive a build with mistakes.
        try site.files.write(Array("{\"files\":[\"site/old.html\"]}".utf8), to: "/site/output/.shirase-manifest.json")
        try site.files.write(Array("old".utf8), to: "/site/output/site/old.html")
        let before = site.output

        let outcome = try await site.run()
        let said = (TestSite.text(outcome.diagnostics, .en), TestSite.text(outcome.diagnostics, .ja))
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            let inputs = text.components(separatedBy: "-- expected en --").first ?? ""
            let updated = "\(inputs)-- expected en --\n\(said.0)-- expected ja --\n\(said.1)"
            try LocalFileSystem().write(Array(updated.utf8), to: path)
        }
        #expect(said.0 == expected.0)
        #expect(said.1 == expected.1)
        #expect(outcome.summary == nil, "nothing may be written")
        #expect(site.output == before)
    }

    private static func parts(_ text: String) -> [String: String] {
        var parts: [String: String] = [:]
        var name: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let match = line.wholeMatch(of: /-- (.+) --/) {
                name = String(match.1)
                parts[String(match.1)] = ""
            } else if let name {
                parts[name, default: ""] += line + "\n"
            }
        }
        // What splitting adds after the last line end.
        return parts.mapValues { $0.hasSuffix("\n\n") || $0 == "\n" ? String($0.dropLast()) : $0 }
    }

    @Test func textThatIsNotUTF8() async throws {
        let site = try TestSite(["content/_index.md": "---\ntitle: テスト\n---\n"])
        let shiftJIS: [UInt8] = Array("---\ntitle: ".utf8) + [0x97, 0x5C, 0x96, 0xF1] + Array("\n---\n".utf8)
        try site.files.write(shiftJIS, to: "/site/content/notices/a.md")
        try site.files.write([0xFF], to: "/site/templates/partials/list.mustache")
        #expect(
            try await site.messages() == """
                content/notices/a.md:2:8: error: this byte (0x97) is not UTF-8 text [file.encoding]
                  2 | title: �\\��
                    |        ^
                  hint: save the file as UTF-8 in your editor
                templates/partials/list.mustache:1:1: error: this byte (0xFF) is not UTF-8 text [file.encoding]
                  1 | �
                    | ^
                  hint: save the file as UTF-8 in your editor

                """)
    }

    @Test func linksThatLeaveTheRoot() async throws {
        let site = try TestSite(["content/_index.md": "---\ntitle: テスト\n---\n", "content/inside.txt": "x"])
        try site.files.write(Array("secret".utf8), to: "/etc/passwd")
        site.files.link("/site/content/files/passwd", to: "/etc/passwd")
        site.files.link("/site/content/loop", to: "/site/content")
        site.files.link("/site/content/broken.md", to: "/site/content/nothing.md")
        site.files.link("/site/content/fine.txt", to: "/site/content/inside.txt")
        let message =
            "error: this symbolic link leads out of the site's folder, in a circle, or nowhere [file.symbolic-link]"
        let hint = "  hint: put a copy of the file in its place\n"
        #expect(
            try await site.messages()
                == ["broken.md", "files/passwd", "loop"].map { "content/\($0): \(message)\n\(hint)" }.joined())
    }

    @Test func aFolderWithoutContent() async throws {
        let site = try TestSite.empty
        #expect(
            try await site.messages() == """
                content: error: there is no folder `content` [site.no-content]
                  hint: run shirase in the site's folder, or name it: --root DIR

                """)
        #expect(
            try await site.messages(.ja) == """
                content: エラー: `content` フォルダーがありません [site.no-content]
                  対処: サイトのフォルダーで実行するか、--root でフォルダーを指定してください

                """)
    }

    @Test func aSiteWithoutPages() async throws {
        #expect(
            try await TestSite([:]).messages() == """
                content: error: the site is empty: there is no page in `content` [site.empty]
                  hint: write the front page: content/_index.md

                """)
        let unconfigured = try TestSite(["content/_index.md": "---\ntitle: a\n---\n"])
        try unconfigured.files.removeFile("/site/content/site.yml")
        #expect(
            try await unconfigured.messages() == """
                content/site.yml: error: there is no `content/site.yml` [site.no-configuration]
                  hint: make it with the lines `title: …` and `base_url: https://…`

                """)
    }

    @Test func outputFolderOfSomebodyElse() async throws {
        let site = try TestSite(["content/_index.md": "---\ntitle: テスト\n---\n"])
        try site.files.write(Array("mine".utf8), to: "/site/output/site/holiday.jpg")
        try site.files.write(Array("mine".utf8), to: "/site/output/sns/notes/a.txt")
        try site.files.write(Array("mine".utf8), to: "/site/output/site/.git/config")
        let before = site.output
        await #expect(
            throws: OutputWriter.ForeignFiles(paths: ["/site/output/site/holiday.jpg", "/site/output/sns/notes/a.txt"])
        ) {
            try await site.run()
        }
        #expect(site.output == before)
    }

    /// Warnings let a build pass, and `--strict` does not.
    @Test func warningsFailStrictBuildsOnly() async throws {
        let site = try TestSite(["content/_index.md": "---\ntitle: テスト\n---\n<b onclick=\"x\" onload=\"y\">x</b>\n"])
        #expect(try await site.run(isStrict: true).summary == nil)
        #expect(site.output.isEmpty)
        #expect(try await site.run().summary != nil)
    }
}

extension TestSite {
    /// A root with nothing in it.
    static var empty: TestSite {
        get throws {
            let site = try TestSite([:], theme: false)
            try site.files.removeFile("/site/content/site.yml")
            return site
        }
    }
}
