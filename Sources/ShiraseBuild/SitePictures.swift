import ShiraseCore
import ShirasePictures
import ShiraseSite

/// The photographs of `content/` as they are published. No file of them is published as it is: each is turned upright, in sRGB and without what a camera
/// or a telephone has written into it, such as the place where it was taken.
struct SitePictures: Sendable {
    /// By the site path of the picture itself.
    let published: [String: PublishedPicture]
    let outputs: [Output]
    /// What the store has to keep.
    let keys: Set<PictureStore.Key>

    static let none = SitePictures()

    private init() {
        published = [:]
        outputs = []
        keys = []
    }

    static let storeName = "pictures"

    /// - Parameters:
    ///   - files: those of `content/` that are published.
    ///   - shown: where pages show a picture, by its source; those that nothing shows are published in one size.
    ///   - named: where documents name a picture as their own.
    init(
        _ files: [AssetFiles.File], shown: [String: [SourceRange]], named: [String: [SourceRange]], offersAVIF: Bool,
        _ sources: PictureSources, jobs: Int, _ sink: DiagnosticSink
    ) async throws {
        let formats: [PictureFormat] = offersAVIF ? [.avif, .webp] : [.webp]
        let results = try await files.concurrentMap(jobs: jobs) { file -> Result<Made, PictureError> in
            do {
                return .success(try Self.make(file, isShown: shown[file.source] != nil, formats, sources))
            } catch let error as PictureError {
                return .failure(error)
            }
        }
        var published: [String: PublishedPicture] = [:]
        var outputs: [Output] = []
        var keys = Set<PictureStore.Key>()
        for (file, result) in zip(files, results) {
            let ranges = (named[file.source] ?? []) + (shown[file.source] ?? [])
            let places = ranges.isEmpty ? [.path(file.source)] : ranges.map(Diagnostic.Place.source)
            switch result {
            case .success(let made):
                if made.format != PictureFormat(extension: file.source.pathExtension) {
                    for place in places { sink.add(Self.misnamed(file.source, made.format, at: place)) }
                }
                published[file.sitePath] = made.picture
                outputs += made.outputs
                keys.formUnion(made.keys)
            case .failure(let error):
                for place in places { sink.add(error.diagnostic(at: place, of: file.source)) }
            }
        }
        self.published = published
        self.outputs = outputs
        self.keys = keys
    }

    /// Whether a file is a photograph by its name; drawings (SVG) are texts.
    static func isPicture(_ path: String) -> Bool { PictureFormat(extension: path.pathExtension) != nil }

    /// Where a picture is published: browsers do not show every format.
    static func sitePath(_ path: String) -> String {
        switch PictureFormat(extension: path.pathExtension) {
        case .heic, .tiff: path.withoutPathExtension + ".jpg"
        default: path
        }
    }

    /// It is published all the same; whoever opens the file elsewhere may see nothing.
    private static func misnamed(_ source: String, _ format: PictureFormat, at place: Diagnostic.Place) -> Diagnostic {
        let name = source.lastPathPart
        let right = name.withoutPathExtension + "." + (format.extensions.first ?? "")
        return .warning(
            "picture.name",
            Message(en: "\(name) is a \(format.title) picture", ja: "\(name) の中身は \(format.title) 形式の画像です"), at: place,
            hint: Message(en: "rename it: \(right)", ja: "ファイル名を \(right) に変えてください（記事の中の名前も）"))
    }

    private struct Made: Sendable {
        let picture: PublishedPicture
        /// What the file is.
        let format: PictureFormat
        let outputs: [Output]
        let keys: [PictureStore.Key]
    }

    private static func make(
        _ file: AssetFiles.File, isShown: Bool, _ formats: [PictureFormat], _ sources: PictureSources
    ) throws(PictureError) -> Made {
        let (store, source) = (sources.store, try sources.file(file.source))
        let facts = try store.facts(of: source)
        // What stands at the picture's own address has the format that its name says.
        let named = PictureFormat(extension: file.sitePath.pathExtension) ?? facts.plainFormat
        let largest = PictureOperation.widths.last ?? facts.width
        let whole = PictureOperation.resize(width: largest, format: named)
        let widths = isShown ? facts.widths : []
        let plain = widths.map { PictureOperation.resize(width: $0, format: facts.plainFormat) }
        let others = (facts.isAnimated ? [.webp] : formats).map { format in
            widths.map { PictureOperation.resize(width: $0, format: format) }
        }
        let operations = [whole] + plain + others.flatMap(\.self)
        let unkept = try store.prepare(operations, of: source)
        func copy(_ operation: PictureOperation) -> PublishedPicture.Copy {
            let width = operation.size(of: facts).width
            let name = "\(file.sitePath.withoutPathExtension)-\(width).\(source.fingerprint.short)"
            return PublishedPicture.Copy(
                width: width, sitePath: "\(name).\(operation.format.extensions.first ?? operation.format.rawValue)")
        }
        let paths = [file.sitePath] + operations.dropFirst().map { copy($0).sitePath }
        let size = whole.size(of: facts)
        return Made(
            picture: PublishedPicture(
                width: size.width, height: size.height, placeholder: facts.dominantColour.description,
                copies: plain.isEmpty
                    ? [PublishedPicture.Copy(width: size.width, sitePath: file.sitePath)] : plain.map(copy),
                alternatives: zip(facts.isAnimated ? [.webp] : formats, others).compactMap { format, copies in
                    copies.isEmpty
                        ? nil : PublishedPicture.Alternative(mediaType: format.mediaType, copies: copies.map(copy))
                }), format: facts.format,
            outputs: zip(paths, operations).map { path, operation in
                sources.output(
                    OutputArea.site.path(path), operation, of: source, unkept[operation], origin: .path(file.source))
            },
            keys: [store.factsKey(source)] + operations.map { store.key($0, of: source) })
    }
}

extension PictureError {
    /// At a place that shows the picture, the message names it.
    fileprivate func diagnostic(at place: Diagnostic.Place, of source: String) -> Diagnostic {
        guard case .source = place else { return diagnostic(at: place) }
        return Diagnostic(
            .error, diagnostic(at: place).id,
            Message(en: "\(source): \(message.en)", ja: "\(source): \(message.ja)"), at: place, hint: hint)
    }
}
