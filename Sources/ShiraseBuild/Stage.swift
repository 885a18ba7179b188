import ShiraseCore

/// Where changed outputs wait until all of them are written. Files wait one by one; a folder that does not exist yet waits as a whole, so
/// that one move puts it in place, and a first build appears at once.
struct Stage {
    static let name = ".shirase-stage"

    /// Where each output waits if it has to, in the order of the outputs.
    let paths: [String]
    /// What brings each into place; several may name one folder.
    private let places: [(from: String, to: String)]

    /// - Parameter folder: the output folder.
    init(_ outputs: [Output], folder: String, _ fileSystem: any FileSystem) {
        // Another build on the same folder has a stage of its own: the two never move each other's files.
        let stage = "\(folder)/\(Self.name)/\(String(UInt64.random(in: .min ... .max), radix: 36))"
        /// The topmost folder on the way to a folder that does not exist yet, or an empty text.
        var missing: [String: String] = [:]
        func topmostMissing(_ path: String) -> String {
            if let known = missing[path] { return known }
            var topmost = path.parentPath.map(topmostMissing) ?? ""
            if topmost.isEmpty {
                let place = folder.appendingPath(path)
                let isThere = fileSystem.kind(of: place) != nil || fileSystem.isSymbolicLink(place)
                if !isThere { topmost = path }
            }
            missing[path] = topmost
            return topmost
        }
        var paths: [String] = []
        var places: [(from: String, to: String)] = []
        for (number, output) in outputs.enumerated() {
            let newFolder = output.path.parentPath.map(topmostMissing) ?? ""
            if newFolder.isEmpty {
                // Threads that make files in one folder wait for each other.
                let path = "\(stage)/\(number / 64)/\(number)"
                paths.append(path)
                places.append((path, folder.appendingPath(output.path)))
            } else {
                paths.append("\(stage)/new/\(output.path)")
                places.append(("\(stage)/new/\(newFolder)", folder.appendingPath(newFolder)))
            }
        }
        self.paths = paths
        self.places = places
    }

    /// What brings the outputs that wait into place, each file and each folder once.
    /// - Parameter isStaged: of each output, whether it waits.
    func moves(of isStaged: [Bool]) -> [(from: String, to: String)] {
        var last = ""
        return zip(places, isStaged).compactMap { place, isStaged in
            // Outputs are sorted by path: those of one folder stand together.
            guard isStaged, place.from != last else { return nil }
            last = place.from
            return place
        }
    }
}
