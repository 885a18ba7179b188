import ShiraseCore
import Synchronization

/// What became of files whose reading was put off. Where one of them failed, what was made of it is nothing to publish.
public final class PutOffReads: Sendable {
    private let first = Mutex<FileError?>(nil)

    /// The file's bytes, or none where they cannot be read any more.
    func read(_ path: String, _ fileSystem: any FileSystem) -> [UInt8] {
        do throws(FileError) {
            return try fileSystem.read(path)
        } catch {
            first.withLock { $0 = $0 ?? error }
            return []
        }
    }

    /// Throws the first failure, if there was one.
    public func check() throws(FileError) {
        if let failure = first.withLock({ $0 }) { throw failure }
    }
}
