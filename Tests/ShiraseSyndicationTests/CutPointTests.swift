import Testing

@testable import ShiraseSyndication

/// Where a text may be cut, and what stays whole.
@Suite struct CutPointTests {
    /// The text's beginnings that may stand with `…` behind them, as the composer tries them.
    private func beginnings(of text: String) -> [String] {
        CutPoints.ends(of: text, language: "ja").compactMap { CutPoints.beginning(of: text, $0) }
    }

    @Test(arguments: [
        ("診療は9:00–12:30です", ["9:00–12:30"]), ("費用は1回3,300円（税込）です", ["1回3,300円（税込）"]),
        ("10月1日（木）から1月31日（日）までに", ["10月1日（木）から1月31日（日）まで"]), ("生後6か月から受けられます", ["生後6か月から"]),
        ("65歳以上の方は1,500円、ほかは3,800円", ["65歳以上", "1,500円", "3,800円"]), ("第2・第4土曜は休診", ["第2・第4"]),
        ("午前9時〜12時、午後2時半から", ["午前9時〜12時、午後2時半から"]), ("約２０分、37.5℃以上", ["約２０分、37.5℃以上"]),
        ("from December 1 to 25, 3,300 yen", ["December 1 to 25", "3,300 yen"]), ("数はありません", []),
        ("2026 年 12 月 1 日から 65 歳以上の方", ["2026 年 12 月 1 日から 65 歳以上"]), ("9:00 〜 12:30", ["9:00 〜 12:30"]),
        ("135/85mmHg以上", ["135/85mmHg以上"]),
        ("2026年10月15日（木）〜2027年2月26日（金）", ["2026年10月15日（木）〜2027年2月26日（金）"]),
    ]) func numbersKeepWhatBelongsToThem(_ text: String, _ expected: [String]) {
        let scalars = Array(text.unicodeScalars)
        #expect(NumberSpans.find(in: scalars).map { String(String.UnicodeScalarView(scalars[$0])) } == expected)
    }

    @Test func aCutStandsAtAPhraseAndNowhereElse() {
        let text = "予防接種の予約は、10月1日（木）から受け付けます（お電話は9:00から）。詳しくはhttps://clinic.example.jp/a/b/をご覧ください。#予防接種 まで"
        let beginnings = beginnings(of: text)
        #expect(
            beginnings.first == "予防接種の予約は、10月1日（木）から受け付けます（お電話は9:00から）。詳しくはhttps://clinic.example.jp/a/b/をご覧ください。#予防接種")
        #expect(beginnings.last == "予防接種の")
        #expect(beginnings.contains("予防接種の予約は"))
        for beginning in beginnings {
            #expect(text.hasPrefix(beginning))
            #expect(beginning.count { $0 == "（" } == beginning.count { $0 == "）" }, "\(beginning)")
            for broken in ["10月", "10月1日", "お電話は9", "https://clinic.example.jp/a/", "#予防"] {
                #expect(!beginning.hasSuffix(broken), "\(beginning)")
            }
        }
    }

    @Test func bracketsThatNeverCloseForbidNothing() {
        #expect(!beginnings(of: "予約は（お電話で、受け付けます").isEmpty)
        #expect(beginnings(of: "") == [])
        #expect(beginnings(of: "「すべてが、かぎ括弧の、中です」") == [])
    }
}
