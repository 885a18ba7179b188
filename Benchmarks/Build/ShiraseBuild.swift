import CAllocator
import Foundation
import ShiraseBuild
import ShiraseCore
import ShiraseSite
import ShiraseTheme

/// What `shirase build` does, without the cards of titles: `makesPictures` is no option of the command's, and Hugo makes no such pictures. This
/// runs in a process of its own, so that its time and memory are its own. The day is a fixed one.
func buildSite(_ root: String, to output: String, usesCache: Bool) async throws {
    shirase_take_memory_in_large_pieces()
    var options = BuildOptions(root: root)
    options.theme = Theme(BuiltInTheme.files)
    options.makesPictures = false
    options.date = "2026-11-24"
    options.usesCache = usesCache
    options.jobs = ProcessInfo.processInfo.activeProcessorCount
    let build = Build(options, fileSystem: LocalFileSystem(), clock: .system)
    let outcome = try await build.run(to: output, isStrict: false)
    for diagnostic in outcome.diagnostics.prefix(5) { print("\(diagnostic.id): \(diagnostic.message.en)") }
    // A build with diagnostics is not remembered, which would be measured instead.
    guard let summary = outcome.summary, outcome.diagnostics.isEmpty else { exit(1) }
    print("written \(summary.report.written.count)")
    // As the command, which ends before it takes anything apart.
    withExtendedLifetime(outcome) { exit(0) }
}
