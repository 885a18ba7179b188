import ShiraseCore
import Testing

@testable import ShiraseBuild

/// Articles that offer a post.
@Suite struct JobTests {
    /// The deadline's day is a day on which one can still apply; the next, nothing of the article is left.
    @Test func aJobGoesWithItsDeadline() async throws {
        let article = """
            ---
            title: 看護師を募集しています
            date: 2026-11-01
            description: 外来の看護師を募集しています。
            purpose: recruiting
            job: {title: 看護師（常勤）, valid_through: 2026-12-25}
            sns: {platforms: [line, x]}
            ---
            本文です。
            """
        var site = try TestSite([
            "content/_index.md": "---\ntitle: テスト医院\n---\n", "content/recruiting/nurse.md": article,
            "content/clinic.yml": "name: テスト医院\ntelephone: 078-000-0000\naddress: {region: 兵庫県}\n",
        ])
        site.options.date = "2026-12-25T23:59"
        #expect(try await site.messages() == "")
        _ = try await site.run()
        let line = try #require(site.output["sns/recruiting/nurse/line.txt"])
        #expect(
            line == """
                看護師を募集しています
                外来の看護師を募集しています。募集職種は看護師（常勤）、応募締切は12月25日（金）です。本文です。
                https://clinic.example.jp/recruiting/nurse/
                """)
        #expect(site.output["site/recruiting/nurse/index.html"] != nil)
        site.options.date = "2026-12-26"
        _ = try await site.run()
        #expect(!site.output.keys.contains { $0.contains("nurse") })
    }
}
