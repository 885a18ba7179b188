import ShiraseCore
import ShirasePictures
import ShiraseSite

extension Build {
    /// How a whole build went.
    public struct Outcome: Sendable {
        public let diagnostics: [Diagnostic]
        /// `nil` where nothing was written because of the diagnostics.
        public let summary: Summary?
        /// What its user may want to know, and need not do anything about.
        public var notes: [Message] = []
        /// All that was made on the way. It is for no other use than being kept until the program ends, which then need not take it apart:
        /// that is a tenth of a second for 10,000 articles.
        public var remains: [any Sendable] = []
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
        // Who saves a file while it is read gets a build of the saved one.
        for _ in 0..<2 {
            do {
                return try await runOnce(to: folder, isStrict: isStrict)
            } catch is SourcesChanged {
                progress(Message(en: "a file was changed meanwhile; beginning again", ja: "途中でファイルが変わったため、作り直します"))
            }
        }
        return try await runOnce(to: folder, isStrict: isStrict)
    }

    private func runOnce(to folder: String, isStrict: Bool) async throws -> Outcome {
        let began = clock.now()
        let writer = OutputWriter(folder: folder, fileSystem: fileSystem, jobs: options.jobs)
        progress(Message(en: "reading", ja: "読み込み中"))
        let sink = DiagnosticSink()
        async let remembered = options.usesCache ? BuildStore.load(options.root, fileSystem) : BuildStore()
        var tree = try await SourceTree.scan(options.root, options.theme, fileSystem, jobs: options.jobs, sink)
        guard options.usesCache else {
            let result = try await plan(try await read(tree, nil, sink), tree, nil, sink)
            let written = try await write(result, tree, writer, isStrict)
            return Outcome(result, written, remains: [result, written, tree])
        }
        var store = await remembered
        let fingerprints = try await SourceFingerprints(
            tree, store.sources, at: began, fileSystem, jobs: options.jobs)
        tree = tree.holding(fingerprints.read)
        let key = key(tree, fingerprints, folder)
        // What is wrong with the tree is said by the plan, which then is made.
        if sink.diagnostics.isEmpty, let whole = store.whole, whole.holds(key, at: began),
            try await writer.isInPlace(store.outputs)
        {
            let report = OutputWriter.Report(unchanged: store.outputs.files.count)
            return Outcome(
                diagnostics: [], summary: Summary(pages: whole.pages, teasers: whole.teasers, report: report),
                remains: [tree, fingerprints, store])
        }
        let memory = BuildMemory(
            fingerprints: fingerprints, documents: store.documents, site: store.site, common: store.common,
            outputs: store.outputs)
        let sources = try await read(tree, memory, sink)
        // While the site is put together, one core is free.
        async let standing = writer.standing(memory.outputs)
        let result = try await plan(sources, tree, memory, sink)
        async let kept = result.plan?.kept.sealed()
        let written = try await write(result, tree, writer, isStrict, over: try await standing)
        var outcome = Outcome(result, written, remains: [result, written, tree, memory])
        if store.isRefused { outcome.notes.append(Self.refusedStore) }
        guard let plan = result.plan, let written, let summary = outcome.summary, let kept = await kept else {
            return outcome
        }
        store.sources = fingerprints.known
        store.documents = kept
        store.outputs = try await writer.placed(written)
        store.site = result.diagnostics.isEmpty ? plan.siteKey : nil
        store.common = plan.commonKey
        // A build of a named date is the same on every day.
        let isDated = options.date != nil
        store.whole =
            result.diagnostics.isEmpty
            ? BuildStore.WholeBuild(
                key: key, from: isDated ? 0 : plan.site.now.instant,
                until: isDated ? nil : min(plan.nextChanges().first?.moment.instant ?? .max, plan.endOfDay),
                pages: summary.pages, teasers: summary.teasers) : nil
        // The site is whole without it: where it cannot be kept, the next build computes again.
        try? store.store(options.root, fileSystem)
        outcome.remains.append(store)
        return outcome
    }

    private static let refusedStore = Message(
        en: "what earlier builds remembered (.shirase/store) could not be used; everything was made anew",
        ja: "前回までの記録（.shirase/store）が使えなかったため、すべて作り直しました")

    /// - Returns: `nil` where what is wrong stands in the way.
    private func write(
        _ result: Result, _ tree: SourceTree, _ writer: OutputWriter, _ isStrict: Bool,
        over standing: OutputWriter.Standing = .unknown
    ) async throws -> OutputWriter.Written? {
        guard let plan = result.plan, !(isStrict && !result.diagnostics.isEmpty) else { return nil }
        progress(Message(en: "writing \(plan.pageCount) pages", ja: "\(plan.pageCount)ページを作成中"))
        let written = try await writer.write(plan.outputs, over: standing) {
            guard await tree.isUnchanged(jobs: options.jobs) else { throw SourcesChanged() }
            try tree.putOff.check()
        }
        // What no page shows any more is not kept. Where it cannot be removed, it only takes room.
        try? pictureStore.prune(keeping: plan.pictureKeys)
        return written
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
        let store = root.appendingPath(BuildStore.folderName).appendingPath(SitePictures.storeName)
        try PictureStore(store, fileSystem).prune(keeping: [])
        try fileSystem.removeDirectoryIfEmpty(store)
        try BuildStore.remove(root, fileSystem)
        return removed
    }
}

extension Build.Outcome {
    fileprivate init(_ result: Build.Result, _ written: OutputWriter.Written?, remains: [any Sendable]) {
        self.remains = remains
        diagnostics = result.diagnostics
        summary = result.plan.flatMap { plan in
            written.map { Build.Summary(pages: plan.pageCount, teasers: plan.teasers.count, report: $0.report) }
        }
    }
}

/// The output folder lies in `content/` or `templates/`.
public struct OutputInsideSources: Error, Sendable, Equatable {
    public let folder: String
}

/// Files were changed while they were read.
public struct SourcesChanged: Error, Sendable, Equatable {}
