import ShiraseCore

/// Names that become parts of addresses.
public enum ContentName {
    /// Why a text cannot be a slug, or `nil`.
    public static func problem(_ slug: String) -> Message? { SlugProblem(slug)?.message(slug) }
}

/// Why a text cannot be one part of an address and one name in the output folder.
struct SlugProblem {
    private let reason: Message

    /// In bytes: file systems take names of at most 255.
    static let longest = 200

    init?(_ slug: String) {
        // Scalars, as a sign with a combining mark behind it is still that sign on the disk.
        let scalars = slug.unicodeScalars
        if slug.isEmpty {
            reason = Message(en: "is empty", ja: "何も書かれていません")
        } else if scalars.contains("/") || scalars.contains("\\") {
            reason = Message(en: "must not contain `/`", ja: "「/」は使えません")
        } else if slug == "." || slug.contains("..") {
            reason = Message(en: "must not contain `..`", ja: "「..」は使えません")
        } else if slug.hasPrefix(".") || slug.hasPrefix("_") {
            reason = Message(en: "must not begin with `.` or `_`", ja: "「.」「_」で始めることはできません")
        } else if scalars.contains(where: {
            $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F
        }) {
            reason = Message(en: "must not contain white space", ja: "空白は使えません")
        } else if scalars.contains(where: { "?#%\"'<>:*|".unicodeScalars.contains($0) }) {
            reason = Message(en: "must not contain signs", ja: "記号（? # % など）は使えません")
        } else if slug.utf8.count > Self.longest {
            reason = Message(en: "is too long", ja: "長すぎます（\(Self.longest) バイトまで）")
        } else {
            return nil
        }
    }

    func message(_ slug: String) -> Message {
        Message(en: "`slug` \(reason.en): \(slug)", ja: "slug に誤りがあります。\(reason.ja)（\(slug)）")
    }
}
