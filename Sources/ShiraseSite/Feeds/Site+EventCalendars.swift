import ShiraseCore

extension Site {
    static func eventCalendarPath(_ document: Document) -> String { document.sitePath + "event.ics" }

    /// Each published event as a calendar file beside its article, by site path.
    public func eventCalendars() -> [(path: String, text: String)] {
        let host = configuration.baseURL.origin.split(separator: "/").last ?? ""
        return documents.compactMap { document in
            guard document.path.kind == .article, let event = document.frontMatter.event else { return nil }
            var file = CalendarFile(name: document.title, product: "Event")
            file.add(
                CalendarFile.Event(
                    id: "\(Fingerprint(Array(document.sitePath.utf8)).short)@\(host)",
                    // The file says when it was made by the article, so that equal builds give equal files.
                    stamp: document.frontMatter.updated ?? document.frontMatter.date ?? event.start,
                    time: .minutes(from: event.start, to: event.end), summary: document.title,
                    description: strings[document.language].map { strings in
                        EventWords(event: event, strings: strings).details.map { "\($0.label) \($0.text)" }
                            .joined(separator: "\n")
                    }.flatMap { $0.isEmpty ? nil : $0 },
                    location: event.place, url: configuration.baseURL.url(document.sitePath)))
            return (Self.eventCalendarPath(document), file.text)
        }
    }
}
