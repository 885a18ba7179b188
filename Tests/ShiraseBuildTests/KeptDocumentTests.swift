import ShiraseCore
import ShiraseSite
import ShiraseSyndication
import Testing

@testable import ShiraseBuild

@Suite struct KeptDocumentTests {
    /// Every document of the example is the same after it was kept, and so is its text, which is read again.
    @Test func whatIsKeptIsWhatWasRead() async throws {
        var options = BuildOptions(root: TestSite.folder + "..")
        options.date = "2026-11-24T12:00"
        options.makesPictures = false
        let plan = try #require(
            try await Build(options, fileSystem: LocalFileSystem(), clock: .system).plan().plan)
        let reader = DocumentReader(
            configuration: plan.site.configuration, platforms: Platforms.names, strings: plan.site.strings)
        #expect(plan.documents.count > 60)
        for document in plan.documents {
            let bytes = reader.kept(document)
            let again = try reader.document(document.source, from: bytes, 0..<bytes.count)
            #expect(reader.kept(again) == bytes, "\(document.path.file)")
            #expect(reader.face(again) == reader.face(document))
            #expect(again.path == document.path)
            #expect(again.sitePath == document.sitePath)
            #expect(again.summary == document.summary)
            #expect(again.description == document.description)
            #expect(again.text.html == document.text.html)
            #expect(again.text.plainText == document.text.plainText)
            #expect(again.text.passages == document.text.passages)
            // Half of it is nothing.
            #expect(throws: BinaryReader.Damage.self) {
                try reader.document(document.source, from: bytes, 0..<(bytes.count / 2))
            }
        }
    }

    /// An edit of the text leaves a document's face as it is, wherever in the text it stands; one of what other pages show does not.
    @Test func theFaceIsWhatOtherPagesSee() throws {
        let configuration = try #require(
            SiteConfiguration.load(
                SourceFile(path: "content/site.yml", text: TestSite.siteYML), baseURL: nil, DiagnosticSink()))
        let reader = DocumentReader(configuration: configuration, platforms: Platforms.names, strings: [:])
        func face(_ text: String, title: String = "休診") throws -> Fingerprint {
            let source = "---\ntitle: \(title)\ndescription: お知らせです。\ntags: [年末]\n---\n\(text)\n"
            let result = reader.read(SourceFile(path: "content/notices/a.md", text: source))
            return reader.face(try #require(result.document))
        }
        let first = try face("本文です。\n\n## 予約\n\n[予約](../reserve.md)")
        #expect(try face("本文でした。長い文です。\n\n## 予約\n\n次の[予約](../reserve.md)") == first)
        let others = [
            try face("本文です。\n\n## 予約\n\n[予約](../reserve.md)", title: "年末の休診"),
            try face("本文です。\n\n## ご予約\n\n[予約](../reserve.md)"),
            try face("本文です。\n\n## 予約\n\n[予約](../other.md)"), try face("本文です。\n\n## 予約\n\n予約"),
            try face("本文です。\n\n## 予約\n\n[予約](../reserve.md)\n\n::hours"),
        ]
        #expect(Set(others + [first]).count == 6)
    }
}
