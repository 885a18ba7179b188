import ShiraseMarkdown

/// How large a notice can be set so that it stays on one A4 page: the nearer to a poster, the more of those who walk past will read it. An
/// estimate from the words, since only the browser knows the lines; so it is on the safe side.
enum NoticeType {
    /// In points, the largest first.
    static let sizes = [20, 18, 16, 14, 13, 12, 11]
    /// For texts that need more pages than one anyway.
    static let several = 12

    /// What `templates/assets/print.css` leaves for title and text, in points: A4 without margins, the clinic's name and the foot.
    private static let width = 516.0
    private static let height = 650.0

    /// In points.
    /// - Parameter facts: what stands above the text, one below another.
    static func size(_ document: Document, facts: [String] = []) -> Int {
        let lines = Lines(document.text.plainText, facts: facts)
        let pictures = document.outline.references.count { $0.kind == .picture }
        return sizes.first { size in
            let em = Double(size)
            let title = ((width(of: document.title.utf8) * em * 1.7 / width).rounded(.up) * 2.3 + 1.7) * em
            return title + lines.height(em) + Double(pictures) * 250 <= height
        } ?? several
    }

    /// In em: Japanese characters are one wide, others about half.
    private static func width(of utf8: some Sequence<UInt8>) -> Double {
        utf8.reduce(0) { $0 + ($1 < 0x80 ? 0.56 : $1 >= 0xE2 ? 1 : 0) }
    }

    /// The widths of what stands one below another.
    private struct Lines {
        private var headings: [Double] = []
        private var paragraphs: [Double] = []
        private var items: [Double] = []
        /// Of all cells of a row.
        private var rows: [Double] = []

        init(_ text: PlainText, facts: [String]) {
            items = facts.map { NoticeType.width(of: $0.utf8) }
            var row: (table: Int, row: Int)?
            for block in text.blocks {
                let width = NoticeType.width(of: text.utf8[block.range])
                switch (block.kind, block.place) {
                case (_, .cell(let table, let number, _)):
                    if let row, row == (table, number), let last = rows.popLast() {
                        rows.append(last + width)
                    } else {
                        rows.append(width)
                    }
                    row = (table, number)
                case (.heading, _): headings.append(width)
                case (.item, _): items.append(width)
                default: paragraphs.append(width)
                }
            }
        }

        /// In points, as the style sheet sets lines and spaces.
        func height(_ em: Double) -> Double {
            let perLine = (NoticeType.width / em).rounded(.down)
            func sum(_ widths: [Double], _ perLine: Double, line: Double, space: Double) -> Double {
                widths.reduce(0) { $0 + max(1, ($1 / perLine).rounded(.up)) * line + space }
            }
            return em
                * (sum(headings, perLine / 1.2, line: 1.62, space: 1.7)
                    + sum(paragraphs, perLine - 1, line: 1.5, space: 0.5)
                    + sum(items, perLine - 2.5, line: 1.5, space: 0.15)
                    + sum(rows, perLine * 0.75, line: 1.33, space: 0.5))
        }
    }
}
