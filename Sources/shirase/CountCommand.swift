import ArgumentParser
import Foundation
import ShiraseCore
import ShiraseSyndication

struct CountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count",
        abstract: say(
            en: "Count a text from standard input as a platform counts it.", ja: "標準入力の文を、SNS の数え方で数えます。"))

    @Option(help: PlatformOption.help)
    var platform: String

    @Option(help: .init(say(en: "text or json.", ja: "text または json。")))
    var format: TeasersCommand.Format = .text

    @Option(help: .init(say(en: "The language of messages: en or ja.", ja: "メッセージの言語（en または ja）。")))
    var lang: MessageLanguage = .ambient

    func validate() throws { try PlatformOption.validate(platform) }

    func run() async throws {
        let console = Console(language: lang)
        try await console.run {
            guard let platform = Platforms.named(platform) else { return }
            let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
            let file = SourceFile(path: "-", bytes: bytes)
            if let invalid = file.firstInvalidUTF8 {
                console.report([.invalidUTF8(file, at: invalid)])
                throw Console.contentFailed
            }
            let record = CountRecord(platform, file.text(0..<bytes.count).droppingLastLineEnd, lang)
            console.print(format == .json ? JSONText.line(record) : record.text(lang))
        }
    }
}

/// What `count` says. `length`, `limit` and `unit` are those of the limit that the text breaks or comes nearest to.
private struct CountRecord: Encodable {
    let platform: String
    let length: Int
    let limit: Int
    let unit: PlatformFacts.Unit
    let fits: Bool
    let links: [String]
    let hashtags: [String]
    let violations: [String]
    let counts: [Measure]
    /// Bluesky's links and tags with their places; of no other platform.
    let facets: [Bluesky.Facet]?

    struct Measure: Encodable {
        let length: Int
        let limit: Int
        let unit: PlatformFacts.Unit
        let fits: Bool
    }

    init(_ platform: any Platform.Type, _ text: String, _ language: MessageLanguage) {
        let count = platform.count(text)
        self.platform = count.platform
        (length, limit, unit) = (count.decisive.length, count.decisive.limit, count.decisive.unit)
        fits = count.fits
        links = count.links
        hashtags = count.hashtags
        violations = count.violations.map { $0[language] }
        counts = count.measures.map { Measure(length: $0.length, limit: $0.limit, unit: $0.unit, fits: $0.fits) }
        facets = platform == Bluesky.self ? Bluesky.facets(of: text) : nil
    }

    func text(_ language: MessageLanguage) -> String {
        var lines = counts.map { "\($0.length)/\($0.limit) \($0.unit.rawValue)" }
        lines += links.map { "link: \($0)" } + hashtags.map { "#\($0)" } + violations.map { "! \($0)" }
        let verdict =
            fits ? Message(en: "it fits", ja: "投稿できます") : Message(en: "it does not fit", ja: "このままでは投稿できません")
        return (lines + [verdict[language]]).joined(separator: "\n") + "\n"
    }
}

extension String {
    /// Without the one line end that programs write behind a text.
    fileprivate var droppingLastLineEnd: String { last?.isNewline == true ? String(dropLast()) : self }
}
