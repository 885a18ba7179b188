import ArgumentParser
import ShiraseBuild
import ShiraseCore

struct ThemeCopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: say(
            en: "Copy files of the built-in theme into the site, to change them.", ja: "組み込みのテーマのファイルを、直すためにサイトへ写します。"))

    @Argument(
        help: .init(
            say(en: "The files: partials/header assets/style.css.", ja: "ファイル（例 partials/header assets/style.css）。")))
    var names: [String]

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let console = Console(language: common.lang, isQuiet: common.quiet)
        try await console.run {
            let copy = ThemeCopy(root: common.root, theme: .builtIn, fileSystem: LocalFileSystem())
            switch try copy.write(names) {
            case .success(let paths):
                for path in paths {
                    console.say(
                        Message(
                            en: "made \(path); the site uses it from now on", ja: "\(path) を作りました。これからはこのファイルが使われます"))
                }
            case .failure(let failure):
                console.report(failure.all)
                throw Console.contentFailed
            }
        }
    }
}
