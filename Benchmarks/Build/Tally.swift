import Foundation

/// What lies in an output folder.
struct Tally {
    private(set) var files: [(path: String, size: Int)] = []

    init(_ folder: String) throws {
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + path)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
            files.append((path, attributes[.size] as? Int ?? 0))
        }
    }

    var pages: Int { files.count { $0.path.hasSuffix(".html") } }
    var bytes: Int { files.reduce(0) { $0 + $1.size } }

    /// For the floor: a line "SIZE PATH" for each file.
    func writeList(to path: String) throws {
        let text = files.map { "\($0.size) \($0.path)\n" }.joined()
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }
}
