import ArgumentParser
import Foundation
import ShiraseCore
import ShiraseMarkdown
import ShiraseSite

struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: say(en: "Turn Markdown into an HTML fragment.", ja: "Markdown を HTML にします。"))

    @Argument(help: .init(say(en: "A Markdown file; standard input by default.", ja: "Markdown のファイル（省略すると標準入力）。")))
    var file: String?

    @Flag(help: .init(say(en: "Plain CommonMark, without Shirase's extensions.", ja: "Shirase の拡張を使わない CommonMark。")))
    var commonmark = false

    @Option(help: .init(say(en: "The language of messages: en or ja.", ja: "メッセージの言語（en または ja）。")))
    var lang: MessageLanguage = .ambient

    func run() async throws {
        let console = Console(language: lang)
        try await console.run {
            let bytes =
                try file.map { try LocalFileSystem().read($0) }
                ?? [UInt8](FileHandle.standardInput.readDataToEndOfFile())
            if commonmark {
                FileHandle.standardOutput.write(Data(Markdown.commonMark(bytes)))
                return
            }
            let source = SourceFile(path: file ?? "-", bytes: bytes)
            let document = Markdown.document(source, body: FrontMatterSplit.body(of: source))
            console.report(document.diagnostics)
            console.print(document.fragment)
        }
    }
}
