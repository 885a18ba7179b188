import ShiraseCore
import Testing

@testable import ShirasePictures

struct PictureStoreTests {
    let picture = TestPicture.quartered(40, 30)
    let operations: [PictureOperation] = [
        .resize(width: 20, format: .webp), .resize(width: 20, format: .png),
        .crop(width: 10, height: 10, format: .jpeg),
    ]

    private let folder = "/site/.shirase/pictures"

    /// A file system with the picture, and a store in it.
    private func scene(_ bytes: [UInt8]? = nil) throws -> (files: MemoryFileSystem, store: PictureStore, PictureFile) {
        let files = MemoryFileSystem()
        try files.write(bytes ?? picture, to: "/site/a.png")
        return (files, PictureStore(folder, files), try PictureFile("/site/a.png", files))
    }

    private func copies(_ store: PictureStore, _ file: PictureFile) throws -> [[UInt8]] {
        let unkept = try store.prepare(operations, of: file)
        return try operations.map { try unkept[$0] ?? store.copy($0, of: file) }
    }

    @Test func copiesAreMadeOnce() throws {
        let (files, store, file) = try scene()
        #expect(try store.prepare(operations + operations, of: file).isEmpty)
        #expect(files.files(below: folder).count == 3)
        // A file that is not there any more cannot have been asked.
        try files.removeFile("/site/a.png")
        #expect(try copies(store, file) == PictureEngine.makeAll(operations, from: picture))
    }

    @Test func aKnownFileIsNotRead() throws {
        let files = MemoryFileSystem()
        let file = try PictureFile("/site/a.png", files, fingerprint: Fingerprint(picture))
        #expect(file.fingerprint == Fingerprint(picture))
        #expect(throws: PictureError.self) { try PictureFile("/site/a.png", files) }
        #expect(throws: PictureError.self) { try PictureStore(folder, files).copy(operations[0], of: file) }
    }

    @Test func factsAreFoundOnce() throws {
        let (files, store, file) = try scene()
        let facts = try store.facts(of: file)
        #expect(try facts == PictureEngine.facts(of: picture))
        try files.removeFile("/site/a.png")
        #expect(try store.facts(of: file) == facts)
    }

    @Test func drawingsAreDrawnOnce() throws {
        let files = MemoryFileSystem()
        let store = PictureStore(folder, files)
        let svg = #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2"/></svg>"#
        let drawing = PictureDrawing(Array(svg.utf8), width: 40, height: 20, format: .png)
        #expect(try store.prepare(drawing) == nil)
        let kept = files.files(below: folder)
        #expect(Array(kept.keys) == [store.key(drawing).name])
        let drawn = try PictureEngine.render(svg: svg, width: 40, height: 20, format: .png)
        #expect(try store.picture(of: drawing) == drawn)
        try files.write([1], to: folder + "/" + store.key(drawing).name)
        #expect(try store.picture(of: drawing) == drawn)
        #expect(files.files(below: folder) == kept)
    }

    @Test func anotherPictureOrEngineHasOtherEntries() throws {
        let (files, store, file) = try scene()
        let later = PictureStore(folder, files, engine: "another")
        let other = try PictureFile("/site/a.png", files, fingerprint: Fingerprint([1]))
        let keys: Set = [
            store.key(operations[0], of: file), store.key(operations[1], of: file),
            store.key(operations[0], of: other), later.key(operations[0], of: file), store.factsKey(file),
        ]
        #expect(keys.count == 5)
    }

    @Test func damagedEntriesAreMadeAnew() throws {
        let (files, store, file) = try scene()
        let made = try copies(store, file)
        let kept = files.files(below: folder)
        for damage: ([UInt8]) -> [UInt8] in [
            { _ in [] }, { Array($0.dropLast()) }, { Array($0.prefix(65)) }, { $0 + [0] },
            { bytes in bytes.enumerated().map { $0.offset == bytes.count / 2 ? ~$0.element : $0.element } },
        ] {
            for (name, bytes) in kept { try files.write(damage(bytes), to: folder + "/" + name) }
            #expect(try copies(store, file) == made)
            #expect(files.files(below: folder) == kept)
        }
    }

    @Test func whatCannotBeKeptIsReturned() throws {
        let made = try PictureEngine.makeAll(operations, from: picture)
        var unkept = 0
        for failing in 0..<8 {
            let (files, store, file) = try scene()
            try files.write(picture, to: "/site/a.png")
            files.fail(at: failing)
            // The first operation of all reads the picture.
            if let returned = try? store.prepare(operations, of: file) {
                unkept += returned.count
                for (operation, copy) in returned { #expect(copy == made[operations.firstIndex(of: operation) ?? 0]) }
            } else {
                #expect(failing == 0)
            }
            files.fail(at: nil)
            #expect(try copies(store, file) == made)
            let keys = Set(operations.map { store.key($0, of: file) })
            try store.prune(keeping: keys)
            #expect(Set(files.files(below: folder).keys) == Set(keys.map(\.name)))
        }
        #expect(unkept > 0)
    }

    /// Its name was taken for another picture meanwhile.
    @Test func whatIsMadeOfAnotherFileIsNotKept() throws {
        let (files, store, file) = try scene()
        let other = TestPicture.quartered(60, 30)
        try files.write(other, to: "/site/a.png")
        #expect(try store.facts(of: file) == PictureEngine.facts(of: other))
        let made = try PictureEngine.makeAll(operations, from: other)
        let unkept = try store.prepare(operations, of: file)
        #expect(operations.map { unkept[$0] } == made)
        #expect(try store.copy(operations[0], of: file) == made[0])
        #expect(files.files(below: folder).isEmpty)
    }

    @Test func unusedEntriesAreRemoved() throws {
        let (files, store, file) = try scene()
        try store.prune(keeping: [])
        _ = try store.prepare(operations, of: file)
        try files.write([1], to: folder + "/left-over.1.2")
        let key = store.key(operations[1], of: file)
        try store.prune(keeping: [key])
        #expect(Array(files.files(below: folder).keys) == [key.name])
        try store.prune(keeping: [])
        #expect(files.files(below: folder).isEmpty)
    }

    @Test func whatIsNoPictureIsNotKept() throws {
        let (files, store, file) = try scene([1, 2, 3])
        #expect(throws: PictureError.unknownFormat) { try store.prepare(operations, of: file) }
        #expect(throws: PictureError.unknownFormat) { try store.facts(of: file) }
        #expect(files.files(below: folder).isEmpty)
    }
}
