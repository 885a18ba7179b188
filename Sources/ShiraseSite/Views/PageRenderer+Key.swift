import ShiraseCore

/// What pages are made of beside views, as fingerprints.
public struct PageSources: Sendable {
    /// Of what every page depends on: the program, `site.yml`, where the site stands.
    public let environment: Fingerprint
    /// Of `clinic.yml`.
    public let clinic: Fingerprint?
    /// Of the documents' files, by their paths.
    public let documents: [String: Fingerprint]

    public init(environment: Fingerprint, clinic: Fingerprint?, documents: [String: Fingerprint]) {
        self.environment = environment
        self.clinic = clinic
        self.documents = documents
    }
}

/// Keys: two renderings with one key give the same bytes. A key says what a page is made from: the templates, what its template sees of
/// other pages and of the site, and its own document. Whatever a page is to show of anything else belongs into ``frame(_:_:_:)``, and so into the key.
extension PageRenderer {
    /// Of what a page's bytes follow from.
    /// - Parameter frame: what ``frameKey(of:)`` gives for the page.
    public func key(of page: SitePage, frame: Fingerprint) -> Fingerprint? {
        // Former addresses of pages show the page's title and address alone, which the frame has.
        guard let document = page.document else { return frame }
        guard let source = sources?.documents[document.path.file] else { return nil }
        var writer = BinaryWriter()
        writer.write(frame)
        writer.write(source)
        return writer.fingerprint
    }

    /// Of what a page's bytes follow from beside its own document's file.
    /// - Returns: `nil` where nothing is remembered.
    public func frameKey(of page: SitePage) -> Fingerprint? {
        guard let language = site.language(page.language) ?? site.languages.first,
            let shared = shared[language.language], sources != nil
        else { return nil }
        return frameKey(of: page, frame(page, language, shared), language)
    }

    /// - Parameter frame: what ``frame(_:_:_:)`` gives for the page.
    func frameKey(of page: SitePage, _ frame: PageView, _ language: LanguageSite) -> Fingerprint? {
        guard let sources, let sharedKey = sharedKeys[language.language] else { return nil }
        var writer = BinaryWriter()
        writer.write(sources.environment)
        writer.write(sharedKey)
        writer.write(templates.fingerprint(of: page.template))
        writer.write(page.outputPath)
        frame.writeKey(to: &writer)
        // What search engines are told.
        if let clinic = sources.clinic { writer.write(clinic) }
        if page.tellsHours { writer.write(site.now.dateText) }
        if let document = page.document { writeReferences(of: document, to: &writer) }
        return writer.fingerprint
    }

    /// What a document's HTML follows from beside its file.
    private func writeReferences(of document: Document, to writer: inout BinaryWriter) {
        let addresses = addresses[document]
        writer.write(addresses.map(\.text))
        if !pictures.isEmpty {
            for address in addresses { writer.write(pictures[address.text]) }
        }
        if !document.outline.components.isEmpty { writer.write(templates.blocks) }
    }

    /// Of a document's HTML and of everything else that its file says.
    func key(ofTextOf document: Document) -> Fingerprint? {
        guard let source = sources?.documents[document.path.file] else { return nil }
        var writer = BinaryWriter()
        writer.write(source)
        writeReferences(of: document, to: &writer)
        return writer.fingerprint
    }

    /// Of what the keys of all pages follow from, in every language: where it is another one, so is each page's.
    /// - Returns: `nil` where nothing is remembered.
    public var commonKey: Fingerprint? {
        guard let sources else { return nil }
        var writer = BinaryWriter()
        writer.write(sources.environment)
        if let clinic = sources.clinic { writer.write(clinic) }
        writeCommon(to: &writer)
        return writer.fingerprint
    }

    /// Of what all pages have in common, in every language.
    public func writeCommon(to writer: inout BinaryWriter) {
        for (language, key) in sharedKeys.sorted(by: { $0.key < $1.key }) {
            writer.write(language)
            writer.write(key)
        }
    }
}

extension PageRenderer.Shared {
    func key(_ assets: NamedTexts) -> Fingerprint {
        var writer = BinaryWriter()
        site.writeKey(to: &writer)
        writer.write(clinic != nil)
        clinic?.writeKey(to: &writer)
        writer.write(texts.texts)
        writer.write(assets.texts)
        for (id, person) in people.sorted(by: { $0.key < $1.key }) {
            writer.write(id)
            person.writeKey(to: &writer)
        }
        for (name, links) in menus.sorted(by: { $0.key < $1.key }) {
            writer.write(name)
            writer.write(links.count)
            for link in links { link.writeKey(to: &writer) }
        }
        writer.write(cardImage != nil)
        cardImage?.writeKey(to: &writer)
        return writer.fingerprint
    }
}

extension SitePage {
    /// Whether it tells search engines when the clinic is open, from the day of the build on.
    fileprivate var tellsHours: Bool {
        switch content {
        case .front, .page: true
        default: false
        }
    }
}

extension PublishedPicture: BinaryWritable {
    public func write(to writer: inout BinaryWriter) {
        writer.write(width)
        writer.write(height)
        writer.write(placeholder)
        writer.write(copies)
        writer.write(alternatives)
    }
}

extension PublishedPicture.Copy: BinaryWritable {
    public func write(to writer: inout BinaryWriter) {
        writer.write(width)
        writer.write(sitePath)
    }
}

extension PublishedPicture.Alternative: BinaryWritable {
    public func write(to writer: inout BinaryWriter) {
        writer.write(mediaType)
        writer.write(copies)
    }
}
