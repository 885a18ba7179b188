import ShiraseCore

/// One run at a time works on an output folder: two would take each other's files for stale ones. The lock's file lies in the folder,
/// belongs to Shirase, and stays.
enum OutputLock {
    static let fileName = ".shirase-lock"

    /// Waits until nobody else works on the folder, and says so.
    /// - Returns: the lock, for the caller to release.
    static func take(
        _ folder: String, _ fileSystem: any FileSystem, _ progress: @Sendable (Message) -> Void
    ) async throws -> FileLock {
        let path = folder.appendingPath(fileName)
        if let lock = fileSystem.lock(path) { return lock }
        progress(
            Message(
                en: "another build is writing to \(folder); waiting until it ends",
                ja: "\(folder) には別の作成が書き込み中です。終わるまで待ちます"))
        while true {
            try await Task.sleep(for: .milliseconds(100))
            if let lock = fileSystem.lock(path) { return lock }
        }
    }
}
