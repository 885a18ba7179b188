import Testing

@testable import ShiraseSyndication

/// Where a text may be cut, and what stays whole.
@Suite struct CutPointTests {
    /// The text's beginnings that may stand with `…` behind them, as the composer tries them.
    private func beginnings(of text: String) -> [String] {
        CutPoints.ends(of: text, language: "ja").compactMap { CutPoints.beginning(of: text, $0) }
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
