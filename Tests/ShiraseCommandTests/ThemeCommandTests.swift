import Foundation
import ShiraseCore
import Testing

/// The built-in theme as a user meets it.
extension CommandTests {
    /// A site of `content/` alone, which the built-in theme shows.
    private func siteWithoutTemplates(_ files: [String: String] = [:]) throws -> String {
        let root = try temporaryFolder()
        let all = [
            "content/site.yml": "title: テスト医院\nbase_url: https://clinic.example.jp\n",
            "content/_index.md": "---\ntitle: テスト医院\n---\n",
        ].merging(files) { _, new in new }
        for (path, text) in all { try LocalFileSystem().write(Array(text.utf8), to: root + "/" + path) }
        return root
    }

    @Test func carriesItsTheme() throws {
        let root = try siteWithoutTemplates()
        let build = try shirase(["build", "--root", root, "--strict"] + date)
        #expect(build.code == 0)
        #expect(build.error == "")
        let page = try text(root + "/output/site/index.html")
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"ja\">"))
        // One word of the site goes before the theme's.
        #expect(!page.contains("はじめのページ"))
        try LocalFileSystem().write(Array("skip: はじめのページへ\n".utf8), to: root + "/templates/strings/ja.yml")
        #expect(try shirase(["build", "--root", root, "--strict"] + date).code == 0)
        #expect(try text(root + "/output/site/index.html").contains("はじめのページへ"))
    }

    @Test func listsTheTheme() throws {
        let root = try siteWithoutTemplates([
            "templates/partials/header.mustache": "<header>{{>partials/own}}</header>\n",
            "templates/partials/own.mustache": "x", "templates/partials/heder.mustache": "x",
            "templates/partials/zzzzzzzz.mustache": "x", "templates/strings/ja.yml": "home: はじめに\n",
            "templates/404.mustache": try text(Self.repository + "templates/404.mustache"),
        ])
        func lines(_ language: String) throws -> [String] {
            let run = try shirase(["theme", "list", "--root", root, "--lang", language])
            #expect(run.code == 0)
            #expect(run.error == "")
            return run.output.split(separator: "\n").map {
                String($0).replacing(#/ {2,}/#, with: "  ")
            }
        }
        let english = try lines("en")
        #expect(english.filter { $0.hasSuffix("  built in") }.contains("layout.mustache  built in"))
        #expect(
            english.filter { !$0.hasSuffix("  built in") } == [
                "404.mustache  overridden by templates/404.mustache, with the same bytes",
                "partials/header.mustache  overridden by templates/partials/header.mustache",
                "partials/heder.mustache  unused: did you mean partials/header.mustache?",
                "partials/own.mustache  the site's own", "partials/zzzzzzzz.mustache  unused",
                "strings/ja.yml  merged with templates/strings/ja.yml, words: 1",
            ])
        #expect(
            try lines("ja").filter { !$0.hasSuffix("  組み込み") } == [
                "404.mustache  templates/404.mustache で置き換え（内容は同じ）",
                "partials/header.mustache  templates/partials/header.mustache で置き換え",
                "partials/heder.mustache  使われていません（partials/header.mustache の間違いではありませんか）",
                "partials/own.mustache  サイト独自", "partials/zzzzzzzz.mustache  使われていません",
                "strings/ja.yml  templates/strings/ja.yml の言葉 1 件を優先",
            ])
        let json = try shirase(["theme", "list", "--root", root, "--format", "json"]).output
        #expect(
            json.hasPrefix(
                """
                [
                  {
                    "path" : "404.mustache",
                    "same" : true,
                    "state" : "overridden"
                  },

                """))
        #expect(
            json.contains(
                """
                  {
                    "path" : "strings/ja.yml",
                    "same" : false,
                    "state" : "merged",
                    "words" : 1
                  },

                """))
    }

    @Test func copiesAndShowsFilesOfTheTheme() throws {
        let root = try siteWithoutTemplates()
        let copy = try shirase(["theme", "copy", "partials/header", "assets/clinic.css", "--root", root])
        #expect(copy.code == 0)
        #expect(
            copy.output == """
                made templates/partials/header.mustache; the site uses it from now on
                made templates/assets/clinic.css; the site uses it from now on

                """)
        let header = try text(Self.repository + "templates/partials/header.mustache")
        #expect(try text(root + "/templates/partials/header.mustache") == header)
        #expect(try shirase(["theme", "show", "partials/header"]).output == header)
        #expect(try shirase(["build", "--root", root, "--strict"] + date).code == 0)

        let again = try shirase(["theme", "copy", "layout", "partials/header", "partials/heder", "--root", root])
        #expect(again.code == 1)
        #expect(
            again.error == """
                templates/partials/header.mustache: error: the site has this file already [theme.exists]
                  hint: `shirase theme show partials/header.mustache` prints the built-in one
                templates/partials/heder: error: the built-in theme has no file `partials/heder` [theme.unknown-file]
                  hint: did you mean `partials/header.mustache`?

                """)
        #expect(LocalFileSystem().kind(of: root + "/templates/layout.mustache") == nil)
        let unknown = try shirase(["theme", "show", "heder", "--lang", "ja"])
        #expect(unknown.code == 1)
        #expect(unknown.output == "")
        #expect(
            unknown.error == """
                templates/heder: エラー: 組み込みのテーマに「heder」というファイルはありません [theme.unknown-file]
                  対処: `shirase theme list` で、すべてのファイル名を表示できます

                """)
        #expect(try shirase(["theme", "copy"]).code == 64)
    }
}
