import ShiraseCore
import ShiraseSite

/// Derives the teasers of a site's articles: which platforms each goes to, and what it says there.
public struct Syndicator: Sendable {
    private let site: Site
    private let templates: TemplateSet
    private let ledger: PostedLedger
    private let routes: Routes
    /// Where an article's own picture lies, below `output/site`, by its file.
    private let pictures: [String: String]

    /// The templates that teasers are rendered from.
    public static let templateEntries: [(name: String, schema: ViewSchema)] = Platforms.names.map {
        ("sns/\($0)", TeaserView.schema)
    }

    public init(
        _ site: Site, _ templates: TemplateSet, _ ledger: PostedLedger, pictures: [String: String] = [:],
        _ sink: DiagnosticSink
    ) {
        self.pictures = pictures
        self.site = site
        self.templates = templates
        self.ledger = ledger
        Self.checkHashtags(site.configuration.hashtags, sink)
        routes = Routes(site.configuration, sink)
    }

    /// An article's teasers, with what is wrong about them.
    public func teasers(of document: Document) -> (teasers: [Teaser], diagnostics: [Diagnostic]) {
        let sink = DiagnosticSink()
        guard document.path.kind == .article, document.frontMatter.sns.announce else { return ([], []) }
        let platforms = routes.platforms(of: document)
        let hashtags = platforms.isEmpty ? HashtagChoice(own: [], clinic: []) : self.hashtags(of: document)
        let teasers = platforms.flatMap { announcements(of: document, on: $0, hashtags, sink) }
        Self.checkHashtags(document.frontMatter.sns.hashtags, sink)
        if !platforms.isEmpty, document.frontMatter.sns.text == nil, !document.frontMatter.selfPay,
            document.text.passages.isMuted
        {
            sink.add(Self.muted(document))
        }
        reportUnusedTexts(document, platforms.map { $0.name }, sink)
        for platform in platforms where platform.facts.needsPicture { checkPicture(document, platform.facts, sink) }
        return (teasers, sink.diagnostics)
    }

    /// The first announcement and the repeated ones.
    private func announcements(
        of document: Document, on platform: any Platform.Type, _ hashtags: HashtagChoice, _ sink: DiagnosticSink
    ) -> [Teaser] {
        let post = Post(
            document: document, platform: platform, site: site, templates: templates, hashtags: hashtags)
        guard let first = post.first(sink) else { return [] }
        var teasers = [first]
        var variant = post.firstVariant
        for moment in document.frontMatter.sns.repeats {
            guard let again = post.again(moment, after: teasers.map(\.text), &variant, sink) else { break }
            teasers.append(again)
        }
        return teasers
    }

    private func post(for teaser: Teaser, on platform: any Platform.Type) -> Post {
        Post(
            document: teaser.document, platform: platform, site: site, templates: templates,
            hashtags: hashtags(of: teaser.document))
    }

    private func hashtags(of document: Document) -> HashtagChoice {
        let matter = document.frontMatter
        let own = matter.sns.hashtags.isEmpty ? matter.tags : matter.sns.hashtags
        return HashtagChoice(own: own.map(\.value), clinic: site.configuration.hashtags.map(\.value))
    }

    /// The corrections of what is out and says something else now, each behind the post that it corrects.
    public func withCorrections(_ teasers: [Teaser]) -> [Teaser] {
        if ledger.entries.isEmpty { return teasers }
        var all: [Teaser] = []
        all.reserveCapacity(teasers.count)
        for teaser in teasers {
            all.append(teaser)
            if let entry = ledger.entry(teaser), entry.digest != teaser.digest,
                let platform = Platforms.named(teaser.platform)
            {
                all.append(post(for: teaser, on: platform).correction(of: teaser))
            }
        }
        return all
    }

    /// Where two articles would say the same on a platform, the newer one begins with another sentence; where it has none, and no link
    /// tells the two apart, it is left out, and its author is told. What an author has written, and what is out, is never changed.
    /// - Parameter teasers: newest article first.
    public func distinct(_ teasers: [Teaser], jobs: Int, _ sink: DiagnosticSink) async throws -> [Teaser] {
        let words = try await teasers.concurrentMap(jobs: jobs) { SaidWords($0) }
        /// Which post says something first.
        var seen: [SaidWords: Int] = [:]
        seen.reserveCapacity(teasers.count)
        var distinct = teasers
        var same = Set<Int>()
        for index in teasers.indices.reversed() {
            guard let other = seen[words[index]] else {
                seen[words[index]] = index
                continue
            }
            let teaser = teasers[index]
            guard case .first = teaser.announcement, !isFixed(teaser),
                let platform = Platforms.named(teaser.platform)
            else { continue }
            if let another = post(for: teaser, on: platform).alternative({ seen[SaidWords($0)] == nil }) {
                seen[SaidWords(another)] = index
                distinct[index] = another
            } else if !teaser.text.contains(teaser.url) {
                sink.add(Self.same(teaser, as: teasers[other].document))
                same.insert(index)
            }
        }
        return same.isEmpty ? distinct : distinct.indices.filter { !same.contains($0) }.map { distinct[$0] }
    }

    /// Whether nothing may be changed about it: its author wrote it, or it is out.
    private func isFixed(_ teaser: Teaser) -> Bool {
        teaser.document.frontMatter.sns.texts[teaser.platform] != nil || ledger.entry(teaser) != nil
    }

    private static func muted(_ document: Document) -> Diagnostic {
        .warning(
            "teaser.self-pay",
            Message(
                en:
                    "the description names a price or an effect, but not that insurance does not pay; posts have title and link only",
                ja: "説明（description）に費用や効果がありますが、自由診療であることが書かれていません。投稿文は題名とリンクだけにします"),
            at: .source(document.frontMatter.title.range),
            hint: Message(
                en: "say so in the description (自由診療) with costs and risks, or write the texts under `sns`",
                ja: "説明に「自由診療です」と書き添えるか、費用とリスクも含めた文を `sns` に書いてください"))
    }

    private static func same(_ teaser: Teaser, as other: Document) -> Diagnostic {
        .warning(
            "teaser.same",
            Message(
                en: "the \(teaser.platform) post says the same as the one of \(other.path.file); it is left out",
                ja: "\(teaser.platform) 用の投稿文が \(other.path.file) のものと同じになるため、作りません"),
            at: .source(teaser.document.frontMatter.title.range),
            hint: Message(
                en: "give one of the two another title or description, or write `sns.\(teaser.platform)`",
                ja: "どちらかの題名か description を変えるか、`sns.\(teaser.platform)` に投稿文を書いてください"))
    }

    /// A text that the author wrote for a platform that the article does not go to.
    private func reportUnusedTexts(_ document: Document, _ platforms: [String], _ sink: DiagnosticSink) {
        for (platform, text) in document.frontMatter.sns.texts.sorted(by: { $0.key < $1.key })
        where !platforms.contains(platform) {
            sink.add(
                .warning(
                    "teaser.unused",
                    Message(
                        en: "`sns.\(platform)` is not used: the article's categories do not go to \(platform)",
                        ja: "`sns.\(platform)` の文は使われません。この記事のカテゴリーは \(platform) に送られません"),
                    at: .source(text.range),
                    hint: Message(
                        en: "add a category that goes there, or change `routes` in site.yml",
                        ja: "カテゴリーを足すか、site.yml の routes を変えてください")))
        }
    }

    /// A platform that has no post without a picture refuses those of other formats. Photographs are made into what it takes; a drawing stays one.
    private func checkPicture(_ document: Document, _ facts: PlatformFacts, _ sink: DiagnosticSink) {
        guard let image = document.frontMatter.image, let path = pictures[document.path.file],
            !facts.takesPicture(path), facts.pictureSizes.isEmpty || path.pathExtension.lowercased() == "svg"
        else { return }
        sink.add(
            .warning(
                "teaser.picture",
                Message(
                    en: "\(facts.title) does not take this picture: \(path.lastPathPart)",
                    ja: "\(facts.title) に投稿できない形式の画像です: \(path.lastPathPart)"),
                at: .source(image.range),
                hint: Message(
                    en: "name a picture of one of these formats: \(facts.pictureFormats.joined(separator: ", "))",
                    ja: "\(facts.pictureFormats.joined(separator: "・")) の画像を image に書いてください")))
    }

    private static func checkHashtags(_ hashtags: [Located<String>], _ sink: DiagnosticSink) {
        for tag in hashtags where Hashtag.safe(tag.value) == nil {
            sink.add(
                .warning(
                    "teaser.hashtag",
                    Message(
                        en: "the hashtag `\(tag.value)` would break; it is left out",
                        ja: "「\(tag.value)」はハッシュタグとして途中で切れるため、使いません"),
                    at: .source(tag.range),
                    hint: Message(en: "use letters, digits and `_` only", ja: "文字・数字・「_」だけにし、空白や記号を入れないでください")))
        }
    }
}

/// What a post says on its platform, its link aside.
private struct SaidWords: Hashable, Sendable {
    private let bytes: [UInt8]
    /// Tells most texts apart without reading them with the standard hasher, which is made for hostile keys.
    private let fingerprint: UInt64

    init(_ teaser: Teaser) {
        var bytes = Array(teaser.text.utf8)
        let url = Array(teaser.url.utf8)
        if let link = bytes.offset(of: url, from: 0) { bytes.removeSubrange(link..<(link + url.count)) }
        bytes += teaser.platform.utf8
        // FNV-1a
        fingerprint = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        self.bytes = bytes
    }

    func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
}
