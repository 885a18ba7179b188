import Foundation
import ShiraseBuild
import ShiraseCore
import ShiraseSyndication
import TestSupport
import Testing

/// The board as staff use it: opened from disk in a browser.
@Suite(
    .serialized,
    .enabled(
        if: WebDriver.isInstalled, "needs Debian's packages chromium and chromium-driver, which `make test` installs"))
struct BoardTests {
    /// The example site's posts on disk; built once.
    private static let board = Task { () -> (folder: String, teasers: [Teaser]) in
        var options = BuildOptions(root: String(TestSite.folder.dropLast("Tests/".count)))
        options.date = "2026-11-24T12:40"
        options.usesCache = false
        let build = Build(options, fileSystem: LocalFileSystem(), clock: .system)
        let folder = NSTemporaryDirectory() + "shirase-board-\(UUID().uuidString)"
        _ = try await build.run(to: folder, isStrict: false)
        return (folder + "/sns", try await build.plan().plan?.teasers ?? [])
    }

    private func open(_ width: Int) async throws -> (browser: WebDriver, folder: String, teasers: [Teaser]) {
        let (folder, teasers) = try await Self.board.value
        let browser = try await WebDriver(width: width, height: 900)
        try await browser.open("file://\(folder)/index.html")
        return (browser, folder, teasers)
    }

    /// What the clipboard holds, as a person would see it by pasting.
    private func pasted(_ browser: WebDriver) async throws -> String {
        try await browser.run(
            """
            let field = document.getElementById('paste');
            if (!field) {
              field = document.createElement('textarea');
              field.id = 'paste';
              field.style.cssText = 'position:fixed;inset:0 auto auto 0;z-index:99;width:200px;height:80px';
              document.body.append(field);
            }
            field.value = '';
            """)
        try await browser.type("\u{E009}v", into: "#paste")
        let text = try await browser.text("return document.getElementById('paste').value")
        try await browser.run("document.getElementById('paste').remove()")
        return text
    }

    private let visiblePosts = """
        return [...document.querySelectorAll('.post')].filter(post => post.checkVisibility())
          .map(post => post.dataset.key).join(' ')
        """

    @Test(arguments: [375, 1280]) func copyingGivesExactlyTheFilesText(_ width: Int) async throws {
        let (browser, folder, teasers) = try await open(width)
        #expect(teasers.count > 40)
        // Every post once, on one of the two widths at least.
        for (index, teaser) in teasers.enumerated() where width == 1280 || index % 6 == 0 {
            let post = ".post[data-key='\(teaser.outputPath)']"
            try await browser.click("\(post) .copy")
            let file = String(decoding: try LocalFileSystem().read("\(folder)/\(teaser.outputPath)"), as: UTF8.self)
            #expect(try await pasted(browser) == file, "\(teaser.outputPath)")
            #expect(file == teaser.text)
        }
        let link = ".post[data-key='notices/closure-2026-11-27/line.txt'] [data-copy]"
        try await browser.click(link)
        #expect(try await pasted(browser) == "https://nagisaka.example.jp/notices/closure-2026-11-27/")
        #expect(try await browser.text("return document.getElementById('status').textContent") == "コピーしました")
        #expect(try await browser.complaints() == [])
        #expect(try await browser.number("return document.documentElement.scrollWidth - innerWidth") <= 0)
        await browser.quit()
    }

    @Test(arguments: [375, 1280]) func ticksSurviveAReload(_ width: Int) async throws {
        let (browser, folder, teasers) = try await open(width)
        let waiting = { try await browser.text("return document.getElementById('waiting').textContent") }
        #expect(try await waiting() == "\(teasers.count)")
        let tick = "#a1-1 input[type=checkbox]"
        try await browser.click(tick)
        #expect(try await waiting() == "\(teasers.count - 1)")
        try await browser.open("file://\(folder)/index.html")
        #expect(try await browser.run("return document.querySelector(\"\(tick)\").checked") as? Bool == true)
        #expect(try await waiting() == "\(teasers.count - 1)")
        #expect(try await browser.text("return document.querySelector('#a1-1 .on').textContent").contains("月"))
        try await browser.run("document.querySelector('input[name=state][value=\"\"]').click()")
        try await browser.click(tick)
        try await browser.open("file://\(folder)/index.html")
        #expect(try await waiting() == "\(teasers.count)")
        await browser.quit()
    }

    @Test(arguments: [375, 1280]) func filtersShowWhatTheySay(_ width: Int) async throws {
        let (browser, _, teasers) = try await open(width)
        let all = teasers.map(\.outputPath)
        #expect(try await browser.text(visiblePosts) == all.joined(separator: " "))
        try await browser.click("label:has(#to-instagram)")
        let instagram = all.filter { $0.hasSuffix("instagram.txt") }
        #expect(!instagram.isEmpty && instagram.count < all.count)
        #expect(try await browser.text(visiblePosts) == instagram.joined(separator: " "))
        let listed = "return [...document.querySelectorAll('.list li')].filter(item => item.checkVisibility()).length"
        #expect(
            try await browser.number(listed) == Set(instagram.map { $0.split(separator: "/").dropLast() }).count)
        try await browser.click("label:has(input[name=platform][value=''])")
        try await browser.click("label:has(#is-done)")
        #expect(try await browser.text(visiblePosts) == "")
        #expect(try await browser.run("return document.getElementById('none').checkVisibility()") as? Bool == true)
        try await browser.click("label:has(input[name=state][value=''])")

        try await browser.run(
            "const list = document.getElementById('section'); list.value = 'recruiting'; list.dispatchEvent(new Event('change', {bubbles: true}))"
        )
        #expect(
            try await browser.text(visiblePosts) == all.filter { $0.hasPrefix("recruiting/") }.joined(separator: " "))
        try await browser.run(
            "const list = document.getElementById('section'); list.value = ''; list.dispatchEvent(new Event('change', {bubbles: true}))"
        )
        try await browser.run(
            "const list = document.getElementById('month'); list.value = '2026-06'; list.dispatchEvent(new Event('change', {bubbles: true}))"
        )
        let june = teasers.filter { $0.document.frontMatter.date?.dateText.hasPrefix("2026-06") == true }
        #expect(!june.isEmpty && june.count < all.count)
        #expect(try await browser.text(visiblePosts) == june.map(\.outputPath).joined(separator: " "))
        try await browser.run(
            "const list = document.getElementById('month'); list.value = ''; list.dispatchEvent(new Event('change', {bubbles: true}))"
        )
        try await browser.type("スロープ", into: "#words")
        var found = ""
        // The search waits until nothing more is typed.
        for _ in 0..<50 where found.isEmpty || found.split(separator: " ").count == all.count {
            found = try await browser.text(visiblePosts)
        }
        #expect(Set(found.split(separator: " ").map { $0.split(separator: "/")[1] }) == ["barrier-free-entrance"])
        await browser.quit()
    }

    @Test(arguments: [375, 1280]) func repliesAreFoundAndCopied(_ width: Int) async throws {
        let (browser, _, _) = try await open(width)
        try await browser.click("header nav a[href='#replies']")
        let shown = """
            return [...document.querySelectorAll('.reply')].filter(reply => reply.checkVisibility())
              .map(reply => reply.id).join(' ')
            """
        let all = try await browser.text(shown).split(separator: " ")
        #expect(all.count == 33)
        #expect(try await browser.run("return document.querySelector('.post').checkVisibility()") as? Bool == false)
        try await browser.click("#r1 .copy")
        #expect(
            try await pasted(browser) == "個別の症状やお薬については、SNSではお答えできません。お手数ですが、お電話（078-000-0000）でご相談ください。")
        // As a reader types it: the search knows the question and the reply.
        try await browser.type("紹介状", into: "#reply-words")
        var found = ""
        for _ in 0..<50 where found.isEmpty || found.split(separator: " ").count == all.count {
            found = try await browser.text(shown)
        }
        #expect(found == "r6")
        try await browser.click("#r6 .copy")
        let reply = try await pasted(browser)
        #expect(
            reply == """
                必要ありません。ほかの医療機関にかかっている方は、紹介状や検査の結果、お薬手帳をお持ちいただくと、検査や薬の重複を避けられます。
                https://nagisaka.example.jp/faq/#%E7%B4%B9%E4%BB%8B%E7%8A%B6%E3%81%AF%E5%BF%85%E8%A6%81%E3%81%A7%E3%81%99%E3%81%8B
                """)
        #expect(X.count(reply).fits && X.links(in: reply).count == 1)
        #expect(
            try await browser.text("return document.querySelector('#r6 .count b').textContent") == "\(X.length(reply))")
        #expect(try await browser.number("return document.documentElement.scrollWidth - innerWidth") <= 0)
        #expect(try await browser.complaints() == [])
        await browser.quit()
    }

    /// What is exported is what Shirase reads again: the ledger, with this browser's ticks.
    @Test func theRecordKeepsWhatWasPosted() async throws {
        let root = NSTemporaryDirectory() + "shirase-record-\(UUID().uuidString)"
        let repository = String(TestSite.folder.dropLast("Tests/".count))
        for folder in ["content", "templates"] {
            try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: "\(repository)/\(folder)", toPath: "\(root)/\(folder)")
        }
        let head = "# What has been posted, for Shirase. Keep this file as content/sns-posted.yml.\nposts:\n"
        let line =
            "  - {article: \"notices/closure-2026-11-27/\", platform: line, posted: 2026-11-20T13:00, digest: \"0000000000\"}\n"
        try LocalFileSystem().write(Array((head + line).utf8), to: root + "/content/sns-posted.yml")
        var options = BuildOptions(root: root)
        options.date = "2026-11-24T12:40"
        let build = Build(options, fileSystem: LocalFileSystem(), clock: .system)
        _ = try await build.run(to: root + "/output", isStrict: false)

        let browser = try await WebDriver(width: 1280, height: 900)
        try await browser.open("file://\(root)/output/sns/index.html")
        try await browser.run(
            """
            window.saved = null;
            const create = URL.createObjectURL.bind(URL);
            URL.createObjectURL = blob => { window.saved = blob; return create(blob); };
            """)
        func exported() async throws -> String {
            try await browser.click("#export")
            return try await browser.text("return window.saved.text()")
        }
        #expect(try await exported() == head + line)
        // A correction that was ticked by mistake takes nothing of the first post along.
        let correction = ".post[data-key='notices/closure-2026-11-27/line-correction.txt'] input[type=checkbox]"
        try await browser.click(correction)
        let corrected = try await exported()
        #expect(corrected.hasPrefix(head) && !corrected.contains("0000000000") && corrected.contains("platform: line"))
        try await browser.click(correction)
        #expect(try await exported() == head + line)
        // What was ticked is read again as posted.
        let x = ".post[data-key='notices/closure-2026-11-27/x.txt'] input[type=checkbox]"
        try await browser.click(x)
        let text = try await exported()
        await browser.quit()
        try LocalFileSystem().write(Array(text.utf8), to: root + "/content/sns-posted.yml")
        let plan = try #require(try await build.plan().plan)
        let posted = plan.teasers.filter { $0.document.sitePath == "notices/closure-2026-11-27/" && $0.platform == "x" }
        #expect(posted.count == 1 && text.contains("platform: x, posted: 20"))
        #expect(text.contains(posted[0].digest))
        try FileManager.default.removeItem(atPath: root)
    }
}
