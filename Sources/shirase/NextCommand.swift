import ArgumentParser
import ShiraseBuild
import ShiraseCore

struct NextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next",
        abstract: say(
            en: "Say when the next article appears, expires or is announced again, for cron.",
            ja: "次に記事が公開・終了・再告知される時刻を表示します（cron 用）。"))

    @OptionGroup var common: CommonOptions
    @Option(
        help: .init(say(en: "Look ahead from this moment instead of now.", ja: "今の代わりに、この時点から調べます。"), valueName: "date")
    )
    var date: String?

    func validate() throws { try DateOption.validate(date) }

    func run() async throws {
        let console = Console(language: common.lang, isQuiet: common.quiet)
        try await console.run {
            var options = common.buildOptions
            options.date = date
            options.makesPictures = false
            let build = Build(options, fileSystem: LocalFileSystem(), clock: .system)
            let result = try await build.plan()
            console.report(result.diagnostics)
            guard let plan = result.plan else { throw Console.contentFailed }
            for change in plan.nextChanges() {
                console.print("\(change.moment.rfc3339) \(change.kind.rawValue) \(change.document.path.file)\n")
            }
        }
    }
}
