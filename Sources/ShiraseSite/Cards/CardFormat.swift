/// A kind of card: its size, and where its words go. All in pixels.
public struct CardFormat: Hashable, Sendable {
    public let name: String
    public let summary: String
    public let width: Int
    public let height: Int
    /// Free at the left and at the right.
    let margin: Int
    /// Where the title may stand, from top to bottom; it is set in the middle.
    let titleArea: ClosedRange<Int>
    let titleSizes: [Int]
    /// The sizes that the clinic's name may have, the largest first.
    let nameSizes: [Int]
    /// Of category, date and departments.
    let smallSize: Int
    /// What the clinic's mark takes beside its name.
    let markWidth: Int
    /// Whether the departments stand below the clinic's name, rather than at the right.
    let departmentsAreBelow: Bool

    /// For link cards: the size that Facebook, X and LINE ask for (Open Graph, read 2026-11).
    public static let article = CardFormat(
        name: "article", summary: "The picture of an article in link cards, 1200×630, as SVG.", width: 1200,
        height: 630,
        margin: 72, titleArea: 144...476, titleSizes: [96, 84, 76, 68, 64, 56, 48], nameSizes: [40, 34, 28],
        smallSize: 30, markWidth: 84, departmentsAreBelow: false)

    /// For Instagram: 4:5, the tallest that its feed shows as it is. Everything stands in the middle 1080×1080 or near it.
    public static let instagram = CardFormat(
        name: "instagram", summary: "The picture of an article on Instagram, 1080×1350, as SVG.", width: 1080,
        height: 1350, margin: 84, titleArea: 220...1070, titleSizes: [112, 100, 92, 84, 76, 68, 60],
        nameSizes: [46, 40, 34, 28], smallSize: 34, markWidth: 104, departmentsAreBelow: true)

    public static let all = [article, instagram]

    public var template: String { "cards/\(name)" }

    /// The templates of cards with what they get.
    public static let templateEntries: [(name: String, schema: ViewSchema)] = all.map { ($0.template, schema) }

    /// What templates of cards get.
    public static var schema: ViewSchema { CardView.schema }

    var contentWidth: Int { width - 2 * margin }

    var titleBox: CardLines.Box {
        CardLines.Box(
            width: Double(contentWidth), height: Double(titleArea.upperBound - titleArea.lowerBound), sizes: titleSizes,
            mostLines: 4)
    }
}
