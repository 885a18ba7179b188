import ShiraseCore
import ShiraseMarkdown

extension SiteConfiguration {
    /// Reads `site.yml`; what is wrong goes to `sink`.
    /// - Parameter baseURL: the address of the command line, which goes before the file's.
    public static func load(_ file: SourceFile, baseURL override: BaseURL?, _ sink: DiagnosticSink)
        -> SiteConfiguration?
    {
        guard let value = YAMLValue.parse(file, 0..<file.bytes.count, sink),
            let reader = MappingReader(value, area: "site", sink: sink)
        else { return nil }
        let languages = reader.languageTags()
        reader.languages = languages
        let title = reader.required("title", reader.localized("title"))
        let description = reader.localized("description")
        let baseURL = reader.baseURL(override)
        let calendar = reader.calendar()
        let image = reader.located("image")
        let palette = reader.located("palette")
        let offersAVIF = reader.bool("avif") ?? false
        let categories = reader.mappings("categories").compactMap(Category.init)
        let menus = reader.menus()
        let routes = reader.routes(categories)
        let sns = reader.mapping("sns")
        sns?.languages = languages
        let hashtags = sns?.strings("hashtags")
        let tagsTeaserLinks = sns?.bool("campaign") ?? false
        let greeting = sns?.localized("greeting")
        let mastodonServer = sns?.webAddress("mastodon_server")
        let lineFriends = sns?.positive("line_friends")
        let individualAdvice = sns?.localized("individual_advice").flatMap { text in
            sns?.range("individual_advice").map { Located(text, $0) }
        }
        sns?.finish()
        let articlesPerPage = reader.positive("articles_per_page")
        let articlesPerFeed = reader.positive("articles_per_feed")
        let rawHTML = reader.located("raw_html").flatMap {
            reader.choice($0.value, of: ["filtered", "trusted"], at: $0.range, Message(en: "value", ja: "値"))
        }
        let telephoneLinks = reader.bool("telephone_links")
        reader.finish()
        guard let title, let baseURL, let calendar else { return nil }
        return SiteConfiguration(
            file: file, title: title, description: description, baseURL: baseURL, languages: languages,
            calendar: calendar, image: image, palette: palette, offersAVIF: offersAVIF, categories: categories,
            menus: menus, routes: routes,
            hashtags: hashtags ?? [], tagsTeaserLinks: tagsTeaserLinks, greeting: greeting,
            mastodonServer: mastodonServer, lineFriends: lineFriends, individualAdvice: individualAdvice,
            articlesPerPage: articlesPerPage ?? 10,
            articlesPerFeed: articlesPerFeed ?? 20,
            markdown: Markdown.Options(trustsHTML: rawHTML == "trusted", linksTelephones: telephoneLinks ?? false))
    }
}

extension SiteConfiguration.Category {
    fileprivate init?(_ reader: MappingReader) {
        let slug = reader.required("slug", reader.string("slug"))
        let name = reader.required("name", reader.localized("name"))
        reader.finish()
        guard let slug, let name else { return nil }
        guard slug.wholeMatch(of: /[a-z0-9]+(?:-[a-z0-9]+)*/) != nil else {
            reader.report(
                "slug", Message(en: "`\(slug)` cannot be a category's slug", ja: "「\(slug)」はカテゴリーの slug に使えません"),
                Message(en: "use lowercase letters, digits and hyphens", ja: "英小文字・数字・ハイフンで書いてください（例 health-column）"))
            return nil
        }
        self.slug = slug
        self.name = name
    }
}

extension MappingReader {

    fileprivate func baseURL(_ override: BaseURL?) -> BaseURL? {
        let text = string("base_url")
        if let override { return override }
        guard let text = required("base_url", text) else { return nil }
        if let url = BaseURL(text) { return url }
        report(
            "base_url", Message(en: "`\(text)` is not the address of a site", ja: "「\(text)」はサイトのアドレスの形ではありません"),
            Message(
                en: "write base_url: https://clinic.example.jp", ja: "base_url: https://clinic.example.jp のように書いてください"))
        return nil
    }

    fileprivate func languageTags() -> [String] {
        let languages = strings("languages").compactMap { language -> String? in
            let text = language.value
            if text.wholeMatch(of: /[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*(?:-x(?:-[A-Za-z0-9]{1,8})+)?/) != nil {
                return text
            }
            sink.add(
                .error(
                    "site.value", Message(en: "`\(text)` is no language tag", ja: "「\(text)」は言語の記号ではありません"),
                    at: .source(language.range),
                    hint: Message(en: "write languages: [ja, en]", ja: "languages: [ja, en] のように書いてください")))
            return nil
        }
        var seen = Set<String>()
        return languages.isEmpty ? ["ja"] : languages.filter { seen.insert($0).inserted }
    }

    fileprivate func calendar() -> TimeZoneCalendar? {
        let name = string("time_zone") ?? "Asia/Tokyo"
        if let calendar = TimeZoneCalendar(identifier: name) { return calendar }
        report(
            "time_zone", Message(en: "unknown time zone `\(name)`", ja: "「\(name)」という時間帯はありません"),
            Message(en: "write time_zone: Asia/Tokyo", ja: "time_zone: Asia/Tokyo のように書いてください"))
        return nil
    }

    fileprivate func positive(_ key: String) -> Int? {
        guard let number = int(key) else { return nil }
        if number > 0 { return number }
        report(
            key, Message(en: "`\(key)` must be at least 1", ja: "`\(key)` は 1 以上にしてください"),
            Message(en: "write \(key): 10", ja: "\(key): 10 のように書いてください"))
        return nil
    }

    fileprivate func webAddress(_ key: String) -> String? {
        guard let text = string(key) else { return nil }
        if text.wholeMatch(of: /https:\/\/[A-Za-z0-9.-]+(?::[0-9]+)?\/?/) != nil {
            return text.hasSuffix("/") ? String(text.dropLast()) : text
        }
        report(
            key, Message(en: "`\(text)` is not the address of a server", ja: "「\(text)」はサーバーのアドレスの形ではありません"),
            Message(
                en: "write \(key): https://mastodon.example.jp", ja: "\(key): https://mastodon.example.jp のように書いてください"))
        return nil
    }

    fileprivate func menus() -> [String: [SiteConfiguration.MenuItem]] {
        guard let menus = mapping("menus") else { return [:] }
        defer { menus.finish() }
        var result: [String: [SiteConfiguration.MenuItem]] = [:]
        for menu in ["main", "footer"] {
            result[menu] = menus.mappings(menu).compactMap { item in
                let name = item.required("name", item.localized("name"))
                let link = item.required("link", item.located("link"))
                item.finish()
                guard let name, let link else { return nil }
                return SiteConfiguration.MenuItem(name: name, link: link)
            }
        }
        return result
    }

    fileprivate func routes(_ categories: [SiteConfiguration.Category]) -> [SiteConfiguration.Route]? {
        guard let routes = mapping("routes") else { return nil }
        return routes.allEntries().compactMap { entry in
            if !categories.contains(where: { $0.isNamed(entry.key) }), !FrontMatter.purposes.contains(entry.key) {
                sink.add(
                    .error(
                        "site.unknown-value",
                        Message(en: "unknown category `\(entry.key)`", ja: "「\(entry.key)」というカテゴリーはありません"),
                        at: .source(entry.keyRange),
                        hint: Diagnostic.meant(categories.map(\.slug) + FrontMatter.purposes, entry.key)))
                return nil
            }
            let platforms = routes.strings(entry.key)
            return SiteConfiguration.Route(subject: Located(entry.key, entry.keyRange), platforms: platforms)
        }
    }
}
