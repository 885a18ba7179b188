extension Feed {
    /// Atom 1.0 (RFC 4287).
    func atom(_ url: String) -> String {
        var xml = XMLText()
        xml.open("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language)])
        xml.element("id", url)
        xml.element("title", title)
        if !description.isEmpty { xml.element("subtitle", description) }
        xml.element("updated", updated.rfc3339)
        xml.empty("link", [("rel", "self"), ("type", Format.atom.mediaType), ("href", url)])
        xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", pageURL)])
        xml.open("author")
        xml.element("name", siteTitle)
        xml.close("author")
        for item in items {
            xml.open("entry")
            xml.element("id", item.url)
            xml.element("title", item.title)
            xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", item.url)])
            xml.element("published", item.published.rfc3339)
            xml.element("updated", item.updated.rfc3339)
            if let author = item.author {
                xml.open("author")
                xml.element("name", author)
                xml.close("author")
            }
            for category in item.categories { xml.empty("category", [("term", category)]) }
            xml.element("summary", item.summary)
            xml.element("content", item.html, [("type", "html")])
            xml.close("entry")
        }
        xml.close("feed")
        return xml.text
    }
}
