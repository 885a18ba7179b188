import ShiraseClinic
import ShiraseCore
import ShiraseSite
import ShiraseSyndication

extension Build {
    /// What a build rests on beside the articles.
    struct Inputs {
        let configuration: SiteConfiguration
        let clinic: Clinic?
        let strings: [String: Strings]
        let now: Moment
        /// What has been announced already.
        let posted: PostedLedger
    }

    /// - Returns: `nil`, with diagnostics, where the site cannot be read without them.
    func loadInputs(_ tree: SourceTree, _ sink: DiagnosticSink) throws -> Inputs? {
        guard fileSystem.kind(of: options.root.appendingPath("content")) == .directory else {
            sink.add(Self.noContent)
            return nil
        }
        reportUnknownFiles(tree, sink)
        guard tree.contains("content/site.yml") else {
            sink.add(
                .error(
                    "site.no-configuration",
                    Message(en: "there is no `content/site.yml`", ja: "`content/site.yml` がありません"),
                    at: .path("content/site.yml"),
                    hint: Message(
                        en: "make it with the lines `title: …` and `base_url: https://…`",
                        ja: "「title: …」と「base_url: https://…」の行を書いたファイルを作ってください")))
            return nil
        }
        let configuration = SiteConfiguration.load(
            try tree.read("content/site.yml", fileSystem), baseURL: options.baseURL, sink)
        // Both files are read before either is given up, so that one run shows what is wrong with both.
        var clinic: Clinic?
        if tree.contains("content/clinic.yml") {
            clinic = Clinic.load(
                try tree.read("content/clinic.yml", fileSystem), languages: configuration?.languages, sink)
        }
        guard let configuration else { return nil }
        guard tree.paths.contains(where: { $0.hasPrefix("content/") && $0.pathExtension == "md" }) else {
            sink.add(
                .error(
                    "site.empty",
                    Message(en: "the site is empty: there is no page in `content`", ja: "`content` にページが一つもありません"),
                    at: .path("content"),
                    hint: Message(
                        en: "write the front page: content/_index.md", ja: "まずトップページ content/_index.md を書いてください")))
            return nil
        }
        let strings = try loadStrings(tree, configuration, sink)
        let posted =
            tree.contains(PostedLedger.path)
            ? PostedLedger.load(try tree.read(PostedLedger.path, fileSystem), configuration.calendar, sink) : .empty
        let now = try moment(configuration.calendar)
        sink.add(contentsOf: (clinic?.requiredNotices ?? []).flatMap { $0.warnings(at: now) })
        if let clinic { reportAbsence(clinic, sink) }
        if let schedule = clinic?.schedule { reportEnd(of: schedule, at: now, sink) }
        return Inputs(configuration: configuration, clinic: clinic, strings: strings, now: now, posted: posted)
    }

    static let noContent = Diagnostic.error(
        "site.no-content", Message(en: "there is no folder `content`", ja: "`content` フォルダーがありません"),
        at: .path("content"),
        hint: Message(
            en: "run shirase in the site's folder, or name it: --root DIR",
            ja: "サイトのフォルダーで実行するか、--root でフォルダーを指定してください"))

    /// What every patient looks for: without it `clinic.yml` is mostly one that nobody has finished.
    private func reportAbsence(_ clinic: Clinic, _ sink: DiagnosticSink) {
        func report(_ key: String, _ message: Message, _ hint: Message) {
            sink.add(.warning("clinic.no-\(key)", message, at: .path("content/clinic.yml"), hint: hint))
        }
        if clinic.telephone == nil {
            report(
                "telephone", Message(en: "the clinic has no telephone number", ja: "医院の電話番号（telephone）が書かれていません"),
                Message(en: "write telephone: \"078-000-0000\"", ja: "telephone: \"078-000-0000\" のように書いてください"))
        }
        if clinic.address == nil {
            report(
                "address", Message(en: "the clinic has no address", ja: "医院の住所（address）が書かれていません"),
                Message(
                    en: "write address: {postal_code: 650-0000, region: …, locality: …, street: …}",
                    ja: "address: {postal_code: 650-0000, region: 兵庫県, locality: 神戸市…, street: …} のように書いてください"))
        }
    }

    /// Pages that speak of days for which no timetable holds would say nothing of them.
    private func reportEnd(of schedule: Schedule, at now: Moment, _ sink: DiagnosticSink) {
        let today = CivilDate(now)
        guard let day = (0..<14).map(today.adding(days:)).first(where: { schedule.timetable(on: $0) == nil }) else {
            return
        }
        sink.add(
            .warning(
                "clinic.no-timetable",
                Message(en: "no timetable holds on \(day.text)", ja: "\(day.text) に当てはまる時間割がありません"),
                at: .path("content/clinic.yml"),
                hint: Message(
                    en: "write the hours from then on: `timetables` with `valid`",
                    ja: "その日からの診療時間を、timetables に valid を付けて書いてください")))
    }

    /// A `.yml` file with a wrong name, or in a wrong place, would be read by nobody, and published.
    private func reportUnknownFiles(_ tree: SourceTree, _ sink: DiagnosticSink) {
        let known = ["site.yml", "clinic.yml", "sns-posted.yml"]
        for path in tree.paths where path.hasPrefix("content/") && ["yml", "yaml"].contains(path.pathExtension) {
            let isKnown = path.parentPath == "content" && known.contains(path.lastPathPart)
            guard !isKnown, !path.hasPrefix("content/files/") else { continue }
            sink.add(
                .error(
                    "site.unknown-file",
                    Message(
                        en: "nothing reads the file `\(path.lastPathPart)`", ja: "`\(path.lastPathPart)` というファイルは使われません"
                    ),
                    at: .path(path), hint: Diagnostic.meant(known, path.lastPathPart)))
        }
    }

    /// The moment of the build.
    private func moment(_ calendar: TimeZoneCalendar) throws(InvalidDate) -> Moment {
        guard let text = options.date else { return calendar.moment(at: clock.now()) }
        guard case .moment(let moment) = calendar.parse(text) else { throw InvalidDate(text: text) }
        return moment
    }

    /// Reads and checks the templates that the site's pages need.
    func loadTemplates(
        _ tree: SourceTree, _ pages: [SitePage], _ inputs: Inputs, _ assets: AssetFiles, _ sink: DiagnosticSink
    ) throws -> TemplateSet {
        // Every kind's template is checked, also one that no page uses today.
        let named = Set(pages.map(\.template)).subtracting(ThemeUse.entries.map(\.name)).sorted()
        return TemplateSet(
            try tree.templates(fileSystem), entries: ThemeUse.entries + named.map { ($0, PageSchemas.root) },
            fileNames: [
                "strings": Set(inputs.strings.values.flatMap(\.texts.keys)),
                "assets": Set(assets.themeNames.keys),
            ], sink)
    }
}

/// `--date` is no date.
public struct InvalidDate: Error, Sendable {
    public let text: String
}
