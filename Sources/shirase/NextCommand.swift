import ArgumentParser
import ShiraseBuild
import ShiraseCore

struct NextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next",
        abstract: say(
            en: "Say when the next article appears or expires, for cron.", ja: "次に記事が公開・終了する時刻を表示します（cron 用）。"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var planning: PlanOptions

    func run() async throws {
        let console = Console(language: common.lang, isQuiet: common.quiet)
        try await console.run {
            let build = Build(planning.buildOptions(root: common.root), fileSystem: LocalFileSystem(), clock: .system)
            let result = try await build.plan()
            console.report(result.diagnostics)
            guard let plan = result.plan else { throw Console.contentFailed }
            for change in plan.nextChanges() {
                console.print("\(change.moment.rfc3339) \(change.kind.rawValue) \(change.document.path.file)\n")
            }
        }
    }
}
