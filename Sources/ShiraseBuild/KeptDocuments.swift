import ShiraseCore
import ShiraseSite

/// Documents that were read before, as bytes: each holds for the bytes of its file, all of them for what documents are read with. Those with mistakes
/// are not kept, since these have to be said again.
struct KeptDocuments: Sendable {
    struct Entry: Sendable {
        /// Of the file.
        let source: Fingerprint
        /// Of what other pages see of the document.
        let face: Fingerprint
        /// Where its bytes stand.
        let range: Range<Int>
    }

    /// Of what documents are read with: the program, `site.yml`, the theme's words.
    private let environment: Fingerprint?
    private let entries: [String: Entry]
    private let store: [UInt8]
    /// Where in ``store`` it stands, and what it must be.
    private let part: Range<Int>
    private let expected: Fingerprint?

    static let none = KeptDocuments([], 0..<0, nil)

    /// - Parameter fingerprint: of the part; without it, or with another one, nothing is kept.
    init(_ store: [UInt8], _ part: Range<Int>, _ fingerprint: Fingerprint?) {
        self.store = store
        self.part = part
        environment = nil
        entries = [:]
        expected = fingerprint
    }

    private init(
        _ store: [UInt8], _ part: Range<Int>, _ expected: Fingerprint?, environment: Fingerprint,
        entries: [String: Entry]
    ) {
        self.store = store
        self.part = part
        self.expected = expected
        self.environment = environment
        self.entries = entries
    }

    /// Ready to be asked. Most builds that find nothing changed never come here.
    func opened() -> KeptDocuments {
        guard let expected, environment == nil,
            Fingerprint(Array(store[part.clamped(to: 0..<store.count)])) == expected,
            let opened = try? open()
        else { return self }
        return opened
    }

    private func open() throws(BinaryReader.Damage) -> KeptDocuments {
        var reader = BinaryReader(store, part)
        let environment = try reader.fingerprint()
        let count = try reader.count()
        var entries: [String: Entry] = [:]
        entries.reserveCapacity(count)
        for _ in 0..<count {
            let path = try reader.string()
            let (source, face) = (try reader.fingerprint(), try reader.fingerprint())
            entries[path] = Entry(source: source, face: face, range: try reader.range())
        }
        return KeptDocuments(store, part, expected, environment: environment, entries: entries)
    }

    /// What was kept of a file with these bytes.
    func entry(_ path: String, _ source: Fingerprint, _ environment: Fingerprint) -> Entry? {
        guard self.environment == environment, let entry = entries[path], entry.source == source else { return nil }
        return entry
    }

    func document(_ file: SourceFile, _ range: Range<Int>, _ reader: DocumentReader) -> Document? {
        try? reader.document(file, from: store, range)
    }

    /// The bytes of what was kept.
    func kept(_ range: Range<Int>) -> ArraySlice<UInt8> { store[range.clamped(to: 0..<store.count)] }

    /// As they are stored.
    var bytes: ArraySlice<UInt8> { store[part.clamped(to: 0..<store.count)] }

    /// Of ``bytes``.
    var fingerprint: Fingerprint { expected ?? Fingerprint(Array(bytes)) }
}

/// What is to be kept of documents.
struct DocumentsToKeep: Sendable {
    /// Of what they were read with.
    let environment: Fingerprint
    let documents: [Entry]

    struct Entry: Sendable {
        let path: String
        /// Of the file.
        let source: Fingerprint
        /// Of what other pages see of the document.
        let face: Fingerprint
        let bytes: ArraySlice<UInt8>
    }

    /// Brings them into the form in which they are stored.
    func sealed() -> KeptDocuments {
        var writer = BinaryWriter()
        writer.reserveCapacity(documents.reduce(0) { $0 + $1.bytes.count + 256 })
        writer.write(environment)
        writer.write(documents.count)
        for document in documents {
            writer.write(document.path)
            writer.write(document.source)
            writer.write(document.face)
            writer.write(document.bytes)
        }
        return KeptDocuments(writer.bytes, 0..<writer.bytes.count, Fingerprint(writer.bytes))
    }
}
