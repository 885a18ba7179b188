import ShiraseBuild
import ShiraseCore
import TestSupport
import Testing

@testable import ShirasePictures

/// Pictures through a whole build, where the disk is in the way, and animations.
@Suite struct PictureFaultTests {
    private func site(_ text: String, image: String = "") throws -> TestSite {
        var site = try TestSite([
            "content/_index.md": "---\ntitle: a\n---\n",
            "content/room/index.md": "---\ntitle: 待合室\n\(image)---\n\(text)\n",
            "content/room/room.jpg": try TestSite.photograph(width: 60, height: 40),
        ])
        site.options.makesPictures = true
        return site
    }

    private func run(_ site: TestSite, _ files: any FileSystem) async throws -> Build.Outcome {
        try await Build(site.options, fileSystem: files, clock: WallClock { TestSite.noon }).run(
            to: "/site/output", isStrict: false)
    }

    /// A picture that may not be read is named wherever it is shown, and nothing is written.
    @Test func unreadablePicturesAreNamedWhereTheyAreShown() async throws {
        let site = try site("![a](room.jpg)\n\n![b](room.jpg)", image: "image: room.jpg\nimage_alt: 椅子\n")
        let files = FaultyFileSystem(site.files, .forbidden, at: 0) { $0 == "/site/content/room/room.jpg" }
        let outcome = try await run(site, files)
        #expect(outcome.summary == nil)
        #expect(site.output == [:])
        let reason = "cannot read /site/content/room/room.jpg: Permission denied"
        #expect(
            TestSite.text(outcome.diagnostics) == """
                content/room/index.md:3:8: error: content/room/room.jpg: \(reason) [picture.unreadable]
                  3 | image: room.jpg
                    |        ^^^^^^^^
                  hint: check that it exists and that you may read it
                content/room/index.md:6:6: error: content/room/room.jpg: \(reason) [picture.unreadable]
                  6 | ![a](room.jpg)
                    |      ^^^^^^^^
                  hint: check that it exists and that you may read it
                content/room/index.md:8:6: error: content/room/room.jpg: \(reason) [picture.unreadable]
                  8 | ![b](room.jpg)
                    |      ^^^^^^^^
                  hint: check that it exists and that you may read it

                """)
        #expect(
            TestSite.text(outcome.diagnostics, .ja).contains(
                """
                content/room/index.md:6:6: エラー: content/room/room.jpg: \
                /site/content/room/room.jpg を読めません（Permission denied） [picture.unreadable]
                """))
        // With the permission back, all is well.
        #expect(try await run(site, site.files).summary != nil)
    }

    /// A disk that is full when the pictures are to be kept, and when the site is to be written.
    @Test func aFullDiskTearsNothing() async throws {
        let site = try site("![a](room.jpg)")
        let full = FaultyFileSystem(site.files, .full, at: 0)
        await #expect(throws: FileError.self) { try await run(site, full) }
        #expect(site.output == [:])
        let storeless = FaultyFileSystem(site.files, .full, at: 0) { $0.hasPrefix("/site/.shirase") }
        #expect(try await run(site, storeless).summary != nil)
        let output = site.output
        #expect(output.keys.contains { $0.hasSuffix(".jpg") })
        #expect(site.files.files(below: "/site/.shirase") == [:])
        #expect(try await run(site, site.files).summary?.report.written == [])
        #expect(site.output.filter { !$0.key.hasPrefix(".") } == output.filter { !$0.key.hasPrefix(".") })
    }

    @Test func animationsKeepTheirFramesInAllCopies() async throws {
        var site = try TestSite([
            "content/_index.md": "---\ntitle: a\n---\n",
            "content/room/index.md": "---\ntitle: 体操\n---\n![体操](move.gif)\n",
        ])
        site.options.makesPictures = true
        let colours: [[UInt8]] = [[200, 0, 0], [0, 200, 0], [0, 0, 200]]
        try site.files.write(
            GIFFile.bytes(width: 600, height: 20, frames: colours), to: "/site/content/room/move.gif")
        let outcome = try await site.run()
        #expect(TestSite.text(outcome.diagnostics) == "")
        let copies = site.files.files(below: "/site/output/site/room").filter { $0.key != "index.html" }
        #expect(Set(copies.keys.map { $0.split(separator: ".").last ?? "" }) == ["gif", "webp"])
        #expect(copies.count == 5)
        for (name, bytes) in copies { #expect(try PictureSource(bytes).frames == 3, "\(name)") }
    }
}
