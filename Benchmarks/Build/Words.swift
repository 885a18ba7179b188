/// The words that generated articles are made of.
struct Words {
    let season: String
    let subject: String
    let place: String
    let thing: String
    let advice: String

    init(_ random: inout Random) {
        season = random.one(of: ["春先", "梅雨どき", "真夏", "初秋", "年の暮れ", "真冬", "連休", "新学期", "花粉の季節", "台風の季節"])
        subject = random.one(of: [
            "予防接種", "健康診断", "食事と栄養", "睡眠", "血圧の測り方", "お薬の飲み方", "手洗い", "熱中症の予防", "花粉症", "乳児健診", "運動の習慣",
            "歯と口の手入れ", "検査の受け方", "水分のとり方", "肌の保湿", "湿布の使い方",
        ])
        place = random.one(of: [
            "一階の受付", "二階の検査室", "待合室", "相談窓口", "駐車場", "処置室", "キッズスペース", "会計", "授乳室", "予約センター", "地域の集会所",
        ])
        thing = random.one(of: [
            "保険証", "お薬手帳", "母子健康手帳", "問診票", "診察券", "紹介状", "検査の同意書", "体温の記録", "血圧の記録", "予診票", "領収書", "申込書",
        ])
        advice = random.one(of: [
            "ご不明な点は、お電話でお尋ねください。", "お早めにお申し込みください。", "無理のない範囲でお続けください。", "ご家族の方もご一緒にどうぞ。", "当日は時間に余裕をもってお越しください。",
            "気になる症状があるときは、受診の前にご相談ください。",
        ])
    }

    func sentence(_ random: inout Random) -> String {
        let number = random.next(9000) + 1000
        return switch random.next(8) {
        case 0: "\(season)は\(subject)のお問い合わせが増え、昨年は\(number)件ありました。"
        case 1: "\(place)では、受付番号\(number)番までの方に\(thing)をお配りします。"
        case 2: "「\(subject)」のご予約は、\(place)で\(number % 9 + 8)時から承ります。"
        case 3: "\(number % 40 + 40)歳以上の方は、\(thing)をお持ちのうえ\(place)へお越しください。"
        case 4: "費用は\(number)円で、\(thing)があれば\(number / 2)円になります。"
        case 5: "\(season)の\(subject)には、\(number % 6 + 2)週間ほどかかります。"
        case 6: "\(thing)をお忘れの方は、\(place)の職員にお申し出ください。"
        default: advice
        }
    }

    /// Fifty.
    static let tags = ["健康", "予防", "子育て", "高齢の方", "受診", "検査", "お薬", "食事", "運動", "季節"].flatMap { word in
        ["入門", "相談", "準備", "費用", "記録"].map { word + $0 }
    }
}

/// The same numbers in every run (Knuth's MMIX generator).
struct Random {
    private var state: UInt64

    init(_ seed: Int) {
        state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        _ = next(2)
    }

    /// From 0 up to `bound`, which must be positive.
    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    /// `values` must not be empty.
    mutating func one<Value>(of values: [Value]) -> Value { values[next(values.count)] }
}
