import ShiraseCore
import Testing

@testable import ShiraseSite

/// What a card's template gets, and what a card needs.
@Suite struct CardViewTests {
    private func view(
        _ title: String, category: String? = nil, date: String? = nil, site: String = "テスト医院", departments: String = ""
    ) -> CardView {
        CardView(
            CardView.Words(
                language: "ja", title: title, category: category, date: date, site: site, departments: departments),
            .article, CardColours())
    }

    @Test func linesStandInTheMiddle() {
        #expect(view("休診").lines.map { [$0.x, $0.y] } == [[72, 346]])
        // The bracket hangs out, so that 1 stands below 年.
        let two = view("年末年始の診療について（12月29日〜1月3日は休診）")
        #expect(two.lines.map { [$0.x, $0.y] } == [[72, 288], [34, 390]])
    }

    @Test func everythingFitsItsLine() {
        let card = view(
            "休診", category: "休診・診療時間", date: "2026年11月24日（火）", site: "なぎ坂クリニック", departments: "内科・小児科・アレルギー科")
        #expect(card.categoryWidth == 254)
        #expect(card.dateX == 348)
        #expect(
            card.name
                == CardLines(
                    "なぎ坂クリニック", language: "ja", in: CardLines.Box(width: 900, height: 0, sizes: [40], mostLines: 1)))
        #expect(card.departments == "内科・小児科・アレルギー科")
        let long = String(repeating: "長い名前", count: 20)
        let full = view("休診", category: long, date: long, site: long, departments: long)
        #expect(full.date?.hasSuffix("…") == true)
        #expect(full.category?.hasSuffix("…") == true)
        #expect(full.name.lines.count == 1)
        #expect(full.name.size == 28)
        #expect(full.departments == nil)
    }

    @Test(arguments: [
        (["--panel: #1d5c3f"], "#0f4c6b"), ([":root { --panel: #1D5C3F; }"], "#1d5c3f"),
        ([":root{--panel:#abc}"], "#aabbcc"), (["/* :root { --panel: #111111; } */"], "#0f4c6b"),
        (["@media screen { :root { --panel: #111111; } }"], "#0f4c6b"), (["a { --panel: #111111; }"], "#0f4c6b"),
        (["html, :root { --panel: #111111; --panel: #222222 }"], "#222222"),
        ([":root { --panel: #111111; }", ":root { --panel: rgb(1 2 3); }"], "#111111"),
        ([":root { --panel: #111111; }", ":root { --panel: #222222; }"], "#222222"),
        ([":root { --a: \"};\"; --panel: #111111"], "#0f4c6b"), ([":root { --panel: #12345\u{1F}6; }"], "#0f4c6b"),
        ([":root { content: \"\\\"; } :root { --panel: #111111; }"], "#0f4c6b"),
        (["}} :root { --panel: #111111; }"], "#111111"),
        ([String(repeating: "{", count: 100_000)], "#0f4c6b"),
    ]) func coloursAreTheThemes(_ sheets: [String], _ panel: String) {
        #expect(CardColours(sheets)["panel"] == panel)
    }

    private let latin = CardFont(characters: [0x20...0x7E, 0x3042...0x3043, 0x4F11...0x4F11])

    @Test func theFontHasWhatItHas() {
        #expect("A~あ休".unicodeScalars.allSatisfy(latin.has))
        #expect(!"\u{1F}\u{7F}ぁい診".unicodeScalars.contains(where: latin.has))
        #expect(latin.absent(in: "休診、休診A") == ["診", "、"])
    }

    @Test func aMissingFontOrSignIsSaid() throws {
        let none = try #require(CardFont(characters: []).missing)
        #expect(none.id == "card.no-font")
        #expect(none.severity == .error)
        #expect(
            none.hint?.en == "install it: apt-get install fonts-noto-cjk, or brew install --cask font-noto-sans-cjk-jp")
        #expect(latin.missing == nil)
        #expect(CardFont(characters: []).problem("診", at: .path("a")) == nil)
        #expect(latin.problem("A休", at: .path("a")) == nil)
        // An emoji is not drawn, so it need not be there.
        #expect(latin.problem("A🎄", at: .path("a")) == nil)
        let problem = try #require(latin.problem("休診", at: .path("a")))
        #expect(problem.id == "card.character")
        #expect(problem.message.en == "the font of cards, `Noto Sans CJK JP`, does not have 診 (U+8A3A)")
        #expect(problem.message.ja == "記事の画像（カード）のフォント `Noto Sans CJK JP` に、この文字がありません: 診 (U+8A3A)")
    }

    @Test func fontconfigIsAsked() {
        #expect(!CardFont.installed("No Such Family").isInstalled)
        let font = CardFont.installed()
        #expect(font.isInstalled, "make setup installs it")
        #expect("休診のお知らせ「（12月29日〜1月3日）」①㎡髙﨑 ABCxyz".unicodeScalars.allSatisfy(font.has))
        #expect(!"\u{0}\u{1F384}\u{E000}".unicodeScalars.contains(where: font.has))
    }
}
