import Foundation

/// What is done before a build is measured.
enum Work: CaseIterable {
    case cold
    case nothing
    case body
    case title
    case template
    case clinic

    var name: String {
        switch self {
        case .cold: "cold: no cache, no output"
        case .nothing: "nothing changed"
        case .body: "an article's text edited"
        case .title: "an article's title edited"
        case .template: "the articles' template edited"
        case .clinic: "`clinic.yml` edited"
        }
    }

    /// The bigger the corpus, the less is asked: these take the time.
    static func all(_ count: Int) -> [Work] { count > 50_000 ? [.cold, .nothing, .body] : allCases }

    /// Edits both sites.
    /// - Parameter version: another number in every round, so that something changes.
    /// - Returns: an article's page, and a text in it that proves the edit.
    func edit(_ sites: Sites, version: Int) throws -> (page: String, proof: String)? {
        // One from the middle: neither the newest, which feeds show, nor the last.
        let middle = Article(sites.count / 2, of: sites.count)
        let other = Article(sites.count / 2 + 1, of: sites.count)
        func page(_ article: Article) -> String { article.path.dropLast(".md".count) + "/index.html" }
        switch self {
        case .cold, .nothing: return nil
        case .body:
            let addition = "追記の\(version)回目です。"
            try sites.writeShirase(middle, addition: "\n\(addition)\n")
            try sites.writeHugo(middle, addition: "\n\(addition)\n")
            return (page(middle), addition)
        case .title:
            let title = "題名の\(version)回目の訂正"
            try sites.writeShirase(other, title: title)
            try sites.writeHugo(other, title: title)
            return (page(other), title)
        case .template:
            try sites.writeArticleTemplates(version: version)
            return (page(middle), "<article class=\"v\(version)\">")
        case .clinic:
            let telephone = "078-000-\(1000 + version)"
            try sites.writeClinic(telephone: telephone)
            return (page(middle), telephone)
        }
    }
}
