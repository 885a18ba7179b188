import ArgumentParser
import Foundation
import ShiraseBuild
import ShiraseCore
import ShiraseSite
import ShiraseTheme

/// What every command that reads a site takes.
struct CommonOptions: ParsableArguments {
    @Option(
        help: .init(
            say(en: "The folder that holds content/.", ja: "content/ のあるフォルダー。"),
            valueName: "dir"))
    var root = "."

    @Option(help: .init(say(en: "The language of messages: en or ja.", ja: "メッセージの言語（en または ja）。")))
    var lang: MessageLanguage = .ambient

    @Flag(name: .shortAndLong, help: .init(say(en: "Say nothing but errors.", ja: "エラーのほかは何も表示しません。")))
    var quiet = false

    func validate() throws {
        if root.isBlank { throw ValidationError(say(en: "--root must not be empty", ja: "--root が空です")) }
    }

    /// A build of the site, with the theme that this program carries.
    var buildOptions: BuildOptions {
        var options = BuildOptions(root: root)
        options.theme = .builtIn
        return options
    }
}

extension Theme {
    /// The one that this program carries.
    static let builtIn = Theme(BuiltInTheme.files)
}

/// Where a command writes, or removes what was written.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: .init(
            say(
                en: "The folder for site/ and sns/; ROOT/output by default.",
                ja: "site/ と sns/ を作るフォルダー（既定は ROOT/output）。"),
            valueName: "dir"))
    var output: String?

    func validate() throws {
        if output?.isBlank == true { throw ValidationError(say(en: "--output must not be empty", ja: "--output が空です")) }
    }

    func folder(root: String) -> String { output ?? root.appendingPath("output") }
}

/// What `--date` may be, wherever a command takes it.
enum DateOption {
    static func validate(_ date: String?, name: String = "--date") throws {
        guard let date else { return }
        guard case .moment = TimeZoneCalendar.utc.parse(date) else {
            throw ValidationError(
                say(
                    en: "\(name) \(date) is no date: write YYYY-MM-DD or YYYY-MM-DDTHH:MM",
                    ja: "\(name) \(date) は日付ではありません。YYYY-MM-DD か YYYY-MM-DDTHH:MM で書いてください"))
        }
    }
}

/// What every command that builds takes.
struct PlanOptions: ParsableArguments {
    @Option(
        name: .customLong("base-url"),
        help: .init(
            say(en: "The site's address, instead of base_url of site.yml.", ja: "サイトのアドレス（site.yml の base_url の代わり）。"),
            valueName: "url"))
    var baseURL: BaseURL?

    @Flag(help: .init(say(en: "Include drafts.", ja: "下書きも含めます。")))
    var drafts = false

    @Flag(help: .init(say(en: "Include articles whose date lies in the future.", ja: "日付が先の記事も含めます。")))
    var future = false

    @Option(
        help: .init(
            say(
                en: "Build as of this moment: YYYY-MM-DD[THH:MM], in the clinic's time zone.",
                ja: "この時点のサイトを作ります（YYYY-MM-DD[THH:MM]）。"),
            valueName: "date"))
    var date: String?

    @Option(
        name: .shortAndLong,
        help: .init(
            say(en: "How many threads work at once; all cores by default.", ja: "同時に使うスレッドの数（既定は全コア）。"), valueName: "n")
    )
    var jobs: Int?

    func validate() throws {
        try DateOption.validate(date)
        if let jobs, jobs < 1 {
            throw ValidationError(say(en: "--jobs must be at least 1", ja: "--jobs は 1 以上にしてください"))
        }
    }

    func buildOptions(_ common: CommonOptions) -> BuildOptions {
        var options = common.buildOptions
        options.baseURL = baseURL
        options.includesDrafts = drafts
        options.includesFuture = future
        options.date = date
        options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        return options
    }
}

extension MessageLanguage: ExpressibleByArgument {}
extension DiagnosticFormat: ExpressibleByArgument {}
extension BaseURL: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
