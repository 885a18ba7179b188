/// How long a label of a domain is in ASCII (RFC 3492). ICU's own conversion refuses much that X takes for a label, so the length is
/// counted here.
enum Punycode {
    /// The length of a label with its prefix `xn--`, or as it is where it is ASCII.
    static func length(_ label: ArraySlice<Unicode.Scalar>) -> Int {
        let basic = label.count(where: \.isASCII)
        guard basic < label.count else { return label.count }
        var length = 4 + basic + (basic > 0 ? 1 : 0)
        var (code, delta, bias, handled) = (128, 0, 72, basic)
        // A label is at most a post long; numbers stay far below what an `Int` holds.
        while handled < label.count {
            let next = label.lazy.map { Int($0.value) }.filter { $0 >= code }.min() ?? code
            delta += (next - code) * (handled + 1)
            code = next
            for scalar in label {
                let value = Int(scalar.value)
                if value < code { delta += 1 }
                guard value == code else { continue }
                var (rest, base) = (delta, 36)
                while case let threshold = max(1, min(26, base - bias)), rest >= threshold {
                    length += 1
                    rest = (rest - threshold) / (36 - threshold)
                    base += 36
                }
                length += 1
                bias = adapted(delta, handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return length
    }

    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = delta / (isFirst ? 700 : 2)
        delta += delta / count
        var steps = 0
        while delta > 35 * 26 / 2 {
            delta /= 35
            steps += 36
        }
        return steps + 36 * delta / (delta + 38)
    }
}
