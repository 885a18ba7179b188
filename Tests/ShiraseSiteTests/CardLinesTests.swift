import ShiraseCore
import TestSupport
import Testing

@testable import ShiraseSite

/// Titles as cards break them.
@Suite struct CardLinesTests {
    private func lines(_ title: String, _ format: CardFormat = .article, language: String = "ja") -> CardLines {
        CardLines(CardText.cleaned(title), language: language, in: format.titleBox)
    }

    @Test(arguments: [
        ("休診", ["休診"], 96),
        ("発熱のある方は、来院前にお電話ください", ["発熱のある方は、", "来院前にお電話ください"], 84),
        // A pair of brackets and a date with its span stay whole, at the price of smaller type.
        ("年末年始の診療について（12月29日〜1月3日は休診）", ["年末年始の診療について", "（12月29日〜1月3日は休診）"], 76),
        ("12月29日（火）〜1月3日（日）は休診します", ["12月29日（火）〜1月3日（日）は", "休診します"], 64),
        ("看護師（正職員・パート）を募集しています", ["看護師（正職員・パート）を", "募集しています"], 76),
        (
            "「かぜに抗菌薬は効きますか」というご質問に（小児科）院長がお答えします",
            ["「かぜに抗菌薬は効きますか」", "というご質問に（小児科）", "院長がお答えします"], 76
        ),
        // A title ends its line before the subtitle; a polite prefix stays with its word; words of two scripts stay whole.
        ("子どもの便秘　トイレの姿勢と受診の目安", ["子どもの便秘", "トイレの姿勢と受診の目安"], 84),
        ("夏の食中毒　家庭での予防と、おなかをこわしたときの手当て", ["夏の食中毒", "家庭での予防と、", "おなかをこわしたときの手当て"], 68),
        ("ぜんそくのお子さんとご家族の教室", ["ぜんそくのお子さんと", "ご家族の教室"], 96),
        ("子どもの夏かぜ　手足口病・ヘルパンギーナ・プール熱", ["子どもの夏かぜ", "手足口病・", "ヘルパンギーナ・プール熱"], 76),
        // No line begins with っ, ャ, ー or a comma, and none is of one or two characters.
        ("ちょっと待ってキャッチャーチェックってやつ", ["ちょっと待って", "キャッチャーチェックってやつ"], 68),
        ("インフルエンザ予防接種、12月分の予約を受け付けています", ["インフルエンザ予防接種、", "12月分の予約を", "受け付けています"], 76),
        // A line ends with its clause, and a verb keeps its ending.
        ("スギ花粉症の治療は、花粉が飛ぶ前からご相談ください", ["スギ花粉症の治療は、", "花粉が飛ぶ前から", "ご相談ください"], 76),
        ("小児科の非常勤医師を募集しています（水曜・土曜）", ["小児科の非常勤医師を", "募集しています（水曜・土曜）"], 76),
        // Latin words stay whole.
        ("Closed", ["Closed"], 96),
        (
            "If you have a fever or a cough, please call before you come",
            ["If you have a fever", "or a cough, please", "call before you come"], 76
        ),
        ("WEB予約とLINEからの予約をMynaPortalで確認する方法", ["WEB予約とLINEからの予約を", "MynaPortalで確認する方法"], 76),
        ("🎄年末年始の診療🎍のお知らせ❗️", ["年末年始の", "診療のお知らせ"], 96),
        // One that is wider than any line is parted where it must be.
        ("Pneumonoultramicroscopicsilicovolcanoconiosis", ["Pneumonoultramicrosco", "picsilicovolcanoconiosis"], 84),
        (
            String(repeating: "医", count: 120),
            Array(repeating: String(repeating: "医", count: 21), count: 3) + [String(repeating: "医", count: 20) + "…"],
            48
        ),
        // 93 characters.
        (
            String(repeating: "診療時間の変更に関するお知らせと、", count: 5) + "ご予約について",
            Array(repeating: "診療時間の変更に関するお知らせと、", count: 3) + ["診療時間の変更に関するお知らせと…"], 48
        ),
        ("", [], 48), ("🎄", [], 48), ("　 ", [], 48),
    ])
    func titlesAreBrokenAtPhrases(_ title: String, _ expected: [String], _ size: Int) {
        let made = lines(title)
        #expect(made.lines == expected)
        #expect(made.size == size)
    }

    @Test func aTallCardHasLargerType() {
        let made = lines("発熱のある方は、来院前にお電話ください", .instagram)
        #expect(made.lines == ["発熱のある方は、", "来院前に", "お電話ください"])
        #expect(made.size == 112)
        #expect(lines("休診のお知らせ", .instagram).size == 112)
    }

    /// Whatever is written, the lines fit their box, and no line begins or ends with what must not stand there.
    @Test func anyTextFits() {
        let parts = [
            "休診", "12月29日（火）", "〜", "1月3日", "（", "）", "「", "」", "、", "。", "ー", "っ", "ャ", "のお知らせ", " ", "　", "LINE",
            "ワクチン",
            "ご予約", "…", "・", "WWWWWWWWWWWWWWWWWWWWWWWW", "か\u{3099}", "e\u{301}", "🎄", "\u{0}", "37.5℃",
            "https://clinic.example.jp/a/b",
        ]
        var random = SplitMix64(seed: 7)
        for _ in 0..<300 {
            let title = (0..<Int.random(in: 1...30, using: &random)).map { _ in
                parts[Int.random(in: parts.indices, using: &random)]
            }.joined()
            for format in CardFormat.all {
                let made = lines(title, format)
                let box = format.titleBox
                #expect(made.lines.count <= 4, "\(title)")
                #expect(Double(made.lines.count * made.size) * box.lineHeight <= box.height, "\(title)")
                for line in made.lines {
                    #expect((TypeWidth.of(line) - 0.5) * Double(made.size) <= box.width, "\(title)")
                    #expect(!line.isEmpty && line == line.trimmingWhiteSpace, "\(title)")
                }
                for line in made.lines.dropFirst() {
                    #expect(!"、。）」ーっャ…・〜".contains(line.prefix(1)), "\(title)")
                }
                for line in made.lines.dropLast() { #expect(!"（「".contains(line.suffix(1)), "\(title)") }
            }
        }
    }

    /// A hostile title takes no longer than a long one.
    @Test func aHugeTitleIsCutFirst() {
        let made = lines(String(repeating: "あ、", count: 500_000))
        #expect(made.lines.count == 4)
        #expect(made.lines.last?.hasSuffix("…") == true)
    }

    @Test(arguments: [
        ("a\u{0}b\u{1B}c\u{FFFE}\u{202E}d", "abcd"), ("  二つの \u{3000} 語\n\t三つ ", "二つの　語 三つ"), ("☀️晴れ1️⃣👨‍👩‍👧", "☀晴れ1"),
        ("<b>&\"'", "<b>&\"'"), ("か\u{3099}", "か\u{3099}"),
    ]) func wordsHoldWhatXMLAndTheFontAllow(_ text: String, _ expected: String) {
        #expect(CardText.cleaned(text) == expected)
    }

    @Test(arguments: [("休診", 2.0), ("A", 0.641), ("é", 0.581), ("か\u{3099}", 1), ("ｱ", 0.5), ("（1）", 2.59)])
    func widthsAreTheFonts(_ text: String, _ width: Double) {
        #expect(abs(TypeWidth.of(text) - width) < 0.0001)
    }
}
