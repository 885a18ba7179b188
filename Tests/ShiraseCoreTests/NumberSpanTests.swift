import ShiraseCore
import Testing

/// What belongs to a number.
@Suite struct NumberSpanTests {
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
}
