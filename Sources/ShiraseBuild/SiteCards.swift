import ShiraseCore
import ShirasePictures
import ShiraseSite

/// Link cards of articles that have no picture of their own: their titles as pictures, since a link without a picture is passed over.
struct SiteCards: Sendable {
    /// Site paths, by the articles' files.
    let paths: [String: String]
    let outputs: [Output]
    let keys: Set<PictureStore.Key>

    static let none = SiteCards()

    private init() {
        paths = [:]
        outputs = []
        keys = []
    }

    init(
        _ documents: [Document], _ renderer: PageRenderer, _ colours: CardColours, _ sources: PictureSources, jobs: Int,
        _ sink: DiagnosticSink
    ) async throws {
        let problems = renderer.cardProblems(.installed())
        sink.add(contentsOf: problems)
        let articles = problems.hasErrors ? [] : documents.filter { $0.path.kind == .article }
        let cards = try await articles.concurrentMap(jobs: jobs) { document -> Card? in
            guard let svg = renderer.card(.article, of: document, colours) else { return nil }
            let format = CardFormat.article
            let drawing = PictureDrawing(svg, width: format.width, height: format.height, format: .png)
            let path = document.sitePath + "card.\(Fingerprint(svg).short).png"
            return Card(
                document: document.path.file, path: path,
                output: sources.output(
                    OutputArea.site.path(path), drawing, try sources.store.prepare(drawing),
                    origin: .path(document.path.file)), key: sources.store.key(drawing))
        }.compactMap(\.self)
        paths = Dictionary(cards.map { ($0.document, $0.path) }) { first, _ in first }
        outputs = cards.map(\.output)
        keys = Set(cards.map(\.key))
    }

    private struct Card: Sendable {
        let document: String
        let path: String
        let output: Output
        let key: PictureStore.Key
    }
}
