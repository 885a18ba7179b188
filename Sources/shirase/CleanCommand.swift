import ArgumentParser
import ShiraseBuild
import ShiraseCore

struct CleanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: say(en: "Remove what builds wrote, and nothing else.", ja: "作られたファイルだけを削除します。"))

    @OptionGroup var common: CommonOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let console = Console(language: common.lang, isQuiet: common.quiet)
        try await console.run {
            let folder = output.folder(root: common.root)
            let removed = try await Build.clean(
                root: common.root, output: folder, fileSystem: LocalFileSystem(), progress: console.progress)
            console.say(Message(en: "\(removed.count) files removed", ja: "\(removed.count) 件のファイルを削除しました"))
        }
    }
}
