import Foundation
import ShiraseBuild
import ShiraseCore
import ShiraseSite
import TestSupport
import Testing

/// The cards of the example clinic, as they are drawn.
@Suite(.serialized) struct CardTests {
    private static func plan(_ date: String = "2026-11-24T12:00") async throws -> BuildPlan {
        var options = BuildOptions(root: TestSite.folder + "..")
        options.date = date
        let result = try await Build(options, fileSystem: LocalFileSystem(), clock: .system).plan()
        return try #require(result.plan)
    }

    private static func card(_ format: CardFormat, _ file: String, _ plan: BuildPlan) throws -> String {
        let document = try #require(plan.documents.first { $0.path.file == "content/\(file)" })
        let svg = try #require(plan.renderer.card(format, of: document, plan.cardColours))
        return String(decoding: svg, as: UTF8.self)
    }

    @Test func theCardSaysWhatTheArticleIs() async throws {
        let plan = try await Self.plan()
        let svg = try Self.card(.article, "notices/year-end-2026.md", plan)
        #expect(
            svg == """
                <svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630" xml:lang="ja" font-family="Noto Sans CJK JP">
                <rect width="1200" height="630" fill="#0f4c6b"/>
                <rect x="73" y="61" width="254" height="54" rx="4" fill="none" stroke="#cfe3ec" stroke-width="2"/>
                <text x="95" y="99" font-size="30" font-weight="700" fill="#ffffff">休診・診療時間</text>
                <text x="348" y="99" font-size="30" fill="#cfe3ec">2026年11月16日（月）</text>
                <g font-size="76" font-weight="700" fill="#ffffff">
                <text x="72" y="288">年末年始の診療について</text>
                <text x="34" y="390">（12月29日〜1月3日は休診）</text>
                </g>
                <path d="M72 502h1056" stroke="#cfe3ec" stroke-width="2"/>
                <g transform="translate(72 534)" color="#ffffff">
                <g transform="scale(2.6666)" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">
                <circle cx="12" cy="12" r="10.5"/>
                <path d="M2 11.5C6 6.5 9 7 12 10s6 3.5 10-.5M2.5 16c3.5-3 6.5-2.5 9.5 0s6 2.5 9.5 0"/>
                </g>
                </g>
                <text x="156" y="581" font-size="40" font-weight="700" fill="#ffffff">なぎ坂クリニック</text>
                <text x="1128" y="579" font-size="30" text-anchor="end" fill="#cfe3ec">内科・小児科・アレルギー科</text>
                </svg>

                """)
        let english = try Self.card(.instagram, "notices/fever-call-first.en.md", plan)
        for words in ["Seasonal notices", "Nagisaka Clinic", "Internal medicine, Pediatrics, Allergy"] {
            #expect(english.contains(">\(words)</text>"))
        }
        let withPicture = try #require(
            plan.documents.first { $0.path.file == "content/facilities/kids-space/index.md" })
        #expect(plan.renderer.card(.article, of: withPicture, plan.cardColours) == nil)
    }

    /// The clinic's own colours go before the theme's; words are text, whatever they hold.
    @Test func coloursAndWordsAreTheSites() async throws {
        let site = try TestSite([
            "content/notices/a.md": "---\ntitle: \"A&B <'休診'>\"\ndate: 2026-11-01\n---\n",
            "templates/assets/style.css": ":root { --panel: #111111; --on-panel: #eeeeee; }",
            "templates/assets/clinic.css": ":root { --on-panel: #dddddd; }",
        ])
        let result = try await site.plan()
        #expect(TestSite.text(result.diagnostics) == "")
        let plan = try #require(result.plan)
        let document = try #require(plan.documents.first)
        let svg = String(
            decoding: try #require(plan.renderer.card(.instagram, of: document, plan.cardColours)), as: UTF8.self)
        #expect(svg.contains("fill=\"#dddddd\">A&amp;B &lt;&#39;休診&#39;&gt;</text>"))
        #expect(plan.renderer.cardProblems(CardFont(characters: [])).map(\.id) == ["card.no-font"])
        #expect(
            TestSite.text(plan.renderer.cardProblems(CardFont(characters: [0x20...0x7E, 0x3000...0x9FFE]))) == "")
    }

    /// With `CARDS=folder` every card of the example site is put there as SVG and PNG, to be looked at.
    @Test(.enabled(if: CardPicture.isInstalled, "needs Debian's package librsvg2-bin, which `make test` installs"))
    func everyArticleHasACard() async throws {
        let plan = try await Self.plan()
        #expect(plan.renderer.cardProblems(.installed()) == [])
        let folder = ProcessInfo.processInfo.environment["CARDS"]
        for document in plan.documents where document.needsCard {
            for format in CardFormat.all {
                let svg = try #require(plan.renderer.card(format, of: document, plan.cardColours))
                let picture = try CardPicture(svg: svg)
                #expect(picture.width == format.width)
                #expect(picture.height == format.height)
                guard let folder else { continue }
                let name = "\(folder)/\(format.name)-\(document.path.file.dropFirst(8).replacing("/", with: "-"))"
                try LocalFileSystem().write(svg, to: name + ".svg")
                try LocalFileSystem().write(picture.png, to: name + ".png")
            }
        }
    }
}
