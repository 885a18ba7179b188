import Foundation
import ShiraseCore
import Testing

/// The program as a user runs it: arguments in, text and exit code out.
@Suite struct CommandTests {
    struct Run {
        let code: Int32
        let output: String
        let error: String
    }

    static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path()

    /// Beside the tests' own program, wherever that was built.
    static let program: String = {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "shirase")
            .path()
        return LocalFileSystem().kind(of: beside) == .file ? beside : repository + ".build/debug/shirase"
    }()

    func shirase(_ arguments: [String], input: String = "", language: String = "en") throws -> Run {
        let process = Process()
        process.executableURL = URL(filePath: Self.program)
        process.arguments = arguments
        process.environment = ["LANG": language == "ja" ? "ja_JP.UTF-8" : "C", "PATH": "/usr/bin:/bin"]
        // Files instead of pipes: a pipe that nobody empties would stop the program.
        let folder = try temporaryFolder()
        for name in ["in", "out", "err"] {
            try LocalFileSystem().write(name == "in" ? Array(input.utf8) : [], to: "\(folder)/\(name)")
        }
        process.standardInput = FileHandle(forReadingAtPath: "\(folder)/in")
        process.standardOutput = FileHandle(forWritingAtPath: "\(folder)/out")
        process.standardError = FileHandle(forWritingAtPath: "\(folder)/err")
        try process.run()
        process.waitUntilExit()
        return Run(
            code: process.terminationStatus, output: try text("\(folder)/out"), error: try text("\(folder)/err"))
    }

    func text(_ path: String) throws -> String {
        String(decoding: try LocalFileSystem().read(path), as: UTF8.self)
    }

    func temporaryFolder() throws -> String {
        let path = NSTemporaryDirectory() + "shirase-\(UUID().uuidString)"
        try LocalFileSystem().write([], to: path + "/keep")
        try LocalFileSystem().removeFile(path + "/keep")
        return path
    }

    /// A small site on disk, with the tests' theme.
    func site(_ files: [String: String] = [:]) throws -> String {
        let root = try temporaryFolder()
        let local = LocalFileSystem()
        func copy(_ folder: String, _ target: String) throws {
            for entry in try local.entries(of: folder) {
                let path = folder + "/" + entry.name
                if entry.kind == .directory {
                    try copy(path, target + "/" + entry.name)
                } else {
                    try local.write(try local.read(path), to: target + "/" + entry.name)
                }
            }
        }
        try copy(Self.repository + "Tests/Theme", root + "/templates")
        var all = [
            "content/site.yml":
                "title: テスト医院\nbase_url: https://clinic.example.jp\ncategories:\n  - {slug: closure, name: 休診}\n",
            "content/_index.md": "---\ntitle: テスト医院\n---\n",
            "content/notices/a.md":
                "---\ntitle: 臨時休診\ndate: 2026-11-20\nexpires: 2026-12-01\ncategories: [休診]\n---\n本文です。\n",
            "content/notices/b.md": "---\ntitle: 下書き\ndraft: true\n---\n",
            "content/notices/c.md": "---\ntitle: 予定\ndate: 2027-01-01\ncategories: [休診]\n---\n",
        ]
        all.merge(files) { _, new in new }
        for (path, text) in all { try local.write(Array(text.utf8), to: root + "/" + path) }
        return root
    }

    let date = ["--date", "2026-11-24"]

    /// How many files of the built-in theme are published beside the tests' theme, which has none.
    private func builtInFiles() throws -> Int {
        try ["assets", "assets/palettes", "board"].reduce(0) { count, folder in
            let entries = try LocalFileSystem().entries(of: Self.repository + "templates/" + folder)
            return count + entries.count { $0.kind == .file && !$0.name.hasSuffix(".mustache") }
        }
    }

    @Test func buildsAndSaysWhere() throws {
        let root = try site()
        let first = try shirase(["build", "--root", root] + date)
        #expect(first.code == 0)
        #expect(first.error == "")
        let files = try 27 + builtInFiles()
        #expect(
            first.output == """
                pages: 10, posts: 4 (files written: \(files), unchanged: 0, removed: 0)
                the site: \(root)/output/site
                the posts: \(root)/output/sns

                """)
        #expect(
            try text(root + "/output/sns/notices/a/line.txt") == "臨時休診\n本文です。\nhttps://clinic.example.jp/notices/a/")
        let second = try shirase(["build", "--root", root] + date, language: "ja")
        #expect(
            second.output == """
                ページ 10、投稿文 4（書き込み 0、変更なし \(files)、削除 0）
                ホームページ: \(root)/output/site
                投稿文: \(root)/output/sns

                """)
        let quiet = try shirase(["build", "--root", root, "--quiet", "--no-cache"] + date)
        #expect([quiet.output, quiet.error] == ["", ""])
    }

    @Test func optionsChangeTheBuild() throws {
        let root = try site()
        let other = try temporaryFolder()
        let build = try shirase(
            [
                "build", "--root", root, "--output", other + "/out", "--base-url", "https://other.example.jp/x",
                "--drafts", "--future",
                "--jobs", "3", "--verbose", "--lang", "en",
            ] + date)
        #expect(build.code == 0)
        #expect(build.output.contains("wrote site/notices/b/index.html\n"))
        #expect(build.output.contains("wrote site/notices/c/index.html\n"))
        #expect(try text(other + "/out/sns/notices/a/x.txt").contains("https://other.example.jp/x/notices/a/"))
        #expect(LocalFileSystem().kind(of: root + "/output") == nil)
    }

    private static let hours = """
        # hours
        name: テスト医院
        sessions:
          - {id: am, label: 午前, start: "9:00", end: "12:00", reception: {end: "11:30"}}
        grid: {mon: open, tue: open, wed: open, thu: open, fri: open, sat: closed, sun: closed, holiday: closed}

        """

    @Test func hoursAnswersForAMoment() throws {
        let root = try site(["content/clinic.yml": Self.hours])
        func ask(_ arguments: String...) throws -> String { try shirase(["hours", "--root", root] + arguments).output }
        #expect(
            try ask("--at", "2026-11-24T09:30") == "2026-11-24 9:30 open: 午前 9:00–12:00; next: 2026-11-25 9:00\n")
        #expect(
            try ask("--at", "2026-11-24T11:30", "--lang", "ja")
                == "2026-11-24 11:30 受付終了: 午前 9:00–12:00。次の診療は 2026-11-25 9:00 から\n")
        #expect(
            try ask("--at", "2026-11-23", "--week").split(separator: "\n").prefix(2) == [
                "2026-11-23 (Mon) closed (勤労感謝の日)", "2026-11-24 (Tue) 午前 9:00–12:00",
            ])
        #expect(
            try ask("--at", "2026-11-28T10:00", "--format", "json") == """
                {
                  "at": "2026-11-28T10:00:00+09:00",
                  "state": "closed",
                  "first_visits": false,
                  "next": {
                    "date": "2026-11-30",
                    "time": "9:00",
                    "session": "am"
                  }
                }

                """)
        #expect(
            try ask("--at", "2026-11-28", "--week", "--format", "json").hasPrefix(
                "[\n  {\n    \"date\": \"2026-11-28\""))
        let none = try shirase(["hours", "--root", try site(["content/clinic.yml": "name: a\n"])])
        #expect(none.code == 1)
        #expect(none.error.contains("[clinic.no-hours]"))
        #expect(try shirase(["hours", "--root", root, "--at", "tomorrow"]).code == 64)
    }

    @Test func closeAddsALineAndNothingElse() throws {
        let root = try site(["content/clinic.yml": Self.hours])
        let close = ["close", "--root", root, "--lang", "ja"]
        let first = try shirase(close + ["2026-11-26", "--session", "am", "--reason", "学会"])
        let today = try #require(TimeZoneCalendar(identifier: "Asia/Tokyo")).moment(at: WallClock.system.now()).dateText
        let line = #"{date: 2026-11-26, session: "am", kind: "臨時休診", reason: "学会", announced: \#(today)}"#
        #expect(first.output == "content/clinic.yml に書き加えました: \(line)\n")
        #expect(try text(root + "/content/clinic.yml") == Self.hours + "exceptions:\n  - \(line)\n")
        _ = try shirase(close + ["2026-12-29", "--to", "2027-01-03", "--kind", "年末年始"])
        let both =
            Self.hours
            + "exceptions:\n  - {from: 2026-12-29, to: 2027-01-03, kind: \"年末年始\", announced: \(today)}\n  - \(line)\n"
        #expect(try text(root + "/content/clinic.yml") == both)
        // What would make the file wrong is not written.
        let wrong = try shirase(close + ["2026-12-01", "--session", "pm"])
        #expect(wrong.code == 1)
        #expect(wrong.error.contains("「pm」という診療時間帯"))
        #expect(try shirase(close + ["2026-12-32"]).code == 64)
        // A Saturday, on which nobody is seen anyway: a wrong date.
        let closed = try shirase(close + ["2026-12-05"])
        #expect(closed.code == 1)
        #expect(closed.error.contains("この日時は、もともと休診です [clinic.no-effect]"))
        #expect(try text(root + "/content/clinic.yml") == both)
        let flow = try site(["content/clinic.yml": Self.hours + "exceptions: [{date: 2026-12-24, kind: 休診}]\n"])
        _ = try shirase(["close", "--root", flow, "2026-12-25"])
        #expect(
            try text(flow + "/content/clinic.yml")
                == Self.hours
                + "exceptions: [{date: 2026-12-25, kind: \"臨時休診\", announced: \(today)}, {date: 2026-12-24, kind: 休診}]\n"
        )
    }

    @Test func contentWithErrorsExitsWithOne() throws {
        let root = try site(["content/notices/a.md": "---\ntitle: a\ntagz: b\n---\n"])
        let build = try shirase(["build", "--root", root] + date)
        #expect(build.code == 1)
        #expect(build.output == "")
        #expect(
            build.error == """
                content/notices/a.md:2:8: warning: the article has no category, so no posts are made for it [article.no-category]
                  2 | title: a
                    |        ^
                  hint: add `categories: […]`, or `sns: {announce: false}` if it is not to be announced
                content/notices/a.md:3:1: error: unknown key `tagz` [front-matter.unknown-key]
                  3 | tagz: b
                    | ^^^^
                  hint: did you mean `tags`?
                nothing was written: 1 error(s), 1 warning(s)

                """)
        #expect(try LocalFileSystem().entries(of: root + "/output").map(\.name) == [".shirase-lock"])
        let json = try shirase(["build", "--root", root, "--format", "json"] + date)
        #expect(json.error == "")
        #expect(json.output.split(separator: "\n").count == 3)
        #expect(json.output.hasSuffix("{\"summary\":{\"errors\":1,\"warnings\":1}}\n"))
        let github = try shirase(["build", "--root", root, "--format", "github", "--quiet"] + date)
        #expect(
            github.output
                == "::error file=content/notices/a.md,line=3,col=1,title=front-matter.unknown-key::unknown key `tagz`%0Adid you mean `tags`?\n"
        )
    }

    @Test func strictBuildsFailOnWarnings() throws {
        let root = try site(["content/notices/a.md": "---\ntitle: a\n---\n"])
        #expect(try shirase(["build", "--root", root] + date).code == 0)
        let strict = try shirase(["build", "--root", root, "--strict", "--quiet"] + date)
        #expect(strict.code == 1)
        #expect(strict.error.contains("warning: the article has no category"))
        #expect(strict.error.hasSuffix("nothing was written: 0 error(s), 1 warning(s) (--strict)\n"))
    }

    @Test func aRefusingEnvironmentExitsWithTwo() throws {
        let root = try site()
        try LocalFileSystem().write([1], to: root + "/output/site/mine.txt")
        let foreign = try shirase(["build", "--root", root] + date)
        #expect(foreign.code == 2)
        #expect(
            foreign.error == """
                \(root)/output/site/mine.txt: error: the output folder holds a file that Shirase did not write [output.foreign]
                  hint: move it away, or choose another folder with --output; files to publish belong in content/files

                """)
        #expect(try LocalFileSystem().read(root + "/output/site/mine.txt") == [1])
        #expect(LocalFileSystem().kind(of: root + "/output/site/index.html") == nil)
        try LocalFileSystem().write([1], to: root + "/file")
        let file = try shirase(["build", "--root", root, "--output", root + "/file"] + date)
        #expect(file.code == 2)
        #expect(file.error.contains("Not a directory"))
        let missing = try shirase(["render", root + "/none.md"])
        #expect(missing.code == 2)
        #expect(
            missing.error
                == "\(root)/none.md: error: cannot read \(root)/none.md: No such file or directory [file.read]\n"
                + "  hint: check that it exists and that you may read it\n")
    }

    @Test(arguments: [
        ["build", "--date", "2026-02-30"], ["build", "--date", "tomorrow"], ["build", "--jobs", "0"],
        ["build", "--base-url", "clinic"],
        ["build", "--format", "xml"], ["build", "--quiet", "--verbose"], ["build", "extra"],
        ["teasers", "--platform", "twitter"], ["nonsense"],
        ["new"], ["build", "--lang", "fr"], ["build", "--output", ""], ["clean", "--output", " "],
        ["build", "--root", ""], ["next", "--date", "x"],
    ])
    func wrongUsageExitsWith64(_ arguments: [String]) throws {
        let run = try shirase(arguments)
        #expect(run.code == 64)
        #expect(run.output == "")
        #expect(run.error.hasPrefix("Error: "))
    }

    @Test func countsAsPlatformsDo() throws {
        let text = "予約はexample.jpから #冬の健康\n"
        let x = try shirase(["count", "--platform", "x", "--format", "json"], input: text)
        #expect(x.code == 0)
        #expect(
            x.output == """
                {"counts":[{"fits":true,"length":43,"limit":280,"unit":"weighted"}],"fits":true,"hashtags":["冬の健康"],"length":43,"limit":280,"links":["example.jp"],"platform":"x","unit":"weighted","violations":[]}

                """)
        let google = try shirase(["count", "--platform", "google"], input: "電話は078-000-0000\n", language: "ja")
        #expect(google.code == 0)
        #expect(
            google.output == """
                15/1500 code points
                ! 電話番号（078-000-0000）のある投稿は、Google に掲載されません
                このままでは投稿できません

                """)
        let bluesky = try shirase(["count", "--platform", "bluesky", "--format", "json"], input: "#a")
        #expect(bluesky.output.contains(#""facets":[{"byteEnd":2,"byteStart":0,"type":"tag","value":"a"}]"#))
        #expect(try shirase(["count", "--platform", "mixi"], input: "a").code == 64)
    }

    @Test func platformsShowTheirFactsWithTheirDate() throws {
        let now = try shirase(["platforms", "--date", "2026-11-24"])
        #expect(now.code == 0)
        #expect(now.error == "")
        #expect(now.output.contains("Bluesky (bluesky)\n  300 graphemes, 3000 bytes; links can be pressed\n"))
        #expect(now.output.components(separatedBy: "2026-11: https://").count == 9)
        let late = try shirase(["platforms", "--date", "2028-01-01"], language: "ja")
        #expect(late.error.contains("SNS の上限は 2026-11 に調べたものです。変わっているかもしれません"))
    }

    @Test func rendersMarkdown() throws {
        let markdown = "## 予約\n\n[電話](tel:078-000-0000)<b onclick=y>x</b>\n"
        let fragment = try shirase(["render"], input: "---\ntitle: a\n---\n" + markdown)
        #expect(fragment.code == 0)
        #expect(fragment.output == "<h2 id=\"予約\">予約</h2>\n<p><a href=\"tel:078-000-0000\">電話</a><b>x</b></p>\n")
        #expect(fragment.error.hasPrefix("-:6:26: warning: this HTML is left out: onclick=y [markdown.raw-html]\n"))
        let plain = try shirase(["render", "--commonmark"], input: markdown)
        #expect(plain.output == "<h2>予約</h2>\n<p><a href=\"tel:078-000-0000\">電話</a><b onclick=y>x</b></p>\n")
        let file = try temporaryFolder() + "/a.md"
        try LocalFileSystem().write(Array("*a*".utf8), to: file)
        #expect(try shirase(["render", file]).output == "<p><em>a</em></p>\n")
    }

    @Test func showsTeasers() throws {
        let root = try site()
        let one = try shirase(["teasers", "notices/a", "--root", root, "--platform", "line"] + date)
        #expect(
            one.output
                == "── content/notices/a.md → line (47/500)\n臨時休診\n本文です。\nhttps://clinic.example.jp/notices/a/\n\n")
        let json = try shirase(["teasers", "--root", root, "--format", "json"] + date)
        #expect(json.output == (try build(root)))
        let draft = try shirase(["teasers", "content/notices/b.md", "--root", root] + date)
        #expect(draft.code == 1)
        #expect(draft.error == "the article is a draft: add --drafts to see its posts\n")
        let unknown = try shirase(["teasers", "notices/aa", "--root", root] + date)
        #expect(unknown.code == 1)
        #expect(unknown.error == "there is no article `notices/aa`; did you mean `notices/a`?\n")
    }

    /// The `teasers.json` of a build.
    private func build(_ root: String) throws -> String {
        _ = try shirase(["build", "--root", root] + date)
        return try text(root + "/output/sns/teasers.json")
    }

    @Test func saysWhatComesNext() throws {
        let root = try site()
        #expect(
            try shirase(["next", "--root", root] + date).output
                == "2026-12-01T00:00:00+09:00 expires content/notices/a.md\n")
        #expect(
            try shirase(["next", "--root", root, "--date", "2026-12-01"]).output
                == "2027-01-01T00:00:00+09:00 appears content/notices/c.md\n")
        let nothing = try shirase(["next", "--root", root, "--date", "2027-01-01"])
        #expect(nothing.code == 0)
        #expect(nothing.output == "")
    }

    @Test func beginsArticles() throws {
        let root = try site()
        let made = try shirase(["new", "notices", "RS Virus", "--root", root])
        #expect(made.code == 0)
        #expect(made.output == "made content/notices/rs-virus.md; it is a draft until you remove `draft: true`\n")
        #expect(try text(root + "/content/notices/rs-virus.md").hasPrefix("---\ntitle: \"RS Virus\"\ndate: 20"))
        let again = try shirase(["new", "notices", "RS Virus", "--root", root, "--slug", "rs-virus"], language: "ja")
        #expect(again.code == 1)
        #expect(
            again.error == """
                content/notices/rs-virus.md: エラー: 「rs-virus」という記事はもうあります [new.exists]
                  対処: --slug で別の名前にしてください

                """)
    }

    @Test func cleansWhatItWrote() throws {
        let root = try site()
        _ = try shirase(["build", "--root", root] + date)
        try LocalFileSystem().write([1], to: root + "/output/notes.txt")
        let clean = try shirase(["clean", "--root", root])
        #expect(clean.output == "\(try 27 + builtInFiles()) files removed\n")
        #expect(try LocalFileSystem().entries(of: root + "/output").map(\.name) == [".shirase-lock", "notes.txt"])
        #expect(LocalFileSystem().kind(of: root + "/.shirase") == nil)
        #expect(try shirase(["clean", "--root", root]).output == "0 files removed\n")
    }

    @Test func helpsInBothLanguages() throws {
        let english = try shirase(["--help"])
        #expect(english.code == 0)
        #expect(english.output.contains("OVERVIEW: Builds a clinic's site and its posts for social networks."))
        let japanese = try shirase(["build", "--help"], language: "ja")
        #expect(japanese.output.contains("OVERVIEW: ホームページと投稿文を作ります。"))
        #expect(try shirase(["--version"]).output == "0.1.0\n")
        #expect(try shirase(["--generate-completion-script", "zsh"]).output.hasPrefix("#compdef shirase"))
    }
}
