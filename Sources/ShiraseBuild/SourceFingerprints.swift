import ShiraseCore
import ShiraseSite

/// The fingerprint of every file that a build reads. A file whose stamp is known is not read.
struct SourceFingerprints: Sendable {
    let files: [String: Fingerprint]
    /// Of the built-in theme.
    let theme: Fingerprint
    /// What may be believed by the next build.
    let known: [BuildStore.KnownSource]
    /// Of what had to be read, the documents: they are needed soon.
    let read: [String: SourceFile]

    /// - Parameter now: before the tree was looked at, in seconds since 1970.
    init(
        _ tree: SourceTree, _ known: [BuildStore.KnownSource], at now: Int, _ fileSystem: any FileSystem,
        jobs: Int
    ) async throws {
        struct Source: Sendable {
            let fingerprint: Fingerprint?
            let file: SourceFile?
        }
        let own = tree.paths.filter(tree.isOwn)
        let known = Dictionary(known.map { ($0.path, $0) }) { first, _ in first }
        let sources = try await own.enumerated().map { ($0, $1) }.concurrentMap(jobs: jobs) { number, path in
            if let stamp = tree.stamp(path), let source = known[path], source.stamp == stamp {
                return Source(fingerprint: source.fingerprint, file: nil)
            }
            let isHeld = number < Build.mostHeldTexts && path.pathExtension == "md"
            let file: SourceFile
            do {
                file = try tree.read(path, fileSystem)
            } catch {
                // What shows the picture will say that it cannot be read.
                guard SitePictures.isPicture(path) else { throw error }
                return Source(fingerprint: nil, file: nil)
            }
            return Source(fingerprint: Fingerprint(file.bytes), file: isHeld ? file : nil)
        }
        var files: [String: Fingerprint] = [:]
        files.reserveCapacity(own.count)
        var settled: [BuildStore.KnownSource] = []
        settled.reserveCapacity(own.count)
        var read: [String: SourceFile] = [:]
        for (path, source) in zip(own, sources) {
            files[path] = source.fingerprint
            if let file = source.file { read[path] = file }
            if let fingerprint = source.fingerprint, let stamp = tree.stamp(path), stamp.isSettled(at: now) {
                settled.append(BuildStore.KnownSource(path: path, stamp: stamp, fingerprint: fingerprint))
            }
        }
        self.files = files
        self.known = settled
        self.read = read
        theme = tree.theme.fingerprint
    }

    /// Of some of the files, by their paths.
    func write(_ paths: some Sequence<String>, to writer: inout BinaryWriter) {
        for path in paths {
            guard let file = files[path] else { continue }
            writer.write(path)
            writer.write(file)
        }
        writer.write(theme)
    }
}
