import Foundation

/// The languages that Shirase itself speaks to staff and engineers.
public enum MessageLanguage: String, Sendable, CaseIterable {
    case en
    case ja

    /// The language of the process' locale (`LC_ALL`, `LC_MESSAGES`, `LANG`, in POSIX' order); English where it is neither.
    public static func ambient(_ environment: [String: String]) -> MessageLanguage {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("ja") == true ? .ja : .en
    }

    /// ``ambient(_:)`` of this process, read once.
    public static let ambient = ambient(ProcessInfo.processInfo.environment)
}

/// A sentence that Shirase says, in every language that it speaks. Both are written side by side, so none can be missing.
public struct Message: Sendable, Hashable, Codable {
    public let en: String
    public let ja: String

    public init(en: String, ja: String) {
        self.en = en
        self.ja = ja
    }

    public subscript(language: MessageLanguage) -> String {
        switch language {
        case .en: en
        case .ja: ja
        }
    }
}
