import ShiraseCore
import ShiraseSite
import ShiraseSyndication
import TestSupport
import Testing

@testable import ShiraseBuild

/// What must hold for every teaser, whatever the article says.
@Suite struct TeaserPropertyTests {
    private static let words = [
        "予約", "インフルエンザ予防接種", "の", "お知らせ", "、", "！", "（12月1日（火）〜25日）", "9:00〜12:30", "3,300円", " ", "65歳以上の方は",
        "「お電話ください。」", "😀", "👨‍👩‍👧‍👦", "Clinic", "https://other.example.jp/a/very/long/path/that/counts/23", "example.jp",
        "#タグ", "か\u{3099}", "&<>\"'", "{{title}}", "…", "ｱ", "𠮷野", "@clinic", "078-000-0000", "10月1日", "第2・第4土曜",
        "お申し込みください",
        "受付", "午前9時から",
    ]

    private func text(_ count: ClosedRange<Int>, _ generator: inout SplitMix64) -> String {
        (0..<Int.random(in: count, using: &generator)).compactMap { _ in Self.words.randomElement(using: &generator) }
            .joined()
    }

    /// The author's words: sentences, whole, and the group that belongs together.
    private struct Article {
        var file = ""
        var inseparable: [String] = []
    }

    private func article(_ number: Int, _ generator: inout SplitMix64) -> Article {
        var article = Article()
        func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }
        var front = "title: \(JSONText.line("題" + text(0...40, &generator)).trimmingWhiteSpace)\ndate: 2026-11-01\n"
        front += "categories: [all]\ntags: [冬, 健康, x]\n"
        if chance(2) {
            front +=
                "description: \(JSONText.line(text(1...60, &generator) + "。" + text(0...30, &generator)).trimmingWhiteSpace)\n"
        }
        if chance(6) { front += "sns: {repeat: [2026-12-01, 2027-01-10]}\n" }
        if chance(12) { front += "self_pay: true\n" }
        var body = ""
        for part in 0..<Int.random(in: 0...6, using: &generator) {
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: body += "## 予約\(part)\n\n"
            case 1: body += "- 対象：\(text(1...4, &generator))\n- 期間：\(text(1...4, &generator))\n\n"
            case 2: body += "| 項目 | 内容 |\n|---|---|\n| 費用 | \(text(1...3, &generator).replacing("|", with: "")) |\n\n"
            case 3: body += "```\n符号のもの。\n```\n\n"
            case 4: body += "脚注の印。[^\(part)]\n\n[^\(part)]: 脚注のもの。\n\n"
            case 5 where article.inseparable.isEmpty:
                article.inseparable = ["組\(number)の効果。", "組\(number)の費用。", "組\(number)の危険。"]
                body += ":::inseparable\n" + article.inseparable.joined(separator: "\n") + "\n:::\n\n"
            default:
                body +=
                    (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                        "文" + text(1...14, &generator).replacing("{{", with: "((") + "。"
                    }.joined() + "\n\n"
            }
        }
        article.file = "---\n\(front)---\n\n\(body)"
        return article
    }

    @Test(arguments: [1, 20_261_124, 7]) func everyTeaserFitsAndLeadsBack(_ seed: UInt64) async throws {
        var generator = SplitMix64(seed: seed)
        var files = [
            "content/site.yml": TestSite.siteYML
                + "categories:\n  - {slug: all, name: 全部}\nroutes:\n  all: [\(Platforms.names.joined(separator: ", "))]\n"
                + "sns:\n  hashtags: [見本町, テスト医院]\n  greeting: いつもありがとうございます。\n",
            "content/_index.md": "---\ntitle: テスト\n---\n",
        ]
        var inseparable: [String: [String]] = [:]
        for number in 0..<300 {
            let slug = Bool.random(using: &generator) ? "a\(number)" : String(repeating: "長い名前", count: 8) + "\(number)"
            let article = article(number, &generator)
            files["content/notices/\(slug).md"] = article.file
            inseparable["content/notices/\(slug).md"] = article.inseparable
        }
        let site = try TestSite(files)
        let result = try await site.plan()
        let wrong = result.diagnostics.filter {
            !["teaser.repeat", "teaser.same", "teaser.refused", "teaser.too-long"].contains($0.id)
        }
        #expect(TestSite.text(wrong) == "")
        let plan = try #require(result.plan)
        #expect(plan.teasers.count >= 300 * 7)
        let again = try #require(try await site.plan().plan)
        #expect(
            again.teasers.map(\.text) == plan.teasers.map(\.text), "seed \(seed): a second build says something else")

        var texts = Set<String>()
        for teaser in plan.teasers {
            let platform = try #require(Platforms.named(teaser.platform))
            let place = Comment(rawValue: "seed \(seed): \(teaser.outputPath)\n\(teaser.text)")
            let count = platform.count(teaser.text)
            #expect(count.fits, place)
            #expect(teaser.length == platform.length(teaser.text) && teaser.length <= teaser.limit, place)
            if platform.facts.linksWork {
                // Whole, and seen as one link, with nothing of the text taken into it.
                #expect(platform.links(in: teaser.text).contains(teaser.url), place)
            } else {
                #expect(teaser.text.contains("プロフィールのリンクから") && !teaser.text.contains(teaser.url), place)
            }
            #expect(!teaser.text.contains("\n\n\n") && teaser.text.trimmingWhiteSpace == teaser.text, place)
            #expect(!teaser.text.contains("符号のもの") && !teaser.text.contains("脚注のもの"), place)
            let group = inseparable[teaser.document.path.file] ?? []
            let said = group.filter { teaser.text.contains($0) }.count
            #expect(said == 0 || said == group.count, place)
            #expect(texts.insert("\(teaser.platform)\n\(teaser.text)").inserted, place)
            checkWords(teaser, place)
        }
    }

    /// Every sentence is the author's, whole or cut where the rules allow.
    private func checkWords(_ teaser: Teaser, _ place: Comment) {
        let document = teaser.document
        let matter = document.frontMatter
        // Everything that the author wrote, without markup, in one line; facts are put together from cells and items.
        let written =
            ([document.title, matter.description ?? ""] + [
                document.text.plainText.text(0..<document.text.plainText.utf8.count)
            ])
            .joined(separator: "\n").filter { !$0.isWhitespace }
        let own = ["いつもありがとうございます。", "プロフィールのリンクから", "詳しくはこちら", "予約と詳細はこちら"]
        for line in teaser.text.split(separator: "\n") {
            let line = line.filter { !$0.isWhitespace }
            if own.contains(line) || line.contains("clinic.example.jp/notices") || line.hasPrefix("#") { continue }
            // Sentences stand one behind the other, perhaps from several places: each is the author's.
            var rest = line[...]
            while !rest.isEmpty {
                let length = longestPrefix(rest, of: written)
                // Between a label and its value, and between facts, stand signs that the author wrote as a table or a list.
                if length == 0, let sign = rest.first, "：／・、".contains(sign) {
                    rest = rest.dropFirst()
                    continue
                }
                guard length > 0 || rest == "…" else {
                    Issue.record("nobody wrote this: \(rest)\n\(place)")
                    return
                }
                if rest == "…" { break }
                let piece = rest.prefix(length)
                rest = rest.dropFirst(length)
                if rest == "…" {
                    let next = written.range(of: piece).flatMap {
                        $0.upperBound < written.endIndex ? written[$0.upperBound] : nil
                    }
                    let isInsideNumber =
                        piece.last.map { "0123456789,.:".contains($0) } ?? false
                        && next.map { "0123456789,.:円月日時歳".contains($0) } ?? false
                    #expect(!isInsideNumber, place)
                    #expect(
                        piece.count { $0 == "（" } == piece.count { $0 == "）" }
                            || written.count { $0 == "（" } != written.count { $0 == "）" }, place)
                }
            }
        }
    }

    private func longestPrefix(_ text: Substring, of whole: String) -> Int {
        var (low, high) = (0, text.count)
        while low < high {
            let middle = (low + high + 1) / 2
            if whole.contains(text.prefix(middle)) { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
