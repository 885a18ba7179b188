/// A picture that goes with a post.
public struct PostPicture: Sendable, Hashable {
    /// Below `output/sns`: `notices/flu/instagram-1.jpg`.
    public let path: String
    /// What it shows, in words.
    public let alt: String
    /// Whether it has the platform's usual size; others show the same picture.
    public let isMain: Bool

    public init(path: String, alt: String, isMain: Bool) {
        self.path = path
        self.alt = alt
        self.isMain = isMain
    }
}
