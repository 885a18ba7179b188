import ArgumentParser
import ShiraseBuild
import ShiraseCore

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: say(en: "Build the site and the posts.", ja: "ホームページと投稿文を作ります。"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var planning: PlanOptions

    @OptionGroup var output: OutputOptions

    @Flag(
        help: .init(say(en: "Compute everything anew and keep nothing for the next build.", ja: "前回の結果を使わず、すべて作り直します。"))
    )
    var noCache = false

    @Flag(help: .init(say(en: "Warnings fail the build too.", ja: "注意もエラーとして扱います。")))
    var strict = false

    @Option(help: .init(say(en: "How to write messages: human, json or github.", ja: "メッセージの形式（human、json、github）。")))
    var format: DiagnosticFormat = .human

    @Flag(
        name: .shortAndLong,
        help: .init(say(en: "Name every file that is written or removed.", ja: "書いたファイルと消したファイルをすべて表示します。")))
    var verbose = false

    func validate() throws {
        if verbose, common.quiet {
            throw ValidationError(
                say(en: "--quiet and --verbose exclude each other", ja: "--quiet と --verbose は同時に使えません"))
        }
    }

    func run() async throws {
        let console = Console(language: common.lang, format: format, isQuiet: common.quiet)
        try await console.run {
            var options = planning.buildOptions(common)
            options.usesCache = !noCache
            let build = Build(options, fileSystem: LocalFileSystem(), clock: .system, progress: console.progress)
            let folder = output.folder(root: common.root)
            let outcome = try await build.run(to: folder, isStrict: strict)
            Console.leave(outcome.remains)
            console.endProgress()
            if format == .human { outcome.notes.forEach(console.say) }
            console.report(outcome.diagnostics, isStrict: strict)
            let summary = BuildSummary(outcome.diagnostics)
            guard let built = outcome.summary else {
                summary.printFailure(console, isStrict: strict)
                throw Console.contentFailed
            }
            summary.print(built, folder, console, isVerbose: verbose)
        }
    }
}
