import ShiraseCore
import Testing

@testable import ShirasePictures

struct PictureStoreTests {
    let picture = TestPicture.quartered(40, 30)
    let operations: [PictureOperation] = [
        .resize(width: 20, format: .webp), .resize(width: 20, format: .png),
        .crop(width: 10, height: 10, format: .jpeg),
    ]

    @Test func copiesAreMadeOnce() throws {
        let files = MemoryFileSystem()
        let store = PictureStore("/site/.shirase/pictures", files)
        let copies = try store.copies(operations + operations, of: picture, digest: Digest(picture))
        #expect(try copies == PictureEngine.makeAll(operations + operations, from: picture))
        #expect(files.files(below: "/site/.shirase/pictures").count == 3)
        files.fail(at: nil)
        // Bytes that are no picture cannot have been asked.
        #expect(try store.copies(operations, of: [], digest: Digest(picture)) == Array(copies.prefix(3)))
        #expect(files.operations == 0)
    }

    @Test func factsAreFoundOnce() throws {
        let files = MemoryFileSystem()
        let store = PictureStore("/pictures", files)
        let facts = try store.facts(of: picture, digest: Digest(picture))
        #expect(try facts == PictureEngine.facts(of: picture))
        #expect(try store.facts(of: [], digest: Digest(picture)) == facts)
    }

    @Test func anotherPictureOrEngineHasOtherEntries() {
        let store = PictureStore("/pictures", MemoryFileSystem())
        let later = PictureStore("/pictures", MemoryFileSystem(), engine: "another")
        let keys: Set = [
            store.key(Digest(picture), operations[0]), store.key(Digest(picture), operations[1]),
            store.key(Digest([1]), operations[0]), later.key(Digest(picture), operations[0]),
            store.factsKey(Digest(picture)),
        ]
        #expect(keys.count == 5)
    }

    @Test func damagedEntriesAreMadeAnew() throws {
        let files = MemoryFileSystem()
        let store = PictureStore("/pictures", files)
        let copies = try store.copies(operations, of: picture, digest: Digest(picture))
        let kept = files.files(below: "/pictures")
        for damage: ([UInt8]) -> [UInt8] in [
            { _ in [] }, { Array($0.dropLast()) }, { Array($0.prefix(65)) }, { $0 + [0] },
            { bytes in bytes.enumerated().map { $0.offset == bytes.count / 2 ? ~$0.element : $0.element } },
        ] {
            for (name, bytes) in kept { try files.write(damage(bytes), to: "/pictures/" + name) }
            #expect(try store.copies(operations, of: picture, digest: Digest(picture)) == copies)
            #expect(files.files(below: "/pictures") == kept)
        }
    }

    @Test func whatCannotBeKeptIsReturned() throws {
        let copies = try PictureEngine.makeAll(operations, from: picture)
        for failing in 0..<8 {
            let files = MemoryFileSystem()
            let store = PictureStore("/pictures", files)
            files.fail(at: failing)
            #expect(try store.copies(operations, of: picture, digest: Digest(picture)) == copies)
            files.fail(at: nil)
            #expect(try store.copies(operations, of: picture, digest: Digest(picture)) == copies)
            let keys = Set(operations.map { store.key(Digest(picture), $0) })
            try store.prune(keeping: keys)
            #expect(Set(files.files(below: "/pictures").keys) == Set(keys.map(\.name)))
        }
    }

    @Test func unusedEntriesAreRemoved() throws {
        let files = MemoryFileSystem()
        let store = PictureStore("/pictures", files)
        try store.prune(keeping: [])
        _ = try store.copies(operations, of: picture, digest: Digest(picture))
        try files.write([1], to: "/pictures/left-over.1.2")
        let key = store.key(Digest(picture), operations[1])
        try store.prune(keeping: [key])
        #expect(Array(files.files(below: "/pictures").keys) == [key.name])
        try store.prune(keeping: [])
        #expect(files.files(below: "/pictures").isEmpty)
    }

    @Test func whatIsNoPictureIsNotKept() {
        let files = MemoryFileSystem()
        let store = PictureStore("/pictures", files)
        #expect(throws: PictureError.unknownFormat) {
            try store.copies(operations, of: [1, 2, 3], digest: Digest([1, 2, 3]))
        }
        #expect(throws: PictureError.unknownFormat) { try store.facts(of: [1, 2, 3], digest: Digest([1, 2, 3])) }
        #expect(files.files(below: "/pictures").isEmpty)
    }
}
