import ArgumentParser
import ShiraseBuild
import ShiraseCore

struct CloseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: say(en: "Add a closure to clinic.yml.", ja: "休診を clinic.yml に書き加えます。"),
        discussion: say(
            en: "The next build shows it on every page, in the calendar and the notices, and makes its posts.",
            ja: "次の build で、全ページの表示・カレンダー・お知らせ・投稿文に反映されます。"))

    @Argument(help: .init(say(en: "The day, or the first one: 2026-11-20.", ja: "休診の日、または最初の日（例 2026-11-20）。")))
    var date: String
    @OptionGroup var common: CommonOptions
    @Option(help: .init(say(en: "The last day.", ja: "最後の日。"), valueName: "date"))
    var to: String?
    @Option(help: .init(say(en: "A session of the day: am.", ja: "休診にする時間帯の id（例 pm）。省略すると終日。")))
    var session: String?
    @Option(help: .init(say(en: "Why: shown to patients.", ja: "理由（患者さんに表示されます）。例 学会出席のため")))
    var reason: String?
    @Option(help: .init(say(en: "What it is called.", ja: "休診の呼び名。")))
    var kind = "臨時休診"

    func validate() throws {
        for text in [date, to].compactMap(\.self) where CivilDate(text) == nil {
            throw ValidationError(
                say(en: "\(text) is no day: write YYYY-MM-DD", ja: "\(text) は日付ではありません。YYYY-MM-DD で書いてください"))
        }
    }

    func run() async throws {
        let console = Console(language: common.lang, isQuiet: common.quiet)
        try await console.run {
            // Both have been validated.
            guard let from = CivilDate(date) else { return }
            let last = to.flatMap { CivilDate($0) } ?? from
            let files = LocalFileSystem()
            let closure = NewClosure(
                from: from, to: last, session: session, kind: kind, reason: reason,
                announced: ClinicHours.today(root: common.root, fileSystem: files, clock: .system))
            switch try closure.write(root: common.root, fileSystem: files) {
            case .success(let line):
                console.say(
                    Message(
                        en: "added to content/clinic.yml: \(line)", ja: "content/clinic.yml に書き加えました: \(line)"))
            case .failure(let failure):
                console.report(failure.all)
                throw Console.contentFailed
            }
        }
    }
}
