import Foundation
import ShiraseCore

/// A social network as Shirase writes for it: pure, one file each.
public protocol Platform: Sendable {
    /// The name in `site.yml`, front matter, commands and file names: `line`.
    static var name: String { get }
    static var facts: PlatformFacts { get }
    /// How much of an article its posts hold.
    static var shape: PostShape { get }
    /// The links that the platform makes of a text, as written.
    static func links(in text: String) -> [String]
    /// The hashtags that it sees, without their sign.
    static func hashtags(in text: String) -> [String]
    /// The address at which the platform's composer opens with a text; `nil` where it has none that posts for a clinic.
    /// - Parameter server: the clinic's, of a platform that has many.
    static func composer(text: String, link: String, server: String?) -> String?
    /// The links and hashtags of a text, and its length in each of the limits' units: everything that takes reading it.
    static func reading(_ text: String) -> PostReading
    /// What it would refuse a text for, length and numbers of hashtags and links aside.
    static func violations(in text: String) -> [Message]
}

extension Platform {
    public static func links(in text: String) -> [String] { WebLinks.find(in: text) }
    public static func hashtags(in text: String) -> [String] { Hashtag.find(in: text) }
    public static func violations(in text: String) -> [Message] { [] }
    public static func composer(text: String, link: String, server: String?) -> String? { nil }

    public static func reading(_ text: String) -> PostReading {
        PostReading(
            lengths: facts.limits.map { length(text, in: $0.unit) }, links: links(in: text),
            hashtags: hashtags(in: text))
    }

    /// The length of a text in the platform's first unit.
    public static func length(_ text: String) -> Int { length(text, in: facts.limits[0].unit) }

    /// The length of a text in a unit.
    public static func length(_ text: String, in unit: PlatformFacts.Unit) -> Int {
        switch unit {
        case .graphemes: text.characterCount
        case .codePoints: text.unicodeScalars.count
        case .utf16: text.utf16.count
        case .bytes: text.utf8.count
        case .weighted: XText(text).weightedLength
        case .emojiBytes:
            text.reduce(0) { $0 + ($1.isEmojiSequence ? $1.utf8.count : $1.unicodeScalars.count) }
        case .shortLinks: MastodonText.length(text)
        }
    }

    /// Everything that staff want to know of a text before they paste it.
    public static func count(_ text: String) -> PostCount {
        let reading = reading(text)
        let measures = zip(facts.limits, reading.lengths).map { limit, length in
            PostCount.Measure(length: length, limit: limit.value, unit: limit.unit)
        }
        let (links, hashtags) = (reading.links, reading.hashtags)
        var violations = violations(in: text)
        if text.isBlank { violations.append(Message(en: "the text is empty", ja: "文が空です")) }
        if let most = facts.mostHashtags, hashtags.count > most {
            violations.append(
                Message(
                    en: "\(facts.title) takes at most \(most) hashtags, not \(hashtags.count)",
                    ja: "\(facts.title) のハッシュタグは\(most)個までです（今は\(hashtags.count)個）"))
        }
        if let most = facts.mostLinks, links.count > most {
            violations.append(
                Message(
                    en: "\(facts.title) takes at most \(most) links, not \(links.count)",
                    ja: "\(facts.title) のリンクは\(most)件までです（今は\(links.count)件）"))
        }
        return PostCount(
            platform: name, measures: measures, links: links, hashtags: hashtags, violations: violations)
    }
}

/// What a platform reads in a text.
public struct PostReading: Sendable {
    /// In the order of the platform's limits.
    let lengths: [Int]
    let links: [String]
    let hashtags: [String]
}

/// A text as a platform counts it.
public struct PostCount: Sendable {
    public let platform: String
    /// One for each limit of the platform.
    public let measures: [Measure]
    public let links: [String]
    public let hashtags: [String]
    public let violations: [Message]

    public struct Measure: Sendable, Hashable {
        public let length: Int
        public let limit: Int
        public let unit: PlatformFacts.Unit

        public var fits: Bool { length <= limit }
    }

    /// Whether the platform takes the text.
    public var fits: Bool { measures.allSatisfy(\.fits) && violations.isEmpty }

    /// The limit that the text breaks, or comes nearest to.
    public var decisive: Measure {
        // Every platform has a limit.
        measures.max { Double($0.length) / Double($0.limit) < Double($1.length) / Double($1.limit) } ?? measures[0]
    }
}

/// The platforms that teasers are written for, in the order in which they are listed.
public enum Platforms {
    public static let all: [any Platform.Type] = [
        LINE.self, X.self, Facebook.self, Instagram.self, Threads.self, Bluesky.self, Mastodon.self, Google.self,
    ]

    public static let names = all.map { $0.name }

    public static func named(_ name: String) -> (any Platform.Type)? { all.first { $0.name == name } }
}

extension Character {
    /// Whether it is drawn as one emoji: by itself, by a variation selector, or as a sequence.
    var isEmojiSequence: Bool {
        guard let first = unicodeScalars.first else { return false }
        // Kana, and the ideographs from their first block on, are none.
        if (0x3040..<0x3200).contains(first.value) || (0x3400..<0xD7FF).contains(first.value) { return false }
        if first.properties.isEmojiPresentation { return true }
        return first.properties.isEmoji && unicodeScalars.contains { $0.value == 0xFE0F || $0.value == 0x20E3 }
    }
}
