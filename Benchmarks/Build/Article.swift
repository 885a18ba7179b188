/// A generated article: 3 to 4 KB of Japanese with headings, lists, a table, bold words and links to other articles. All that it says follows
/// from its number, so that a corpus is the same in every run.
struct Article {
    let number: Int
    let title: String
    let description: String
    /// `2019-04-23`
    let date: String
    /// A category's slug.
    let category: String
    let tags: [String]
    /// The Markdown below the front matter.
    let body: String

    static let sections: [(name: String, title: String)] = [
        ("columns", "健康コラム"), ("facilities", "院内のご案内"), ("classes", "教室・催し"), ("staff", "職員だより"),
    ]
    static let categories: [(slug: String, name: String)] = [
        ("vaccination", "予防接種"), ("seasonal", "季節のお知らせ"), ("hours", "診療時間"), ("checkups", "健康診断"),
        ("children", "こどもの健康"), ("allergy", "アレルギー"), ("inside", "院内の設備"), ("events", "催し"),
    ]

    var section: String { Self.sections[number % Self.sections.count].name }
    /// Below `content/`.
    var path: String { "\(section)/a\(number).md" }

    /// - Parameter count: how many articles there are, to which this one may link.
    init(_ number: Int, of count: Int) {
        var random = Random(number)
        let word = Words(&random)
        self.number = number
        title = "\(word.season)の\(word.subject)について その\(number)"
        description = "\(word.season)の\(word.subject)と\(word.place)のご案内（第\(number)号）。\(word.advice)"
        let (year, month, day) = (2011 + random.next(15), 1 + random.next(12), 1 + random.next(28))
        date = "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))"
        category = random.one(of: Self.categories).slug
        let tag = random.next(Words.tags.count)
        tags = [Words.tags[tag], Words.tags[(tag + 1 + random.next(Words.tags.count - 1)) % Words.tags.count]]
        body = Self.text(number, of: count, &random)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func text(_ number: Int, of count: Int, _ random: inout Random) -> String {
        var text = ""
        for heading in 1...4 {
            let word = Words(&random)
            if heading > 1 { text += "## \(word.subject)と\(word.place)（\(heading)）\n\n" }
            if heading == 3 { text += "### \(word.season)の\(word.thing)\n\n" }
            for _ in 0..<2 { text += paragraph(&random) + "\n\n" }
            text += list(&random)
            if heading != 2 { text += link(random.next(count), from: number) }
        }
        return text + table(&random)
    }

    private static func paragraph(_ random: inout Random) -> String {
        (0..<3).map { place in
            let sentence = Words(&random).sentence(&random)
            return place == 1 ? "**\(sentence.dropLast())**。" : sentence
        }.joined()
    }

    private static func list(_ random: inout Random) -> String {
        (0..<3).map { _ in
            let word = Words(&random)
            return "- \(word.thing)：\(random.next(90) + 1)日前までに\(word.place)へ\n"
        }.joined() + "\n"
    }

    private static func link(_ target: Int, from number: Int) -> String {
        let section = sections[target % sections.count].name
        let path = section == sections[number % sections.count].name ? "a\(target).md" : "../\(section)/a\(target).md"
        return "くわしくは[第\(target)号の記事](\(path))もご覧ください。\n\n"
    }

    private static func table(_ random: inout Random) -> String {
        "| 曜日 | 午前 | 午後 |\n|---|---|---|\n"
            + ["月", "水", "金"].map { "| \($0) | \(random.next(4) + 8)時から | \(random.next(5) + 13)時から |\n" }.joined()
    }
}
