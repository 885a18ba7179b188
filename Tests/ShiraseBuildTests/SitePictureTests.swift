import ShiraseCore
import ShirasePictures
import Synchronization
import TestSupport
import Testing

@testable import ShiraseBuild

/// Photographs of `content/` as pages show them.
@Suite struct SitePictureTests {
    private func site(_ text: String, _ more: [String: String] = [:], configuration: String = "") throws -> TestSite {
        var site = try TestSite(
            more.merging(
                [
                    "content/_index.md": "---\ntitle: a\n---\n",
                    "content/site.yml": TestSite.siteYML + configuration,
                    "content/room/index.md": "---\ntitle: 待合室\n---\n\(text)\n",
                ]) { $1 })
        site.options.makesPictures = true
        return site
    }

    private func page(_ site: TestSite) throws -> String { try #require(site.output["site/room/index.html"]) }

    @Test func everyWidthIsOffered() async throws {
        let photograph = try TestSite.photograph(width: 1200, height: 800)
        let site = try site("![木の椅子](room.jpg)", ["content/room/room.jpg": photograph])
        let outcome = try await site.run()
        #expect(TestSite.text(outcome.diagnostics) == "")
        let files = site.files.files(below: "/site/output/site/room")
        let digest = Fingerprint(try site.files.read("/site/content/room/room.jpg")).short
        let names = [480, 960, 1200].flatMap { ["room-\($0).\(digest).jpg", "room-\($0).\(digest).webp"] }
        #expect(Set(files.keys) == Set(names + ["room.jpg", "index.html"]))
        func srcset(_ ending: String) -> String {
            [480, 960, 1200].map { "/room/room-\($0).\(digest).\(ending) \($0)w" }.joined(separator: ", ")
        }
        let sizes = "(min-width: 44rem) 40rem, 100vw"
        #expect(
            try page(site).contains(
                """
                <p><picture><source type="image/webp" srcset="\(srcset("webp"))" sizes="\(sizes)">\
                <img src="/room/room-960.\(digest).jpg" srcset="\(srcset("jpg"))" sizes="\(sizes)" width="1200" height="800" \
                style="background:#0f4c6b" loading="lazy" decoding="async" alt="木の椅子" /></picture></p>
                """))
        for (name, bytes) in files where name != "index.html" {
            let facts = try PictureEngine.facts(of: bytes)
            #expect(facts.width == (name.contains("480") ? 480 : name.contains("960") ? 960 : 1200), "\(name)")
        }
    }

    /// After an edit of something else, a picture that stands where it belongs costs its stamp: neither it nor its copies are read.
    @Test func whatIsInPlaceIsNotRead() async throws {
        var site = try site(
            "![木の椅子](room.jpg)",
            [
                "content/room/room.jpg": TestSite.photograph(width: 600, height: 400),
                "content/notices/a.md": Self.article("一"),
            ])
        site.options.jobs = 2
        let reads = Mutex<[String]>([])
        let watched = WatchedFileSystem(site.files) { operation, path in
            if operation == .read { reads.withLock { $0.append(path) } }
        }
        func run() async throws -> Set<String> {
            reads.withLock { $0 = [] }
            let outcome = try await Build(site.options, fileSystem: watched, clock: WallClock { TestSite.noon }).run(
                to: "/site/output", isStrict: false)
            #expect(TestSite.text(outcome.diagnostics) == "")
            return Set(reads.withLock { $0 })
        }
        let first = try await run()
        #expect(first.contains("/site/content/room/room.jpg"))
        let before = site.files.files(below: "/site/output/site/room")
        #expect(before.count == 6)
        try site.files.write(Array(Self.article("二").utf8), to: "/site/content/notices/a.md")
        let second = try await run()
        #expect(site.files.files(below: "/site/output/site/room") == before)
        // The facts of the photograph, and nothing in pixels.
        #expect(second.filter { PictureFormat(extension: $0.pathExtension) != nil } == [])
        for path in second where path.hasPrefix("/site/.shirase/pictures/") {
            #expect(PictureFormat(sniffing: Array(try site.files.read(path).dropFirst(65))) == nil, "\(path)")
        }
    }

    private static func article(_ text: String) -> String {
        "---\ntitle: お知らせ\ndate: 2026-11-20\nsns: {announce: false}\n---\n\(text)\n"
    }

    /// What only a link names is published in one size, with the address that the author wrote.
    @Test func linkedPicturesKeepTheirAddress() async throws {
        let photograph = try TestSite.photograph(width: 2400, height: 10)
        let site = try site("[大きな写真](room.jpg)", ["content/room/room.jpg": photograph])
        let outcome = try await site.run()
        #expect(TestSite.text(outcome.diagnostics) == "")
        #expect(try page(site).contains("<a href=\"/room/room.jpg\">大きな写真</a>"))
        let files = site.files.files(below: "/site/output/site/room")
        #expect(Set(files.keys) == ["room.jpg", "index.html"])
        #expect(try PictureEngine.facts(of: files["room.jpg"] ?? []).width == 1920)
    }

    @Test func theAuthorsSizeIsCompleted() async throws {
        let photograph = try TestSite.photograph(width: 300, height: 200)
        let site = try site(
            "![a](room.jpg){width=150} ![b](room.jpg){height=20} ![c](room.jpg){width=9 height=9}",
            ["content/room/room.jpg": photograph])
        _ = try await site.run()
        let sizes = try page(site).matches(of: /width="(\d+)" height="(\d+)"/).map { "\($0.1)×\($0.2)" }
        #expect(sizes == ["150×100", "30×20", "9×9"])
        // One width needs no list.
        #expect(try !page(site).contains("w, "))
    }

    /// Pictures are made once; when the source goes, so do its copies, from the site and from the store.
    @Test func copiesAreMadeOnce() async throws {
        let photograph = try TestSite.photograph()
        var site = try site("![a](room.jpg)", ["content/room/room.jpg": photograph])
        site.options.usesCache = false
        _ = try await site.run()
        let stored = site.files.files(below: "/site/.shirase/pictures")
        // What is known of it, seven copies.
        #expect(stored.count == 8)
        let second = try await site.run()
        #expect(second.summary?.report.written == [])
        #expect(site.files.files(below: "/site/.shirase/pictures") == stored)
        try site.files.removeFile("/site/content/room/room.jpg")
        try site.files.write(Array("---\ntitle: a\n---\n".utf8), to: "/site/content/room/index.md")
        _ = try await site.run()
        #expect(site.files.files(below: "/site/.shirase/pictures").isEmpty)
        #expect(Set(site.files.files(below: "/site/output/site/room").keys) == ["index.html"])
    }

    @Test func picturesThatCannotBeReadAreNamedWhereTheyAreShown() async throws {
        let broken = ["content/room/room.jpg": "nothing", "content/room/other.png": ""]
        let result = try await site("![a](room.jpg)\n\n![b](room.jpg)", broken).plan()
        #expect(result.plan == nil)
        #expect(
            TestSite.text(result.diagnostics) == """
                content/room/index.md:4:6: error: content/room/room.jpg: the file is not a picture of a known format, whatever its name says [picture.unknown-format]
                  4 | ![a](room.jpg)
                    |      ^^^^^^^^
                  hint: save it as JPEG, PNG, WebP, HEIC, AVIF, TIFF or GIF
                content/room/index.md:6:6: error: content/room/room.jpg: the file is not a picture of a known format, whatever its name says [picture.unknown-format]
                  6 | ![b](room.jpg)
                    |      ^^^^^^^^
                  hint: save it as JPEG, PNG, WebP, HEIC, AVIF, TIFF or GIF
                content/room/other.png: error: the picture's file is empty [picture.empty]
                  hint: copy the file again from the camera or the telephone, or save it anew in a picture program

                """)
    }

    @Test func misnamedPicturesAreShownAndNamed() async throws {
        let site = try site("![a](room.png)", ["content/room/room.png": try TestSite.photograph(width: 30, height: 20)])
        let outcome = try await site.run()
        #expect(
            TestSite.text(outcome.diagnostics) == """
                content/room/index.md:4:6: warning: room.png is a JPEG picture [picture.name]
                  4 | ![a](room.png)
                    |      ^^^^^^^^
                  hint: rename it: room.jpg

                """)
        let bytes = try site.files.read("/site/output/site/room/room.png")
        #expect(try PictureEngine.facts(of: bytes).format == .png)
    }

    @Test func avifIsOfferedWhenItIsAskedFor() async throws {
        guard PictureEngine.canWrite(.avif) else { return }
        let photograph = try TestSite.photograph(width: 60, height: 40)
        let site = try site("![a](room.jpg)", ["content/room/room.jpg": photograph], configuration: "avif: true\n")
        _ = try await site.run()
        let types = try page(site).matches(of: /<source type="([^"]*)"/).map { String($0.1) }
        #expect(types == ["image/avif", "image/webp"])
    }

    @Test func drawingsAreCleaned() async throws {
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script><path d=\"M0 0\"/></svg>"
        let site = try site("![a](a.svg)", ["content/room/a.svg": drawing])
        _ = try await site.run()
        #expect(
            site.output["site/room/a.svg"] == "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>\n")
        let broken = try await self.site("![a](a.svg)", ["content/room/a.svg": "<svg>\n<g>"]).plan()
        #expect(broken.diagnostics.map(\.id) == ["picture.drawing"])
    }

    /// Feeds get one copy under its whole address.
    @Test func feedsShowOneCopy() async throws {
        let photograph = try TestSite.photograph(width: 1200, height: 800)
        var site = try TestSite([
            "content/_index.md": "---\ntitle: a\n---\n", "content/notices/a/a.jpg": photograph,
            "content/notices/a/index.md":
                "---\ntitle: a\ndate: 2026-11-01\nsns: {announce: false}\n---\n![木の椅子](a.jpg)\n",
        ])
        site.options.makesPictures = true
        _ = try await site.run()
        let feed = try #require(site.output["site/feed.json"])
        let digest = Fingerprint(try site.files.read("/site/content/notices/a/a.jpg")).short
        #expect(feed.contains("<img src=\\\"https://clinic.example.jp/notices/a/a-960.\(digest).jpg\\\""))
        #expect(!feed.contains("<picture"))
    }
}
