import Foundation
import ShiraseBuild
import ShiraseCore
import ShirasePictures
import Testing

/// Builds every site in `Tests/Sites` and compares messages and outputs with its `expected.txt`. With `UPDATE_GOLDEN=1` the
/// expectation is written anew, to be read before it is kept.
@Suite struct GoldenSiteTests {
    static let names: [String] = {
        let entries = (try? LocalFileSystem().entries(of: TestSite.folder + "Sites")) ?? []
        return entries.filter { $0.kind == .directory }.map(\.name)
    }()

    @Test(arguments: names) func matchesItsExpectation(_ name: String) async throws {
        let folder = TestSite.folder + "Sites/" + name
        var sources = try TestSite.read(folder)
        let expected = sources.removeValue(forKey: "expected.txt") ?? ""
        let settings = Settings(sources.removeValue(forKey: "settings.txt") ?? "")
        var site = try TestSite(sources)
        site.options.makesPictures = true
        site.options.includesDrafts = settings.flags.contains("--drafts")
        site.options.includesFuture = settings.flags.contains("--future")
        let outcome = try await site.run()

        var text = TestSite.text(outcome.diagnostics)
        for (path, content) in site.output.sorted(by: { $0.key < $1.key }) where !path.hasPrefix(".") {
            text += "=== \(path)\n"
            guard settings.shows(path) else { continue }
            if let facts = try? PictureEngine.facts(of: site.files.read("/site/output/" + path)) {
                text += "(\(facts.format.title), \(facts.width)×\(facts.height))\n"
            } else {
                text += content + (content.hasSuffix("\n") ? "" : "\n")
            }
        }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try LocalFileSystem().write(Array(text.utf8), to: folder + "/expected.txt")
        }
        if text != expected {
            let difference = Array(text.split(separator: "\n", omittingEmptySubsequences: false)).difference(
                from: expected.split(separator: "\n", omittingEmptySubsequences: false))
            let lines = difference.map { change in
                switch change {
                case .insert(let line, let text, _): "+\(line + 1): \(text)"
                case .remove(let line, let text, _): "-\(line + 1): \(text)"
                }
            }
            Issue.record("\(name) differs from Tests/Sites/\(name)/expected.txt:\n\(lines.joined(separator: "\n"))")
        }
    }

    /// A second build of the same site writes nothing, and its outputs are the same as those of a build from nothing.
    @Test(arguments: names) func buildsTheSameTwice(_ name: String) async throws {
        var sources = try TestSite.read(TestSite.folder + "Sites/" + name)
        sources["expected.txt"] = nil
        sources["settings.txt"] = nil
        var site = try TestSite(sources)
        site.options.makesPictures = true
        let first = try await site.run()
        let output = site.output
        site.options.usesCache = false
        let second = try await site.run()
        #expect(second.summary?.report.written == [])
        #expect(second.summary?.report.removed == [])
        #expect(second.summary?.pages == first.summary?.pages)
        site.options.jobs = 4
        let third = try await site.run()
        #expect(third.summary?.report.written == [])
        #expect(site.output == output)
    }

    /// `settings.txt`: a line of flags, then the prefixes of the outputs whose text matters.
    private struct Settings {
        let flags: [Substring]
        private let prefixes: [Substring]

        init(_ text: String) {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            flags = lines.first?.split(separator: " ") ?? []
            prefixes = lines.dropFirst().filter { !$0.isEmpty }
        }

        func shows(_ path: String) -> Bool { prefixes.contains { path.hasPrefix($0) } }
    }
}
