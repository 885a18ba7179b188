import ArgumentParser
import Foundation
import ShiraseCore
import ShiraseSyndication

struct PlatformsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "platforms",
        abstract: say(
            en: "Show every platform's limits, with their date and sources.", ja: "SNS ごとの上限を、調べた日と出典とともに表示します。"))

    @Option(help: .init(say(en: "text or json.", ja: "text または json。")))
    var format: TeasersCommand.Format = .text

    @Option(
        help: .init(
            say(en: "Today, for the age of the facts: YYYY-MM-DD.", ja: "今日の日付（情報の古さを調べるため）。"), valueName: "date"))
    var date: String?

    @Option(help: .init(say(en: "The language of messages: en or ja.", ja: "メッセージの言語（en または ja）。")))
    var lang: MessageLanguage = .ambient

    func validate() throws { try DateOption.validate(date) }

    func run() async throws {
        let console = Console(language: lang)
        try await console.run {
            let records = Platforms.all.map(PlatformRecord.init)
            console.print(
                format == .json ? JSONText.pretty(records) : records.map { $0.text(lang) }.joined(separator: "\n"))
            if let warning = PlatformFacts.ageWarning(on: today) { console.report([warning]) }
        }
    }

    private var today: Moment {
        if let date, case .moment(let moment) = TimeZoneCalendar.utc.parse(date) { return moment }
        return TimeZoneCalendar.utc.moment(at: WallClock.system.now())
    }
}

private struct PlatformRecord: Encodable {
    let platform: String
    let title: String
    let limits: [Limit]
    let advised: Int
    let hashtags: Int
    let linksWork: Bool
    let pictures: String
    let sources: [String]
    let date: String

    struct Limit: Encodable {
        let value: Int
        let unit: PlatformFacts.Unit
    }

    init(_ platform: any Platform.Type) {
        let facts = platform.facts
        self.platform = platform.name
        title = facts.title
        limits = facts.limits.map { Limit(value: $0.value, unit: $0.unit) }
        advised = facts.advised
        hashtags = facts.mostHashtags ?? facts.hashtags
        linksWork = facts.linksWork
        pictures = facts.pictures
        sources = facts.sources
        date = PlatformFacts.dateText
    }

    func text(_ language: MessageLanguage) -> String {
        let limits = limits.map { "\($0.value) \($0.unit.rawValue)" }.joined(separator: ", ")
        let links =
            linksWork
            ? Message(en: "links can be pressed", ja: "リンクを押せます")
            : Message(en: "links cannot be pressed", ja: "リンクは押せません")
        return """
            \(title) (\(platform))
              \(limits); \(links[language])
              \(pictures)
              \(date): \(sources.joined(separator: " "))

            """
    }
}
