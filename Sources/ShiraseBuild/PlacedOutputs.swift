import ShiraseCore

/// What a run has put into the output folder: from which keys, and as which files. It speaks only for files that are still the same.
public struct PlacedOutputs: Sendable {
    struct File: Sendable {
        /// Below the output folder.
        let path: String
        let key: Fingerprint?
        let frame: Fingerprint?
        let stamp: FileStamp
    }

    struct Folder: Sendable {
        let path: String
        let stamp: FileStamp
    }

    /// Sorted by path.
    let files: [File]
    /// Every folder above the files. As long as its stamp is the same, no file was added or removed there.
    let folders: [Folder]
    /// The manifest's.
    let manifest: FileStamp?

    public static let none = PlacedOutputs(files: [], folders: [], manifest: nil)
}

extension PlacedOutputs: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(files.count)
        for file in files {
            writer.write(file.path)
            for fingerprint in [file.key, file.frame] {
                writer.write(fingerprint != nil)
                if let fingerprint { writer.write(fingerprint) }
            }
            writer.write(file.stamp)
        }
        writer.write(folders.count)
        for folder in folders {
            writer.write(folder.path)
            writer.write(folder.stamp)
        }
        writer.write(manifest)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        let count = try reader.count()
        var files: [File] = []
        files.reserveCapacity(count)
        for _ in 0..<count {
            let path = try reader.string()
            let key = try reader.bool() ? try reader.fingerprint() : nil
            let frame = try reader.bool() ? try reader.fingerprint() : nil
            files.append(File(path: path, key: key, frame: frame, stamp: try reader.value()))
        }
        let folderCount = try reader.count()
        var folders: [Folder] = []
        folders.reserveCapacity(folderCount)
        for _ in 0..<folderCount { folders.append(Folder(path: try reader.string(), stamp: try reader.value())) }
        self.init(files: files, folders: folders, manifest: try reader.optional())
    }
}
