import ShiraseCore

/// Menus name files, so that a translation of the file stands in for it on pages of its language.
enum MenuLink {
    /// - Returns: `nil` where the item has no name or no page in the language.
    static func view(
        _ item: SiteConfiguration.MenuItem, _ language: String, _ site: Site, _ resolver: LinkResolver,
        _ sink: DiagnosticSink
    ) -> LinkView? {
        guard let name = item.name[language] else { return nil }
        let hash = item.link.value.firstIndex(of: "#") ?? item.link.value.endIndex
        let file = "content/" + item.link.value[..<hash]
        let anchor = item.link.value[hash...].description.percentEncodedAddress
        guard file.hasSuffix(".md"),
            let path = try? ContentPath(file, languages: site.configuration.languages)
        else {
            return LinkView(name: name, path: resolver.resolve(item.link, from: "content/site.yml", sink).text)
        }
        let base = site.configuration.baseURL
        if let document = site.translations[path, language] {
            return LinkView(name: name, path: base.path(document.sitePath) + anchor)
        }
        if path.kind == .section,
            let section = site.language(language)?.sections.first(where: { $0.name == path.section })
        {
            return LinkView(name: name, path: base.path(section.sitePath))
        }
        guard language == path.language else { return nil }
        return LinkView(name: name, path: resolver.resolve(item.link, from: "content/site.yml", sink).text)
    }
}
