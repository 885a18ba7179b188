import ShiraseCore
import ShiraseSite

/// What an article says on one platform: the author's own text for it, else a text composed of the article's sentences.
struct Post {
    let document: Document
    let platform: any Platform.Type
    let site: Site
    let templates: TemplateSet
    /// The article's and the clinic's.
    let hashtags: HashtagChoice

    private typealias Words = Composer.Composition

    // MARK: Announcements

    func first(_ sink: DiagnosticSink) -> Teaser? {
        if let own = ownText(sink) {
            let said = [own.replacing(url, with: "")]
            return teaser(
                Words(text: own, length: platform.length(own), said: said, isTitleAlone: false), .first,
                due: document.frontMatter.date)
        }
        guard let words = composed(variant: 0) else {
            sink.add(refusal)
            return nil
        }
        return teaser(words, .first, due: document.frontMatter.date)
    }

    /// Why not even the title and the link make a post.
    private var refusal: Diagnostic {
        let title = document.frontMatter.title
        if let violation = platform.count(title.value).violations.first {
            return .warning(
                "teaser.refused", violation, at: .source(title.range),
                hint: Message(
                    en:
                        "change the title, or write `sns.\(platform.name)`; until then there is no post for \(platform.name)",
                    ja: "題名を変えるか、`sns.\(platform.name)` に投稿文を書いてください。それまで \(platform.name) 用の投稿文は作りません"))
        }
        return .warning(
            "teaser.too-long",
            Message(
                en: "no teaser for \(platform.name) fits: title and link alone are too long",
                ja: "\(platform.name) 用の投稿文が作れません。題名とリンクだけで文字数の上限を超えます"),
            at: .source(title.range),
            hint: Message(en: "give the article a shorter `slug`", ja: "`slug` を短くしてください"))
    }

    /// A further announcement, which says what the ones before it do not begin with.
    /// - Parameter variant: the next sentence to begin with; every announcement of an article goes on from there.
    func again(_ moment: Moment, after texts: [String], _ variant: inout Int, _ sink: DiagnosticSink) -> Teaser? {
        while let words = composed(variant: variant) {
            variant += 1
            if !texts.contains(words.text) { return teaser(words, .again(moment), due: moment) }
        }
        sink.add(
            .warning(
                "teaser.repeat",
                Message(
                    en: "there is nothing else to say on \(platform.name) on \(moment.dateText)",
                    ja: "\(moment.dateText) に \(platform.name) で知らせる、ほかの文がありません"),
                at: .source(document.frontMatter.title.range),
                hint: Message(
                    en:
                        "add sentences with dates, for whom it is or how to reserve to the article, or drop the date from `sns.repeat`",
                    ja: "日時・対象・予約のしかたなどの文を記事に加えるか、`sns.repeat` からこの日付を外してください")))
        return nil
    }

    /// The same announcement, marked as one that sets right what is out, if there is room for the mark.
    func correction(of teaser: Teaser) -> Teaser {
        let mark = strings["sns_correction"] ?? ""
        let kind = Teaser.Announcement.correction(of: teaser.announcement.day)
        let marked = mark + teaser.text
        let text = platform.count(marked).fits ? marked : teaser.text
        let words = Words(
            text: text, length: platform.length(text), said: [], isTitleAlone: teaser.isTitleAlone)
        return self.teaser(words, kind, due: site.now, digest: teaser.digest)
    }

    /// Another text for the first announcement.
    func alternative(_ isWanted: (Teaser) -> Bool) -> Teaser? {
        var variant = 1
        while let words = composed(variant: variant) {
            let teaser = teaser(words, .first, due: document.frontMatter.date)
            if isWanted(teaser) { return teaser }
            variant += 1
        }
        return nil
    }

    private func teaser(_ words: Words, _ announcement: Teaser.Announcement, due: Moment?, digest: String? = nil)
        -> Teaser
    {
        Teaser(
            document: document, platform: platform.name, announcement: announcement, text: words.text,
            length: words.length, limit: platform.facts.limit, unit: platform.facts.unit, url: url,
            due: due.map { site.configuration.calendar.byDay($0) },
            digest: digest ?? Fingerprint(Array(words.said.joined(separator: "\n").utf8)).short,
            isTitleAlone: words.isTitleAlone)
    }

    // MARK: Texts

    /// The article's whole address; where the site asks for it, with what tells a counter of visits where the visitor comes from. The page
    /// itself keeps its address.
    private var url: String {
        let url = site.configuration.baseURL.url(document.sitePath)
        guard site.configuration.tagsTeaserLinks else { return url }
        let campaign = document.sitePath.split(separator: "/").joined(separator: "-")
        return "\(url)?utm_source=\(platform.name)&utm_medium=social&utm_campaign=\(campaign.percentEncodedPath)"
    }

    private var strings: [String: String] { site.strings[document.language]?.texts ?? [:] }

    /// The author's own text for the platform, with the way to the article below it. Never changed: where it does not fit,
    /// the author is told, and the composed text stands in.
    private func ownText(_ sink: DiagnosticSink) -> String? {
        guard let own = document.frontMatter.sns.texts[platform.name] else { return nil }
        let written = own.value.trimmingWhiteSpace
        let text = written + wayBack(after: written)
        let count = platform.count(text)
        reportBrokenHashtags(own, count.hashtags, sink)
        if count.fits { return text }
        for violation in count.violations {
            sink.add(
                .warning(
                    "teaser.refused", violation, at: .source(own.range),
                    hint: Message(
                        en: "change the text; until then the teaser is made from the article",
                        ja: "文を直してください。それまでは記事から作った文を使います")))
        }
        guard !count.measures.allSatisfy(\.fits) else { return nil }
        let (length, limit) = (count.decisive.length, count.decisive.limit)
        sink.add(
            .warning(
                "teaser.over-limit",
                Message(
                    en: "`sns.\(platform.name)` is too long: \(length) of \(limit) with its link",
                    ja: "`sns.\(platform.name)` の文が長すぎます（リンクを含めて \(length)、上限 \(limit)）"),
                at: .source(own.range),
                hint: Message(
                    en: "shorten it; until then the teaser is made from the article",
                    ja: "短くしてください。それまでは記事から作った文を使います")))
        return nil
    }

    /// What the author has written as a hashtag and the platform does not read as one, or not to its end.
    private func reportBrokenHashtags(_ own: Located<String>, _ found: [String], _ sink: DiagnosticSink) {
        guard platform.facts.hashtags > 0 else { return }
        let found = Set(found)
        for word in own.value.split(whereSeparator: \.isWhitespace) {
            guard let sign = word.firstIndex(where: { $0 == "#" || $0 == "＃" }) else { continue }
            let tag = word[word.index(after: sign)...]
            // #7119 is a telephone number.
            guard !tag.isEmpty, !tag.allSatisfy(\.isNumber), !found.contains(String(tag)) else { continue }
            sink.add(
                .warning(
                    "teaser.hashtag",
                    Message(
                        en: "\(platform.facts.title) does not read `\(word[sign...])` as one hashtag",
                        ja: "\(platform.facts.title) では「\(word[sign...])」が一つのハッシュタグになりません"),
                    at: .source(own.range),
                    hint: Message(
                        en: "put white space before and behind it, and use letters, digits and `_` only",
                        ja: "前後に空白を入れ、文字・数字・「_」だけで書いてください")))
        }
    }

    /// What leads from the author's own text to the article, unless the text itself does: the link, or the words for the
    /// profile's link where links cannot be pressed.
    private func wayBack(after text: String) -> String {
        if platform.facts.linksWork {
            return holdsLink(text) ? "" : "\n\(url)"
        }
        let words = strings["sns_profile_link"] ?? ""
        let isSaid = text.contains("プロフィール") || text.lowercased().contains("profile")
        return isSaid || words.isEmpty ? "" : "\n\n\(words)"
    }

    /// The variant with which repeated announcements begin: where the first one was the author's own text, none has been used.
    var firstVariant: Int { document.frontMatter.sns.texts[platform.name] == nil ? 1 : 0 }

    /// Whether a text holds the article's address, and not only one that begins with it.
    private func holdsLink(_ text: String) -> Bool {
        let address = site.configuration.baseURL.url(document.sitePath)
        return WebLinks.find(in: text).contains {
            $0 == address || $0.hasPrefix(address + "?") || $0.hasPrefix(address + "#")
        }
    }

    private func composed(variant: Int) -> Words? {
        let composer = Composer(platform: platform, templates: templates, language: document.language)
        return composer.compose(view, passages, variant: variant)
    }

    /// What a teaser may say, in order: the author's text for all platforms, else what the article says.
    private var passages: KeyPassages {
        if let text = document.frontMatter.sns.text {
            let isUninsured = document.frontMatter.selfPay || document.text.passages.isUninsured
            return KeyPassages.written(text.value, language: document.language, isWhole: isUninsured)
        }
        // A short text that keeps an effect and drops costs, risks or the note that insurance does not pay may be illegal (Medical Care
        // Act, article 6-5, and its guideline, 2026-11): only the author may write one.
        return document.frontMatter.selfPay ? .none : document.text.passages
    }

    private var view: TeaserView {
        let configuration = site.configuration
        let category = document.frontMatter.categories.first.flatMap { configuration.category($0.value) }
        return TeaserView(
            title: document.title.onOneLine,
            link: platform.facts.linksWork ? url : "",
            hashtags: hashtags.first(platform.facts.hashtags, clinicFirst: platform.shape.siteHashtagsFirst),
            category: category?.name.text(document.language, fallback: configuration.defaultLanguage) ?? "",
            greeting: configuration.greeting?[document.language] ?? "",
            profileLink: strings["sns_profile_link"] ?? "",
            more: strings[document.text.passages.tellsBooking ? "sns_more_booking" : "sns_more"] ?? "")
    }
}

extension TimeZoneCalendar {
    /// The moment itself, or 8:00 where it lies between 21:00 and 8:00.
    func byDay(_ moment: Moment) -> Moment {
        if (8..<21).contains(moment.hour) { return moment }
        let day = moment.hour < 8 ? moment : self.moment(at: moment.instant + 4 * 3600)
        return self.moment(year: day.year, month: day.month, day: day.day, hour: 8) ?? moment
    }
}
