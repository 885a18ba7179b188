import ShiraseCore
import ShiraseSyndication
import TestSupport
import Testing

@testable import ShiraseBuild

/// What must hold for every teaser, whatever the article says.
@Suite struct TeaserPropertyTests {
    private static let words = [
        "予約", "インフルエンザ予防接種", "の", "お知らせ", "、", "。", "！", "（12月1日（火）〜25日）", "9:00〜12:30", "3,300円", " ", "\n",
        "「お電話ください。」", "😀",
        "👨‍👩‍👧‍👦", "Clinic", "https://other.example.jp/a/very/long/path/that/counts/23", "example.jp", "#タグ", "か\u{3099}",
        "&<>\"'", "{{title}}", "…", "ｱ", "𠮷野",
    ]

    private func text(_ count: ClosedRange<Int>, _ generator: inout SplitMix64) -> String {
        (0..<Int.random(in: count, using: &generator)).compactMap { _ in Self.words.randomElement(using: &generator) }
            .joined()
    }

    @Test(arguments: [1, 20_261_124]) func everyTeaserFitsAndLeadsBack(_ seed: UInt64) async throws {
        var generator = SplitMix64(seed: seed)
        var files = [
            "content/site.yml": TestSite.siteYML
                + "categories:\n  - {slug: all, name: 全部}\nroutes:\n  all: [line, x, facebook, instagram]\nsns:\n  hashtags: [見本町, テスト医院]\n",
            "content/_index.md": "---\ntitle: テスト\n---\n",
        ]
        for number in 0..<200 {
            let title = "題" + text(0...40, &generator)
            let description = text(0...120, &generator)
            let slug = Bool.random(using: &generator) ? "a\(number)" : String(repeating: "長い名前", count: 8) + "\(number)"
            files["content/notices/\(slug).md"] =
                "---\ntitle: \(JSONText.line(title).trimmingWhiteSpace)\ndate: 2026-11-01\ncategories: [all]\n"
                + "description: \(JSONText.line(description).trimmingWhiteSpace)\ntags: [冬, 健康, x]\n---\n"
        }
        let result = try await TestSite(files).plan()
        #expect(TestSite.text(result.diagnostics) == "")
        let plan = try #require(result.plan)
        #expect(plan.teasers.count == 800)
        for teaser in plan.teasers {
            let platform = try #require(Platforms.all.first { $0.name == teaser.platform })
            let place = Comment(rawValue: "seed \(seed): \(teaser.outputPath)\n\(teaser.text)")
            #expect(platform.length(teaser.text) <= platform.facts.limit, place)
            #expect(teaser.text.contains(platform.facts.linksWork ? teaser.url : "プロフィールのリンクから"), place)
            #expect(!teaser.text.contains("\n\n\n") && teaser.text.trimmingWhiteSpace == teaser.text, place)
        }
    }
}
