import Foundation
import ShiraseCore

/// Which files of the output folder are Shirase's. Only these are ever replaced or removed.
struct Manifest: Codable, Sendable {
    /// Paths below the output folder, sorted.
    var files: [String]

    static let fileName = ".shirase-manifest.json"

    /// The manifest of an output folder; empty where there is none. One that makes no sense owns nothing, so that nothing is
    /// removed by mistake.
    static func load(_ folder: String, _ fileSystem: any FileSystem) throws(FileError) -> Manifest {
        let path = folder.appendingPath(fileName)
        guard fileSystem.kind(of: path) == .file else { return Manifest(files: []) }
        let bytes = try fileSystem.read(path)
        guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes))
        else { return Manifest(files: []) }
        // A path that leads out of the two folders is not one that Shirase wrote.
        return Manifest(
            files: manifest.files.filter { path in
                path.normalizedPath == path && OutputArea.allCases.contains { path.hasPrefix($0.path("")) }
            })
    }

    var bytes: [UInt8] { Array(JSONText.pretty(self).utf8) }
}
