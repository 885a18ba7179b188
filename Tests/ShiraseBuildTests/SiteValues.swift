/// What ``SiteEdits`` writes, as YAML and Markdown.
enum SiteValues {
    static let titles = ["休診のお知らせ", "予防接種を始めます", "待合室の工事", "冬の健康教室", "\"A & B <c>\"", "花粉の季節です"]
    static let dates = [
        "2026-10-01", "2026-11-01", "2026-11-20", "2026-11-23T18:00", "2026-11-24T12:01", "2026-11-25",
        "2026-12-01T09:00",
        "2026-12-24", "2027-01-05",
    ]
    static let tags = ["[冬]", "[冬, 健康]", "[健康, x]", "[花粉]"]
    static let lists = ["[closure]", "[health]", "[closure, health]", "[休診]"]
    static let categories = [
        "[{slug: closure, name: {ja: 休診, en: Closures}}, {slug: health, name: {ja: 健康, en: Health}}]",
        "[{slug: health, name: {ja: 健康コラム, en: Health}}, {slug: closure, name: {ja: 休診, en: Closed}}]",
        "[{slug: closure, name: 休診}, {slug: health, name: 健康}, {slug: more, name: その他}]",
    ]
    static let routes = [
        "{closure: [line, x], health: [x, facebook]}", "{closure: [google, bluesky]}", "{health: [threads]}",
    ]
    static let sessions = [
        "[{id: am, label: {ja: 午前, en: Morning}, start: \"9:00\", end: \"12:00\"}, {id: pm, label: {ja: 午後, en: Afternoon}, start: \"14:00\", end: \"18:00\"}]",
        "[{id: am, label: {ja: 朝, en: Early}, start: \"8:30\", end: \"12:30\"}, {id: pm, label: {ja: 夕, en: Late}, start: \"15:00\", end: \"19:00\"}]",
    ]
    static let grids = [
        "{mon: open, tue: open, wed: open, thu: closed, fri: open, sat: {am: open, pm: closed}, sun: closed, holiday: closed}",
        "{mon: open, tue: {am: open, pm: closed}, wed: closed, thu: open, fri: open, sat: open, sun: closed, holiday: closed}",
    ]
    static let doctors = [
        "[{id: hanako, name: {ja: 見本 花子, en: Hanako Mihon}, role: {ja: 院長, en: Director}}]",
        "[{id: hanako, name: {ja: 見本 花子, en: Hanako Mihon}, role: {ja: 理事長, en: Chair}}, {id: taro, name: {ja: 見本 太郎, en: Taro Mihon}, role: {ja: 院長, en: Director}}]",
    ]

    static let texts = [
        "接種は数月から始めます。費用は数千円です。ご予約はお電話でお願いします。", "本文です。\n続きの行です。", "**強い**文と[外](https://example.jp/数)です。",
        "- 対象：65歳以上の方\n- 費用：数,500円", "| 項目 | 内容 |\n|---|---|\n| 費用 | 数00円 |", ":::note 題数\n囲みの中です。\n:::",
        ":::faq\n### 予約は必要ですか数\nはい、お電話でどうぞ。\n:::", "::hours", "::closures", "::doctors", "::reserve", "::calendar",
        "::schedule",
        "脚注のある文。[^a]\n\n[^a]: 脚注数です。", ":::inseparable\n接種は無料です。\n\nただし、市外の方は数円です。\n:::", "::line-friend", "::map",
        "> 引用数です。", "電話は03-0000-000数です。", "::doctor{id=hanako}", ":::warning\n注意数です。\n\n::hours\n:::",
        "<b onclick=\"x\">数</b>です。",
    ]

    static let frontMatter: [(String, [String])] = [
        ("title", titles), ("title", titles), ("date", dates), ("date", dates), ("expires", dates), ("expires", dates),
        ("updated", ["2026-11-22", "2026-12-02"]), ("draft", ["true", "true", "false"]),
        ("slug", ["slug-a", "slug-b", "題"]),
        ("weight", ["-3", "1", "10"]), ("tags", tags), ("categories", lists), ("author", ["hanako", "hanako", "taro"]),
        ("reviewed_by", ["hanako"]), ("reviewed_on", ["2026-11-01"]),
        ("aliases", ["[/old/a/]", "[/old/b/, /old/c.html]", "[/old/d/]"]),
        (
            "sns",
            [
                "{announce: false}", "{text: この文を投稿します。}", "{x: Xだけの文です。, hashtags: [冬, 見本町]}",
                "{repeat: [2026-12-20, 2027-01-20]}", "{platforms: [mastodon, line]}",
                "\n  line: |-\n    二行の\n    文です。",
            ]
        ),
        (
            "event",
            [
                "{start: 2026-12-12 14:00, end: 2026-12-12 15:30, place: 待合室, capacity: 20}",
                "{start: 2026-11-28 10:00, end: 2026-11-28 11:00, fee: 無料}",
            ]
        ),
        ("job", ["{title: 看護師（常勤）, valid_through: 2026-12-25}"]), ("purpose", ["recruiting", "communication"]),
        ("description", ["説明です。", "別の説明です。二文目です。"]), ("summary", ["要約です。"]), ("self_pay", ["true"]),
        ("params", ["{price: 1}", "{price: 2, shown: true}"]),
        ("sources", ["[資料, {title: 省, url: \"https://example.jp/\"}]"]),
        ("template", ["special"]),
    ]

    static let configuration: [(String, [String])] = [
        ("title", ["テスト医院", "見本医院", "{ja: 試しの医院, en: Test Clinic}"]),
        ("base_url", ["https://clinic.example.jp", "https://clinic.example.jp/sub"]),
        ("languages", ["[ja, en]", "[ja]", "[ja]"]),
        ("categories", categories), ("routes", routes), ("articles_per_page", ["1", "2", "20"]),
        ("articles_per_feed", ["1", "3"]), ("telephone_links", ["true"]), ("description", ["見本の診療所です。"]),
        (
            "menus",
            [
                "{main: [{name: 最初, link: _index.md}]}", "{main: [{name: お知らせ, link: notices/page-1.md}]}",
                "{main: [{name: 外, link: \"https://example.jp/\"}], footer: [{name: 最初, link: _index.md}]}",
            ]
        ),
        ("sns", ["{hashtags: [見本町]}", "{hashtags: [見本町, 医院], greeting: いつもありがとうございます。}"]),
        ("raw_html", ["trusted", "filtered"]),
    ]

    static let clinic: [(String, [String])] = [
        ("name", ["テスト医院", "見本医院"]), ("telephone", ["03-0000-0000", "03-0000-0001"]),
        ("address", ["{region: 見本県, locality: 見本市, street: 1-2-3}", "{region: 別県, locality: 別市, street: \"9\"}"]),
        ("reservation", ["https://reserve.example.jp/", "https://other.example.jp/"]),
        ("line", ["https://lin.ee/example000"]),
        ("map", ["https://maps.example.jp/"]), ("sessions", sessions), ("grid", grids), ("doctors", doctors),
        ("staff", ["[{id: nurses, name: 看護師一同}]"]), ("departments", ["[内科]", "[内科, 小児科]"]),
        ("announce_days_before", ["1", "30"]), ("required_notices", ["[meisaisho]"]),
        ("rules", ["[{weekday: sat, nth: [2, 4], state: closed}]"]),
        ("exceptions", exceptions), ("exceptions", exceptions),
        (
            "notice",
            [
                "{level: emergency, text: 停電のため休診します。, since: 2026-11-24, until: 2026-11-26}",
                "{level: info, text: 駐車場は工事中です。, until: 2026-11-24 13:00}",
                "{level: info, text: 駐車場が使えます。, until: 2026-12-10}",
            ]
        ),
    ]

    private static let exceptions = [
        "[{date: 2026-11-25, session: pm, kind: 臨時休診, reason: 学会, announced: 2026-11-24}]",
        "[{from: 2026-12-29, to: 2027-01-03, kind: {ja: 年末年始, en: New Year}}]",
        "[{date: 2026-12-02, kind: 臨時休診}, {date: 2026-11-28, session: am, kind: 時間変更, state: open, end: \"11:00\"}]",
    ]

    static func drawing(_ number: Int) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 \(number)h1v1z\"/></svg>\n"
    }
}
