import Foundation
import ShiraseCore

/// A theme that comes with the program. It lies below a site's own `templates/`: a file there goes before the one of the same path here.
public struct Theme: Sendable {
    /// A site then has to bring every template itself.
    public static let none = Theme([:])
    /// What the paths of a theme's files begin with in a site.
    public static let folder = "templates/"

    private let files: [String: [UInt8]]

    /// - Parameter files: bytes by path below `templates/`: `partials/head.mustache`.
    public init(_ files: [String: [UInt8]]) {
        let named = files.map { (Self.folder + $0.key.precomposed, $0.value) }
        self.files = Dictionary(named) { first, _ in first }
    }

    public var isEmpty: Bool { files.isEmpty }

    /// As they are in a site, sorted: `templates/partials/head.mustache`.
    public var paths: [String] { files.keys.sorted() }

    /// Of all files.
    public var fingerprint: Fingerprint {
        var writer = BinaryWriter()
        for path in paths {
            writer.write(path)
            writer.write(files[path] ?? [])
        }
        return writer.fingerprint
    }

    public subscript(path: String) -> SourceFile? {
        files[path].map { SourceFile(path: path, bytes: $0) }
    }

    /// The file that a person means: `partials/head`, `partials/head.mustache` or its whole path.
    public func file(named name: String) -> SourceFile? {
        let path = name.hasPrefix(Self.folder) ? name : Self.folder + name
        return ["", ".mustache", ".yml"].lazy.compactMap { self[path + $0] }.first
    }

    /// The file whose name is nearly another's: one of the same name in another folder, else one of a similar name in the same folder.
    /// - Parameter path: as in a site.
    public func nearest(to path: String) -> String? {
        let name = path.lastPathPart.lowercased()
        if let moved = paths.first(where: { $0.lastPathPart.lowercased() == name }) { return moved }
        let stem = name.withoutPathExtension
        let neighbours = paths.filter { $0.parentPath == path.parentPath }
        guard let nearest = neighbours.map(\.lastPathPart.withoutPathExtension).nearest(to: stem) else { return nil }
        return neighbours.first { $0.lastPathPart.withoutPathExtension == nearest }
    }
}
