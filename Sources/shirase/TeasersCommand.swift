import ArgumentParser
import ShiraseBuild
import ShiraseCore
import ShiraseSyndication

struct TeasersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teasers",
        abstract: say(en: "Show the posts of all articles, or of one.", ja: "記事の投稿文を表示します。"))

    enum Format: String, ExpressibleByArgument {
        case text
        case json
    }

    @Argument(
        help: .init(
            say(
                en: "An article: notices/flu or content/notices/flu.md.",
                ja: "記事（notices/flu や content/notices/flu.md）。")))
    var article: String?

    @OptionGroup var common: CommonOptions
    @OptionGroup var planning: PlanOptions

    @Option(
        help: .init(
            say(
                en: "One platform: \(Platforms.names.joined(separator: ", ")).",
                ja: "SNS の名前（\(Platforms.names.joined(separator: "、"))）。"), valueName: "name"))
    var platform: String?

    @Option(help: .init(say(en: "text or json.", ja: "text または json。")))
    var format: Format = .text

    func validate() throws {
        if let platform, !Platforms.names.contains(platform) {
            let hint = Diagnostic.meant(Platforms.names, platform)[.ambient]
            throw ValidationError(
                say(en: "unknown platform `\(platform)`; \(hint)", ja: "「\(platform)」という SNS はありません。\(hint)"))
        }
    }

    func run() async throws {
        let console = Console(language: common.lang, isQuiet: common.quiet)
        try await console.run {
            let build = Build(
                planning.buildOptions(root: common.root), fileSystem: LocalFileSystem(), clock: .system,
                progress: console.progress)
            let result = try await build.plan()
            console.endProgress()
            console.report(result.diagnostics)
            guard let plan = result.plan else { throw Console.contentFailed }
            let teasers = try TeaserSelection(article: article, platform: platform).select(plan)
            switch format {
            case .json: console.print(JSONText.pretty(teasers.map(TeaserRecord.init)))
            case .text:
                for teaser in teasers {
                    let header =
                        "── \(teaser.document.path.file) → \(teaser.platform) (\(teaser.length)/\(teaser.limit))"
                    console.print("\(header)\n\(teaser.text)\n\n")
                }
            }
        }
    }
}

/// The teasers that a person asked for.
struct TeaserSelection {
    let article: String?
    let platform: String?

    func select(_ plan: BuildPlan) throws -> [Teaser] {
        let document = try article.map { name in
            let files = ["", ".md", "/index.md"].flatMap { [name + $0, "content/" + name + $0] }
            if let document = plan.documents.first(where: { files.contains($0.path.file) }) {
                return document.path.file
            }
            let names = plan.documents.filter { $0.path.kind == .article }.map {
                String($0.path.file.dropFirst("content/".count).dropLast(3))
            }
            let hint = Diagnostic.meant(names, name)[.ambient]
            throw ValidationError(say(en: "there is no article `\(name)`; \(hint)", ja: "「\(name)」という記事はありません。\(hint)"))
        }
        return plan.teasers.filter {
            (document == nil || $0.document.path.file == document) && (platform == nil || $0.platform == platform)
        }
    }
}
