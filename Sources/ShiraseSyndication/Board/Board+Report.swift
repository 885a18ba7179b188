import ShiraseCore
import ShiraseSite

extension Board {
    /// The months that the report shows.
    private static let reported = 12
    /// After so many months without a post something is missing.
    private static let long = 3
    /// What every clinic owes its patients, whether it has ever posted it or not.
    private static let expected = ["communication", "health-awareness"]

    /// What was due up to now, by platform and by purpose.
    var report: BoardReportView {
        let months = lastMonths
        let index = Dictionary(uniqueKeysWithValues: months.enumerated().map { ($0.element.key, $0.offset) })
        var byPlatform: [String: [Int]] = [:]
        var byPurpose: [String: [Int]] = [:]
        for teaser in teasers {
            if case .correction = teaser.announcement { continue }
            guard let due = teaser.due, due <= site.now, let column = index[month(due)] else { continue }
            byPlatform[teaser.platform, default: [Int](repeating: 0, count: months.count)][column] += 1
            if let purpose = teaser.document.frontMatter.purpose {
                byPurpose[purpose, default: [Int](repeating: 0, count: months.count)][column] += 1
            }
        }
        let most = (Array(byPlatform.values) + Array(byPurpose.values)).flatMap(\.self).max() ?? 0
        func row(_ title: String, _ counts: [Int]?) -> BoardReportRow? {
            counts.map { BoardReportRow(title: title, counts: $0, most: most) }
        }
        return BoardReportView(
            months: months.map { BoardReportMonth(label: $0.label) },
            platforms: Platforms.all.compactMap { row($0.facts.title, byPlatform[$0.name]) },
            purposes: FrontMatter.purposes.compactMap { row(title($0), byPurpose[$0]) },
            missing: FrontMatter.purposes.filter { purpose in
                let counts = byPurpose[purpose]
                guard counts != nil || Self.expected.contains(purpose) else { return false }
                return (counts ?? []).suffix(Self.long).allSatisfy { $0 == 0 }
            }.map { BoardWord(text: strings?.fill("board_missing_purpose", ["purpose": title($0)]) ?? "") })
    }

    private func title(_ purpose: String) -> String { word("purpose_" + purpose.replacing("-", with: "_")) }

    /// Oldest first.
    private var lastMonths: [(key: String, label: String)] {
        (0..<Self.reported).reversed().compactMap { back in
            let number = site.now.year * 12 + site.now.month - 1 - back
            let moment = site.configuration.calendar.moment(year: number / 12, month: number % 12 + 1, day: 1)
            return moment.map { moment in
                (month(moment), strings?.fill("board_month_format", ["month": String(moment.month)]) ?? "")
            }
        }
    }
}
