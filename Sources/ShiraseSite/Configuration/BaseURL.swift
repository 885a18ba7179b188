import Foundation
import ShiraseCore

/// Where the site will stand on the web: an origin and a path that begins and ends with `/`.
public struct BaseURL: Sendable, Hashable {
    /// `https://clinic.example.jp`
    public let origin: String
    /// `/`, or `/clinic/` for a site in a folder.
    public let path: String

    /// - Returns: `nil` where the text is no http or https address, or has a query, a fragment or a user.
    public init?(_ text: String) {
        guard let match = text.wholeMatch(of: /(https?:\/\/[^\/\s?#@"'<>]+)((?:\/[^\s?#"'<>]*)?)/) else { return nil }
        origin = String(match.1)
        let parts = match.2.split(separator: "/")
        guard !parts.contains("."), !parts.contains("..") else { return nil }
        let path = parts.map { ($0.removingPercentEncoding ?? String($0)).percentEncodedPath }.joined(separator: "/")
        self.path = path.isEmpty ? "/" : "/\(path)/"
    }

    /// The path that pages of this site link to: `/clinic/notices/flu/` for `notices/flu/`.
    public func path(_ sitePath: String) -> String { path + sitePath.percentEncodedPath }

    /// The whole address of a site path.
    public func url(_ sitePath: String) -> String { origin + path(sitePath) }
}
