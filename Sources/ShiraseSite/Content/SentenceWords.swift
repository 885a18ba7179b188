/// Words by which a sentence shows what it tells, in one language. A language without a list of its own has none: its articles are told
/// by their first sentences.
struct SentenceWords: Sendable {
    /// Beginnings of sentences that lean on the one before.
    var leaning: [String] = []
    /// What points to a thing that stands beside the sentence in the article, and nowhere else.
    var pointing: [String] = []
    /// Whom it is for.
    var audience: [String] = []
    /// What makes a number a date or a time.
    var time: [String] = []
    /// How to make an appointment.
    var booking: [String] = []
    /// The same, of headings.
    var bookingHeadings: [String] = []
    /// Labels of facts that stand for themselves: 対象, 期間.
    var labels: [String] = []
    /// Treatment that insurance does not pay for.
    var selfPaid: [String] = []
    /// The same, where it is said of what the article is about rather than of a case beside it.
    var uninsured: [String] = []
    /// Prices, and effects of a treatment.
    var promising: [String] = []
    /// Beginnings of sentences that take something back from the one before: neither may stand without the other.
    var excepting: [String] = []
    /// What in a heading says that its section holds for some people or cases only.
    var conditions: [String] = []
    /// What stands between two sentences.
    var space = " "
    /// What stands between a label and its fact, and between two facts.
    var colon = ": "
    var slash = " / "

    /// Made once for each language.
    private(set) var signs = SignFinder([])
    /// ``labels`` in UTF-8.
    private(set) var labelBytes: [[UInt8]] = []

    private func withSigns() -> SentenceWords {
        var words = self
        words.labelBytes = labels.map { Array($0.utf8) }
        words.signs = SignFinder([
            (.leaning, leaning), (.pointing, pointing), (.audience, audience), (.time, time), (.booking, booking),
            (.selfPaid, selfPaid + uninsured), (.promising, promising), (.uninsured, uninsured),
            (.excepting, excepting), (.conditional, conditions),
        ])
        return words
    }

    static func of(_ language: String) -> SentenceWords {
        switch language.prefix(while: { $0 != "-" }) {
        case "ja": japanese
        case "en": english
        default: SentenceWords()
        }
    }

    private static let japanese = SentenceWords(
        leaning: [
            "これ", "この", "こう", "ここ", "こちら", "それ", "その", "そう", "そこ", "そちら", "そして", "あの", "あれ", "また", "しかし", "ただ",
            "なお", "さらに", "したがって", "なので", "だから", "ですから", "つまり", "一方", "では", "でも", "ですが", "けれど", "同じ", "ほかの", "ほかに",
            "他の", "他に", "以上", "どちら", "どれ", "いずれ", "前者", "後者", "次に", "つぎに", "まず", "最後に", "例えば", "たとえば", "特に", "とくに",
            "すると", "ゆえに", "よって", "対象でない", "どの", "画面", "両方",
        ],
        pointing: [
            "次のよう", "次の方", "次の症状", "次のとおり", "次の通り", "次の表", "次の場合", "次のこと", "次の点", "次のもの", "次の手順", "以下の", "以下に", "下の表",
            "下の図", "下の写真", "下記", "上の表", "上の図", "上の写真", "上の手", "上記", "左の図", "右の図", "前の表", "この表", "一覧", "ご覧ください",
            "まとめています",
            "まとめました", "ご案内しています", "でご案内", "のページ", "こちら", "脚注", "先ほど", "前述",
        ],
        audience: ["の方", "対象", "歳", "か月", "お子さ", "子ども", "赤ちゃん", "高齢", "妊娠", "妊婦", "保護者", "ご家族", "の人"],
        time: ["月", "日", "時", "曜", "年", "週", ":", "：", "分"],
        booking: ["予約", "お申し込み", "申し込", "お電話", "受付", "WEB", "窓口", "お問い合わせ", "ご相談"],
        bookingHeadings: ["予約", "申し込み", "申込"],
        labels: [
            "対象", "期間", "期日", "日時", "日程", "日にち", "時間", "場所", "会場", "費用", "料金", "自己負担", "定員", "持ち物", "お持ち", "予約",
            "申し込み", "申込", "回数", "受付", "締め切り", "締切", "休診", "診療", "担当", "資格", "休日", "勤務",
        ],
        selfPaid: ["自費", "実費"],
        uninsured: [
            "自由診療", "保険適用外", "保険外", "保険が使えません", "公的医療保険は使え", "保険は適用され", "保険が適用され", "保険は使え", "保険が効", "保険がき", "全額自己負担",
            "全額ご本人", "全額が自己負担",
        ],
        promising: ["円", "￥", "¥", "効果", "有効", "治る", "治り", "改善"],
        excepting: ["ただし", "ただ、", "なお", "例外", "とはいえ"],
        conditions: [
            "の方", "場合", "歳", "大人", "お子さ", "子ども", "小児", "妊", "初診", "再診", "とき", "時は", "以外", "か月", "注意", "受けられない",
        ],
        space: "", colon: "：", slash: "／"
    ).withSigns()

    private static let english = SentenceWords(
        leaning: [
            "This ", "That ", "These ", "Those ", "It ", "They ", "He ", "She ", "There ", "Then ", "However", "But ",
            "And ", "Also", "So ",
            "Therefore", "In addition", "Otherwise", "For example", "Instead", "Both ", "Either ", "Neither ",
            "Another ", "Such ",
        ],
        pointing: [
            "following", "below", "above", "this table", "see ", "click", " here", "this page",
            "figure", "photo", "footnote",
        ],
        audience: [
            "years", "year-old", "months", "children", "parent", "pregnant", "older", "Anyone",
            "patients",
        ],
        time: [
            ":", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February",
            "March", "April",
            "June", "July", "August", "September", "October", "November", "December", "a.m.", "p.m.", "minutes",
            "hours", "days", "weeks", "months", "years",
        ],
        booking: ["book", "appointment", "call", "online", "reception", "telephone"],
        bookingHeadings: ["book", "Book", "appointment"],
        labels: [
            "Who", "When", "Where", "Date", "Time", "Period", "Place", "Cost", "Fee", "Price", "Eligib", "Bring",
            "bring", "Book", "book", "Doses",
            "Closed", "Hours",
        ],
        selfPaid: ["out of pocket"], uninsured: ["not covered by", "not covered under", "self-pay", "self pay"],
        promising: ["yen", "¥", "effective", "efficacy", "cure", "improve"],
        excepting: ["However", "But ", "Except", "Unless", "Otherwise"],
        conditions: [
            "If ", "if ", "when", "When ", "for ", "years", "adult", "child", "pregnan", "first visit", "except",
        ]
    ).withSigns()
}
