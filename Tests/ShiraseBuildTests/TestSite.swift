import Foundation
import ShiraseBuild
import ShiraseCore
import ShirasePictures
import ShiraseSite

/// A site in memory: a test's own files over the tests' theme.
struct TestSite {
    let files: MemoryFileSystem
    var options = BuildOptions(root: "/site")
    /// 2026-11-24T12:00 in Japan.
    static let noon = 1_795_489_200

    /// The folder `Tests`.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path()

    static let siteYML = "title: テスト医院\nbase_url: https://clinic.example.jp\n"

    /// - Parameter files: text by path below the root; an empty `site.yml` is filled in where none is given.
    init(_ files: [String: String], theme: Bool = true) throws {
        var all = ["/site/content/site.yml": Self.siteYML]
        for (path, text) in files { all["/site/" + path] = text }
        let (pictures, texts) = (all.filter(\.value.isPicture), all.filter { !$0.value.isPicture })
        self.files = MemoryFileSystem(texts)
        for (path, picture) in pictures { try self.files.write(picture.pictureBytes, to: path) }
        options.date = "2026-11-24T12:00"
        // Tests about pictures ask for them.
        options.makesPictures = false
        if theme { options.theme = try Self.theme() }
    }

    /// The folder `Tests/Theme`.
    static func theme() throws -> Theme { Theme(try read(folder + "Theme").mapValues { Array($0.utf8) }) }

    /// The text files below a folder on disk, by relative path.
    static func read(_ folder: String) throws -> [String: String] {
        let local = LocalFileSystem()
        var files: [String: String] = [:]
        for entry in try local.entries(of: folder) {
            let path = folder + "/" + entry.name
            if entry.kind == .directory {
                for (name, text) in try read(path) { files[entry.name + "/" + name] = text }
            } else {
                let bytes = try local.read(path)
                files[entry.name] =
                    PictureFormat(sniffing: bytes) == nil
                    ? String(decoding: bytes, as: UTF8.self) : Self.picture(bytes)
            }
        }
        return files
    }

    /// A photograph among the texts of a test's files.
    static func picture(_ bytes: [UInt8]) -> String { String.picturePrefix + Data(bytes).base64EncodedString() }

    /// A JPEG of one colour.
    static func photograph(width: Int = 1200, height: Int = 800) throws -> String {
        picture(try photographBytes(width: width, height: height))
    }

    static func photographBytes(width: Int, height: Int) throws -> [UInt8] {
        let svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\"><rect width=\"100%\" height=\"100%\" fill=\"#0f4c6b\"/></svg>"
        return try PictureEngine.render(svg: svg, width: width, height: height, format: .jpeg)
    }

    func plan() async throws -> Build.Result {
        try await build.plan()
    }

    func run(isStrict: Bool = false) async throws -> Build.Outcome {
        try await build.run(to: "/site/output", isStrict: isStrict)
    }

    private var build: Build { Build(options, fileSystem: files, clock: WallClock { Self.noon }) }

    /// The output folder's files as text.
    var output: [String: String] {
        files.files(below: "/site/output").mapValues { String(decoding: $0, as: UTF8.self) }
    }

    /// The messages of a run as a person reads them.
    func messages(_ language: MessageLanguage = .en) async throws -> String {
        Self.text(try await plan().diagnostics, language)
    }

    static func text(_ diagnostics: [Diagnostic], _ language: MessageLanguage = .en) -> String {
        diagnostics.sortedByPlace().map(DiagnosticPrinter(format: .human, language: language).text).joined()
    }
}

extension Output {
    /// What it says, unless it is a copy of a file.
    var text: String? {
        let bytes: [UInt8]? =
            switch content {
            case .bytes(let bytes): bytes
            case .made(let make): try? make()
            case .rendered(let render): (try? render())?.bytes
            case .copy: nil
            }
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension String {
    fileprivate static let picturePrefix = "picture:base64,"
    fileprivate var isPicture: Bool { hasPrefix(Self.picturePrefix) }
    fileprivate var pictureBytes: [UInt8] {
        Data(base64Encoded: String(dropFirst(Self.picturePrefix.count))).map(Array.init) ?? []
    }
}
