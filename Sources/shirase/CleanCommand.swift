import ArgumentParser
import ShiraseBuild
import ShiraseCore

struct CleanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: say(en: "Remove what builds wrote, and nothing else.", ja: "作られたファイルだけを削除します。"))

    @OptionGroup var common: CommonOptions

    @Option(
        name: .shortAndLong,
        help: .init(
            say(en: "The output folder; ROOT/output by default.", ja: "出力フォルダー（既定は ROOT/output）。"), valueName: "dir"))
    var output: String?

    func validate() throws { try OutputOption.validate(output) }

    func run() async throws {
        let console = Console(language: common.lang, isQuiet: common.quiet)
        try await console.run {
            let folder = output ?? common.root.appendingPath("output")
            let removed = try Build.clean(root: common.root, output: folder, fileSystem: LocalFileSystem())
            console.say(Message(en: "\(removed.count) files removed", ja: "\(removed.count) 件のファイルを削除しました"))
        }
    }
}
