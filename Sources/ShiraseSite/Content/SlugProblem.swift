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
        // Bytes, as a sign with a combining mark behind it is still that sign on the disk.
        let bytes = slug.utf8
        if !bytes.isEmpty, bytes.count <= Self.longest, bytes.allSatisfy(Self.isPlain) { return nil }
        if bytes.isEmpty {
            reason = Message(en: "is empty", ja: "何も書かれていません")
        } else if bytes.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
            reason = Message(en: "must not contain `/`", ja: "「/」は使えません")
        } else if slug == "." || zip(bytes, bytes.dropFirst()).contains(where: Self.areDots) {
            reason = Message(en: "must not contain `..`", ja: "「..」は使えません")
        } else if bytes.first == UInt8(ascii: ".") || bytes.first == UInt8(ascii: "_") {
            reason = Message(en: "must not begin with `.` or `_`", ja: "「.」「_」で始めることはできません")
        } else if slug.unicodeScalars.contains(where: Self.isSpace) {
            reason = Message(en: "must not contain white space", ja: "空白は使えません")
        } else if bytes.contains(where: Self.isSign) {
            reason = Message(en: "must not contain signs", ja: "記号（? # % など）は使えません")
        } else if slug.utf8.count > Self.longest {
            reason = Message(en: "is too long", ja: "長すぎます（\(Self.longest) バイトまで）")
        } else {
            return nil
        }
    }

    /// Most slugs hold nothing else.
    private static func isPlain(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") }

    private static func areDots(_ first: UInt8, _ second: UInt8) -> Bool {
        first == UInt8(ascii: ".") && second == UInt8(ascii: ".")
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.value <= 0x20 || scalar.value == 0x7F : scalar.properties.isWhitespace
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        "?#%\"'<>:*|".utf8.contains(byte)
    }

    func message(_ slug: String) -> Message {
        Message(en: "`slug` \(reason.en): \(slug)", ja: "slug に誤りがあります。\(reason.ja)（\(slug)）")
    }
}
