import Testing

@testable import ShiraseSyndication

@Suite struct PlatformTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("あいう", 6), ("ｱ", 2), ("é", 1), ("e\u{301}", 1), ("か\u{3099}", 2), ("“引用”", 6), ("…", 2),
        ("—", 1),
        ("😀", 2), ("👨‍👩‍👧‍👦", 2), ("🇯🇵", 2), ("👍🏽", 2), ("❤️", 2), ("1️⃣", 2), ("☎", 2), ("\n", 1), ("한국어", 6),
        ("https://example.jp/", 23), ("http://a.jp", 23),
        ("https://clinic.example.jp/notices/influenza-2026/?a=b&c=%E5%86%AC#d", 23),
        ("予約はhttps://example.jp/へ", 31), ("詳しくは（https://example.jp/a）", 35),
        ("https://example.jp/a https://example.jp/b", 47),
        ("example.jpをご覧ください", 37), ("9:00〜12:30", 11), ("3,300円", 7), ("#冬の健康", 9), ("@someone", 8), ("No.1", 4),
        ("a@example.jp", 12), ("a..example.jp", 13), ("-example.jp-", 12),
        (String(repeating: "a.", count: 20_000), 40_000), ("https://\(String(repeating: "a", count: 64)).jp/", 76),
        ("https://a.jp/\(String(repeating: "a", count: 5000))", 5013),
    ])
    func xCountsWeights(_ text: String, _ length: Int) {
        #expect(X.length(text) == length)
    }

    @Test func namesAreUniqueAndStable() {
        #expect(
            Platforms.names == ["line", "x", "facebook", "instagram", "threads", "bluesky", "mastodon", "google"])
        for platform in Platforms.all {
            let facts = platform.facts
            #expect(facts.limit >= facts.advised && !facts.limits.isEmpty && facts.hashtags <= facts.mostHashtags ?? 99)
            #expect(!facts.sources.isEmpty && facts.sources.allSatisfy { $0.hasPrefix("https://") })
        }
        #expect(Platforms.named("line") != nil)
        #expect(Platforms.named("twitter") == nil)
    }

    @Test(arguments: [
        ("インフルエンザ", "インフルエンザ"), ("#冬の健康", "冬の健康"), ("＃佐々木", "佐々木"), ("flu_2026", "flu_2026"), ("2026年", "2026年"),
        ("データー", "データー"),
    ])
    func safeHashtags(_ text: String, _ tag: String) {
        #expect(Hashtag.safe(text) == tag)
    }

    @Test(arguments: ["", "#", "2026", "12_3", "A 型", "子ども・家族", "9〜12時", "a-b", "予約、電話", "C++", "@a"])
    func unsafeHashtags(_ text: String) {
        #expect(Hashtag.safe(text) == nil)
    }
}
