import ShiraseClinic
import ShiraseCore
import TestSupport
import Testing

@testable import ShiraseSite

/// An ordinary week in one line, and a day in a sentence, in the theme's words.
@Suite struct HoursWordsTests {
    private let schedules: [String: Schedule]
    private let words: HoursWords

    init() throws {
        schedules = try MomentExpectation.schedules(DiagnosticSink())
        let path = TestSite.folder + "../templates/strings/ja.yml"
        let file = SourceFile(path: path, bytes: try LocalFileSystem().read(path))
        words = HoursWords(strings: try #require(Strings.load(file, language: "ja", DiagnosticSink())), fallback: "ja")
    }

    private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test(arguments: [
        ("town", "2026-11-24", "9:00〜12:00、16:00〜19:00", "木曜午後（祝日のある週を除く）、土曜午後、第2・第4土曜、日曜、祝日"),
        ("night", "2026-11-24", "18:00〜22:00", "火曜（第1を除く）、木曜、第5土曜、日曜"),
        (
            "seasons", "2026-11-24", "9:00〜12:30、13:30〜15:00、15:30〜18:30",
            "水曜昼、水曜夕方、金曜昼、土曜昼、土曜夕方、日曜、祝日昼、祝日夕方"
        ),
        ("seasons", "2026-12-10", "8:30〜12:30、14:30〜18:00", "水曜午後、土曜午後、日曜、祝日"),
    ])
    func anOrdinaryWeek(_ clinic: String, _ day: String, _ hours: String, _ closures: String) throws {
        let timetable = try #require(try schedules[clinic]?.timetable(on: date(day)))
        #expect(words.usualHours(timetable) == hours)
        #expect(words.usualClosures(timetable) == closures)
    }

    @Test(arguments: [
        ("town", "2026-11-24", "本日は、午前も午後も診療します", nil),
        ("town", "2026-11-20", "本日の診療は、午前のみです", nil),
        ("town", "2026-11-23", "本日は休診です", "勤労感謝の日"),
        ("town", "2026-11-22", "本日は休診です", nil),
        ("town", "2026-12-30", "本日は休診です", "年末年始"),
        ("night", "2026-11-16", "本日は診療します", nil),
        ("seasons", "2026-11-16", "本日は、午前も昼（予防接種外来）も夕方も診療します", nil),
        ("seasons", "2026-11-20", "本日は、午前、夕方に診療します", nil),
    ])
    func aDayInASentence(_ clinic: String, _ day: String, _ sentence: String, _ reason: String?) throws {
        let scheduled = try #require(try schedules[clinic]?.day(date(day)))
        #expect(words.sentence(scheduled) == sentence)
        #expect(words.reason(scheduled) == reason)
    }
}
