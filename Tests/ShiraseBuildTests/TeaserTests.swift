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

    /// Facebook plays a video in the post, others would only show another link.
    @Test func videosGoToFacebookAlone() async throws {
        let front = "---\ntitle: 題\ndate: 2026-11-01\nsns: {platforms: [line, x, facebook]}\n---\n"
        let video = "::youtube{id=abc123DEF45 title=\"手洗い\"}\n"
        let site = try TestSite([
            "content/_index.md": "---\ntitle: テスト\n---\n", "content/notices/a.md": front + "本文です。\n\n" + video,
            "content/notices/b.md": front + "動画のない本文です。\n",
        ])
        let teasers = try #require(try await site.plan().plan).teasers
        let videos = teasers.map { "\($0.document.path.name) \($0.platform) \($0.video ?? "-")" }
        #expect(
            videos == [
                "a line -", "a x -", "a facebook https://youtu.be/abc123DEF45", "b line -", "b x -", "b facebook -",
            ])
        // The text stays as it is: staff decide which of the two links the post shows.
        #expect(teasers.allSatisfy { !$0.text.contains("youtu") })
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

/// Announcing again, setting right, and taking back.
@Suite struct AnnouncementTests {
    private func plan(_ files: [String: String], date: String? = nil) async throws -> (
        plan: BuildPlan?, messages: String
    ) {
        let site = try TestSite(
            files.merging([
                "content/site.yml": TestSite.siteYML
                    + "categories:\n  - {slug: all, name: 全部}\nroutes:\n  all: [x, instagram]\n  recruiting: [mastodon]\n",
                "content/_index.md": "---\ntitle: テスト\n---\n",
            ]) { given, _ in given })
        let result = try await site.plan()
        return (result.plan, TestSite.text(result.diagnostics))
    }

    private let article = """
        ---
        title: 健診
        date: 2026-10-01
        categories: [all]
        sns: {repeat: [2026-11-01, 2026-12-01T22:30]}
        ---
        健診を始めます。

        ## 対象

        65歳以上の方は、10月1日から受けられます。

        ## 予約

        予約は、お電話で9時から承ります。
        """

    @Test func everyAnnouncementBeginsWithAnotherSentence() async throws {
        let (plan, messages) = try await plan(["content/notices/a.md": article])
        #expect(messages == "")
        let teasers = try #require(plan).teasers.filter { $0.platform == "x" }
        #expect(
            teasers.map(\.outputPath) == [
                "notices/a/x.txt", "notices/a/x-2026-11-01.txt", "notices/a/x-2026-12-01.txt",
            ])
        #expect(
            teasers.map { $0.text.split(separator: "\n")[1] } == [
                "健診を始めます。予約は、お電話で9時から承ります。", "予約は、お電話で9時から承ります。健診を始めます。",
                "65歳以上の方は、10月1日から受けられます。健診を始めます。",
            ])
        // Nobody is woken: what falls in the night waits for the morning.
        #expect(
            teasers.map { $0.due?.rfc3339 } == [
                "2026-10-01T08:00:00+09:00", "2026-11-01T08:00:00+09:00", "2026-12-02T08:00:00+09:00",
            ])
    }

    @Test func whereNothingElseCanBeSaidTheAuthorIsTold() async throws {
        let short =
            "---\ntitle: 題\ndate: 2026-10-01\ncategories: [all]\nsns: {repeat: [2026-11-01], platforms: [x]}\n---\n一つだけの文。\n"
        let (plan, messages) = try await plan(["content/notices/a.md": short])
        #expect(plan?.teasers.count == 1)
        #expect(messages.contains("warning: there is nothing else to say on x on 2026-11-01 [teaser.repeat]"))
        let early = try await self.plan([
            "content/notices/a.md": short.replacing("2026-11-01]", with: "2026-09-01]")
        ])
        #expect(early.plan == nil)
        #expect(
            early.messages.contains("content/notices/a.md:5:16: error: a date of `repeat` does not lie after `date`"))
    }

    @Test func anEditOfWhatIsOutGivesACorrection() async throws {
        let first = try await plan(["content/notices/a.md": article])
        let digest = try #require(first.plan?.teasers.first { $0.platform == "x" }?.digest)
        func ledger(_ digest: String) -> String {
            "posts:\n  - {article: \"notices/a/\", platform: x, posted: 2026-10-01T09:00, digest: \"\(digest)\"}\n"
        }
        let same = try await plan(["content/notices/a.md": article, "content/sns-posted.yml": ledger(digest)])
        #expect(same.messages == "")
        #expect(same.plan?.teasers.contains { $0.outputPath.contains("correction") } == false)

        let edited = article.replacing("9時", with: "10時")
        let changed = try await plan(["content/notices/a.md": edited, "content/sns-posted.yml": ledger(digest)])
        let correction = try #require(changed.plan?.teasers.first { $0.outputPath == "notices/a/x-correction.txt" })
        #expect(correction.text.hasPrefix("【訂正】健診\n健診を始めます。予約は、お電話で10時から"))
        #expect(correction.text.contains(correction.url))
        // Once it is posted, nothing is left to set right.
        let posted = try await plan([
            "content/notices/a.md": edited, "content/sns-posted.yml": ledger(correction.digest),
        ])
        #expect(posted.plan?.teasers.contains { $0.outputPath.contains("correction") } == false)
        // Another tag changes no word of the article.
        let tagged = article.replacing("categories: [all]", with: "categories: [all]\ntags: [冬]")
        let retagged = try await plan(["content/notices/a.md": tagged, "content/sns-posted.yml": ledger(digest)])
        #expect(retagged.plan?.teasers.contains { $0.outputPath.contains("correction") } == false)
    }

    @Test func whatIsOutThoughItsArticleIsGoneIsTakenBack() async throws {
        let ledger = ["notices/a/", "notices/gone/", "notices/draft/", "notices/over/", "notices/old/"].map {
            "  - {article: \"\($0)\", platform: x, posted: 2026-10-01T09:00, digest: \"0\"}\n"
        }.joined()
        let (plan, _) = try await plan([
            "content/notices/a.md": article,
            "content/notices/draft.md": "---\ntitle: 下書き\ndraft: true\n---\n",
            "content/notices/over.md": "---\ntitle: 終わった\ndate: 2020-01-01\nexpires: 2020-02-01\n---\n",
            "content/notices/moved.md": "---\ntitle: 移った\naliases: [/notices/old/]\n---\n",
            "content/sns-posted.yml": "posts:\n" + ledger,
        ])
        let withdrawn = try #require(plan).withdrawn
        #expect(withdrawn.map(\.article) == ["notices/gone/", "notices/draft/"])
    }

    @Test func aBrokenLedgerIsExplained() async throws {
        let (plan, messages) = try await plan([
            "content/notices/a.md": article,
            "content/sns-posted.yml":
                "posts:\n  - {article: a/, platform: mixi, posted: 2026-13-01, digest: x, by: me}\n",
        ])
        #expect(plan == nil)
        for message in ["unknown platform `mixi`", "there is no such date: 2026-13-01", "unknown key `by`"] {
            #expect(messages.contains(message))
        }
    }

    @Test func aPurposeHasARouteWhereNoCategoryHas() async throws {
        let (plan, messages) = try await plan([
            "content/notices/a.md": "---\ntitle: 募集\ndate: 2026-10-01\npurpose: recruiting\n---\n看護師を募集しています。\n",
            "content/notices/b.md":
                "---\ntitle: 健診\ndate: 2026-10-01\ncategories: [all]\npurpose: recruiting\n---\n始めます。\n",
        ])
        #expect(messages == "")
        #expect(
            plan?.teasers.map(\.outputPath) == ["notices/a/mastodon.txt", "notices/b/x.txt", "notices/b/instagram.txt"])
    }

    @Test func twoArticlesNeverSayTheSame() async throws {
        let text = "---\ntitle: 健診\ndate: 2026-10-01\ncategories: [all]\n---\n始めます。\n\n## 予約\n\n予約は、お電話で9時から承ります。\n"
        let twin = "---\ntitle: 健診\ndate: 2026-10-01\ncategories: [all]\n---\n始めます。\n"
        let (plan, messages) = try await plan([
            "content/notices/a.md": text, "content/notices/b.md": text, "content/notices/c.md": twin,
            "content/notices/d.md": twin,
        ])
        let texts = try #require(plan).teasers.map { $0.platform + $0.text.replacing($0.url, with: "") }
        #expect(Set(texts).count == texts.count - 1)
        #expect(plan?.teasers.contains { $0.outputPath == "notices/c/instagram.txt" } == false)
        #expect(
            messages.contains(
                "content/notices/c.md:2:8: warning: the instagram post says the same as the one of content/notices/d.md"
            ))
    }

    @Test func hashtagsThatWouldBreakAreNamed() async throws {
        let (plan, messages) = try await plan([
            "content/notices/a.md":
                "---\ntitle: 題\ndate: 2026-10-01\nsns: {platforms: [x], x: '予約は#予防接種、#冬〜春 へ。#7119も'}\n---\n"
        ])
        #expect(plan?.teasers.first?.text.hasPrefix("予約は#予防接種、#冬〜春 へ。#7119も\n") == true)
        #expect(messages.contains("X does not read `#予防接種、#冬〜春` as one hashtag"))
        #expect(!messages.contains("read `#7119"))
    }

    @Test func picturesThatAPlatformRefusesAreNamed() async throws {
        let text = "---\ntitle: 題\ndate: 2026-10-01\nimage: a.svg\nsns: {platforms: [x, instagram]}\n---\n始めます。\n"
        let (_, messages) = try await plan([
            "content/notices/a/index.md": text,
            "content/notices/a/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ])
        #expect(
            messages.contains(
                "content/notices/a/index.md:4:8: warning: Instagram does not take this picture: a.svg [teaser.picture]")
        )
        let jpeg = try await plan([
            "content/notices/a/index.md": text.replacing("a.svg", with: "a.jpg"),
            "content/notices/a/a.jpg": try TestSite.photograph(),
        ])
        #expect(!jpeg.messages.contains("teaser.picture"))
        // Photographs of other formats are made into what it takes.
        let png = try await plan([
            "content/notices/a/index.md": text.replacing("a.svg", with: "a.png"),
            "content/notices/a/a.png": try TestSite.photograph(),
        ])
        #expect(!png.messages.contains("teaser.picture"))
    }

    /// What an author has written is never changed, and what is out stays as it is, whatever another article says.
    @Test func neitherOwnTextsNorPostedOnesMakeRoom() async throws {
        let own = "---\ntitle: 健診\ndate: 2026-10-01\nsns: {platforms: [x], x: 同じ文}\n---\n始めます。予約はお電話で承ります。\n"
        let (plan, messages) = try await plan(["content/notices/a.md": own, "content/notices/b.md": own])
        #expect(messages == "")
        #expect(plan?.teasers.map { $0.text.hasPrefix("同じ文\n") } == [true, true])
    }

    @Test func aFormerAddressIsRemembered() async throws {
        let first = try await plan(["content/notices/a.md": article])
        let digest = try #require(first.plan?.teasers.first { $0.platform == "x" }?.digest)
        let ledger =
            "posts:\n  - {article: \"notices/old/\", platform: x, posted: 2026-10-01T09:00, digest: \"\(digest)\"}\n"
        let moved = article.replacing("categories:", with: "aliases: [/notices/old/]\ncategories:")
        let same = try await plan(["content/notices/a.md": moved, "content/sns-posted.yml": ledger])
        #expect(same.plan?.teasers.contains { $0.outputPath.contains("correction") } == false)
        let edited = moved.replacing("9時", with: "10時")
        let changed = try await plan(["content/notices/a.md": edited, "content/sns-posted.yml": ledger])
        #expect(changed.plan?.teasers.contains { $0.outputPath == "notices/a/x-correction.txt" } == true)
        #expect(changed.plan?.withdrawn.isEmpty == true)
    }

    @Test func anArticlePutOffIsTakenBack() async throws {
        let ledger = "posts:\n  - {article: \"notices/a/\", platform: x, posted: 2026-10-01T09:00, digest: \"0\"}\n"
        let later = "---\ntitle: 健診\ndate: 2027-10-01\ncategories: [all]\n---\n始めます。\n"
        let (plan, _) = try await plan(["content/notices/a.md": later, "content/sns-posted.yml": ledger])
        #expect(plan?.withdrawn.map(\.article) == ["notices/a/"])
    }

    @Test func aPriceWithoutItsNoteIsNotPosted() async throws {
        let text =
            "---\ntitle: 風しん\ndate: 2026-10-01\nDESCRIPTIONsns: {platforms: [x]}\n---\n公的医療保険は使えません（自由診療）。接種部位が腫れることがあります。\n"
        let silent = try await plan([
            "content/notices/a.md": text.replacing("DESCRIPTION", with: "description: 1回6,600円、効果は10年以上続きます。\n")
        ])
        let post = try #require(silent.plan?.teasers.first)
        #expect(post.isTitleAlone && post.text.hasPrefix("風しん\n") && !post.text.contains("円"))
        #expect(
            silent.messages.contains("content/notices/a.md:2:8: warning: the description names a price or an effect"))
        let said = try await plan([
            "content/notices/a.md": text.replacing(
                "DESCRIPTION", with: "description: 1回6,600円です。自由診療です。まれに強い副反応があります。\n")
        ])
        #expect(said.messages == "")
        #expect(said.plan?.teasers.first?.text.contains("1回6,600円です。自由診療です。まれに強い副反応があります。") == true)
    }

    @Test func anExceptionStandsWithWhatItIsFrom() async throws {
        let long = String(repeating: "長", count: 90)
        let (plan, _) = try await plan([
            "content/notices/a.md":
                "---\ntitle: 発熱\ndate: 2026-10-01\ndescription: 予約なしで受診できます。ただし、初めての方は\(long)お電話ください。\nsns: {platforms: [x]}\n---\n"
        ])
        let post = try #require(plan?.teasers.first?.text)
        #expect(post.contains("予約なし") == post.contains("ただし"))
    }
}
