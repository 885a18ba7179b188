import ShiraseCore

/// A text in lines that fit a box, as large as the box allows, and as equal in length as the places allow at which lines may end.
struct CardLines: Hashable, Sendable {
    /// The words of each line, without the white space at its ends; none for an empty text.
    let lines: [String]
    /// The size of the type, in pixels.
    let size: Int

    /// A box and how it may be filled, in pixels.
    struct Box: Hashable, Sendable {
        let width: Double
        let height: Double
        /// Of the type, the largest first.
        let sizes: [Int]
        let mostLines: Int
        /// From baseline to baseline, in em.
        var lineHeight = 1.35

        /// Kept free at the right, since widths are estimates: a fiftieth.
        func emWidth(_ size: Int) -> Double { width / Double(size) / 1.02 }

        func lineCount(_ size: Int) -> Int { max(1, min(mostLines, Int(height / (Double(size) * lineHeight)))) }
    }

    /// - Parameter text: cleaned (``CardText``), so that its length is bounded.
    init(_ text: String, language: String, in box: Box) {
        let smallest = box.sizes.last ?? 1
        let breaks = CardBreaks(text, language: language)
        guard !breaks.scalars.isEmpty else {
            self = CardLines(lines: [], size: smallest)
            return
        }
        let opened = breaks.opened(box.emWidth(smallest))
        // Fine lines are worth smaller type, but not much smaller.
        let large = box.sizes.filter { Double($0) >= 0.6 * Double(box.sizes.first ?? 1) }
        let ways = [
            (breaks.outside, large, true), (breaks.outside, box.sizes, false), (breaks, box.sizes, false),
            (opened, box.sizes, false),
        ]
        for (breaks, sizes, isFine) in ways {
            for size in sizes {
                if let lines = Self.lines(breaks, box, size, isFine: isFine) {
                    self = CardLines(lines: lines, size: size)
                    return
                }
            }
        }
        // Nothing fits as a whole. What is too long for a line may have to be parted also where it is cut.
        for breaks in [breaks.outside, opened] {
            for point in breaks.points.reversed() {
                if let lines = Self.lines(breaks.shortened(at: point), box, smallest, isFine: false) {
                    self = CardLines(lines: lines, size: smallest)
                    return
                }
            }
        }
        self = CardLines(lines: ["…"], size: smallest)
    }

    private init(lines: [String], size: Int) {
        self.lines = lines
        self.size = size
    }

    /// The lines with the least cost that hold a text at a size: that of their ends, and for each the square of what it leaves empty, so that
    /// they are few and of equal length. `nil` where there are no such lines.
    /// - Parameter isFine: whether a line must end at each ideographic space, which parts a title from its subtitle, and none may be of
    ///   less than three characters.
    private static func lines(_ breaks: CardBreaks, _ box: Box, _ size: Int, isFine: Bool) -> [String]? {
        let scalars = breaks.scalars
        let width = box.emWidth(size)
        let ends = [CardBreaks.Point(offset: scalars.count, cost: 0, isInside: false)]
        let places = [CardBreaks.Point(offset: 0, cost: 0, isInside: false)] + breaks.points + ends
        var sums = [0.0]
        for scalar in scalars { sums.append(sums[sums.count - 1] + TypeWidth.of(scalar)) }
        // The last offset that is no white space, by offset: lines end there.
        var trimmed = [0]
        for (index, scalar) in scalars.enumerated() {
            trimmed.append(scalar.properties.isWhitespace ? trimmed[index] : index + 1)
        }
        // By place: the least cost of lines up to there, and where the last of them begins.
        var row: [(cost: Double, from: [Int])?] = [(0, [])] + places.dropFirst().map { _ in nil }
        var best: (cost: Double, from: [Int])?
        for _ in 0..<box.lineCount(size) {
            var next = row.map { _ in (cost: Double, from: [Int])?.none }
            for to in places.indices.dropFirst() {
                for from in places.indices[..<to].reversed() {
                    // Places and sums are made for all offsets of the scalars.
                    let end = trimmed[places[to].offset]
                    guard end > places[from].offset else { continue }
                    let lineWidth = sums[end] - sums[places[from].offset] - emptyEnd(scalars[end - 1])
                    if lineWidth > width { break }
                    let isWhole = from == 0 && to == places.count - 1
                    let line = scalars[places[from].offset..<end]
                    if isFine, !isWhole, line.contains("\u{3000}") { break }
                    guard let before = row[from] else { continue }
                    let endsPart = end < scalars.count && scalars[end] == "\u{3000}"
                    if isFine, !isWhole, !endsPart, lineWidth < 3 { continue }
                    let rest = (width - lineWidth) / width
                    // A clause that ends in the middle of a line is worth a line more.
                    let clauses = isWhole ? 0 : line.dropLast().count { $0 == "、" || $0 == "。" }
                    let cost = before.cost + rest * rest + places[to].cost + 0.6 * Double(clauses)
                    if cost < next[to]?.cost ?? .infinity { next[to] = (cost, before.from + [from]) }
                }
            }
            if let found = next.last ?? nil, found.cost < best?.cost ?? .infinity { best = found }
            row = next
        }
        return best.map { best in
            let starts = best.from.map { places[$0].offset } + [scalars.count]
            return zip(starts, starts.dropFirst()).map { start, end in
                var line = String.UnicodeScalarView()
                line.append(contentsOf: scalars[start..<end])
                return String(line).trimmingWhiteSpace
            }
        }
    }

    /// What a full-width sign at the end of a line leaves empty, in em.
    private static func emptyEnd(_ scalar: Unicode.Scalar) -> Double {
        "、。，．）〕］｝〉》」』】".unicodeScalars.contains(scalar) ? 0.5 : 0
    }
}
