import ShiraseCore

/// A line of a card's title.
struct CardLineView: View {
    let text: String
    let x: Int
    let y: Int

    static let schemaName = "CardLine"
    static let schemaSummary = "A line of a card's title, for `<text>`."
    static let fields: FieldTable<Self> = [
        .text("text", "Its words.") { $0.text },
        .number(
            "x",
            "Where it begins, in pixels: an opening bracket hangs out a little, so that the words stand below one another."
        ) {
            $0.x
        },
        .number("y", "Its baseline, in pixels.") { $0.y },
    ]
}

/// A card, ready for a template that draws it. Every text fits, and holds only what XML and the font allow.
struct CardView: View {
    let format: CardFormat
    let language: String
    let title: CardLines
    let lines: [CardLineView]
    let category: String?
    let categoryWidth: Int?
    let date: String?
    let dateX: Int?
    let name: CardLines
    let departments: String?
    let colours: CardColours

    static let schemaName = "Card"
    static let schemaSummary =
        "The context of `cards/article` and `cards/instagram`: a picture made of an article's title, as SVG. All lengths are pixels."
    static let fields: FieldTable<Self> = [
        .number("width", "The picture's width.") { $0.format.width },
        .number("height", "The picture's height.") { $0.format.height },
        .text("language", "The article's language: `ja`.") { $0.language },
        .text("font", "The family of the font that all widths are reckoned for.") { _ in CardFont.family },
        .list("lines", "The title in one to four lines.") { $0.lines },
        .number("type_size", "The size of the title.") { $0.title.size },
        .text("category", "The article's first category.") { $0.category },
        .number(
            "category_width", "The width of the category's label: its words with three quarters of an em on each side."
        ) {
            $0.categoryWidth
        },
        .text("date", "When it appeared: 2026年11月24日（火）.") { $0.date },
        .number("date_x", "Where the date begins, behind the category.") { $0.dateX },
        .text("site", "The clinic's title.") { $0.name.lines.first },
        .number("site_size", "The size of the clinic's title.") { $0.name.size },
        .text("departments", "The clinic's departments, where there is room for them.") { $0.departments },
        .text("panel", "The colour `--panel` of the theme, and so on: the ground.") { $0.colours["panel"] },
        .text("on_panel", "Text on the ground.") { $0.colours["on-panel"] },
        .text("on_panel_2", "Second text on the ground.") { $0.colours["on-panel-2"] },
        .text("main", "The colour of links and buttons.") { $0.colours["main"] },
        .text("paper", "The ground of pages.") { $0.colours["paper"] },
        .text("ink", "Text on pages.") { $0.colours["ink"] },
        .text("rule", "Hairlines on pages.") { $0.colours["rule"] },
    ]

    /// What a card says, before it is fitted.
    struct Words {
        let language: String
        let title: String
        let category: String?
        let date: String?
        let site: String
        let departments: String
    }

    init(_ words: Words, _ format: CardFormat, _ colours: CardColours) {
        func line(_ text: String, _ width: Int, _ sizes: [Int]) -> CardLines {
            CardLines(
                CardText.cleaned(text), language: words.language,
                in: CardLines.Box(width: Double(width), height: 0, sizes: sizes, mostLines: 1))
        }
        func width(_ text: String, _ size: Int) -> Int { Int((TypeWidth.of(text) * Double(size)).rounded(.up)) }
        self.format = format
        self.colours = colours
        language = words.language
        title = CardLines(CardText.cleaned(words.title), language: words.language, in: format.titleBox)
        lines = Self.placed(title, format)

        let small = format.smallSize
        date = words.date.flatMap { line($0, format.contentWidth * 2 / 3, [small]).lines.first }
        let padding = small * 3 / 4
        let dateWidth = date.map { width($0, small) + padding } ?? 0
        category = words.category.flatMap {
            line($0, format.contentWidth - dateWidth - 2 * padding, [small]).lines.first
        }
        let labelWidth = category.map { width($0, small) + 2 * padding }
        categoryWidth = labelWidth
        dateX = date.map { _ in format.margin + (labelWidth.map { $0 + padding } ?? 0) }

        let room = format.contentWidth - format.markWidth
        name = line(words.site, room, format.nameSizes)
        let used = format.departmentsAreBelow ? 0 : width(name.lines.first ?? "", name.size) + 2 * small
        let departments = CardText.cleaned(words.departments)
        self.departments = departments.isEmpty || used + width(departments, small) > room ? nil : departments
    }

    /// The lines in the middle of their area. An em of Noto Sans CJK reaches from 0.88 above the baseline to 0.12 below it.
    private static func placed(_ title: CardLines, _ format: CardFormat) -> [CardLineView] {
        let (size, lineHeight) = (Double(title.size), Double(title.size) * format.titleBox.lineHeight)
        let area = format.titleBox.height - lineHeight * Double(title.lines.count)
        let top = Double(format.titleArea.lowerBound) + area / 2 + (lineHeight - size) / 2 + 0.88 * size
        return title.lines.enumerated().map { index, text in
            // The left half of a full-width opening bracket is empty.
            let hangs = text.unicodeScalars.first.map { "（〔［｛〈《「『【".unicodeScalars.contains($0) } ?? false
            return CardLineView(
                text: text, x: format.margin - (hangs ? title.size / 2 : 0),
                y: Int((top + lineHeight * Double(index)).rounded()))
        }
    }
}
