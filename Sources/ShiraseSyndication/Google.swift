import ShiraseCore

/// A post on a Google Business Profile.
public enum Google: Platform {
    public static let name = "google"
    public static let facts = PlatformFacts.google
    public static let shape = PostShape(sentences: 2, facts: 3)

    /// Posts have no hashtags.
    public static func hashtags(in text: String) -> [String] { [] }

    public static func violations(in text: String) -> [Message] {
        TelephoneNumber.find(in: text).map { number in
            Message(
                en: "Google rejects posts with a telephone number: \(number)",
                ja: "電話番号（\(number)）のある投稿は、Google に掲載されません")
        }
    }
}
