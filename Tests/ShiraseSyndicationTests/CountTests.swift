import ShiraseCore
import TestSupport
import Testing

@testable import ShiraseSyndication

/// How each platform counts, and which links and hashtags it sees.
@Suite struct CountTests {
    @Test(arguments: [
        ("詳しくはexample.jpへ", ["example.jp"]), ("example.comてすと", ["example.com"]),
        ("てすとexample.com/a?b=c。", ["example.com/a?b=c"]),
        ("https://example.jp/a(b)、", ["https://example.jp/a(b)"]), ("(https://example.jp/)", ["https://example.jp/"]),
        ("https://example.jp/a.", ["https://example.jp/a"]),
        ("https://example.jp:8080/a", ["https://example.jp:8080/a"]),
        ("https://日本語.jp/道", ["https://日本語.jp/"]), ("HTTPS://EXAMPLE.JP", ["HTTPS://EXAMPLE.JP"]),
        ("a@example.jp", []), ("-example.jp", []), ("file.swift", []), ("example.unknown", []), ("9.30", []),
        ("No.1", []),
        ("$example.jp", []), ("https://localhost/", []), ("http://a_b.example.jp", ["http://a_b.example.jp"]),
        ("http://a.b_c.jp", []), ("http://-a.jp", []), ("https://t.co/abc123、次", ["https://t.co/abc123"]),
        ("a.co.jp b.jp", ["a.co.jp", "b.jp"]), ("example.jp.", ["example.jp"]),
        ("https://example.jp/a https://example.jp/b", ["https://example.jp/a", "https://example.jp/b"]),
        ("\(String(repeating: "a", count: 64)).jp", []),
        ("\(String(repeating: "a", count: 63)).jp", ["\(String(repeating: "a", count: 63)).jp"]),
    ])
    func linksOnX(_ text: String, _ links: [String]) {
        #expect(X.links(in: text) == links)
        // Each weighs the same, however long it is.
        let rest = links.reduce(text) { $0.replacing($1, with: "", maxReplacements: 1) }
        #expect(X.length(text) == X.length(rest) + 23 * links.count)
    }

    @Test(arguments: [
        ("#冬の健康 と #flu_2026", ["冬の健康", "flu_2026"]), ("＃全角", ["全角"]), ("語#タグ", []), ("#123", []), ("#1月", ["1月"]),
        ("a#b", []),
        ("#a#b", []), ("。#a", ["a"]), ("#a・b", ["a・b"]), ("#a、b", ["a"]), ("#️⃣", []), ("https://example.jp/#a", []),
        ("&#a", []),
        ("#ー", ["ー"]),
    ])
    func hashtagsOnX(_ text: String, _ tags: [String]) {
        #expect(X.hashtags(in: text) == tags)
    }

    @Test(arguments: [
        ("bücher", "xn--bcher-kva"), ("日本語", "xn--wgv71a119e"), ("あ", "xn--l8j"), ("mañana", "xn--maana-pta"),
        ("abc", "abc"),
    ])
    func punycodeLengths(_ label: String, _ encoded: String) {
        #expect(Punycode.length(Array(label.unicodeScalars)[...]) == encoded.count)
    }

    @Test func othersCountInTheirOwnUnits() {
        let text = "あ👨‍👩‍👧‍👦é\n"
        #expect(LINE.count(text).measures.map(\.length) == [4, 14])
        #expect(Facebook.length(text) == 10)
        #expect(Instagram.length(text) == 10)
        #expect(Threads.length(text) == 28)
        #expect(Bluesky.count(text).measures.map(\.length) == [4, 31])
        #expect(Mastodon.length(text) == 4)
        #expect(Google.length(text) == 10)
    }

    @Test(arguments: [
        ("https://example.jp/a/very/long/address 次", 25), ("@mina@example.jp です", 8), ("@mina です", 8),
        ("a@mina@example.jp", 17),
        ("example.jp", 10), ("https://example.jp/、https://example.jp/", 47), ("あ@mina@example.jp", 17),
        ("@mina.b@example.jp", 7),
        ("/@mina@example.jp", 17),
    ])
    func mastodonShortensLinksAndMentions(_ text: String, _ length: Int) {
        #expect(Mastodon.length(text) == length)
    }

    @Test func blueskyFacetsAreBytes() {
        let facets = Bluesky.facets(of: "詳しくは https://example.jp/a 。 #歯科、予約 #2026 #a.")
        #expect(
            facets == [
                .init(type: .link, value: "https://example.jp/a", byteStart: 13, byteEnd: 33),
                .init(type: .tag, value: "歯科、予約", byteStart: 38, byteEnd: 54),
                .init(type: .tag, value: "a", byteStart: 61, byteEnd: 63),
            ])
        #expect(Bluesky.hashtags(in: "#歯科、予約 #1.5 #a\u{200B}b") == ["歯科、予約", "a"])
    }

    @Test func platformsNameWhatTheyRefuse() {
        func said(_ platform: any Platform.Type, _ text: String) -> [String] {
            platform.count(text).violations.map(\.en)
        }
        #expect(said(Google.self, "電話078-000-0000へ") == ["Google rejects posts with a telephone number: 078-000-0000"])
        #expect(said(Google.self, "9:00〜12:30") == [])
        #expect(said(Instagram.self, "#a #b #c #d #e") == [])
        #expect(said(Instagram.self, "語#a #b #c #d #e #f") == ["Instagram takes at most 5 hashtags, not 6"])
        #expect(said(Threads.self, "#a #b") == ["Threads takes at most 1 hashtags, not 2"])
        let links = String(repeating: "https://example.jp/ ", count: 6)
        #expect(said(Threads.self, links) == ["Threads takes at most 5 links, not 6"])
        #expect(said(X.self, "a\u{FFFE}") == ["X refuses the text: it holds an invisible character"])
        #expect(said(LINE.self, " \n") == ["the text is empty"])
        #expect(!Google.count("電話078-000-0000へ").fits)
    }

    @Test func bothLimitsOfAPlatformHold() {
        #expect(Bluesky.count(String(repeating: "a", count: 300)).fits)
        #expect(!Bluesky.count(String(repeating: "a", count: 301)).fits)
        let families = Bluesky.count(String(repeating: "👨‍👩‍👧‍👦", count: 121))
        #expect(!families.fits)
        #expect(families.decisive == .init(length: 3025, limit: 3000, unit: .bytes))
    }

    @Test func factsGrowOld() throws {
        func warning(_ date: String) throws -> String? {
            guard case .moment(let moment) = TimeZoneCalendar.utc.parse(date) else { return nil }
            return PlatformFacts.ageWarning(on: moment)?.message.en
        }
        #expect(try warning("2027-11-30") == nil)
        #expect(
            try warning("2027-12-01") == "the facts on the platforms are of 2026-11; limits may have changed")
    }

    /// Whatever the text, links lie in it and in order, and many labels cost no search each.
    @Test(arguments: [5, 20_261_123]) func linksLieInTheText(_ seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let pieces = [
            "https://", "http://", "example", ".jp", ".", "co", "/", "?", "a", "あ", "。", " ", "(", ")", "#", "@", "-",
            "_", ":", "8080",
            "😀", "xn--", "\u{3000}", "．",
        ]
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 0...30, using: &generator)).compactMap { _ in
                pieces.randomElement(using: &generator)
            }.joined()
            let read = XText(text)
            var last = 0
            for link in read.links {
                #expect(link.lowerBound >= last && !link.isEmpty, "seed \(seed): \(text)")
                last = link.upperBound
            }
            #expect(last <= read.scalars.count, "seed \(seed): \(text)")
        }
        for text in ["https://", "://", "http://a", "http://a.jp ", "#a ", "@a@b.jp "] {
            let long = String(repeating: text, count: 500)
            for platform in Platforms.all { #expect(platform.count(long).links.count <= 500) }
        }
        #expect(X.length(String(repeating: "a.", count: 20_000)) == 40_000)
        #expect(X.length(String(repeating: "あ", count: 20_000) + ".jp") == 40_003)
    }
}
