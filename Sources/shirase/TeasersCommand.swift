import ArgumentParser
import ShiraseBuild
import ShiraseCore
import ShiraseSite
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

    @Option(help: PlatformOption.help)
    var platform: String?

    @Option(help: .init(say(en: "text or json.", ja: "text または json。")))
    var format: Format = .text

    func validate() throws { try PlatformOption.validate(platform) }

    func run() async throws {
        let console = Console(language: common.lang, isQuiet: common.quiet)
        try await console.run {
            var options = planning.buildOptions(common)
            options.makesPictures = false
            let build = Build(
                options, fileSystem: LocalFileSystem(), clock: .system,
                progress: console.progress)
            let result = try await build.plan()
            console.endProgress()
            console.report(result.diagnostics)
            guard let plan = result.plan else { throw Console.contentFailed }
            let selection = TeaserSelection(article: article, platform: platform)
            if let problem = selection.problem(plan) {
                console.complain(problem)
                throw Console.contentFailed
            }
            let teasers = selection.select(plan)
            switch format {
            case .json: console.print(String(decoding: JSONValue.array(teasers.map(\.json)).pretty, as: UTF8.self))
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

    /// Why there can be no teasers of the article: it does not exist, or it is not published.
    func problem(_ plan: BuildPlan) -> Message? {
        guard let article else { return nil }
        guard let document = document(article, plan) else {
            let names = plan.documents.filter { $0.path.kind == .article }.map { document in
                document.path.bundle ?? document.path.file.withoutPathExtension
            }
            let hint = Diagnostic.meant(names.map { String($0.dropFirst("content/".count)) }, article)
            return Message(
                en: "there is no article `\(article)`; \(hint.en)", ja: "「\(article)」という記事はありません。\(hint.ja)")
        }
        guard !plan.site.documents.contains(where: { $0.path.file == document.path.file }) else { return nil }
        switch document.status(at: plan.site.now) {
        case .draft:
            return Message(
                en: "the article is a draft: add --drafts to see its posts", ja: "下書きの記事です。--drafts を付けると投稿文を表示します")
        case .scheduled:
            return Message(
                en: "the article appears later: add --future to see its posts", ja: "まだ公開前の記事です。--future を付けると投稿文を表示します"
            )
        case .expired, .published: return Message(en: "the article has expired", ja: "掲載を終えた記事です")
        }
    }

    func select(_ plan: BuildPlan) -> [Teaser] {
        let file = article.flatMap { document($0, plan) }?.path.file
        return plan.teasers.filter {
            (file == nil || $0.document.path.file == file) && (platform == nil || $0.platform == platform)
        }
    }

    private func document(_ name: String, _ plan: BuildPlan) -> Document? {
        let files = ["", ".md", "/index.md"].flatMap { [name + $0, "content/" + name + $0] }
        return plan.documents.first { files.contains($0.path.file) }
    }
}
