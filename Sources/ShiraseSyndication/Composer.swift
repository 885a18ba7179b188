import ShiraseCore
import ShiraseSite

/// Fits an article into a platform's template. In this order: whole; without the last sentences and facts; without what is optional (the
/// greeting, hashtags from the last); the first sentence cut at a phrase's end; title and link; the title cut. The link is never touched.
struct Composer {
    let platform: any Platform.Type
    let templates: TemplateSet
    let language: String

    /// A post, and what it is made of: the sentences and facts that are the author's, whether they all fit or not.
    struct Composition {
        let text: String
        /// In the platform's unit.
        let length: Int
        let said: [String]
        let isTitleAlone: Bool
    }

    /// - Parameters:
    ///   - view: everything but the sentences and facts.
    ///   - variant: 0 for the first announcement; each further one begins with another sentence.
    /// - Returns: `nil` where not even a cut title and the link fit, or no sentence is left for the variant to begin with.
    func compose(_ view: TeaserView, _ passages: KeyPassages, variant: Int) -> Composition? {
        guard let selection = Selection(passages, platform, variant: variant) else { return nil }
        let advised = min(platform.facts.advised, platform.facts.limit)
        for count in stride(from: selection.passages.count, through: 1, by: -1) {
            let passages = Array(selection.passages.prefix(count))
            if let composition = attempt(view, selection, passages, advised) { return composition }
        }
        // The first sentence may be longer than what reads best; it is the fact.
        if let lead = selection.passages.first {
            if let whole = withoutOptional(view, selection, [lead]) { return whole }
            if let cut = cut(view, selection, lead) { return cut }
        }
        if let whole = withoutOptional(view, selection, []) { return whole }
        // What the platform refuses a title for is for its author to change.
        return platform.violations(in: view.title).isEmpty ? withCutTitle(view, selection) : nil
    }

    private func attempt(
        _ view: TeaserView, _ selection: Selection, _ passages: [KeyPassages.Passage], _ most: Int
    ) -> Composition? {
        var view = view
        view.sentences = selection.arranged(passages.filter { !$0.isFact }).map(\.text)
        view.facts = selection.arranged(passages.filter(\.isFact)).map(\.text)
        view.body = view.sentences.joined(separator: selection.space)
        view.isTitleSaid = view.sentences.first.map { $0.tells(view.title) } ?? false
        guard let rendered = templates.render("sns/\(platform.name)", view) else { return nil }
        let text = Self.tidied(String(decoding: rendered, as: UTF8.self))
        let count = platform.count(text)
        // Every platform has a limit.
        let length = count.measures[0].length
        guard length <= most, count.fits else { return nil }
        return Composition(
            text: text, length: length, said: [view.title] + selection.passages.map(\.text),
            isTitleAlone: passages.isEmpty)
    }

    private func withoutOptional(
        _ view: TeaserView, _ selection: Selection, _ passages: [KeyPassages.Passage]
    ) -> Composition? {
        var view = view
        while true {
            if let text = attempt(view, selection, passages, platform.facts.limit) { return text }
            if !view.greeting.isEmpty {
                view.greeting = ""
            } else if view.hashtags.popLast() == nil {
                return nil
            }
        }
    }

    private func cut(
        _ view: TeaserView, _ selection: Selection, _ lead: KeyPassages.Passage
    ) -> Composition? {
        guard !lead.isInseparable else { return nil }
        var view = view
        view.greeting = ""
        view.hashtags = []
        return longest(lead.text) { beginning in
            attempt(view, selection, [lead.replaced(by: beginning + "…")], platform.facts.limit)
        }
    }

    private func withCutTitle(_ view: TeaserView, _ selection: Selection) -> Composition? {
        let title = view.title
        var view = view
        view.greeting = ""
        view.hashtags = []
        return longest(title) { beginning in
            view.title = beginning + "…"
            return attempt(view, selection, [], platform.facts.limit)
        }
    }

    /// The longest beginning of a text that fits; found by halving, since a shorter text fits where a longer one does.
    private func longest(_ text: String, _ attempt: (String) -> Composition?) -> Composition? {
        let ends = CutPoints.ends(of: text, language: language)
        var (tooLong, found) = (0, Composition?.none)
        var end = ends.count
        while tooLong < end {
            let middle = (tooLong + end) / 2
            if let composition = CutPoints.beginning(of: text, ends[middle]).flatMap(attempt) {
                found = composition
                end = middle
            } else {
                tooLong = middle + 1
            }
        }
        return found
    }

    /// Without white space at line ends and at both ends, and with at most one empty line at a time.
    private static func tidied(_ text: String) -> String {
        var tidied: [UInt8] = []
        tidied.reserveCapacity(text.utf8.count)
        let ideographicSpace: [UInt8] = [0xE3, 0x80, 0x80]
        for line in Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            var line = line
            while true {
                if let last = line.last, last <= 0x20 {
                    line.removeLast()
                } else if line.suffix(3).elementsEqual(ideographicSpace) {
                    line.removeLast(3)
                } else {
                    break
                }
            }
            // No empty line stands at the beginning, or behind another one.
            if line.isEmpty, tidied.isEmpty || tidied.suffix(2).elementsEqual("\n\n".utf8) { continue }
            tidied += line
            tidied.append(UInt8(ascii: "\n"))
        }
        while tidied.last == UInt8(ascii: "\n") { tidied.removeLast() }
        return String(decoding: tidied, as: UTF8.self)
    }
}

/// What of an article's passages a platform's post may hold, the most telling first.
struct Selection {
    let passages: [KeyPassages.Passage]
    let space: String
    /// No post holds more.
    private static let mostWritten = 12
    /// Of an event, a post that has no room for facts says these all the same.
    private static let eventFacts = 2

    /// The sentence that a repeated announcement begins with.
    private let first: Int?

    init?(_ passages: KeyPassages, _ platform: any Platform.Type, variant: Int) {
        let shape = platform.shape
        func isWelcome(_ passage: KeyPassages.Passage) -> Bool {
            // What the platform would refuse a post for is left out of it.
            platform.violations(in: passage.text).isEmpty && !(shape.mentions && passage.text.holdsMention)
        }
        var welcome: [KeyPassages.Passage] = []
        var orders = Set<Int>()
        for passage in passages.sentences where isWelcome(passage) && (passage.leansOn.map(orders.contains) ?? true) {
            welcome.append(passage)
            orders.insert(passage.order)
        }
        let starts = welcome.filter { $0.leansOn == nil }
        if variant > 0 {
            guard variant < starts.count else { return nil }
            let start = starts[variant]
            first = start.order
            welcome = [start] + welcome.filter { $0.order != start.order }
        } else {
            first = nil
        }
        // What the author wrote to be short comes whole if it fits; the shape says how much stands beside it.
        let written = welcome.prefix { $0.order < 0 }.prefix(Self.mostWritten)
        let chosen = welcome.dropFirst(written.count).prefix(max(0, shape.sentences - written.count))
        let facts = passages.facts.filter(isWelcome)
        // When and where an event is, a post says wherever it stands.
        let most = max(shape.facts, min(facts.count { $0.order < 0 }, Self.eventFacts))
        self.passages = Array(written) + facts.prefix(most) + chosen
        space = passages.space
    }

    /// In the order in which they are read.
    func arranged(_ passages: [KeyPassages.Passage]) -> [KeyPassages.Passage] {
        passages.sorted { left, right in
            if left.order == first || right.order == first { return left.order == first && right.order != first }
            return left.order < right.order
        }
    }
}

extension String {
    /// Whether it holds `@name`, which calls somebody on most platforms.
    fileprivate var holdsMention: Bool {
        guard unicodeScalars.contains(where: { $0 == "@" || $0 == "＠" }) else { return false }
        let scalars = Array(unicodeScalars)
        return scalars.indices.contains { index in
            guard scalars[index] == "@" || scalars[index] == "＠", index + 1 < scalars.count else { return false }
            let (before, after) = (index > 0 ? scalars[index - 1] : " ", scalars[index + 1])
            return !before.isNamePart && after.isNamePart
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isNamePart: Bool {
        isASCII && (properties.isAlphabetic || ("0"..."9").contains(self) || self == "_" || self == ".")
    }
}
