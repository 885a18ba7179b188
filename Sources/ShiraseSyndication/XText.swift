import Foundation

/// A text as X reads it: where its links and hashtags are, and what it weighs. The grammar is that of twitter-text 3 (its public
/// conformance cases, 2026-11), read from left to right without a search that goes back.
struct XText {
    /// In NFC, which X turns every text into.
    let scalars: [Unicode.Scalar]
    /// Ascending offsets of ``scalars``.
    let links: [Range<Int>]

    init(_ text: String) {
        scalars = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
        links = XLinkFinder(scalars).links()
    }

    func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }

    // MARK: Weight

    /// What every link weighs, however long it is (t.co).
    static let linkWeight = 23

    /// Each link 23, each emoji 2, Latin letters and the like 1, everything else 2.
    var weightedLength: Int {
        var length = 0
        var at = 0
        for link in links {
            length += Self.weight(scalars[at..<link.lowerBound]) + Self.linkWeight
            at = link.upperBound
        }
        return length + Self.weight(scalars[at...])
    }

    private static func weight(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        // Without a sign that an emoji may begin with, no character is more than its scalars.
        if scalars.allSatisfy({ !$0.mayBeginEmoji }) { return scalars.reduce(0) { $0 + weight($1) } }
        return String(String.UnicodeScalarView(scalars)).reduce(0) { length, character in
            length + (character.isEmojiSequence ? 2 : character.unicodeScalars.reduce(0) { $0 + weight($1) })
        }
    }

    /// twitter-text configuration v3: these ranges weigh 100, the rest 200, in a scale of 100.
    private static func weight(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0...4351, 8192...8205, 8208...8223, 8242...8247: 1
        default: 2
        }
    }

    // MARK: Hashtags

    /// The hashtags, each with its sign, as offsets of ``scalars``; none inside of a link.
    var hashtags: [Range<Int>] {
        var hashtags: [Range<Int>] = []
        var nextLink = links[...]
        var at = 0
        while let sign = scalars[at...].firstIndex(where: { $0 == "#" || $0 == "＃" }) {
            at = sign + 1
            let end = scalars[at...].firstIndex { !$0.isHashtagPart } ?? scalars.count
            let tag = scalars[at..<end]
            let follows = end < scalars.count ? scalars[end] : nil
            let isBoundary = sign == 0 || !scalars[sign - 1].isHashtagPart && scalars[sign - 1] != "&"
            // A keycap (`#️⃣`) is none, nor what goes on as an address or as another tag.
            let isEmoji = at < scalars.count && (scalars[at].value == 0xFE0F || scalars[at].value == 0x20E3)
            let goesOn = follows == "#" || follows == "＃" || scalars[end...].starts(with: "://".unicodeScalars)
            guard isBoundary, !isEmoji, !goesOn, tag.contains(where: \.isHashtagLetter) else {
                at = max(at, goesOn ? end : at)
                continue
            }
            while let link = nextLink.first, link.upperBound <= sign { nextLink.removeFirst() }
            if nextLink.first.map({ !$0.overlaps(sign..<end) }) ?? true { hashtags.append(sign..<end) }
            at = end
        }
        return hashtags
    }
}

/// Finds links: `https://…`, and bare domains with a known top-level domain, also inside of Japanese.
private struct XLinkFinder {
    private let scalars: [Unicode.Scalar]
    /// A longer link is none.
    private static let longest = 4096

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    func links() -> [Range<Int>] {
        guard scalars.contains(".") else { return [] }
        var links: [Range<Int>] = []
        // A link needs a sign before it that no link has taken.
        var free = 0
        var at = 0
        while at < scalars.count {
            guard at == 0 || at > free && scalars[at - 1].mayStandBeforeLink else {
                at += 1
                continue
            }
            let scheme = schemeLength(at)
            let (bare, stop) = domain(at)
            if scheme > 0, let domain = domain(at + scheme).domain {
                var end = rest(domain.end)
                if let short = shortLinkEnd(at, domain, end) { end = short }
                free = end
                if isLink(at, domain, end) { links.append(at..<end) }
                at = max(end, at + 1)
            } else if let domain = bare {
                let end = rest(domain.end)
                free = end
                if at == 0 || !"-_./".unicodeScalars.contains(scalars[at - 1]) {
                    links += bareLinks(domain, end).filter { isLink($0.lowerBound, domain, $0.upperBound) }
                }
                at = max(end, at + 1)
            } else {
                at = nextStart(behind: at, stop)
            }
        }
        return links
    }

    // MARK: Domains

    private struct Domain {
        let start: Int
        let end: Int
        /// Offsets of its labels.
        let labels: [Range<Int>]
    }

    /// 0 where no `http://` or `https://` stands.
    private func schemeLength(_ start: Int) -> Int {
        guard start < scalars.count, scalars[start] == "h" || scalars[start] == "H" else { return 0 }
        for scheme in ["https://", "http://"] {
            let signs = scheme.unicodeScalars
            guard start + signs.count <= scalars.count else { continue }
            if zip(scalars[start...], signs).allSatisfy({
                $0 == $1 || $0.value | 0x20 == $1.value && $1.properties.isAlphabetic
            }) {
                return signs.count
            }
        }
        return 0
    }

    /// The longest domain that begins here: labels with full stops between, the last of them a top-level domain. And the label at which the
    /// search stopped: where none was found, none begins before that one.
    private func domain(_ start: Int) -> (domain: Domain?, stop: Int) {
        var labels: [Range<Int>] = []
        var found: (labels: Int, top: Range<Int>)?
        var at = start
        while at < scalars.count {
            let end = scalars[at...].firstIndex { !$0.isDomainPart } ?? scalars.count
            // What stands before must be a domain's name, which has no underscores.
            if let name = labels.last, !scalars[name].contains("_"), let top = topLevelDomainEnd(at, end) {
                found = (labels.count, at..<top)
            }
            guard end > at, end < scalars.count, scalars[end] == ".", scalars[at].isDomainLetter,
                scalars[end - 1].isDomainLetter
            else { break }
            labels.append(at..<end)
            at = end + 1
        }
        let domain = found.map {
            Domain(start: start, end: $0.top.upperBound, labels: labels.prefix($0.labels) + [$0.top])
        }
        return (domain, at)
    }

    private func topLevelDomainEnd(_ start: Int, _ end: Int) -> Int? {
        if scalars[start..<end].starts(with: "xn--".unicodeScalars) {
            let punycode = scalars[start..<end].prefix {
                $0 == "-" || $0.isASCII && ($0.properties.isAlphabetic || $0.isDigit)
            }
            if punycode.count > 4 { return punycode.endIndex }
        }
        var name = ""
        var longest: Int?
        for offset in start..<min(end, start + TopLevelDomains.longest) {
            name.unicodeScalars.append(scalars[offset])
            let next = offset + 1 < scalars.count ? scalars[offset + 1] : nil
            guard next.map({ !$0.continuesTopLevelDomain }) ?? true, TopLevelDomains.all.contains(name.lowercased())
            else {
                continue
            }
            longest = offset + 1
        }
        return longest
    }

    /// After no link was found: behind the labels that were looked at and the last one's letters, since what begins among them has the same
    /// end; but a scheme may begin inside of Japanese.
    private func nextStart(behind start: Int, _ stop: Int) -> Int {
        let label = max(start, stop)
        let end =
            label < scalars.count && scalars[label].isDomainLetter
            ? scalars[label...].firstIndex { !$0.isDomainPart } ?? scalars.count : max(start + 1, stop)
        return (start + 1..<max(end, start + 1)).first { schemeLength($0) > 0 } ?? end
    }

    /// Of a domain without a scheme only what is ASCII is a link: `詳しくはexample.jp`. The path belongs to the last.
    private func bareLinks(_ domain: Domain, _ end: Int) -> [Range<Int>] {
        var links: [Range<Int>] = []
        var at = domain.start
        while at < domain.end {
            guard let link = asciiDomain(at, domain.end) else {
                at += 1
                continue
            }
            links.append(link)
            at = link.upperBound
        }
        if let last = links.popLast() { links.append(last.lowerBound..<max(last.upperBound, end)) }
        return links
    }

    /// Labels of Latin letters, digits and hyphens, with a top-level domain.
    private func asciiDomain(_ start: Int, _ limit: Int) -> Range<Int>? {
        var found: Int?
        var at = start
        var labels = 0
        while at < limit {
            let end = scalars[at..<limit].firstIndex { !$0.isLatinDomainPart } ?? limit
            if labels > 0, let top = topLevelDomainEnd(at, limit) { found = top }
            guard end > at, end < limit, scalars[end] == "." else { break }
            labels += 1
            at = end + 1
        }
        return found.map { start..<$0 }
    }

    /// Domains that no name server could hold are text, as X has it.
    private func isLink(_ start: Int, _ domain: Domain, _ end: Int) -> Bool {
        guard domain.labels.allSatisfy({ Punycode.length(scalars[$0]) <= 63 }) else { return false }
        return end - start <= Self.longest
    }

    // MARK: What follows a domain

    /// Behind port, path and query.
    private func rest(_ domainEnd: Int) -> Int {
        var end = domainEnd
        if sign(end) == ":", case let port = scalars[(end + 1)...].prefix(while: \.isDigit), !port.isEmpty {
            end = port.endIndex
        }
        if sign(end) == "/" { end = pathEnd(end + 1) }
        if sign(end) == "?" { end = lastEnd(end + 1, \.isQueryPart, \.isQueryEnd) ?? end }
        return end
    }

    private func sign(_ offset: Int) -> Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

    /// A path ends with a letter, a digit, a few signs, or a pair of brackets.
    private func pathEnd(_ start: Int) -> Int {
        var end = start
        var at = start
        while let scalar = sign(at) {
            if scalar == "(" {
                guard let close = bracketsEnd(at) else { break }
                (at, end) = (close, close)
            } else if scalar.isPathPart {
                at += 1
                if scalar.isPathEnd { end = at }
            } else {
                break
            }
        }
        return end
    }

    /// Behind a pair of brackets that holds something, in which one other pair may stand.
    private func bracketsEnd(_ open: Int) -> Int? {
        func skip(_ at: Int) -> Int { scalars[at...].firstIndex { !$0.isPathPart } ?? scalars.count }
        var at = skip(open + 1)
        if sign(at) == ")" { return at > open + 1 ? at + 1 : nil }
        guard sign(at) == "(", case let inner = skip(at + 1), inner > at + 1, sign(inner) == ")" else { return nil }
        at = skip(inner + 1)
        return sign(at) == ")" ? at + 1 : nil
    }

    private func lastEnd(
        _ start: Int, _ isPart: (Unicode.Scalar) -> Bool, _ isEnd: (Unicode.Scalar) -> Bool
    ) -> Int? {
        var end: Int?
        var at = start
        while let scalar = sign(at), isPart(scalar) {
            at += 1
            if isEnd(scalar) { end = at }
        }
        return end
    }

    /// `t.co` addresses end with their key.
    private func shortLinkEnd(_ start: Int, _ domain: Domain, _ end: Int) -> Int? {
        guard scalars[domain.start..<domain.end].elementsEqual("t.co".unicodeScalars), sign(domain.end) == "/" else {
            return nil
        }
        let key = scalars[(domain.end + 1)...].prefix { $0.isASCII && ($0.properties.isAlphabetic || $0.isDigit) }
        guard !key.isEmpty, key.endIndex <= end else { return nil }
        return sign(key.endIndex) == "?"
            ? max(key.endIndex, lastEnd(key.endIndex + 1, \.isQueryPart, \.isQueryEnd) ?? 0) : key.endIndex
    }
}

/// The classes of characters of twitter-text.
extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

    /// What a link may follow: anything but Latin letters, digits and signs that make it something else.
    fileprivate var mayStandBeforeLink: Bool {
        switch self {
        case "A"..."Z", "a"..."z", "0"..."9", "@", "＠", "$", "#", "＃", "\u{FFFE}", "\u{FEFF}", "\u{FFFF}": false
        default: true
        }
    }

    /// A label's first and last character: any that is neither punctuation of ASCII nor white space.
    fileprivate var isDomainLetter: Bool {
        switch value {
        // `"` and the grave accent are letters to twitter-text.
        case 0x22, 0x60: true
        case 0x00...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F: true
        case ..<0x80: isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
        case 0x85, 0xA0, 0x061C, 0x1680, 0x180E, 0x2000...0x200A, 0x200E, 0x200F, 0x2028...0x202F, 0x205F,
            0x2066...0x2069, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF:
            false
        default: true
        }
    }

    fileprivate var isDomainPart: Bool { isDomainLetter || self == "-" || self == "_" }

    fileprivate var continuesTopLevelDomain: Bool {
        isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "@" || self == "+" || self == "-"
    }

    /// Latin letters with their accents.
    fileprivate var isAccentedLatin: Bool {
        switch value {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF, 0x100...0x24F, 0x253, 0x254, 0x256, 0x257, 0x259, 0x25B, 0x263,
            0x268,
            0x26F, 0x272, 0x289, 0x28B, 0x2BB, 0x300...0x36F, 0x1E00...0x1EFF:
            true
        default: false
        }
    }

    fileprivate var isLatinDomainPart: Bool {
        isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "-" || isAccentedLatin
    }

    fileprivate var isPathPart: Bool {
        isLatinDomainPart || (0x400...0x4FF).contains(value) || self == "\u{2013}"
            || "!*';:=+,.$/%#[]_~@|&".unicodeScalars.contains(self)
    }

    fileprivate var isPathEnd: Bool {
        isLatinDomainPart || (0x400...0x4FF).contains(value) || "+=_#/".unicodeScalars.contains(self)
    }

    fileprivate var isQueryPart: Bool {
        isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
            || "!?*'@();:&=+$/%#[]-_.,~|".unicodeScalars.contains(self)
    }

    fileprivate var isQueryEnd: Bool {
        isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || "-_&=#/".unicodeScalars.contains(self)
    }

    /// Letters and marks.
    fileprivate var isHashtagLetter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark:
            true
        default: false
        }
    }

    fileprivate var isHashtagPart: Bool {
        switch value {
        case 0x5F, 0x200C, 0x200D, 0xA67E, 0x5BE, 0x5F3, 0x5F4, 0xFF5E, 0x301C, 0x309B, 0x309C, 0x30A0, 0x30FB, 0x3003,
            0xF0B, 0xF0C, 0xB7:
            true
        default: isHashtagLetter || properties.generalCategory == .decimalNumber
        }
    }

    /// Whether a character with this one in it may be drawn as one emoji. What makes a keycap of a digit is one; the digit is not.
    fileprivate var mayBeginEmoji: Bool {
        switch value {
        case 0x20E3, 0xFE0F: true
        case ..<0xA9, 0x3040...0x3096, 0x30A0...0x30FF, 0x3400...0x9FFF: false
        default: properties.isEmoji
        }
    }
}
