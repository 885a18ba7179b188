extension Feed {
    /// RSS 2.0 (rssboard.org/rss-specification), with the full text in `content:encoded`.
    func rss(_ url: String) -> String {
        var xml = XMLText()
        xml.open(
            "rss",
            [
                ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"),
                ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ])
        xml.open("channel")
        xml.element("title", title)
        xml.element("link", pageURL)
        xml.element("description", description.isEmpty ? title : description)
        xml.element("language", language)
        xml.element("lastBuildDate", updated.rfc822)
        xml.empty("atom:link", [("href", url), ("rel", "self"), ("type", Format.rss.mediaType)])
        for item in items {
            xml.open("item")
            xml.element("title", item.title)
            xml.element("link", item.url)
            xml.element("guid", item.url, [("isPermaLink", "true")])
            xml.element("pubDate", item.published.rfc822)
            if let author = item.author { xml.element("dc:creator", author) }
            for category in item.categories { xml.element("category", category) }
            xml.element("description", item.summary)
            xml.element("content:encoded", item.html)
            xml.close("item")
        }
        xml.close("channel")
        xml.close("rss")
        return xml.text
    }
}
