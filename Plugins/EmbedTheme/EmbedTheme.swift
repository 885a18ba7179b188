import Foundation
import PackagePlugin

/// Puts the files of a target's folder `templates` into the program. They are all inputs of the command, so that an edit is noticed.
/// They lie among the target's sources (by a symbolic link), so that SwiftPM plans anew when one is added or removed.
@main
struct EmbedTheme: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target.sourceModule else { return [] }
        let folder = target.directoryURL.appending(path: "templates")
        let files = target.sourceFiles.filter { $0.type != .source }.map(\.url)
            .filter { !$0.lastPathComponent.hasSuffix("~") }.sorted { $0.path() < $1.path() }
        let output = context.pluginWorkDirectoryURL.appending(path: "EncodedTheme.swift")
        return [
            .buildCommand(
                displayName: "Embedding the theme", executable: try context.tool(named: "embed-theme").url,
                arguments: [output.path(percentEncoded: false), folder.path(percentEncoded: false)]
                    + files.map { $0.path(percentEncoded: false) },
                inputFiles: files, outputFiles: [output])
        ]
    }
}
