import ShiraseCore

/// A feed of articles, newest first, with their full text.
public struct Feed: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        case rss
        case atom
        case json

        public var file: String {
            switch self {
            case .rss: "feed.xml"
            case .atom: "atom.xml"
            case .json: "feed.json"
            }
        }

        var name: String {
            switch self {
            case .rss: "RSS"
            case .atom: "Atom"
            case .json: "JSON"
            }
        }

        var mediaType: String {
            switch self {
            case .rss: "application/rss+xml"
            case .atom: "application/atom+xml"
            case .json: "application/feed+json"
            }
        }
    }

    let title: String
    let description: String
    let language: String
    /// The page that the feed is of.
    let pageURL: String
    let siteTitle: String
    let items: [Item]
    /// When anything in it last changed; the epoch for a feed without dates, as a feed must name a time.
    let updated: Moment

    struct Item {
        let title: String
        let url: String
        let published: Moment
        let updated: Moment
        let summary: String
        let html: String
        let author: String?
        let categories: [String]
    }

    /// The feed as text.
    /// - Parameter url: where the feed itself will stand.
    func text(_ format: Format, url: String) -> String {
        switch format {
        case .rss: rss(url)
        case .atom: atom(url)
        case .json: json(url)
        }
    }
}
