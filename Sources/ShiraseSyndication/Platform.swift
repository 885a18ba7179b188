import ShiraseCore

/// A social network as Shirase writes for it: pure, one file each.
public protocol Platform: Sendable {
    /// The name in `site.yml`, front matter, commands and file names: `line`.
    static var name: String { get }
    static var facts: PlatformFacts { get }
    /// The length of a text in the platform's unit, never less than the platform itself counts.
    static func length(_ text: String) -> Int
}

extension Platform {
    /// UTF-16 code units: what most platforms count is the same or less.
    public static func length(_ text: String) -> Int { text.utf16.count }
}

/// The platforms that teasers are written for, in the order in which they are listed.
public enum Platforms {
    public static let all: [any Platform.Type] = [LINE.self, X.self, Facebook.self, Instagram.self]

    public static let names = all.map { $0.name }

    static func named(_ name: String) -> (any Platform.Type)? { all.first { $0.name == name } }
}
