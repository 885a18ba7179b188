import CFontconfig
import ShiraseCore

/// The font of cards, and which characters it has. What it lacks would be drawn as boxes. The only place that touches fontconfig.
public struct CardFont: Sendable {
    /// The one family that is free, complete for Japanese, and the same on all systems.
    public static let family = "Noto Sans CJK JP"

    /// Ascending code points that every weight has; empty where the family is not installed.
    private let characters: [ClosedRange<UInt32>]

    public init(characters: [ClosedRange<UInt32>]) { self.characters = characters }

    /// The font as this system has it, in both weights that cards are set in.
    public static func installed() -> CardFont { installed(family) }

    static func installed(_ family: String) -> CardFont {
        guard let configuration = FcInitLoadConfigAndFonts() else { return CardFont(characters: []) }
        defer { FcConfigDestroy(configuration) }
        guard let regular = characters(family, FC_WEIGHT_REGULAR, configuration),
            let bold = characters(family, FC_WEIGHT_BOLD, configuration)
        else { return CardFont(characters: []) }
        defer {
            FcCharSetDestroy(regular)
            FcCharSetDestroy(bold)
        }
        guard let common = FcCharSetIntersect(regular, bold) else { return CardFont(characters: []) }
        defer { FcCharSetDestroy(common) }
        return CardFont(characters: ranges(common))
    }

    /// What the fonts of a family and weight have; the caller's to destroy. `nil` where there is none.
    private static func characters(_ family: String, _ weight: Int32, _ configuration: OpaquePointer) -> OpaquePointer?
    {
        guard let pattern = FcPatternCreate() else { return nil }
        defer { FcPatternDestroy(pattern) }
        FcPatternAddString(pattern, FC_FAMILY, family)
        FcPatternAddInteger(pattern, FC_WEIGHT, weight)
        guard let names = FcObjectSetCreate() else { return nil }
        defer { FcObjectSetDestroy(names) }
        FcObjectSetAdd(names, FC_CHARSET)
        guard let fonts = FcFontList(configuration, pattern, names) else { return nil }
        defer { FcFontSetDestroy(fonts) }
        var characters: OpaquePointer?
        // The set's own count of its fonts.
        if fonts.pointee.nfont > 0, let font = fonts.pointee.fonts[0] {
            FcPatternGetCharSet(font, FC_CHARSET, 0, &characters)
        }
        return characters.flatMap(FcCharSetCopy)
    }

    /// fontconfig gives a set page by page: 256 characters in eight words of 32.
    private static func ranges(_ set: OpaquePointer) -> [ClosedRange<UInt32>] {
        var ranges: [ClosedRange<UInt32>] = []
        var map = [FcChar32](repeating: 0, count: 8)
        var next: FcChar32 = 0
        var page = FcCharSetFirstPage(set, &map, &next)
        while page != FcChar32.max {
            for (index, word) in map.enumerated() where word != 0 {
                for bit in 0..<32 where word & (1 << bit) != 0 {
                    let character = page + UInt32(index) * 32 + UInt32(bit)
                    if let last = ranges.last, last.upperBound + 1 == character {
                        ranges[ranges.count - 1] = last.lowerBound...character
                    } else {
                        ranges.append(character...character)
                    }
                }
            }
            page = FcCharSetNextPage(set, &map, &next)
        }
        return ranges
    }

    func has(_ scalar: Unicode.Scalar) -> Bool {
        var (low, high) = (0, characters.count)
        while low < high {
            let middle = (low + high) / 2
            // The middle lies below `high`, which is at most the count.
            let range = characters[middle]
            if range.contains(scalar.value) { return true }
            if range.upperBound < scalar.value { low = middle + 1 } else { high = middle }
        }
        return false
    }

    /// Whether the family is there at all.
    public var isInstalled: Bool { !characters.isEmpty }

    /// What stands in the way of any card, said once a build.
    public var missing: Diagnostic? {
        guard !isInstalled else { return nil }
        return .error(
            "card.no-font",
            Message(
                en: "the font `\(Self.family)` is not installed, so no cards can be drawn",
                ja: "フォント `\(Self.family)` がないため、記事の画像（カード）を作れません"),
            at: .path("templates/cards"),
            hint: Message(
                en: "install it: apt-get install fonts-noto-cjk, or brew install --cask font-noto-sans-cjk-jp",
                ja: "apt-get install fonts-noto-cjk、または brew install --cask font-noto-sans-cjk-jp で入れてください"))
    }

    /// Signs of a text that the font does not have, each once, in the order of the text.
    func absent(in text: String) -> [Unicode.Scalar] {
        var seen = Set<Unicode.Scalar>()
        return text.unicodeScalars.filter { !has($0) && seen.insert($0).inserted }
    }

    /// What would be a box on a card; `nil` where the font has all signs, and where there is no font, which ``missing`` says.
    public func problem(_ text: String, at place: Diagnostic.Place) -> Diagnostic? {
        let absent = isInstalled ? absent(in: CardText.cleaned(text)) : []
        guard !absent.isEmpty else { return nil }
        let signs = absent.prefix(5).map {
            "\($0) (U+\(String($0.value, radix: 16, uppercase: true).leftPadded(to: 4)))"
        }.joined(separator: ", ")
        return .error(
            "card.character",
            Message(
                en: "the font of cards, `\(Self.family)`, does not have \(signs)",
                ja: "記事の画像（カード）のフォント `\(Self.family)` に、この文字がありません: \(signs)"),
            at: place,
            hint: Message(
                en: "write it with other characters, or give the article a picture of its own (image)",
                ja: "別の文字で書くか、記事に画像（image）を付けてください"))
    }
}

extension String {
    fileprivate func leftPadded(to length: Int) -> String {
        String(repeating: "0", count: max(0, length - count)) + self
    }
}
