import ShiraseCore

/// The way from the front page to a page, in schema.org's words; there is one where the page shows one.
extension PageGraph {
    var breadcrumbs: JSONValue? {
        guard !view.breadcrumbs.isEmpty else { return nil }
        let items = view.breadcrumbs.enumerated().map { index, link in
            // The last one is the page itself, which needs no address.
            let isPage = index + 1 == view.breadcrumbs.count
            return JSONValue.members([
                "@type": .string("ListItem"), "position": .number(index + 1), "name": .words(link.name),
                "item": isPage ? nil : .reference(site.configuration.baseURL.origin + link.path),
            ])
        }
        return .members(["@type": .string("BreadcrumbList"), "itemListElement": .array(items)])
    }
}
