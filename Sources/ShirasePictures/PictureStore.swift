import Foundation
import ShiraseCore
import Synchronization

/// Copies that were made before, so that each is made once: files in one folder, by what they were made from, how, and by which
/// engine. A memo: whatever is missing or damaged is made anew, and what cannot be kept is still returned.
public struct PictureStore: Sendable {
    /// The name of what the store keeps.
    public struct Key: Sendable, Hashable {
        /// 64 hexadecimal digits.
        let name: String
    }

    public let folder: String
    private let files: any FileSystem
    private let engine: String

    /// - Parameter folder: where entries lie; made with the first of them. Nothing else may lie there.
    public init(_ folder: String, _ files: any FileSystem, engine: String = PictureEngine.version) {
        self.folder = folder
        self.files = files
        self.engine = engine
    }

    /// - Parameter source: the digest of the picture's file.
    public func key(_ source: Digest, _ operation: PictureOperation) -> Key { key(source, operation.key) }

    /// The name of a picture's facts.
    public func factsKey(_ source: Digest) -> Key { key(source, "facts") }

    /// The facts of a picture, from the store or from its bytes.
    public func facts(of bytes: [UInt8], digest: Digest) throws(PictureError) -> PictureFacts {
        let key = factsKey(digest)
        if let kept = entry(key), let facts = try? JSONDecoder().decode(PictureFacts.self, from: Data(kept)) {
            return facts
        }
        let facts = try PictureEngine.facts(of: bytes)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        if let text = try? encoder.encode(facts) { keep(Array(text), as: key) }
        return facts
    }

    /// The copies in the order of the operations; those that the store lacks are made together.
    public func copies(
        _ operations: [PictureOperation], of bytes: [UInt8], digest: Digest
    ) throws(PictureError) -> [[UInt8]] {
        var copies: [PictureOperation: [UInt8]] = [:]
        for operation in operations where copies[operation] == nil {
            copies[operation] = entry(key(digest, operation))
        }
        var missing: [PictureOperation] = []
        for operation in operations where copies[operation] == nil && !missing.contains(operation) {
            missing.append(operation)
        }
        for (operation, copy) in zip(missing, missing.isEmpty ? [] : try PictureEngine.makeAll(missing, from: bytes)) {
            keep(copy, as: key(digest, operation))
            copies[operation] = copy
        }
        return operations.map { copies[$0] ?? [] }
    }

    /// Removes every entry that this run had no use for, and what earlier runs have left half written.
    public func prune(keeping keys: Set<Key>) throws(FileError) {
        guard files.kind(of: folder) == .directory else { return }
        let kept = Set(keys.map(\.name))
        for entry in try files.entries(of: folder) where entry.kind == .file && !kept.contains(entry.name) {
            try files.removeFile(path(entry.name))
        }
    }

    /// A drawing (SVG) in pixels, from the store or drawn and kept.
    public func drawing(
        _ svg: [UInt8], width: Int, height: Int, format: PictureFormat
    ) throws(PictureError) -> (bytes: [UInt8], key: Key) {
        let key = key(Digest(svg), "draw-\(width)x\(height).\(format.rawValue)")
        if let kept = entry(key) { return (kept, key) }
        let drawn = try PictureEngine.render(
            svg: String(decoding: svg, as: UTF8.self), width: width, height: height, format: format)
        keep(drawn, as: key)
        return (drawn, key)
    }

    private func key(_ source: Digest, _ work: String) -> Key {
        Key(name: Digest(Array("\(engine)\n\(source)\n\(work)".utf8)).description)
    }

    private func path(_ name: String) -> String { folder + "/" + name }

    /// An entry is the digest of its content in 64 digits, a line feed, and the content. `nil` where that does not hold.
    private func entry(_ key: Key) -> [UInt8]? {
        guard let bytes = try? files.read(path(key.name)), bytes.count > 65 else { return nil }
        let content = Array(bytes.dropFirst(65))
        return bytes.starts(with: Self.head(of: content)) ? content : nil
    }

    private func keep(_ content: [UInt8], as key: Key) {
        // Two threads, or two programs, may keep the same entry at once.
        let number = Self.count.add(1, ordering: .relaxed).newValue
        let staged = path("\(key.name).\(ProcessInfo.processInfo.processIdentifier).\(number)")
        do {
            try files.write(Self.head(of: content) + content, to: staged)
            try files.rename(staged, to: path(key.name))
        } catch {
            try? files.removeFile(staged)
        }
    }

    private static func head(of content: [UInt8]) -> [UInt8] {
        Array((Digest(content).description + "\n").utf8)
    }

    private static let count = Atomic(0)
}
