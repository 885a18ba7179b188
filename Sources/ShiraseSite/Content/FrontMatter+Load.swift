import ShiraseCore

extension FrontMatter {
    /// What front matter may name.
    public struct Vocabulary: Sendable {
        public let calendar: TimeZoneCalendar
        /// Platforms whose texts `sns` may hold.
        public let platforms: [String]

        public init(calendar: TimeZoneCalendar, platforms: [String]) {
            self.calendar = calendar
            self.platforms = platforms
        }
    }

    /// - Parameter kind: what the file is; a key that means nothing there is reported.
    static func load(
        _ file: SourceFile, _ yaml: Range<Int>, _ kind: ContentPath.Kind, _ vocabulary: Vocabulary,
        _ sink: DiagnosticSink
    ) -> FrontMatter? {
        guard let value = YAMLValue.parse(file, yaml, sink),
            let reader = MappingReader(value, area: "front-matter", sink: sink)
        else { return nil }
        let calendar = vocabulary.calendar
        let date = reader.moment("date", calendar)
        let event = reader.event(calendar)
        let expires = reader.moment("expires", calendar)
        // Elsewhere the key is reported as one without effect, and so it has none.
        let offer = JobOffer.load(reader, calendar, date: date, expires: expires)
        let job = kind == .article ? offer : nil
        let title = reader.required("title", reader.located("title").flatMap { $0.value.isBlank ? nil : $0 })
        // Without a title the rest is read all the same, so that one run shows all that is wrong.
        let matter = FrontMatter(
            title: title ?? Located("", value.range), date: date,
            updated: reader.moment("updated", calendar),
            expires: expires ?? job?.deadline?.end ?? event?.end, event: event,
            draft: reader.bool("draft") ?? false, slug: reader.slug(),
            template: reader.located("template"), description: reader.string("description"),
            summary: reader.string("summary"), categories: reader.strings("categories"),
            tags: reader.strings("tags"), purpose: reader.purpose(), author: reader.located("author"),
            reviewedBy: reader.located("reviewed_by"), reviewedOn: reader.moment("reviewed_on", calendar),
            sources: reader.sources(), image: reader.located("image"), imageAlt: reader.string("image_alt"),
            showsPeople: reader.bool("people") == true ? reader.range("people") : nil,
            photoConsent: reader.bool("photo_consent") ?? false,
            job: job, aliases: reader.aliases(), weight: reader.int("weight") ?? 0,
            sns: reader.sns(vocabulary, after: date),
            selfPay: reader.bool("self_pay") ?? false, params: reader.params())
        reader.finish()
        reader.compareDates(matter)
        reader.reportKeysWithoutEffect(kind)
        return title == nil ? nil : matter
    }
}

extension MappingReader {
    fileprivate func slug() -> String? {
        guard let slug = located("slug") else { return nil }
        if let problem = SlugProblem(slug.value) {
            sink.add(
                .error(
                    "front-matter.slug", problem.message(slug.value), at: .source(slug.range),
                    hint: Message(
                        en: "use letters, digits and hyphens: slug: influenza-2026",
                        ja: "文字・数字・ハイフンだけで書いてください（例 slug: influenza-2026）")))
            return nil
        }
        return slug.value
    }

    fileprivate func purpose() -> String? {
        located("purpose").flatMap {
            choice($0.value, of: FrontMatter.purposes, at: $0.range, Message(en: "purpose", ja: "目的（purpose）"))
        }
    }

    fileprivate func sources() -> [FrontMatter.Source] {
        values("sources").compactMap { value in
            if case .scalar(let text, _) = value.content { return FrontMatter.Source(title: text, url: nil) }
            guard let reader = MappingReader(value, area: area, sink: sink) else { return nil }
            let title = reader.required("title", reader.string("title"))
            let url = reader.located("url")
            reader.finish()
            if let url, url.value.wholeMatch(of: /https?:\/\/\S+/) == nil {
                sink.add(
                    .error(
                        "front-matter.url",
                        Message(en: "`\(url.value)` is not a web address", ja: "「\(url.value)」はウェブのアドレスではありません"),
                        at: .source(url.range),
                        hint: Message(en: "begin it with https://", ja: "https:// から書いてください")))
                return nil
            }
            return title.map { FrontMatter.Source(title: $0, url: url?.value) }
        }
    }

    fileprivate func aliases() -> [Located<String>] {
        strings("aliases").filter { alias in
            let isPath = alias.value.wholeMatch(of: /\/[^\s?#"'<>\\]*/) != nil
            if isPath, let path = alias.value.normalizedPath, path != "/" { return true }
            sink.add(
                .error(
                    "front-matter.alias",
                    Message(en: "`\(alias.value)` is not a former address", ja: "「\(alias.value)」は以前のアドレスの形ではありません"),
                    at: .source(alias.range),
                    hint: Message(
                        en: "write the path only: aliases: [/old/page/]", ja: "パスだけを書いてください（例 aliases: [/old/page/]）")))
            return false
        }
    }

    fileprivate func sns(_ vocabulary: FrontMatter.Vocabulary, after date: Moment?) -> FrontMatter.SNS {
        let platforms = vocabulary.platforms
        guard let sns = mapping("sns") else { return .none }
        defer { sns.finish() }
        let chosen = sns.entry("platforms") == nil ? nil : sns.strings("platforms")
        return FrontMatter.SNS(
            text: sns.written("text"),
            texts: platforms.reduce(into: [:]) { texts, platform in texts[platform] = sns.written(platform) },
            hashtags: sns.strings("hashtags"),
            platforms: chosen?.filter {
                choice($0.value, of: platforms, at: $0.range, Message(en: "platform", ja: " SNS")) != nil
            },
            announce: sns.bool("announce") ?? true, repeats: sns.repeats(vocabulary.calendar, after: date),
            showsWholePictures: sns.bool("whole_pictures") ?? false)
    }

    private func repeats(_ calendar: TimeZoneCalendar, after date: Moment?) -> [Moment] {
        var days = Set<String>()
        return moments("repeat", calendar).filter { moment in
            if date.map({ moment.value > $0 }) ?? true { return days.insert(moment.value.dateText).inserted }
            sink.add(
                .error(
                    "front-matter.order",
                    Message(
                        en: "a date of `repeat` does not lie after `date`", ja: "`repeat` の日付が `date` より後ではありません"),
                    at: .source(moment.range),
                    hint: Message(
                        en: "`date` is the first announcement; name later days",
                        ja: "最初の告知は `date` の日です。それより後の日付を書いてください")))
            return false
        }.map(\.value).sorted()
    }

    /// A text that says something.
    private func written(_ key: String) -> Located<String>? {
        located(key).flatMap { $0.value.isBlank ? nil : $0 }
    }

    fileprivate func params() -> OpenContext {
        guard let params = mapping("params") else { return OpenContext() }
        return OpenContext(Dictionary(params.allEntries().map { ($0.key, Self.open($0.value)) }) { first, _ in first })
    }

    private static func open(_ value: YAMLValue) -> FieldValue {
        switch value.content {
        case _ where value.isNull: .absent
        case .scalar("true", isPlain: true): .flag(true)
        case .scalar("false", isPlain: true): .flag(false)
        case .scalar(let text, _): .text(text)
        case .mapping(let entries):
            .open(OpenContext(Dictionary(entries.map { ($0.key, open($0.value)) }) { first, _ in first }))
        case .sequence(let values):
            .openList(values.map(open))
        }
    }

    fileprivate func reportKeysWithoutEffect(_ kind: ContentPath.Kind) {
        let articleKeys = ["categories", "tags", "purpose", "sns", "self_pay", "job", "event"]
        let (keys, what): ([String], Message) =
            switch kind {
            case .article: ([], Message(en: "an article", ja: "記事"))
            case .page: (articleKeys, Message(en: "a page", ja: "固定ページ"))
            case .section, .front: (articleKeys + ["slug", "weight"], Message(en: "`_index.md`", ja: "_index.md"))
            }
        for entry in allEntries() where keys.contains(entry.key) && !(kind == .section && entry.key == "weight") {
            sink.add(
                .warning(
                    "\(area).no-effect",
                    Message(en: "`\(entry.key)` has no effect in \(what.en)", ja: "`\(entry.key)` は\(what.ja)では使われません"),
                    at: .source(entry.keyRange),
                    hint: Message(en: "remove the line, or move it to an article", ja: "この行を消すか、記事のほうに書いてください")))
        }
    }

    fileprivate func compareDates(_ matter: FrontMatter) {
        guard let date = matter.date else { return }
        let wrong: [(key: String, isWrong: Bool, message: Message)] = [
            (
                "updated", matter.updated.map { $0 < date } ?? false,
                Message(en: "`updated` lies before `date`", ja: "`updated` が `date` より前の日付です")
            ),
            // What expires at the moment at which it appears would never be seen.
            (
                "expires", range("expires") != nil && matter.expires.map { $0 <= date } ?? false,
                Message(en: "`expires` does not lie after `date`", ja: "`expires` が `date` より後の日付ではありません")
            ),
            (
                "event", matter.event.map { $0.end <= date } ?? false,
                Message(en: "the event is over before `date`", ja: "催し（event）が `date` より前に終わっています")
            ),
        ]
        for (key, isWrong, message) in wrong where isWrong {
            sink.add(
                .error(
                    "front-matter.order", message, at: .source(range(key) ?? value.range),
                    hint: Message(en: "check both dates", ja: "両方の日付を確かめてください")))
        }
    }
}
