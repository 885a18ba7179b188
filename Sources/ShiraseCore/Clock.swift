import Foundation

/// The only place where the time of day enters.
public struct WallClock: Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let now: @Sendable () -> Int

    public init(now: @escaping @Sendable () -> Int) { self.now = now }

    public static let system = WallClock { Int(Date().timeIntervalSince1970) }
}
