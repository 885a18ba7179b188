/// Finds numbers with everything that belongs to them: units, weekdays in brackets, ranges, and words that turn the meaning (以上, まで).
public enum NumberSpans {
    private static let prefixes = words([
        "第", "約", "午前", "午後", "毎週", "毎月", "全", "満", "生後", "計", "各", "令和", "平成", "昭和", "西暦", "￥", "¥", "$", "+", "＋",
        "-", "−",
        "No.", "January ", "February ", "March ", "April ", "May ", "June ", "July ", "August ", "September ",
        "October ", "November ",
        "December ",
    ])
    private static let units = words([
        "年度", "年", "か月", "ヶ月", "カ月", "ヵ月", "箇月", "月", "日間", "日目", "日", "時間", "時半", "時", "分間", "分", "秒", "歳", "才", "円",
        "回目",
        "回", "名", "人", "床", "度", "℃", "°C", "°", "%", "％", "パーセント", "週間", "週目", "週", "mmHg", "mg", "µg", "μg", "kg",
        "g", "mL", "ml",
        "dL", "L", "cm", "mm", "km", "kcal", "m", "台", "種類", "種", "本", "枚", "冊", "個", "号", "階", "番線", "番地", "番", "丁目",
        "倍", "割",
        "点", "件", "級", "期", "代", "つ", "歩", "曜", "か所", "ヶ所", "名様", "家族", "世帯", " minutes", " minute", " hours", " hour",
        " days", " day",
        " weeks", " week", " months", " month", " years", " year", " yen", " doses", " dose", " people", " percent",
        " a.m.", " p.m.", "th", "st",
        "nd", "rd",
    ])
    private static let suffixes = words([
        "以上", "以下", "未満", "以内", "以降", "以前", "まで", "から", "より", "前後", "前", "後", "ごろ", "頃", "程度", "ほど", "くらい", "ぐらい", "中",
        "間", "超",
        "ずつ", "半", "目", "分の", " or older", " and older", " or younger", " or more", " or less",
    ])
    private static let ranges = words([
        "〜", "～", "~", "–", "—", "−", "-", "‐", "から", "、", "・", "／", "/", " to ", " and ", " or ", "または",
    ])
    private static let separators: Set<Unicode.Scalar> = [",", ".", ":", "：", "，", "．"]

    private static func words(_ words: [String]) -> [[Unicode.Scalar]] {
        words.map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }
    }

    /// - Returns: ascending ranges of scalars.
    public static func find(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        var at = 0
        while at < scalars.count {
            guard isDigit(scalars[at]) else {
                at += 1
                continue
            }
            let start = max(spans.last?.upperBound ?? 0, beginning(scalars, at))
            let end = self.end(scalars, at)
            spans.append(start..<end)
            at = end
        }
        return spans
    }

    /// With the prefixes before it.
    private static func beginning(_ scalars: [Unicode.Scalar], _ digit: Int) -> Int {
        var start = digit
        while let prefix = prefixes.first(where: {
            $0.count <= start && scalars[(start - $0.count)..<start].elementsEqual($0)
        }) {
            start -= prefix.count
        }
        return start
    }

    private static func end(_ scalars: [Unicode.Scalar], _ digit: Int) -> Int {
        var at = digit
        while true {
            at = number(scalars, at)
            while let end = behind(units, scalars, at) ?? behind(suffixes, scalars, at) { at = end }
            at = bracket(scalars, at)
            while let end = behind(suffixes, scalars, at) { at = end }
            if let next = nextDigit(scalars, at) {
                at = next
                continue
            }
            // A range goes on where its sign leads to another number.
            guard let range = behind(ranges, scalars, at) else { return at }
            var next = nextDigit(scalars, range) ?? range
            while let prefix = match(prefixes, scalars, next) { next += prefix }
            guard next < scalars.count, isDigit(scalars[next]) else { return at }
            at = next
        }
    }

    /// Digits, with signs between two of them.
    private static func number(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        var at = start
        while at < scalars.count {
            let isSeparator = separators.contains(scalars[at]) && at + 1 < scalars.count && isDigit(scalars[at + 1])
            guard isDigit(scalars[at]) || isSeparator else { return at }
            at += 1
        }
        return at
    }

    /// （火）, （税込）: what follows a number in brackets.
    private static func bracket(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        guard start < scalars.count, scalars[start] == "（" || scalars[start] == "(" else { return start }
        let close: Unicode.Scalar = scalars[start] == "（" ? "）" : ")"
        // What is longer is a text of its own.
        return scalars[start...].prefix(longestBracket).firstIndex(of: close).map { $0 + 1 } ?? start
    }

    private static let longestBracket = 24

    /// Behind one of the words, which may follow a space: 12 月 1 日.
    private static func behind(_ words: [[Unicode.Scalar]], _ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
        if let length = match(words, scalars, start) { return start + length }
        guard start < scalars.count, isSpace(scalars[start]) else { return nil }
        return match(words, scalars, start + 1).map { start + 1 + $0 }
    }

    /// Where a digit stands, perhaps behind a space.
    private static func nextDigit(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
        let at = start < scalars.count && isSpace(scalars[start]) ? start + 1 : start
        return at < scalars.count && isDigit(scalars[at]) ? at : nil
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{3000}" }

    private static func match(_ words: [[Unicode.Scalar]], _ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
        guard start < scalars.count else { return nil }
        return words.first { scalars[start...].starts(with: $0) }?.count
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
    }
}
