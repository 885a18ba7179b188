import ShiraseCore
import ShirasePictures
import ShiraseSite

/// The pictures of a site's sources, and what is made of them when it is written. What stands in the output already is neither read nor made.
struct PictureSources: Sendable {
    let tree: SourceTree
    /// What is known of the sources, so that they need not be read.
    let fingerprints: [String: Fingerprint]
    let store: PictureStore
    let fileSystem: any FileSystem

    func file(_ path: String) throws(PictureError) -> PictureFile {
        try PictureFile(tree.diskPath(path), fileSystem, fingerprint: fingerprints[path])
    }

    /// - Parameter unkept: the copy, where the store could not keep it.
    func output(
        _ path: String, _ operation: PictureOperation, of file: PictureFile, _ unkept: [UInt8]?,
        origin: Diagnostic.Place
    ) -> Output {
        let store = store
        return Output(
            path, content(unkept, origin) { () throws(PictureError) in try store.copy(operation, of: file) },
            key: store.key(operation, of: file).fingerprint, origin: origin)
    }

    /// - Parameter unkept: the picture, where the store could not keep it.
    func output(
        _ path: String, _ drawing: PictureDrawing, _ unkept: [UInt8]?, origin: Diagnostic.Place
    ) -> Output {
        let store = store
        return Output(
            path, content(unkept, origin) { () throws(PictureError) in try store.picture(of: drawing) },
            key: store.key(drawing).fingerprint, origin: origin)
    }

    private func content(
        _ unkept: [UInt8]?, _ origin: Diagnostic.Place, _ make: @escaping @Sendable () throws(PictureError) -> [UInt8]
    ) -> Output.Content {
        if let unkept { return .bytes(unkept) }
        return .made {
            do throws(PictureError) {
                return try make()
            } catch {
                throw LostPicture(diagnostic: error.diagnostic(at: origin))
            }
        }
    }
}

/// A picture that could be made when the build began, and cannot when it is to be written: its file and its kept copy have gone meanwhile.
public struct LostPicture: Error, Sendable {
    public let diagnostic: Diagnostic
}
