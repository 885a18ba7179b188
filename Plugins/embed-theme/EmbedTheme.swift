import Foundation

/// Writes a Swift file that holds files: `embed-theme OUTPUT FOLDER FILE…`. Their bytes are in base64, since a file of a theme may be
/// anything, and a text of this size compiles in no time where a list of its bytes does not.
@main
struct EmbedTheme {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let output = arguments.first, let folder = arguments.dropFirst().first else {
            return fail("usage: embed-theme OUTPUT FOLDER FILE…")
        }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        var entries = ""
        for path in arguments.dropFirst(2) {
            // So it is where Git has made a text file of the link to the theme.
            guard path.hasPrefix(prefix) else { return fail("\(path) does not lie in \(folder)") }
            let bytes = try Data(contentsOf: URL(filePath: path))
            let name = String(path.dropFirst(prefix.count))
            entries += "        \(name.debugDescription): \"\(bytes.base64EncodedString())\",\n"
        }
        let text = """
            extension BuiltInTheme {
                /// Base64 by path.
                static let encoded: [String: String] = [
            \(entries)    ]
            }

            """
        try Data(text.utf8).write(to: URL(filePath: output))
    }

    private static func fail(_ message: String) {
        FileHandle.standardError.write(Data("error: \(message)\n".utf8))
        exit(1)
    }
}
