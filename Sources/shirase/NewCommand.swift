import ArgumentParser
import Foundation
import ShiraseBuild
import ShiraseCore

struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: say(en: "Begin an article.", ja: "新しい記事のファイルを作ります。"))

    @Argument(help: .init(say(en: "The section's folder: notices.", ja: "セクションのフォルダー名（例 notices）。")))
    var section: String

    @Argument(help: .init(say(en: "The article's title.", ja: "記事の題名。")))
    var title: String

    @OptionGroup var common: CommonOptions

    @Option(
        help: .init(
            say(
                en: "The last part of its address; asked for on a terminal, else made from the title or the date.",
                ja: "アドレスの最後の部分（省略すると、たずねるか、題名・日付から作ります）。")))
    var slug: String?

    func run() async throws {
        let console = Console(language: common.lang, isQuiet: common.quiet)
        try await console.run {
            let draft = NewArticle(
                root: common.root, section: section, title: title, fileSystem: LocalFileSystem(), clock: .system)
            let chosen = slug ?? ask(draft.suggestedSlug())
            switch try draft.write(slug: chosen) {
            case .success(let path):
                console.say(
                    Message(
                        en: "made \(path); it is a draft until you remove `draft: true`",
                        ja: "\(path) を作りました。`draft: true` の行を消すと公開されます"))
            case .failure(let diagnostics):
                console.report(diagnostics.all)
                throw Console.contentFailed
            }
        }
    }

    private func ask(_ suggestion: String) -> String {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return suggestion }
        let prompt = Message(en: "address (slug) [\(suggestion)]: ", ja: "アドレス（slug）[\(suggestion)]: ")
        FileHandle.standardError.write(Data(prompt[common.lang].utf8))
        let answer = readLine()?.trimmingWhiteSpace ?? ""
        return answer.isEmpty ? suggestion : answer
    }
}
