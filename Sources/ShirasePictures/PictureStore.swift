import Foundation
import ShiraseCore
import Synchronization

/// Copies that were made before, so that each is made once: files in one folder, by what they were made from, how, and by which
/// engine. A memo: whatever is missing or damaged is made anew, and what cannot be kept is still returned.
public struct PictureStore: Sendable {
    /// What the store knows an entry by: what it was made from, how, and by which engine.
    public struct Key: Sendable, Hashable {
        public let fingerprint: Fingerprint

        var name: String { fingerprint.description }
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

    public func key(_ operation: PictureOperation, of picture: PictureFile) -> Key {
        key(picture.fingerprint, operation.key)
    }

    public func factsKey(_ picture: PictureFile) -> Key { key(picture.fingerprint, "facts") }

    public func key(_ drawing: PictureDrawing) -> Key {
        key(Fingerprint(drawing.svg), "draw-\(drawing.width)x\(drawing.height).\(drawing.format.rawValue)")
    }

    /// The facts of a picture, from the store or from its bytes.
    public func facts(of picture: PictureFile) throws(PictureError) -> PictureFacts {
        let key = factsKey(picture)
        if let kept = entry(key), let facts = try? JSONDecoder().decode(PictureFacts.self, from: Data(kept)) {
            return facts
        }
        let (bytes, isSame) = try picture.read()
        let facts = try PictureEngine.facts(of: bytes)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        if isSame, let text = try? encoder.encode(facts) { _ = keep(Array(text), as: key) }
        return facts
    }

    /// Sees to it that the copies can be had: those that the store lacks are made, together.
    /// - Returns: those that could not be kept.
    public func prepare(
        _ operations: [PictureOperation], of picture: PictureFile
    ) throws(PictureError) -> [PictureOperation: [UInt8]] {
        var missing: [PictureOperation] = []
        for operation in operations where !missing.contains(operation) && !has(key(operation, of: picture)) {
            missing.append(operation)
        }
        var unkept: [PictureOperation: [UInt8]] = [:]
        guard !missing.isEmpty else { return unkept }
        let (bytes, isSame) = try picture.read()
        for (operation, copy) in zip(missing, try PictureEngine.makeAll(missing, from: bytes)) {
            if !(isSame && keep(copy, as: key(operation, of: picture))) { unkept[operation] = copy }
        }
        return unkept
    }

    /// A copy from the store, or made where the store does not have it, or has it damaged.
    public func copy(_ operation: PictureOperation, of picture: PictureFile) throws(PictureError) -> [UInt8] {
        let key = key(operation, of: picture)
        if let kept = entry(key) { return kept }
        // Made of all that was asked for together or alone, a copy has the same bytes.
        let (bytes, isSame) = try picture.read()
        guard let copy = try PictureEngine.makeAll([operation], from: bytes).first else { throw .failed }
        if isSame { _ = keep(copy, as: key) }
        return copy
    }

    /// Sees to it that the drawing can be had in pixels.
    /// - Returns: `nil` where the store keeps it.
    public func prepare(_ drawing: PictureDrawing) throws(PictureError) -> [UInt8]? {
        let key = key(drawing)
        if has(key) { return nil }
        let drawn = try drawing.drawn()
        return keep(drawn, as: key) ? nil : drawn
    }

    /// A drawing in pixels, from the store or drawn anew.
    public func picture(of drawing: PictureDrawing) throws(PictureError) -> [UInt8] {
        let key = key(drawing)
        if let kept = entry(key) { return kept }
        let drawn = try drawing.drawn()
        _ = keep(drawn, as: key)
        return drawn
    }

    /// Removes every entry that this run had no use for, and what earlier runs have left half written.
    public func prune(keeping keys: Set<Key>) throws(FileError) {
        guard files.kind(of: folder) == .directory else { return }
        let kept = Set(keys.map(\.name))
        for entry in try files.entries(of: folder) where entry.kind == .file && !kept.contains(entry.name) {
            try files.removeFile(path(entry.name))
        }
    }

    private func key(_ source: Fingerprint, _ work: String) -> Key {
        Key(fingerprint: Fingerprint(Array("\(engine)\n\(source)\n\(work)".utf8)))
    }

    private func path(_ name: String) -> String { folder + "/" + name }

    private func has(_ key: Key) -> Bool { files.kind(of: path(key.name)) == .file }

    /// An entry is the digest of its content in 64 digits, a line feed, and the content. `nil` where that does not hold.
    private func entry(_ key: Key) -> [UInt8]? {
        guard let bytes = try? files.read(path(key.name)), bytes.count > 65 else { return nil }
        let content = Array(bytes.dropFirst(65))
        return bytes.starts(with: Self.head(of: content)) ? content : nil
    }

    /// - Returns: whether it could be kept.
    private func keep(_ content: [UInt8], as key: Key) -> Bool {
        // Two threads, or two programs, may keep the same entry at once.
        let number = Self.count.add(1, ordering: .relaxed).newValue
        let staged = path("\(key.name).\(ProcessInfo.processInfo.processIdentifier).\(number)")
        do {
            try files.write(Self.head(of: content) + content, to: staged)
            try files.rename(staged, to: path(key.name))
            return true
        } catch {
            try? files.removeFile(staged)
            return false
        }
    }

    private static func head(of content: [UInt8]) -> [UInt8] {
        Array((Fingerprint(content).description + "\n").utf8)
    }

    private static let count = Atomic(0)
}
