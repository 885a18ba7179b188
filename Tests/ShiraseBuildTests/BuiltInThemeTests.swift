import ShiraseCore
import ShiraseTheme
import Testing

/// The theme that the program carries.
@Suite struct BuiltInThemeTests {
    private static let root = String(TestSite.folder.dropLast("Tests/".count))

    private static func files(_ folder: String) throws -> [String: [UInt8]] {
        let local = LocalFileSystem()
        return try local.entries(of: folder).reduce(into: [:]) { files, entry in
            guard !entry.name.hasPrefix("."), !entry.name.hasSuffix("~") else { return }
            if entry.kind == .directory {
                for (name, bytes) in try Self.files(folder + "/" + entry.name) {
                    files[entry.name + "/" + name] = bytes
                }
            } else {
                files[entry.name] = try local.read(folder + "/" + entry.name)
            }
        }
    }

    @Test func isTheFolderTemplates() throws {
        let files = try Self.files(Self.root + "templates")
        #expect(BuiltInTheme.files.keys.sorted() == files.keys.sorted())
        #expect(BuiltInTheme.files == files)
    }
}
