import ShiraseBuild
import ShiraseCore

/// The last words of a build.
struct BuildSummary {
    private let errors: Int
    private let warnings: Int

    init(_ diagnostics: [Diagnostic]) {
        let all = diagnostics.sortedByPlace()
        errors = all.count { $0.severity == .error }
        warnings = all.count - errors
    }

    private struct Output: Encodable {
        struct Summary: Encodable {
            var errors: Int
            var warnings: Int
            var pages: Int?
            var teasers: Int?
            var written: [String]?
            var unchanged: Int?
            var removed: [String]?
        }

        let summary: Summary
    }

    func print(
        _ built: Build.Summary, _ folder: String, _ console: Console, isVerbose: Bool
    ) {
        let report = built.report
        if console.format == .json {
            let summary = Output.Summary(
                errors: errors, warnings: warnings, pages: built.pages, teasers: built.teasers,
                written: report.written, unchanged: report.unchanged, removed: report.removed)
            console.print(JSONText.line(Output(summary: summary)))
            return
        }
        if isVerbose {
            for path in report.written { console.say(Message(en: "wrote \(path)", ja: "書き込み: \(path)")) }
            for path in report.removed { console.say(Message(en: "removed \(path)", ja: "削除: \(path)")) }
        }
        console.say(
            Message(
                en:
                    "pages: \(built.pages), posts: \(built.teasers) (files written: \(report.written.count), unchanged: \(report.unchanged), removed: \(report.removed.count))",
                ja:
                    "ページ \(built.pages)、投稿文 \(built.teasers)（書き込み \(report.written.count)、変更なし \(report.unchanged)、削除 \(report.removed.count)）"
            ))
        if warnings > 0 {
            console.say(
                Message(en: "\(warnings) warning(s): please read them above", ja: "注意が \(warnings) 件あります。上の内容をご確認ください"))
        }
        console.say(Message(en: "the site: \(folder)/site", ja: "ホームページ: \(folder)/site"))
        console.say(Message(en: "the posts: \(folder)/sns", ja: "投稿文: \(folder)/sns"))
    }

    func printFailure(_ console: Console, isStrict: Bool) {
        if console.format == .json {
            console.print(JSONText.line(Output(summary: Output.Summary(errors: errors, warnings: warnings))))
            return
        }
        let strict = Message(en: " (--strict)", ja: "（--strict）")
        console.printError(
            Message(
                en: "nothing was written: \(errors) error(s), \(warnings) warning(s)\(isStrict ? strict.en : "")\n",
                ja: "何も書き込んでいません。エラー \(errors) 件、注意 \(warnings) 件\(isStrict ? strict.ja : "")\n")[console.language])
    }
}
