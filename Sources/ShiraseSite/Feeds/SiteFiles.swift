import ShiraseCore

/// The files that a site has beside its pages and feeds.
extension Site {
    /// `sitemap.xml` (sitemaps.org 0.9), with the translations of each page.
    public func sitemap(_ pages: [SitePage]) -> String {
        let base = configuration.baseURL
        var xml = XMLText()
        xml.open(
            "urlset",
            [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")])
        for page in pages {
            switch page.content {
            case .notFound, .redirect, .print: continue
            default: break
            }
            xml.open("url")
            xml.element("loc", base.url(page.sitePath))
            if let changed = lastChange(page) { xml.element("lastmod", changed.rfc3339) }
            let translations = translationPaths(page)
            if translations.count > 1 {
                for (language, path) in translations {
                    xml.empty("xhtml:link", [("rel", "alternate"), ("hreflang", language), ("href", base.url(path))])
                }
            }
            xml.close("url")
        }
        xml.close("urlset")
        return xml.text
    }

    /// When what a page shows last changed, as far as authors said so.
    private func lastChange(_ page: SitePage) -> Moment? {
        func newest(_ documents: [Document]) -> Moment? {
            documents.compactMap { $0.frontMatter.updated ?? $0.frontMatter.date }.max()
        }
        switch page.content {
        case .page(let document), .article(let document, _, _): return newest([document])
        case .front(let document):
            return newest((language(page.language)?.articles ?? []) + (document.map { [$0] } ?? []))
        case .section(_, let listing), .term(_, _, let listing), .author(_, let listing):
            return newest(listing.articles)
        case .month(let month): return newest(month.articles)
        case .links(let articles): return newest(articles)
        case .taxonomy, .archives, .notFound, .redirect, .print: return nil
        }
    }

    /// `robots.txt` (RFC 9309).
    public func robots() -> String {
        "User-agent: *\nAllow: /\n\nSitemap: \(configuration.baseURL.url("sitemap.xml"))\n"
    }

    /// `_redirects`, as static hosts read it: a former path, its new one and the status.
    public func redirects(_ pages: [SitePage]) -> String? {
        let base = configuration.baseURL
        let lines = pages.compactMap { page -> String? in
            guard case .redirect(let document) = page.content else { return nil }
            return "\(base.path(page.sitePath)) \(base.path(document.sitePath)) 301\n"
        }
        return lines.isEmpty ? nil : lines.joined()
    }

    /// `manifest.webmanifest` (W3C Web Application Manifest).
    /// - Parameter icons: site paths of pictures with their media types.
    public func webManifest(icons: [(sitePath: String, type: String)]) -> String {
        struct Output: Encodable {
            let name: String
            let short_name: String
            let lang: String
            let start_url: String
            let scope: String
            let display = "browser"
            let icons: [Icon]

            struct Icon: Encodable {
                let src: String
                let type: String
                let sizes = "any"
            }
        }
        let language = configuration.defaultLanguage
        let base = configuration.baseURL
        return JSONText.pretty(
            Output(
                name: title(language), short_name: title(language), lang: language, start_url: base.path(""),
                scope: base.path(""), icons: icons.map { Output.Icon(src: base.path($0.sitePath), type: $0.type) }))
    }

    static let friendCodeName = "line-qr.svg"

    /// The QR code of the friend link as a file, for pages that need not carry it; `nil` where the clinic has none.
    public func friendCode() -> (path: String, text: String)? {
        let name = strings[configuration.defaultLanguage]?.texts["line_qr"] ?? ""
        return clinic?.line.flatMap { QRCode($0) }.map { (Self.friendCodeName, $0.svg(name: name)) }
    }
}
