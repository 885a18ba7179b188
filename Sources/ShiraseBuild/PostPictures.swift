import ShiraseCore
import ShirasePictures
import ShiraseSite
import ShiraseSyndication

/// Pictures for posts, in the sizes that a platform shows, beside the posts' texts: `notices/flu/instagram-1.jpg`. What matters stays in
/// the frame: each is cropped around what eyes go to first.
struct PostPictures: Sendable {
    /// By the post's own path.
    let byPost: [String: [PostPicture]]
    let outputs: [Output]
    let keys: Set<PictureStore.Key>

    static let none = PostPictures(byPost: [:], outputs: [], keys: [])

    /// A photograph of an article.
    struct Source: Sendable, Hashable {
        /// Of `content/`.
        let path: String
        let alt: String
    }

    private init(byPost: [String: [PostPicture]], outputs: [Output], keys: Set<PictureStore.Key>) {
        self.byPost = byPost
        self.outputs = outputs
        self.keys = keys
    }

    /// - Parameters:
    ///   - sources: an article's photographs, by its file, in the order in which they are posted.
    ///   - ground: what stands around pictures that are shown whole.
    ///   - card: the article's title as a drawing, for a platform without posts that have no picture.
    init(
        _ teasers: [Teaser], sources: [String: [Source]], ground: PictureColour,
        card: @escaping @Sendable (Document) -> [UInt8]?,
        _ files: PictureSources, jobs: Int, _ sink: DiagnosticSink
    ) async throws {
        // An article that is announced again is so with the same pictures.
        var folders: [Place: String] = [:]
        var documents: [String: Document] = [:]
        for teaser in teasers {
            guard let facts = Platforms.named(teaser.platform)?.facts, !facts.pictureSizes.isEmpty else { continue }
            let place = Place(document: teaser.document.path.file, platform: teaser.platform)
            documents[place.document] = teaser.document
            if folders[place] == nil { folders[place] = teaser.outputPath.parentPath }
        }
        let places = folders.sorted { $0.value == $1.value ? $0.key.platform < $1.key.platform : $0.value < $1.value }
        let articles = documents
        let made = try await places.concurrentMap(jobs: jobs) { place, folder in
            let photographs = Self.make(
                place.platform, folder, sources[place.document] ?? [],
                ground: articles[place.document]?.frontMatter.sns.showsWholePictures == true ? ground : nil, files)
            guard photographs.pictures.isEmpty, Platforms.named(place.platform)?.facts.needsPicture == true,
                let document = articles[place.document], let svg = card(document)
            else { return photographs }
            return try Self.drawn(svg, document, "\(folder)/\(place.platform)-1.jpg", files)
        }
        for problem in Set(made.flatMap(\.problems)) { sink.add(problem) }
        let byPlace = Dictionary(zip(places.map(\.key), made)) { first, _ in first }
        byPost = Dictionary(
            teasers.compactMap { teaser in
                let place = Place(document: teaser.document.path.file, platform: teaser.platform)
                return byPlace[place].map { (teaser.outputPath, $0.pictures) }
            }
        ) { first, _ in first }
        outputs = made.flatMap(\.outputs)
        keys = Set(made.flatMap(\.keys))
    }

    private struct Place: Hashable, Sendable {
        let document: String
        let platform: String
    }

    private struct Made: Sendable {
        var pictures: [PostPicture] = []
        var outputs: [Output] = []
        var keys: [PictureStore.Key] = []
        var problems: [Diagnostic] = []
    }

    private static func drawn(
        _ svg: [UInt8], _ document: Document, _ path: String, _ files: PictureSources
    ) throws(PictureError) -> Made {
        let format = CardFormat.instagram
        let drawing = PictureDrawing(svg, width: format.width, height: format.height, format: .jpeg)
        let output = files.output(
            OutputArea.sns.path(path), drawing, try files.store.prepare(drawing), origin: .path(document.path.file))
        return Made(
            pictures: [PostPicture(path: path, alt: document.title, isMain: true)], outputs: [output],
            keys: [files.store.key(drawing)])
    }

    private static func make(
        _ platform: String, _ folder: String, _ sources: [Source], ground: PictureColour?, _ files: PictureSources
    ) -> Made {
        var made = Made()
        guard let facts = Platforms.named(platform)?.facts else { return made }
        for (index, source) in sources.prefix(facts.mostPictures).enumerated() {
            let operations = facts.pictureSizes.map { size in
                ground.map { .pad(width: size.width, height: size.height, colour: $0, format: .jpeg) }
                    ?? PictureOperation.crop(width: size.width, height: size.height, format: .jpeg)
            }
            let file: PictureFile
            do throws(PictureError) {
                file = try files.file(source.path)
            } catch {
                // It could be read for the site, a moment ago.
                made.problems.append(error.diagnostic(at: .path(source.path)))
                continue
            }
            // What is wrong with the picture, the site's own copies have said.
            guard let unkept = try? files.store.prepare(operations, of: file) else { continue }
            for (size, operation) in zip(facts.pictureSizes, operations) {
                let path = "\(folder)/\(platform)-\(index + 1)\(size.suffix).jpg"
                made.outputs.append(
                    files.output(
                        OutputArea.sns.path(path), operation, of: file, unkept[operation], origin: .path(source.path)))
                made.pictures.append(PostPicture(path: path, alt: source.alt, isMain: size.suffix.isEmpty))
            }
            made.keys += operations.map { files.store.key($0, of: file) }
        }
        return made
    }
}
