import Foundation
import Testing

@testable import ShiraseCore

/// The file system in memory behaves as the real one does: both run through the same steps.
@Suite struct FileSystemTests {
    private func temporaryFolder() throws -> String {
        let path = NSTemporaryDirectory() + "shirase-\(UUID().uuidString)"
        try LocalFileSystem().write([], to: path + "/keep")
        return try #require(LocalFileSystem().realPath(path))
    }

    private func systems() throws -> [(name: String, fileSystem: any FileSystem, root: String)] {
        [
            ("local", LocalFileSystem(), try temporaryFolder()),
            ("memory", MemoryFileSystem(["/root/keep": ""]), "/root"),
        ]
    }

    @Test func filesAreWrittenReadRenamedAndRemoved() throws {
        for (name, files, root) in try systems() {
            try files.write(Array("日本語".utf8), to: root + "/a/b/c.txt")
            #expect(try files.read(root + "/a/b/c.txt") == Array("日本語".utf8), "\(name)")
            #expect(files.kind(of: root + "/a/b") == .directory, "\(name)")
            #expect(files.kind(of: root + "/a/b/c.txt") == .file, "\(name)")
            #expect(files.kind(of: root + "/none") == nil, "\(name)")
            try files.write([1], to: root + "/a/b/c.txt")
            #expect(try files.read(root + "/a/b/c.txt") == [1], "\(name)")
            try files.rename(root + "/a/b/c.txt", to: root + "/x/y.txt")
            #expect(try files.entries(of: root + "/x").map(\.name) == ["y.txt"], "\(name)")
            #expect(files.kind(of: root + "/a/b/c.txt") == nil, "\(name)")
            try files.removeFile(root + "/x/y.txt")
            try files.removeFile(root + "/x/y.txt")
            try files.removeDirectoryIfEmpty(root + "/x")
            #expect(files.kind(of: root + "/x") == nil, "\(name)")
            #expect(try files.removeDirectoryIfEmpty(root) == false, "\(name)")
        }
    }

    @Test func refusalsNameTheOperationAndThePath() throws {
        for (name, files, root) in try systems() {
            let missing = root + "/missing"
            #expect(throws: FileError(.read, missing, "No such file or directory"), "\(name)") {
                try files.read(missing)
            }
            #expect(throws: FileError(.list, missing, "No such file or directory"), "\(name)") {
                try files.entries(of: missing)
            }
        }
        let root = try temporaryFolder()
        #expect(throws: FileError(.read, root, "Is a directory")) { try LocalFileSystem().read(root) }
        #expect(throws: FileError(.write, root + "/keep/below", "Not a directory")) {
            try LocalFileSystem().write([1], to: root + "/keep/below")
        }
    }

    @Test func linksAreFollowedAndSeen() throws {
        let root = try temporaryFolder()
        let local = LocalFileSystem()
        try local.write([7], to: root + "/real/file")
        #expect(symlink(root + "/real", root + "/folder") == 0)
        #expect(symlink(root + "/nowhere", root + "/broken") == 0)
        let memory = MemoryFileSystem(["/root/keep": "", "/root/real/file": "\u{7}"])
        memory.link("/root/folder", to: "/root/real")
        memory.link("/root/broken", to: "/root/nowhere")
        for (files, root) in [(local as any FileSystem, root), (memory, "/root")] {
            let entries = try files.entries(of: root)
            #expect(entries.map(\.name) == ["broken", "folder", "keep", "real"])
            #expect(entries.map(\.kind) == [nil, .directory, .file, .directory])
            #expect(entries.map(\.isSymbolicLink) == [true, true, false, false])
            #expect(entries.map(\.stamp) == entries.map { files.stamp(of: root + "/" + $0.name) })
            #expect(entries.map { $0.stamp == nil } == [true, false, false, false])
            #expect(files.realPath(root + "/folder/file") == root + "/real/file")
            #expect(try files.read(root + "/folder/file") == [7])
            #expect(files.realPath(root + "/broken") == nil)
        }
    }

    /// Writing, replacing and moving a file show in its stamp, also where its size stays; looking at it does not.
    @Test func aStampTellsThatAFileWasChanged() throws {
        let root = try temporaryFolder()
        for (files, root) in [(LocalFileSystem() as any FileSystem, root), (MemoryFileSystem(), "/root")] {
            var stamps: [FileStamp?] = [files.stamp(of: root + "/a")]
            func add() throws {
                #expect(files.stamp(of: root + "/a") == files.stamp(of: root + "/a"))
                _ = try files.read(root + "/a")
                stamps.append(files.stamp(of: root + "/a"))
                // Longer than a tick of any file system that tests run on.
                usleep(20_000)
            }
            try files.write([1], to: root + "/a")
            try add()
            try files.write([2], to: root + "/a")
            try add()
            try files.write([3, 4], to: root + "/a")
            try add()
            try files.write([5, 6], to: root + "/b")
            try files.rename(root + "/b", to: root + "/a")
            try add()
            #expect(Set(stamps).count == stamps.count)
            #expect(stamps.map { $0?.size } == [nil, 1, 1, 2, 2])
        }
        let settled = FileStamp(size: 0, modified: 5_000_000_000, changed: 7_999_999_999, number: 0)
        #expect((9...11).map(settled.isSettled) == [false, true, true])
    }

    @Test func aFailureIsInjectedOnce() throws {
        let files = MemoryFileSystem()
        files.fail(at: 1)
        try files.write([1], to: "/a")
        #expect(throws: FileError(.write, "/b", "No space left on device")) { try files.write([2], to: "/b") }
        try files.write([3], to: "/c")
        #expect(files.files(below: "") == ["a": [1], "c": [3]])
        #expect(files.operations == 3)
    }
}
