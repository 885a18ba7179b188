import ShiraseCore
import ShiraseMarkdown
import Testing

@testable import ShiraseSite

/// What of an article may stand in a short text.
@Suite struct KeyPassageTests {
    private func passages(
        _ text: String, title: String = "インフルエンザ予防接種のお知らせ", description: String? = nil, facts: [String] = [],
        language: String = "ja"
    ) -> KeyPassages {
        let file = SourceFile(path: "a.md", text: text)
        let plain = Markdown.document(file, body: 0..<file.bytes.count, language: language).plainText
        return KeyPassages.of(
            plain, title: title, description: description, facts: facts, language: language)
    }

    @Test func termsStandBehindTheDescriptionAndOutweighAllButItsBeginning() {
        let text = SourceFile(path: "a.md", text: "外来の仕事です。")
        let plain = Markdown.document(text, body: 0..<text.bytes.count, language: "ja").plainText
        let passages = KeyPassages.of(
            plain, title: "募集", description: "看護師を募集します。見学もできます。", terms: "募集職種は看護師です。", language: "ja")
        #expect(
            passages.sentences.map(\.text) == ["看護師を募集します。", "募集職種は看護師です。", "見学もできます。", "外来の仕事です。"])
        #expect(
            passages.sentences.sorted { $0.order < $1.order }.map(\.text) == [
                "看護師を募集します。", "見学もできます。", "募集職種は看護師です。", "外来の仕事です。",
            ])
        let alone = KeyPassages.of(plain, title: "募集", description: nil, terms: "募集職種は看護師です。", language: "ja")
        #expect(alone.sentences.map(\.text) == ["募集職種は看護師です。", "外来の仕事です。"])
    }

    @Test func aJobIsSaidInTheArticlesLanguage() throws {
        let calendar = try #require(TimeZoneCalendar(identifier: "Asia/Tokyo"))
        let day = try #require(calendar.moment(year: 2026, month: 12, day: 25))
        func job(_ deadline: JobOffer.Deadline?) -> JobOffer {
            JobOffer(
                title: "Nurse", range: SourceFile(path: "a.md", text: "").range(0..<0), employmentTypes: [],
                deadline: deadline, salary: nil, hours: nil, qualifications: nil)
        }
        let deadline = JobOffer.Deadline(day, calendar)
        #expect(deadline.last.rfc3339 == "2026-12-25T23:59:00+09:00")
        #expect(deadline.end.rfc3339 == "2026-12-26T00:00:00+09:00")
        #expect(job(deadline).sentence("ja") == "募集職種はNurse、応募締切は12月25日（金）です。")
        #expect(job(nil).sentence("ja") == "募集職種はNurseです。")
        #expect(job(deadline).sentence("en-GB") == "Position: Nurse, apply by December 25.")
        #expect(job(nil).sentence("en") == "Position: Nurse.")
        #expect(job(deadline).sentence("zh") == nil)
    }

    @Test func leadsComeFirstAndFactsWeighMore() {
        let passages = passages(
            """
            予防接種を始めます。寒くなってきました。

            ## 日時

            水曜の午後は、14:00から接種を行います。

            ## 雑談

            庭の木が色づきました。
            """)
        #expect(passages.sentences.map(\.text) == ["予防接種を始めます。", "寒くなってきました。", "水曜の午後は、14:00から接種を行います。"])
    }

    /// What front matter says of an event goes before the text's facts, and in the place of those with its labels.
    @Test func eventsAreTheFirstFacts() {
        let passages = passages(
            "教室を開きます。\n\n- 場所：未定\n- 対象：65歳以上の方\n- 持ち物：筆記用具\n", title: "教室",
            facts: ["日時：12月12日（土）14:00〜15:30", "場所：会議室"])
        #expect(passages.facts.map(\.text) == ["日時：12月12日（土）14:00〜15:30", "場所：会議室", "対象：65歳以上の方", "持ち物：筆記用具"])
        #expect(passages.facts.map(\.order).prefix(2) == [-2, -1])
    }

    @Test func aSentenceThatLeansGoesWithTheOneBefore() {
        let passages = passages(
            "予約は電話で承ります。\n\n## 対象\n\nこの接種は、65歳以上の方が対象です。\n\n65歳以上の方は、10月1日から受けられます。その際は、予約を12日までにお取りください。\n")
        #expect(
            passages.sentences.map(\.text) == [
                "予約は電話で承ります。", "65歳以上の方は、10月1日から受けられます。", "その際は、予約を12日までにお取りください。",
            ])
        let last = passages.sentences.last
        #expect(last?.leansOn == passages.sentences.dropLast().last?.order)
    }

    @Test func whatPointsElsewhereOrWasSaidIsLeftOut() {
        let passages = passages(
            """
            予防接種は10月1日（木）から始めます。

            ## 予約

            詳しくは、10月の予約のページをご覧ください。

            次のような症状のある方は、10月1日までにお電話ください。

            ## くり返し

            予防接種は、10月1日（木）から始めますので、お待ちください。
            """, description: "予防接種は10月1日（木）から始めます。")
        #expect(passages.sentences.map(\.text) == ["予防接種は10月1日（木）から始めます。"])
    }

    @Test func tablesAndListsBecomeFacts() {
        let passages = passages(
            """
            始めます。

            ## 接種

            | 項目 | 内容 |
            |---|---|
            | 対象 | 65歳以上 |
            | 期間 | 10月1日〜1月31日 |

            ## 当日の持ち物

            - マイナ保険証
            - お薬手帳

            ## 手順

            1. 予約します
            2. 来院します

            ## 対象の表

            - 費用：1回1,500円
            - 場所: 2階
            """)
        #expect(
            Set(passages.facts.map(\.text)) == [
                "対象：65歳以上", "期間：10月1日〜1月31日", "当日の持ち物：マイナ保険証／お薬手帳", "費用：1回1,500円", "場所：2階",
            ])
        #expect(passages.facts.first { $0.text.hasPrefix("当日") }?.isInseparable == true)
    }

    @Test func halfOfATableIsNoFact() {
        let prices = "| 年齢 | 回数 | 費用 |\n|---|---|---|\n| 13歳未満 | 2回 | 3,300円 |\n| 13歳以上 | 1回 | 3,800円 |\n"
        #expect(passages("## 費用\n\n" + prices).facts.map(\.text) == ["13歳未満：回数 2回、費用 3,300円／13歳以上：回数 1回、費用 3,800円"])
        let rows = (1...6).map { "| \($0)歳 | \($0)回 | 100円 |\n" }.joined()
        #expect(passages("| 年齢 | 回数 | 費用 |\n|---|---|---|\n" + rows).facts == [])
    }

    @Test func treatmentThatInsuranceDoesNotPayKeepsItsNote() {
        let text = "予約を受け付けます。\n\n## 費用\n\n公的医療保険は使えません（自由診療）。\n\n13歳以上の方は、1回3,800円です。\n\n- 対象：13歳以上\n- 費用：3,800円\n"
        let passages = passages(text, description: "12月1日から受け付けます。自由診療です。")
        #expect(passages.sentences.first?.text == "12月1日から受け付けます。自由診療です。")
        #expect(passages.sentences.first?.isInseparable == true)
        #expect(!(passages.sentences + passages.facts).contains { $0.text.contains("円") })
        #expect(passages.facts.map(\.text) == ["対象：13歳以上"])
    }

    @Test func theNoteIsKnownWithACapitalLetterToo() {
        let passages = passages(
            "Text.\n", title: "Flu", description: "Book now. Not covered by health insurance.", language: "en")
        #expect(passages.sentences.first?.text == "Book now. Not covered by health insurance.")
        #expect(passages.sentences.first?.isInseparable == true)
    }

    @Test func codeFootnotesCaptionsNotesAndQuotesStayOut() {
        let passages = passages(
            """
            対象は65歳以上の方です。[^1]

            ```
            10月1日の符号。
            ```

            ![絵](a.png "10月1日の説明の方。")

            :::note
            10月2日の注の方。
            :::

            > 10月3日の引用の方。

            [^1]: 10月4日の脚注の方。
            """)
        #expect(passages.sentences.map(\.text) == ["対象は65歳以上の方です。"])
        #expect(passages.facts == [])
    }

    @Test func inseparableSentencesAreOnePassage() {
        let passages = passages(":::inseparable\n効果があります。\n費用は100円です。\n\n副作用があります。\n:::\n")
        #expect(passages.sentences.map(\.text) == ["効果があります。費用は100円です。副作用があります。"])
        #expect(passages.sentences.first?.isInseparable == true)
    }

    @Test func otherLanguagesHaveTheirOwnWords() {
        let english = passages(
            "We start on October 1.\n\n## Who\n\nAnyone aged 6 months or older can be vaccinated. This includes babies.\n\n| Item | Details |\n|---|---|\n| Period | October 1 to 31 |\n| Cost | 1,500 yen |\n",
            title: "Flu shots", language: "en")
        #expect(
            english.sentences.map(\.text) == [
                "We start on October 1.", "Anyone aged 6 months or older can be vaccinated.",
            ])
        #expect(Set(english.facts.map(\.text)) == ["Period: October 1 to 31", "Cost: 1,500 yen"])
        #expect(english.space == " ")
        // A language that Shirase has no words for is told by its first sentences.
        let other = passages("Wir beginnen am 1. Oktober.\n", title: "Impfung", language: "de")
        #expect(other.sentences.map(\.text).first?.hasPrefix("Wir beginnen") == true)
    }

    @Test func nestedListsAndLabelsWithTwoValuesAreNoFacts() {
        let nested = "## 料金\n\n- 子ども\n  - 費用：3,300円\n  - 回数：2回\n- 大人\n  - 費用：8,800円\n"
        #expect(passages(nested).facts == [])
        let twice = "## 第一期\n\n- 費用：無料\n- 期間：春\n\n## 第二期\n\n- 費用：9,900円\n- 場所：2階\n"
        #expect(Set(passages(twice).facts.map(\.text)) == ["期間：春", "場所：2階"])
        let prices = "## 料金\n\n- 初診料金：3,000円\n- 検査料金：8,000円\n"
        #expect(passages(prices).facts.map(\.text) == ["初診料金：3,000円／検査料金：8,000円"])
        #expect(passages(prices).facts.first?.isInseparable == true)
    }

    @Test func whatHoldsForSomeIsNotSaidToAll() {
        let text =
            "麻しんワクチンを受けられます。\n\n## 初診の方\n\n受付は11:30までにお越しください。\n\n- 費用：無料\n\n### くわしく\n\n予約は9:00からです。\n\n## 予約\n\n予約は、お電話で9:00から承ります。\n"
        #expect(passages(text, title: "麻しん").sentences.map(\.text) == ["麻しんワクチンを受けられます。", "予約は、お電話で9:00から承ります。"])
        #expect(passages(text).facts == [])
        // Also where the next section holds for everybody.
        #expect(passages("## 初診の方\n\n- 費用：無料\n\n## 予約\n\n予約できます。\n").facts == [])
        #expect(passages("## 予約\n\n- 場所：2階\n\n## 初診の方\n\n予約できます。\n").facts.map(\.text) == ["場所：2階"])
    }

    @Test func whatCannotBeSaidWholeIsNotSaid() {
        let table = ":::inseparable\n発症を97%防ぎます。\n\n| 副反応 | 割合 |\n|---|---|\n| 痛み | 79% |\n:::\n"
        #expect(passages(table).sentences == [] && passages(table).facts == [])
        let items = ":::inseparable\n当日は必ずお持ちください。\n\n- マイナ保険証\n- お薬手帳\n:::\n"
        #expect(passages(items).sentences.map(\.text) == ["当日は必ずお持ちください。マイナ保険証／お薬手帳"])
    }

    @Test func whatIsStruckOutIsNotSaid() {
        #expect(passages("接種日は~~11月1日~~11月8日（日）です。\n").sentences == [])
        #expect(passages("<del>午前9時</del>午後2時からお越しください。\n").sentences == [])
        #expect(passages("- 対象：~~65歳~~60歳以上\n- 期間：11月\n").facts == [])
        let behindTable = "| 項目 | 内容 |\n|---|---|\n| 場所 | 2階 |\n\n- 対象：~~65歳~~60歳以上\n"
        #expect(passages(behindTable).facts.map(\.text) == ["場所：2階"])
    }
}
