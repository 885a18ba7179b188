import ShiraseCore
import Testing

@testable import ShiraseClinic

@Suite struct RequiredNoticeTests {
    /// The checklist of a clinic, and what was wrong with it.
    private static func load(_ yaml: String) throws -> (notices: [RequiredNotice], problems: [Diagnostic]) {
        let sink = DiagnosticSink()
        let file = SourceFile(path: "content/clinic.yml", text: "name: 見本医院\n\(yaml)\n")
        let clinic = try #require(Clinic.load(file, languages: ["ja", "en"], sink))
        return (clinic.requiredNotices, sink.diagnostics)
    }

    private static func pieces(_ yaml: String, _ language: String = "ja") throws -> [RequiredNotice.Piece] {
        let (notices, problems) = try load(yaml)
        #expect(problems == [])
        return notices.flatMap { $0.pieces(language, fallback: "ja") }
    }

    @Test func aNameIsEnough() throws {
        let (notices, problems) = try Self.load("required_notices: [online-consultation, meisaisho]")
        #expect(problems == [])
        #expect(notices.map { $0.heading("ja", fallback: "ja") } == ["情報通信機器を用いた診療", "明細書の発行"])
        #expect(notices.map { $0.heading("en", fallback: "ja") } == ["Online consultations", "Itemised statements"])
        #expect(notices.map { $0.heading("zh", fallback: "ja") } == ["情報通信機器を用いた診療", "明細書の発行"])
        #expect(
            notices.first?.pieces("ja", fallback: "ja") == [
                .paragraph("当院は、情報通信機器を用いた診療（オンライン診療）について届け出ています。"),
                .paragraph("オンライン診療の初診では、向精神薬を処方しません。"),
            ])
    }

    @Test func valuesTakeTheirPlaces() throws {
        let yaml = """
            required_notices:
              - item: facility-standards
                values:
                  bureau: {ja: 近畿厚生局, en: Kinki Regional Bureau}
                  standards: [機能強化加算, {ja: 地域包括診療加算, en: Comprehensive regional care}]
            """
        #expect(
            try Self.pieces(yaml) == [.paragraph("当院は、次の施設基準を近畿厚生局に届け出ています。"), .list(["機能強化加算", "地域包括診療加算"])])
        #expect(
            try Self.pieces(yaml, "en") == [
                .paragraph("We have filed the following facility standards with Kinki Regional Bureau."),
                .list(["機能強化加算", "Comprehensive regional care"]),
            ])
    }

    @Test func ownWordsReplaceTheCatalogues() throws {
        let yaml = """
            required_notices:
              - item: long-listed-drugs
                text: |
                  割合は{share}です。

                  ・一つ目 {share} {a b} {
                  - {share}

                  詳しくは受付へ。
                values: {share: [甲, 乙]}
            """
        #expect(
            try Self.pieces(yaml) == [
                .paragraph("割合は甲、乙です。"), .list(["一つ目 甲、乙 {a b} {", "甲", "乙"]), .paragraph("詳しくは受付へ。"),
            ])
        #expect(try Self.pieces(yaml, "en").first == .paragraph("割合は甲, 乙です。"))
    }

    /// What a value holds is text, whatever it looks like.
    @Test func valuesAreNotReadAgain() throws {
        let yaml = "required_notices: [{item: psychotherapy, values: {support: ['{support}', '- x']}}]"
        #expect(try Self.pieces(yaml).last == .list(["{support}", "- x"]))
    }

    @Test func noChecklistIsNone() throws {
        for yaml in ["", "required_notices:", "required_notices: []"] {
            let (notices, problems) = try Self.load(yaml)
            #expect(notices.isEmpty)
            #expect(problems == [])
        }
    }

    @Test(arguments: [
        ("[meisaisyo]", ["clinic.unknown-value"]),
        ("[{item: meisaisho}, meisaisho]", ["clinic.repeated-notice"]),
        ("[facility-standards]", ["clinic.notice-value", "clinic.notice-value"]),
        ("[{item: after-hours-charge, values: {fee: ''}}]", ["clinic.notice-value"]),
        ("[{item: after-hours-charge, values: {fee: [' ', '']}}]", ["clinic.notice-value"]),
        ("[{item: after-hours-charge, values: {fees: 1円}}]", ["clinic.notice-no-place", "clinic.notice-value"]),
        ("[{item: meisaisho, values: {fee: 1円}}]", ["clinic.notice-no-place"]),
        ("[{item: after-hours-charge, values: [1円]}]", ["clinic.type", "clinic.notice-value"]),
        ("[{item: after-hours-charge, values: {fee: [[1円]]}}]", ["clinic.type", "clinic.notice-value"]),
        ("[{item: after-hours-charge, text: '料金は{price}です'}]", ["clinic.notice-value"]),
        ("[{item: after-hours-charge, text: 有料です, values: {fee: 1円}}]", ["clinic.notice-no-place"]),
        ("[{item: meisaisho, text: ' '}]", ["clinic.value"]),
        ("[{item: meisaisho, text: [a]}]", ["clinic.type"]),
        ("[{text: 明細書です}]", ["clinic.missing"]),
        ("[{item: meisaisho, texts: a}]", ["clinic.unknown-key"]),
        ("[[meisaisho]]", ["clinic.type"]),
        ("[~]", ["clinic.unknown-value"]),
    ])
    func mistakesAreReported(_ list: String, _ ids: [String]) throws {
        #expect(try Self.load("required_notices: \(list)").problems.map(\.id) == ids)
    }

    /// One day before and on the day of the change of 2026-06-01.
    @Test(arguments: [
        ("medical-information-acquisition", "2024-05-31", ["clinic.notice-not-yet"]),
        ("medical-information-acquisition", "2024-06-01", []),
        ("medical-information-acquisition", "2026-05-31", []),
        ("medical-information-acquisition", "2026-06-01", ["clinic.notice-ended"]),
        ("outpatient-generic-drugs", "2026-05-31", []),
        ("outpatient-generic-drugs", "2026-06-01", ["clinic.notice-ended"]),
        ("electronic-information-sharing-3", "2026-05-31", ["clinic.notice-not-yet"]),
        ("electronic-information-sharing-3", "2026-06-01", []),
        ("meisaisho", "2000-01-01", []),
        ("meisaisho", "2999-12-31", []),
        ("{item: regional-drug-supply, values: {measures: x}}", "2026-06-01", ["clinic.notice-unsure"]),
        (
            "{item: regional-drug-supply, values: {measures: x}}", "2026-05-31",
            ["clinic.notice-not-yet", "clinic.notice-unsure"]
        ),
        ("{item: regional-drug-supply, text: x}", "2026-06-01", []),
        ("{item: outpatient-generic-drugs, text: x}", "2026-06-01", ["clinic.notice-ended"]),
    ])
    func itemsHoldOnTheirDays(_ item: String, _ day: String, _ ids: [String]) throws {
        let (notices, problems) = try Self.load("required_notices: [\(item)]")
        #expect(problems == [])
        #expect(notices.flatMap { $0.warnings(on: day, .current) }.map(\.id) == ids)
    }

    @Test func anEndedItemNamesWhatTookItsPlace() throws {
        let notice = try #require(Self.load("required_notices: [outpatient-generic-drugs]").notices.first)
        let moment = try #require(TimeZoneCalendar.utc.moment(year: 2026, month: 6, day: 1))
        let warning = try #require(notice.warnings(at: moment).first)
        #expect(warning.severity == .warning)
        #expect(warning.message.ja == "「外来後発医薬品使用体制加算」（outpatient-generic-drugs）は、2026-05-31 で終わりました")
        #expect(warning.hint?.ja == "代わりに届け出ているものを書いてください: regional-drug-supply（地域支援・外来医薬品供給対応体制加算）")
        #expect(
            warning.hint?.en
                == "write what you have filed in its place: `regional-drug-supply` (Supply of medicines in the region)")
    }
}
