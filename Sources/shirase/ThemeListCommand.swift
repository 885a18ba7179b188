import ArgumentParser
import Foundation
import ShiraseBuild
import ShiraseCore

struct ThemeListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: say(
            en: "Name every file of the theme, and what overrides what.", ja: "テーマのファイルと、サイトが置き換えているものを一覧にします。"))

    @OptionGroup var common: CommonOptions

    @Option(help: .init(say(en: "text or json.", ja: "text または json。")))
    var format: TeasersCommand.Format = .text

    func run() async throws {
        let console = Console(language: common.lang, isQuiet: common.quiet)
        try await console.run {
            let sink = DiagnosticSink()
            let listing = try await ThemeListing(
                root: common.root, theme: .builtIn, fileSystem: LocalFileSystem(), sink)
            console.report(sink.diagnostics)
            switch format {
            case .json: console.print(JSONText.pretty(listing.files))
            case .text:
                let width = listing.files.map(\.path.count).max() ?? 0
                for file in listing.files {
                    let name = file.path.padding(toLength: width + 2, withPad: " ", startingAt: 0)
                    console.print(name + file.told[common.lang] + "\n")
                }
            }
            if sink.diagnostics.hasErrors { throw Console.contentFailed }
        }
    }
}

extension ThemeListing.File {
    fileprivate var told: Message {
        switch state {
        case .builtIn: Message(en: "built in", ja: "組み込み")
        case .overridden where same == true:
            Message(en: "overridden by templates/\(path), with the same bytes", ja: "templates/\(path) で置き換え（内容は同じ）")
        case .overridden: Message(en: "overridden by templates/\(path)", ja: "templates/\(path) で置き換え")
        case .merged where same == true:
            Message(en: "overridden by templates/\(path), with the same bytes", ja: "templates/\(path) で置き換え（内容は同じ）")
        case .merged:
            Message(
                en: "merged with templates/\(path), words: \(words ?? 0)",
                ja: "templates/\(path) の言葉 \(words ?? 0) 件を優先")
        case .own: Message(en: "the site's own", ja: "サイト独自")
        case .unused:
            nearest.map {
                Message(en: "unused: did you mean \($0)?", ja: "使われていません（\($0) の間違いではありませんか）")
            } ?? Message(en: "unused", ja: "使われていません")
        }
    }
}
