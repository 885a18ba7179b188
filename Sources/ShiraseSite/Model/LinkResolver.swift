import Foundation
import ShiraseCore
import ShiraseMarkdown

/// Turns the addresses that authors write into addresses of the site, and finds the ones that lead nowhere.
public struct LinkResolver: Sendable {
    private let baseURL: BaseURL
    /// Every document, published or not, by its file.
    private let documents: [String: Document]
    private let published: Set<String>
    /// Published documents by their site path.
    private let bySitePath: [String: Document]
    /// Of published documents.
    private let translations: Translations
    /// What a dead link may have meant, sorted: all files by the last part of their path.
    private let byName: Once<[String: [String]]>
    /// Site paths by the file of `content/` that is copied there.
    private let assets: [String: String]
    /// Files of `content/` that belong to pages that are not published.
    private let unpublishedFiles: Set<String>
    /// Every site path that a page or a file stands at.
    private let sitePaths: Set<String>

    public init(
        site: Site, documents: [Document], assets: [String: String], unpublishedFiles: Set<String>,
        sitePaths: Set<String>
    ) {
        baseURL = site.configuration.baseURL
        self.documents = Dictionary(documents.map { ($0.path.file, $0) }) { first, _ in first }
        published = Set(site.documents.map(\.path.file))
        bySitePath = Dictionary(site.documents.map { ($0.sitePath, $0) }) { first, _ in first }
        translations = site.translations
        byName = Once {
            Dictionary(grouping: (documents.map(\.path.file) + assets.keys).sorted(), by: \.lastPathPart)
        }
        self.assets = assets
        self.unpublishedFiles = unpublishedFiles
        self.sitePaths = sitePaths
    }

    /// An address ready for `href` and `src`.
    public struct Address: Sendable, Hashable {
        public let text: String
        /// Whether it is a path of this site, to which the origin must be added where the address leaves the site.
        public let isSitePath: Bool

        /// Whether it leads to a page of another host.
        func isExternal(_ baseURL: BaseURL) -> Bool {
            guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return false }
            let rest = text.dropFirst(baseURL.origin.count)
            return !text.hasPrefix(baseURL.origin) || !(rest.first.map { "/?#".contains($0) } ?? true)
        }

        public func absolute(_ baseURL: BaseURL) -> String { isSitePath ? baseURL.origin + text : text }
    }

    /// The addresses of a document's links and pictures, in order, with what is wrong about them.
    public func addresses(of document: Document) -> (addresses: [Address], diagnostics: [Diagnostic]) {
        let sink = DiagnosticSink()
        let addresses = document.outline.references.map { reference in
            resolve(
                Located(reference.destination, reference.range), from: document.path.file, document: document,
                isPicture: reference.kind == .picture, sink)
        }
        return (addresses, sink.diagnostics)
    }

    /// The address of a link that stands in a file; `document` is the file's own, for links to its headings.
    public func resolve(
        _ link: Located<String>, from file: String, document: Document? = nil, isPicture: Bool = false,
        _ sink: DiagnosticSink
    ) -> Address {
        let text = link.value
        if let scheme = text.addressScheme { return external(text, scheme, link, sink) }
        if text.hasPrefix("//") { return external("https:" + text, "https", link, sink) }
        let (path, suffix) = Self.split(text)
        if path.isEmpty {
            checkAnchor(suffix, document, link, sink)
            return Address(text: suffix.percentEncodedAddress, isSitePath: false)
        }
        let decoded = path.decodedAddress
        let target = decoded.hasPrefix("/") ? nil : (file.parentPath ?? "").appendingPath(decoded).normalizedPath
        if let target, let other = documents[target] {
            return address(of: translation(of: other, for: document, suffix) ?? other, suffix, link, sink)
        }
        if let target, let site = assets[target] {
            return Address(text: baseURL.path(site) + suffix.percentEncodedAddress, isSitePath: true)
        }
        if let target, unpublishedFiles.contains(target), !published.contains(file) {
            // A draft shows its own picture: both wait for the same day.
            return Address(text: text, isSitePath: false)
        }
        if decoded.hasPrefix("/") {
            let written = String(decoded.dropFirst())
            for site in [written, written + "/"] where sitePaths.contains(site) {
                if let document = bySitePath[site] { return address(of: document, suffix, link, sink) }
                return Address(text: baseURL.path(site) + suffix.percentEncodedAddress, isSitePath: true)
            }
        }
        report(text, decoded, file, isPicture, link, sink)
        return Address(text: text, isSitePath: false)
    }

    /// Where a file that a document names is published, below the site's address; `nil` where it is not a file of the site.
    public func sitePath(of link: Located<String>, from file: String) -> String? {
        let decoded = link.value.decodedAddress
        if decoded.hasPrefix("/") {
            return sitePaths.contains(String(decoded.dropFirst())) ? String(decoded.dropFirst()) : nil
        }
        return (file.parentPath ?? "").appendingPath(decoded).normalizedPath.flatMap { assets[$0] }
    }

    private static func split(_ text: String) -> (path: String, suffix: String) {
        // By characters: a `#` with a mark behind it is part of a name. Most addresses have neither.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }),
            let end = text.firstIndex(where: { $0 == "#" || $0 == "?" })
        else { return (text, "") }
        return (String(text[..<end]), String(text[end...]))
    }

    private func address(of other: Document, _ suffix: String, _ link: Located<String>, _ sink: DiagnosticSink)
        -> Address
    {
        guard published.contains(other.path.file) else {
            let section = other.path.section.map { "\($0)/" } ?? ""
            let fallback = sitePaths.contains(section) ? section : ""
            sink.add(
                .warning(
                    "link.unpublished",
                    Message(
                        en: "this leads to a page that is not published: \(other.path.file)",
                        ja: "公開されていないページへのリンクです: \(other.path.file)"),
                    at: .source(link.range),
                    hint: Message(
                        en: "it leads to the list of articles instead; remove the link, or publish the page",
                        ja: "今は一覧ページへつながります。リンクを外すか、リンク先のページを公開してください")))
            return Address(text: baseURL.path(fallback), isSitePath: true)
        }
        checkAnchor(suffix, other, link, sink)
        return Address(text: baseURL.path(other.sitePath) + suffix.percentEncodedAddress, isSitePath: true)
    }

    /// The page that readers of a document understand: authors name the file of the first language, as menus do. A link from a translation to its
    /// original stays, and so does one to a heading that the translation does not have.
    private func translation(of other: Document, for document: Document?, _ suffix: String) -> Document? {
        guard let document, other.language != document.language,
            other.path.translationKey != document.path.translationKey,
            let translation = translations[other.path, document.language],
            Self.anchor(suffix).map(translation.outline.anchors.contains) ?? true
        else { return nil }
        return translation
    }

    /// The id behind `#`, if there is one.
    private static func anchor(_ suffix: String) -> String? {
        suffix.firstIndex(of: "#").map { hash in
            String(suffix[suffix.index(after: hash)...]).decodedAddress
        }
    }

    private func checkAnchor(_ suffix: String, _ document: Document?, _ link: Located<String>, _ sink: DiagnosticSink) {
        guard let anchor = Self.anchor(suffix), let document else { return }
        let ids = document.outline.anchors
        guard !anchor.isEmpty, !ids.contains(anchor) else { return }
        sink.add(
            .error(
                "link.dead-anchor",
                Message(
                    en: "there is no heading `#\(anchor)` in \(document.path.file)",
                    ja: "\(document.path.file) に「#\(anchor)」という見出しはありません"),
                at: .source(link.range),
                hint: ids.isEmpty
                    ? Message(
                        en: "that page has no headings; remove `#\(anchor)`", ja: "リンク先に見出しがないので「#\(anchor)」を消してください")
                    : Diagnostic.meant(ids.map { "#" + $0 }, "#" + anchor)))
    }

    private func external(_ text: String, _ scheme: String, _ link: Located<String>, _ sink: DiagnosticSink) -> Address
    {
        if !["http", "https", "mailto", "tel", "sms", "line"].contains(scheme) {
            sink.add(
                .error(
                    "link.scheme",
                    Message(en: "addresses with `\(scheme):` are not allowed", ja: "「\(scheme):」で始まるアドレスは使えません"),
                    at: .source(link.range),
                    hint: Message(en: "use https:, mailto: or tel:", ja: "https:、mailto:、tel: のどれかで書いてください")))
            return Address(text: "", isSitePath: false)
        }
        return Address(text: text.percentEncodedAddress, isSitePath: false)
    }

    private func report(
        _ text: String, _ decoded: String, _ file: String, _ isPicture: Bool, _ link: Located<String>,
        _ sink: DiagnosticSink
    ) {
        let name = decoded.lastPathPart
        let byName = byName.value
        let candidates = byName[name] ?? byName.keys.nearest(to: name).flatMap { byName[$0] } ?? []
        let similar = candidates.first { !isPicture || $0.pathExtension != "md" }
        let hint =
            similar.map {
                Message(
                    en: "did you mean `\(Self.relative($0, to: file))`?",
                    ja: "`\(Self.relative($0, to: file))` の間違いではありませんか")
            }
            ?? (isPicture
                ? Message(
                    en: "put the picture into the article's folder or into content/files",
                    ja: "画像を記事のフォルダーか content/files に置いてください")
                : Message(en: "write the path of a file: ../reserve.md", ja: "リンク先のファイルを ../reserve.md のように書いてください"))
        sink.add(
            isPicture
                ? .error(
                    "picture.missing", Message(en: "there is no picture `\(text)`", ja: "画像「\(text)」がありません"),
                    at: .source(link.range), hint: hint)
                : .error(
                    "link.dead", Message(en: "this link leads nowhere: \(text)", ja: "リンク先がありません: \(text)"),
                    at: .source(link.range), hint: hint))
    }

    /// The path from one file's folder to another file.
    private static func relative(_ path: String, to file: String) -> String {
        var target = path.split(separator: "/")[...]
        var folder = (file.parentPath ?? "").split(separator: "/")[...]
        while let first = target.first, first == folder.first {
            target = target.dropFirst()
            folder = folder.dropFirst()
        }
        return (folder.map { _ in ".." } + target.map(String.init)).joined(separator: "/")
    }
}

extension String {
    /// Without percent encoding, in NFC.
    fileprivate var decodedAddress: String {
        // Of most addresses that changes nothing.
        if utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "%") }) { return self }
        return (removingPercentEncoding ?? self).precomposed
    }
}
