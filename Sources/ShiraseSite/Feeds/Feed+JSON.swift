import ShiraseCore

extension Feed {
    /// JSON Feed 1.1 (jsonfeed.org/version/1.1).
    func json(_ url: String) -> String {
        struct Output: Encodable {
            let version = "https://jsonfeed.org/version/1.1"
            let title: String
            let description: String?
            let language: String
            let home_page_url: String
            let feed_url: String
            let items: [Entry]

            struct Entry: Encodable {
                let id: String
                let url: String
                let title: String
                let summary: String
                let content_html: String
                let date_published: String
                let date_modified: String
                let authors: [Author]?
                let tags: [String]?
            }

            struct Author: Encodable {
                let name: String
            }
        }
        return JSONText.pretty(
            Output(
                title: title, description: description.isEmpty ? nil : description, language: language,
                home_page_url: pageURL, feed_url: url,
                items: items.map { item in
                    Output.Entry(
                        id: item.url, url: item.url, title: item.title, summary: item.summary, content_html: item.html,
                        date_published: item.published.rfc3339, date_modified: item.updated.rfc3339,
                        authors: item.author.map { [Output.Author(name: $0)] },
                        tags: item.categories.isEmpty ? nil : item.categories)
                }))
    }
}
