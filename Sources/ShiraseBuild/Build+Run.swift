import ShiraseCore
import ShirasePictures
import ShiraseSite

extension Build {
    /// How a whole build went.
    public struct Outcome: Sendable {
        public let diagnostics: [Diagnostic]
        /// `nil` where nothing was written because of the diagnostics.
        public let summary: Summary?
    }

    public struct Summary: Sendable, Equatable {
        public let pages: Int
        public let teasers: Int
        public let report: OutputWriter.Report
    }

    /// Plans and writes. With errors (or, if `isStrict`, warnings) nothing is written.
    /// - Parameter folder: the output folder.
    public func run(to folder: String, isStrict: Bool) async throws -> Outcome {
        try refuseOutputInsideSources(folder)
        let lock = try await OutputLock.take(folder, fileSystem, progress)
        defer { lock.release() }
        let writer = OutputWriter(folder: folder, fileSystem: fileSystem, jobs: options.jobs)
        // What cannot be read, the plan says.
        let key = options.usesCache ? try? await memoKey(folder) : nil
        if let key, let memo = BuildMemo.load(options.root, fileSystem), memo.holds(key, at: clock.now()),
            try writer.isInPlace(memo.outputs)
        {
            let report = OutputWriter.Report(unchanged: memo.outputs.count)
            return Outcome(diagnostics: [], summary: Summary(pages: memo.pages, teasers: memo.teasers, report: report))
        }
        let result = try await plan()
        guard let plan = result.plan, !(isStrict && !result.diagnostics.isEmpty) else {
            return Outcome(diagnostics: result.diagnostics, summary: nil)
        }
        progress(Message(en: "writing", ja: "書き込み中"))
        let report = try await writer.write(plan.outputs)
        // What no page shows any more is not kept. Where it cannot be removed, it only takes room.
        try? pictureStore.prune(keeping: plan.pictureKeys)
        if let key, result.diagnostics.isEmpty {
            // A build of a named date is the same on every day.
            let isDated = options.date != nil
            let memo = BuildMemo(
                key: key, from: isDated ? 0 : plan.site.now.instant,
                until: isDated ? nil : min(plan.nextChanges().first?.moment.instant ?? .max, plan.endOfDay),
                pages: plan.pageCount, teasers: plan.teasers.count, outputs: try writer.digests(plan.outputs))
            // The site is whole without it: where it cannot be kept, the next build computes again.
            try? memo.store(options.root, fileSystem)
        }
        return Outcome(
            diagnostics: result.diagnostics,
            summary: Summary(pages: plan.pageCount, teasers: plan.teasers.count, report: report))
    }

    /// What is written among the sources would be published again by the next build. `templates/` may not exist yet.
    private func refuseOutputInsideSources(_ folder: String) throws {
        guard let output = realPath(ofFuture: folder) else { return }
        for source in ["content", "templates"] {
            guard let sources = realPath(ofFuture: options.root.appendingPath(source)) else { continue }
            if (output + "/").hasPrefix(sources + "/") { throw OutputInsideSources(folder: folder) }
        }
    }

    /// Where a path leads, or will lead once the missing folders are made.
    private func realPath(ofFuture path: String) -> String? {
        var existing = path
        while fileSystem.realPath(existing) == nil, let parent = existing.parentPath { existing = parent }
        if let real = fileSystem.realPath(existing) { return (real + path.dropFirst(existing.count)).normalizedPath }
        return path.hasPrefix("/") ? path.normalizedPath : fileSystem.realPath(".")?.appendingPath(path).normalizedPath
    }

    private func memoKey(_ folder: String) async throws -> Digest? {
        // What is wrong with the tree is said by the plan, which then is made.
        let sink = DiagnosticSink()
        let tree = try SourceTree.scan(options.root, options.theme, fileSystem, sink)
        guard sink.diagnostics.isEmpty else { return nil }
        return try await BuildMemo.key(tree, options, output: folder, fileSystem)
    }

    /// Removes what builds wrote into an output folder, and the memo.
    /// - Parameter progress: is told if it has to wait for a build.
    /// - Returns: the removed paths below the output folder.
    public static func clean(
        root: String, output: String, fileSystem: any FileSystem, progress: @Sendable (Message) -> Void = { _ in }
    ) async throws -> [String] {
        // Where nothing was built, no folder is made for a lock.
        let isBuilt = fileSystem.kind(of: output) == .directory
        let lock = isBuilt ? try await OutputLock.take(output, fileSystem, progress) : nil
        defer { lock?.release() }
        let removed = try OutputWriter(folder: output, fileSystem: fileSystem).clean()
        let store = root.appendingPath(BuildMemo.folderName).appendingPath(SitePictures.storeName)
        try PictureStore(store, fileSystem).prune(keeping: [])
        try fileSystem.removeDirectoryIfEmpty(store)
        try BuildMemo.remove(root, fileSystem)
        return removed
    }
}

/// The output folder lies in `content/` or `templates/`.
public struct OutputInsideSources: Error, Sendable, Equatable {
    public let folder: String
}
