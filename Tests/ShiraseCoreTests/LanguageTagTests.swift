import ShiraseCore
import Testing

@Suite struct LanguageTagTests {
    @Test(arguments: [
        ("ja", ["ja"]), ("ja-simple", ["ja-simple", "ja"]), ("ja-x-easy", ["ja-x-easy", "ja"]),
        ("zh-Hant-TW", ["zh-Hant-TW", "zh-Hant", "zh"]), ("", []),
    ])
    func aTagIsAKindOfItsBeginnings(_ tag: String, _ lookup: [String]) { #expect(tag.languageLookup == lookup) }

    @Test func japaneseIsMoreThanOneTag() {
        #expect(["ja", "ja-simple", "ja-x-easy", "jam", "en"].map(\.isJapanese) == [true, true, true, false, false])
    }

    @Test func textsStandInForKindsOfTheirLanguage() {
        let text = LocalizedText(["ja": "休診", "en": "Closed"])
        #expect(text["ja-simple"] == "休診")
        #expect(text["de"] == nil)
        #expect(text.isWritten(in: "ja-simple") && !text.isWritten(in: "de"))
        #expect(LocalizedText(["ja": "休診", "ja-simple": "休み"])["ja-simple"] == "休み")
        #expect(text.text("ja-simple", fallback: "en") == "休診")
    }
}
