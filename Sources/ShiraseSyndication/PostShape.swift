/// How much of an article a good post on a platform holds. How it is laid out is said by the platform's template.
public struct PostShape: Sendable {
    /// The most sentences.
    let sentences: Int
    /// The most facts from tables and lists.
    let facts: Int
    /// Whether the clinic's own hashtags (area, name) stand before the article's.
    var siteHashtagsFirst = false
    /// Whether `@name` would call somebody who is not meant.
    var mentions = false
}
