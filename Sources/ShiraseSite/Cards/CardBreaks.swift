import ShiraseCore

/// Where the lines of a card's title may end: at ICU's phrase ends, as the rules for Japanese lines allow it (kinsoku; JIS X 4051, W3C's
/// Requirements for Japanese Text Layout, read 2026-11), and never inside of a number with its unit, a date, or a span of dates.
struct CardBreaks {
    struct Point: Hashable {
        /// Before this scalar.
        let offset: Int
        /// How much it is to be avoided, beside lines of unequal length: 0 at the end of a part of the title.
        let cost: Double
        /// Whether it parts what belongs together: a quote, or a word of two.
        let isInside: Bool
    }

    let scalars: [Unicode.Scalar]
    /// Ascending; neither of the text's ends is one.
    private(set) var points: [Point]

    private static let notFirst = Set(
        "、。，．・：；？！‼⁇⁈⁉…‥ー―〜～–—‐゠）〕］｝〉》」』】〙〗〟’”»ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ々〻ヽヾゝゞ,.:;?!)]}%％℃°′″｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ"
            .unicodeScalars)
    private static let notLast = Set("（〔［｛〈《「『【〘〖〝‘“«([{￥¥＄$￡£＃#№｢".unicodeScalars)
    private static let opening = Set("（〔［｛〈《「『【〘〖([{".unicodeScalars)
    private static let closing = Set("）〕］｝〉》」』】〙〗)]}".unicodeScalars)

    init(_ text: String, language: String) {
        let scalars = Array(text.unicodeScalars)
        self.scalars = scalars
        var numbers = Set<Int>()
        for span in NumberSpans.find(in: scalars) { numbers.formUnion(span.dropFirst()) }
        var inside = Set<Int>()
        for span in BracketSpans.find(in: scalars) { inside.formUnion(span.dropFirst()) }
        for span in CompoundSpans.find(in: scalars) where scalars[span.lowerBound] != "・" {
            inside.formUnion(span.dropFirst())
        }
        var offsets = Set(scalars.indices.dropLast().filter { scalars[$0] == "・" }.map { $0 + 1 })
        var offset = 0
        for piece in TextBoundaries.split(text, by: .phrase, language: language).dropLast() {
            offset += piece.unicodeScalars.count
            offsets.insert(Self.beforePrefix(scalars, offset))
        }
        points = []
        for offset in offsets.sorted() where !numbers.contains(offset) && Self.isAllowed(scalars, offset) {
            let isInside =
                inside.contains(offset) || Self.isMixedWord(scalars, offset) || Self.isEnding(scalars, offset)
            points.append(
                Point(offset: offset, cost: Self.cost(scalars, offset) + (isInside ? 0.5 : 0), isInside: isInside))
        }
    }

    /// ICU takes the polite prefix of a word for the end of the phrase before it: お子さんとご｜家族.
    private static func beforePrefix(_ scalars: [Unicode.Scalar], _ offset: Int) -> Int {
        guard offset > 1, offset < scalars.count, "おご御".unicodeScalars.contains(scalars[offset - 1]),
            isKanji(scalars[offset])
        else { return offset }
        return offset - 1
    }

    /// プール熱, 球菌ワクチン
    private static func isMixedWord(_ scalars: [Unicode.Scalar], _ offset: Int) -> Bool {
        let (left, right) = (scalars[offset - 1], scalars[offset])
        return isKanji(left) && isKatakana(right) || isKatakana(left) && isKanji(right)
    }

    /// A particle behind a bracket belongs to the words in it, （正職員・パート）を, and ICU parts some verbs from their endings: 募集し｜ています.
    private static func isEnding(_ scalars: [Unicode.Scalar], _ offset: Int) -> Bool {
        let rest = scalars[offset...]
        return closing.contains(scalars[offset - 1]) && "をはのがにもへでや".unicodeScalars.contains(scalars[offset])
            || endings.contains { rest.starts(with: $0.unicodeScalars) }
    }

    private static let endings = ["てい", "てお", "てく", "てし", "ます", "まし", "ませ"]

    private static func isKanji(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

    private static func isKatakana(_ scalar: Unicode.Scalar) -> Bool {
        (0x30A1...0x30FF).contains(scalar.value) && scalar != "・"
    }

    /// Kinsoku: whether a line may end before the scalar, and the next begin with it. White space belongs to the line before.
    private static func isAllowed(_ scalars: [Unicode.Scalar], _ offset: Int) -> Bool {
        guard scalars.indices.contains(offset), !scalars[offset].properties.isWhitespace,
            let left = scalars[..<offset].last(where: { !$0.properties.isWhitespace })
        else { return false }
        return !notFirst.contains(scalars[offset]) && !notLast.contains(left)
    }

    private static func cost(_ scalars: [Unicode.Scalar], _ offset: Int) -> Double {
        let (left, right) = (scalars[offset - 1], scalars[offset])
        if left == "\u{3000}" || "。！？".unicodeScalars.contains(left) { return 0 }
        if "、，,:：".unicodeScalars.contains(left) || opening.contains(right) || closing.contains(left) { return 0.05 }
        if left == "・" { return 0.3 }
        return left == " " && offset > 1 && ",:?!.".unicodeScalars.contains(scalars[offset - 2]) ? 0.05 : 0.2
    }

    /// With further points between any two characters of parts that are wider than a line: what is written in one and too long has to be parted.
    /// - Parameter width: of a line, in em.
    func opened(_ width: Double) -> CardBreaks {
        var opened = self
        var start = 0
        var added: [Point] = []
        let numbers = NumberSpans.find(in: scalars).filter { TypeWidth.of(scalars[$0]) <= width }
        let closed = Set(numbers.flatMap { $0.dropFirst() })
        for end in points.map(\.offset) + [scalars.count] {
            defer { start = end }
            guard TypeWidth.of(scalars[start..<end]) > width else { continue }
            var offset = start
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[start..<end])
            for character in String(text).dropLast() {
                offset += character.unicodeScalars.count
                guard !closed.contains(offset), Self.isAllowed(scalars, offset) else { continue }
                added.append(Point(offset: offset, cost: 1, isInside: true))
            }
        }
        opened.points = (points + added).sorted { $0.offset < $1.offset }
        return opened
    }

    /// Only the points that part nothing.
    var outside: CardBreaks {
        var outside = self
        outside.points.removeAll(where: \.isInside)
        return outside
    }

    /// The text up to one of its points, with dots for the rest.
    func shortened(at point: Point) -> CardBreaks {
        var kept = Array(scalars[..<point.offset])
        // A comma before dots is one sign too many.
        while let last = kept.last, last.properties.isWhitespace || "、，,・。：:".unicodeScalars.contains(last) {
            kept.removeLast()
        }
        let end = kept.count
        return CardBreaks(scalars: kept + ["…"], points: points.filter { $0.offset < end })
    }

    private init(scalars: [Unicode.Scalar], points: [Point]) {
        self.scalars = scalars
        self.points = points
    }
}

extension TypeWidth {
    /// In em.
    static func of(_ scalars: ArraySlice<Unicode.Scalar>) -> Double { scalars.reduce(0) { $0 + of($1) } }
}
