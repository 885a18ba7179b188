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
            #expect(
                try files.entries(of: root) == [
                    DirectoryEntry(name: "broken", kind: nil, isSymbolicLink: true),
                    DirectoryEntry(name: "folder", kind: .directory, isSymbolicLink: true),
                    DirectoryEntry(name: "keep", kind: .file, isSymbolicLink: false),
                    DirectoryEntry(name: "real", kind: .directory, isSymbolicLink: false),
                ])
            #expect(files.realPath(root + "/folder/file") == root + "/real/file")
            #expect(try files.read(root + "/folder/file") == [7])
            #expect(files.realPath(root + "/broken") == nil)
        }
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
