import ArgumentParser

struct ThemeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme",
        abstract: say(
            en: "Show the built-in theme, and copy files of it to change them.", ja: "組み込みのテーマを調べ、直したいファイルを写します。"),
        subcommands: [ThemeListCommand.self, ThemeShowCommand.self, ThemeCopyCommand.self])
}
