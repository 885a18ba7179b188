import ArgumentParser
import Foundation
import ShiraseBuild
import ShiraseCore
import ShiraseSite

struct ThemeShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: say(en: "Print a file of the built-in theme.", ja: "組み込みのテーマのファイルを表示します。"))

    @Argument(help: .init(say(en: "The file: partials/header.", ja: "ファイル（例 partials/header）。")))
    var name: String

    @Option(help: .init(say(en: "The language of messages: en or ja.", ja: "メッセージの言語（en または ja）。")))
    var lang: MessageLanguage = .ambient

    func run() async throws {
        let console = Console(language: lang)
        try await console.run {
            guard let file = Theme.builtIn.file(named: name) else {
                console.report([Theme.builtIn.unknown(name)])
                throw Console.contentFailed
            }
            FileHandle.standardOutput.write(Data(file.bytes))
        }
    }
}
