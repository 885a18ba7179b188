import ArgumentParser
import ShiraseBuild
import ShiraseClinic
import ShiraseCore

struct HoursCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hours",
        abstract: say(en: "Say whether the clinic sees patients.", ja: "いま診療しているか、いつ診療するかを表示します。"))

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var common: CommonOptions
    @Option(
        help: .init(
            say(en: "At this moment instead of now: YYYY-MM-DD[THH:MM].", ja: "今の代わりに、この時点で調べます（YYYY-MM-DD[THH:MM]）。"),
            valueName: "date"))
    var at: String?
    @Flag(help: .init(say(en: "Seven days from that one on.", ja: "その日からの7日間を表示します。")))
    var week = false
    @Option(help: .init(say(en: "How to answer: text or json.", ja: "表示の形（text または json）。")))
    var format = Format.text

    func validate() throws { try DateOption.validate(at, name: "--at") }

    func run() async throws {
        let console = Console(language: common.lang, isQuiet: common.quiet)
        try await console.run {
            let sink = DiagnosticSink()
            let hours = try ClinicHours.load(root: common.root, fileSystem: LocalFileSystem(), sink)
            console.report(sink.diagnostics)
            guard let hours, !sink.diagnostics.hasErrors else { throw Console.contentFailed }
            var moment = hours.calendar.moment(at: WallClock.system.now())
            if let at, case .moment(let asked) = hours.calendar.parse(at) { moment = asked }
            let days = (0..<7).map(CivilDate(moment).adding(days:))
            switch (format, week) {
            case (.text, false): console.print(hours.told(at: moment)[common.lang] + "\n")
            case (.text, true): for day in days { console.print(hours.told(of: day)[common.lang] + "\n") }
            case (.json, false): console.print(String(decoding: hours.json(at: moment).pretty, as: UTF8.self))
            case (.json, true):
                console.print(String(decoding: JSONValue.array(days.map(hours.json(of:))).pretty, as: UTF8.self))
            }
        }
    }
}
