import ShiraseCore

/// What a run has put into the output folder: from which keys, and as which files. It speaks only for files that are still the same.
public struct PlacedOutputs: Sendable {
    private struct File: Sendable {
        let key: Fingerprint?
        let stamp: FileStamp
    }

    private let files: [String: File]

    public static let none = PlacedOutputs([])

    init(_ files: [(path: String, key: Fingerprint?, stamp: FileStamp)]) {
        self.files = Dictionary(files.map { ($0.path, File(key: $0.key, stamp: $0.stamp)) }) { first, _ in first }
    }

    var paths: some Collection<String> { files.keys }

    /// Whether the file that stands there is the one that was put there.
    func holds(_ path: String, _ stamp: FileStamp?) -> Bool { stamp != nil && files[path]?.stamp == stamp }

    /// Whether the file that stands there has the output's bytes, as far as its key tells.
    func holds(_ output: Output, _ stamp: FileStamp) -> Bool {
        guard let key = output.key, let file = files[output.path] else { return false }
        return file.key == key && file.stamp == stamp
    }
}

extension PlacedOutputs: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(files.count)
        for (path, file) in files.sorted(by: { $0.key < $1.key }) {
            writer.write(path)
            writer.write(file.key != nil)
            if let key = file.key { writer.write(key) }
            writer.write(file.stamp)
        }
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        let count = try reader.count()
        var files: [String: File] = [:]
        files.reserveCapacity(count)
        for _ in 0..<count {
            let path = try reader.string()
            let key = try reader.bool() ? try reader.fingerprint() : nil
            files[path] = File(key: key, stamp: try reader.value())
        }
        self.files = files
    }
}
