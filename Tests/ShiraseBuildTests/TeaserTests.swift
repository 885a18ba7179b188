import ShiraseBuild
import ShiraseCore
import ShiraseSyndication
import Testing

/// What authors and sites decide about teasers.
@Suite struct TeaserTests {
    private func plan(_ article: String, site: String = "") async throws -> (teasers: [Teaser], messages: String) {
        let site = try TestSite([
            "content/site.yml": TestSite.siteYML
                + "categories:\n  - {slug: all, name: 全部}\nroutes:\n  all: [line, x, google]\n"
                + site,
            "content/_index.md": "---\ntitle: テスト\n---\n",
            "content/notices/春.md": "---\ntitle: 題\ndate: 2026-11-01\ncategories: [all]\n" + article,
        ])
        let result = try await site.plan()
        return (result.plan?.teasers ?? [], TestSite.text(result.diagnostics))
    }

    @Test func anArticlesOwnPlatformsGoBeforeTheRoutes() async throws {
        let (teasers, messages) = try await plan("sns: {platforms: [mastodon, x]}\n---\n本文。\n")
        #expect(teasers.map(\.platform) == ["x", "mastodon"])
        #expect(messages == "")
        #expect(try await plan("sns: {platforms: []}\n---\n本文。\n").teasers.isEmpty)
        let unknown = try await plan("sns: {platforms: [mixi]}\n---\n").messages
        #expect(unknown.hasPrefix("content/notices/春.md:5:19: error: unknown platform `mixi`"))
    }

    @Test func selfPaidTreatmentIsTitleAndLinkAlone() async throws {
        let (teasers, messages) = try await plan("self_pay: true\ndescription: 効果があります。\n---\n本文。\n")
        #expect(messages == "")
        #expect(teasers.count == 3)
        for teaser in teasers { #expect(!teaser.text.contains("効果") && teaser.text.contains(teaser.url)) }
        let own = try await plan("self_pay: true\nsns: {text: '費用は3,300円です。', x: 自分の文}\n---\n本文。\n").teasers
        #expect(own.first { $0.platform == "line" }?.text.contains("費用は3,300円です。") == true)
        #expect(own.first { $0.platform == "x" }?.text.hasPrefix("自分の文\n") == true)
    }

    @Test func linksSayWhereTheyWereIfTheSiteAsks() async throws {
        let teasers = try await plan("---\n本文。\n", site: "sns: {campaign: true}\n").teasers
        #expect(
            teasers.map(\.url)
                == ["line", "x", "google"].map {
                    "https://clinic.example.jp/notices/%E6%98%A5/?utm_source=\($0)&utm_medium=social&utm_campaign=notices-%E6%98%A5"
                })
        for teaser in teasers { #expect(teaser.text.contains(teaser.url)) }
        // X sees the whole of it as one link.
        #expect(X.links(in: teasers[1].text) == [teasers[1].url])
    }

    @Test func whatAPlatformRefusesIsLeftOut() async throws {
        let (teasers, messages) = try await plan("---\n休診します。お電話は078-000-0000へ。またお越しください。\n")
        #expect(messages == "")
        #expect(teasers.first { $0.platform == "google" }?.text.contains("休診します。\n") == true)
        #expect(teasers.first { $0.platform == "line" }?.text.contains("078-000-0000") == true)
        let own = try await plan("sns: {google: お電話は078-000-0000へ}\n---\n休診します。\n")
        #expect(own.teasers.first { $0.platform == "google" }?.text.contains("078") == false)
        #expect(
            own.messages == """
                content/notices/春.md:5:15: warning: Google rejects posts with a telephone number: 078-000-0000 [teaser.refused]
                  5 | sns: {google: お電話は078-000-0000へ}
                    |               ^^^^^^^^^^^^^^^^^^^^^^
                  hint: change the text; until then the teaser is made from the article

                """)
    }

    @Test func inseparableSentencesStayTogether() async throws {
        let long = String(repeating: "長", count: 60) + "。"
        let text = "---\n:::inseparable\n効果があります。\n\(long)\n\(long)\n:::\n"
        let teasers = try await plan(text).teasers
        // On X the three do not fit together, so none stands.
        #expect(teasers.first { $0.platform == "x" }?.text.contains("効果") == false)
        #expect(teasers.first { $0.platform == "google" }?.text.contains("効果があります。" + long + long) == true)
    }
}
