import ShiraseCore
import ShirasePictures
import Testing

@testable import ShiraseBuild

/// Pictures that go with links and posts.
@Suite struct PostPictureTests {
    private func site(_ front: String, _ text: String, _ pictures: [String: String] = [:]) throws -> TestSite {
        var site = try TestSite(
            pictures.merging(
                [
                    "content/_index.md": "---\ntitle: a\n---\n",
                    "content/site.yml": TestSite.siteYML + "categories: [{slug: news, name: 院内}]\n",
                    "content/notices/a/index.md": """
                    ---
                    title: 待合室を広げました
                    date: 2026-11-01
                    categories: [院内]
                    \(front)
                    ---
                    \(text)

                    """,
                ]) { $1 })
        site.options.makesPictures = true
        return site
    }

    private func sizes(_ site: TestSite, _ folder: String) throws -> [String: String] {
        try site.files.files(below: "/site/output/" + folder).filter { PictureFormat(sniffing: $0.value) != nil }
            .mapValues {
                let facts = try PictureEngine.facts(of: $0)
                return "\(facts.format.title) \(facts.width)×\(facts.height)"
            }
    }

    private let sns = "sns: {platforms: [instagram, google], instagram: 広くなりました。}"

    @Test func photographsAreMadeForEachPlatform() async throws {
        let photographs = [
            "content/notices/a/a.jpg": try TestSite.photograph(width: 1600, height: 900),
            "content/notices/a/b.jpg": try TestSite.photograph(width: 300, height: 500),
        ]
        let site = try site(
            "image: a.jpg\nimage_alt: 広い待合室\n\(sns)", "本文です。\n\n![絵本の棚](b.jpg)\n\n![同じ](a.jpg)", photographs)
        let outcome = try await site.run()
        #expect(TestSite.text(outcome.diagnostics) == "")
        #expect(
            try sizes(site, "sns/notices/a") == [
                "instagram-1.jpg": "JPEG 1080×1350", "instagram-1-square.jpg": "JPEG 1080×1080",
                "instagram-2.jpg": "JPEG 1080×1350", "instagram-2-square.jpg": "JPEG 1080×1080",
                "google-1.jpg": "JPEG 1200×900",
            ])
        let board = try #require(site.output["sns/index.html"])
        for path in ["instagram-1.jpg", "instagram-2.jpg", "google-1.jpg"] {
            #expect(board.contains("notices/a/\(path)"), "\(path)")
        }
        #expect(board.contains("広い待合室") && board.contains("絵本の棚"))
        // The article has a picture of its own for cards.
        let page = try #require(site.output["site/notices/a/index.html"])
        #expect(!page.contains("card."))
    }

    /// A small picture that is cut to the size fills it; one that is shown whole leaves most of it to the ground.
    @Test(arguments: [(false, "#0f4c6b"), (true, "#123456")])
    func picturesAreShownWholeWhenAsked(_ isWhole: Bool, _ expected: String) async throws {
        let photograph = try TestSite.photograph(width: 1000, height: 500)
        let site = try site(
            "image: a.jpg\nimage_alt: a\nsns: {platforms: [google], whole_pictures: \(isWhole)}", "本文です。",
            ["content/notices/a/a.jpg": photograph, "templates/assets/clinic.css": ":root { --panel: #123456; }"])
        _ = try await site.run()
        let made = try PictureEngine.facts(of: site.files.read("/site/output/sns/notices/a/google-1.jpg"))
        let colour = try #require(PictureColour(expected))
        // JPEG rounds.
        for (value, exact) in [
            (made.dominantColour.red, colour.red), (made.dominantColour.green, colour.green),
            (made.dominantColour.blue, colour.blue),
        ] {
            #expect(abs(Int(value) - Int(exact)) <= 2, "\(made.dominantColour)")
        }
    }

    @Test func anArticleWithoutPictureGetsItsTitle() async throws {
        let site = try site(sns, "本文です。")
        let outcome = try await site.run()
        #expect(TestSite.text(outcome.diagnostics) == "")
        #expect(try sizes(site, "sns/notices/a") == ["instagram-1.jpg": "JPEG 1080×1350"])
        let cards = try sizes(site, "site/notices/a")
        #expect(Array(cards.values) == ["PNG 1200×630"])
        let board = try #require(site.output["sns/index.html"])
        #expect(board.contains("notices/a/instagram-1.jpg"))
    }

    /// A second build draws nothing, and equal titles give equal bytes.
    @Test func cardsAreDrawnOnce() async throws {
        var site = try site(sns, "本文です。")
        site.options.usesCache = false
        _ = try await site.run()
        let stored = site.files.files(below: "/site/.shirase/pictures")
        #expect(stored.count == 2)
        #expect(try await site.run().summary?.report.written == [])
        #expect(site.files.files(below: "/site/.shirase/pictures") == stored)
    }
}
