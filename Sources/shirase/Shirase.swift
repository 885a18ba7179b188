import ArgumentParser
import CAllocator
import ShiraseCore

@main
enum Program {
    static func main() async {
        shirase_take_memory_in_large_pieces()
        await Shirase.main()
    }
}

struct Shirase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shirase",
        abstract: say(
            en: "Builds a clinic's site and its posts for social networks.", ja: "診療所のホームページと SNS の投稿文を作ります。"),
        version: "0.1.0",
        subcommands: [
            BuildCommand.self, RenderCommand.self, TeasersCommand.self, CountCommand.self, PlatformsCommand.self,
            NewCommand.self, NextCommand.self, HoursCommand.self, CloseCommand.self, ThemeCommand.self,
            CleanCommand.self,
        ])
}

/// A help text in the language of the process' locale: help is written before `--lang` is read.
func say(en: String, ja: String) -> String { Message(en: en, ja: ja)[.ambient] }
