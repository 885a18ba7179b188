import ShiraseSyndication
import Testing

@Suite struct ReplyTests {
    private static let faq = "---\ntitle: 質問\n---\n:::faq\n### 予約は要りますか\n要りません。\n:::\n"

    /// What X does not take is reported, and the theme's words stand in.
    @Test func advicesThatAreTooLongAreReported() async throws {
        let long = String(repeating: "お電話ください。", count: 20)
        let site = try TestSite([
            "content/site.yml": TestSite.siteYML + "sns: {individual_advice: \(long)}\n",
            "content/clinic.yml": "name: テスト医院\ntelephone: 078-000-0000\naddress: {region: 兵庫県}\n",
            "content/faq.md": Self.faq,
        ])
        let result = try await site.plan()
        let said = TestSite.text(result.diagnostics).split(separator: "\n")
        #expect(
            said.first
                == "content/site.yml:3:26: warning: the reply is too long for X (320 of 280) [reply.refused]")
        #expect(said.last == "  hint: change the text; until then the theme's own stands in")
        let board = try #require(try await site.run().summary.map { _ in site.output["sns/index.html"] } ?? nil)
        #expect(board.contains("\n個別のご相談は、お電話（078-000-0000）でお願いします。\n"))
        #expect(
            board.contains(
                "\n要りません。\nhttps://clinic.example.jp/faq/#%E4%BA%88%E7%B4%84%E3%81%AF%E8%A6%81%E3%82%8A%E3%81%BE%E3%81%99%E3%81%8B\n"
            )
        )
    }

    /// A reply calls nobody by name, and neither does a question that stands in for it.
    @Test func repliesMentionNobody() async throws {
        let site = try TestSite([
            "content/faq.md":
                "---\ntitle: 質問\n---\n:::faq\n### 一つ目\n@someone をご覧ください。\n\n### @someone とは\n- 項目\n:::\n"
        ])
        _ = try await site.run()
        let board = try #require(site.output["sns/index.html"])
        #expect(board.contains("\n一つ目\nhttps://") && !board.contains("\n@someone"))
    }
}
