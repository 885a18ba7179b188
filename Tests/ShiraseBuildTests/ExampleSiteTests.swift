import Foundation
import ShiraseCore
import ShiraseSite
import ShiraseSyndication
import Testing

@testable import ShiraseBuild

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The example clinic with the theme that comes along, as `make site` builds it.
@Suite struct ExampleSiteTests {
    private static let root = TestSite.folder + ".."

    private static func plan(_ date: String = "2026-11-24T12:00") async throws -> BuildPlan {
        var options = BuildOptions(root: root)
        options.date = date
        options.jobs = 2
        let result = try await Build(options, fileSystem: LocalFileSystem(), clock: .system).plan()
        #expect(TestSite.text(result.diagnostics) == "")
        return try #require(result.plan)
    }

    /// The outputs as text, pictures other than drawings left empty.
    private static func texts(_ plan: BuildPlan) -> [String: String] {
        plan.outputs.outputs.reduce(into: [:]) { texts, output in
            if case .copy(let file) = output.content {
                let bytes = output.path.hasSuffix(".svg") ? try? LocalFileSystem().read(file) : nil
                texts[output.path] = String(decoding: bytes ?? [], as: UTF8.self)
            } else {
                texts[output.path] = output.text
            }
        }
    }

    @Test func holdsWhatItPromises() async throws {
        let plan = try await Self.plan()
        let articles = plan.documents.filter { $0.path.kind == .article }
        let count = { (status: Document.Status) in articles.count { $0.status(at: plan.site.now) == status } }
        #expect(count(.published) >= 12)
        #expect(count(.draft) == 1)
        #expect(count(.scheduled) == 1)
        #expect(count(.expired) == 1)
        #expect(articles.contains { $0.language == "en" })
        #expect(Set(plan.site.languages.map(\.language)) == ["ja", "en"])
    }

    /// Every address that a page refers to exists, with its anchor; every page but the former addresses can be reached.
    @Test func everyLinkLeadsSomewhere() async throws {
        let texts = Self.texts(try await Self.plan())
        let base = "https://nagisaka.example.jp"
        var reached: Set<String> = ["site/index.html", "site/404.html"]
        for (path, html) in texts where path.hasSuffix(".html") {
            for match in html.matches(of: /(?:href|src|content)="([^"]*)"/) {
                var address = String(match.1).replacing("&amp;", with: "&")
                if address.hasPrefix(base) { address = String(address.dropFirst(base.count)) }
                guard address.hasPrefix("/") || address.hasPrefix("#") else { continue }
                let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let sitePath = (parts[0].removingPercentEncoding ?? "").dropFirst()
                let target =
                    parts[0].isEmpty
                    ? path : "site/" + sitePath + (sitePath.isEmpty || sitePath.hasSuffix("/") ? "index.html" : "")
                #expect(texts[target] != nil, "\(path) refers to \(address)")
                if target != path { reached.insert(target) }
                if parts.count == 2, !parts[1].isEmpty {
                    let id = parts[1].removingPercentEncoding ?? ""
                    #expect(texts[target]?.contains("id=\"\(id)\"") == true, "\(path) refers to \(address)")
                }
            }
        }
        let redirects = texts.filter { $0.value.contains("http-equiv=\"refresh\"") }.keys
        let pages = Set(texts.keys.filter { $0.hasPrefix("site/") && $0.hasSuffix(".html") }).subtracting(redirects)
        #expect(pages.subtracting(reached) == [])
    }

    /// Every page names its one address, and says to link cards what it is.
    @Test func everyPageIntroducesItself() async throws {
        let plan = try await Self.plan()
        let base = plan.site.configuration.baseURL
        let texts = Self.texts(plan)
        for page in plan.site.pages() {
            let html = try #require(texts["site/" + page.outputPath])
            let canonical = html.matches(of: /<link rel="canonical" href="([^"]*)">/).map { String($0.1) }
            switch page.content {
            case .notFound, .print: #expect(canonical == [] && html.contains("noindex"))
            case .redirect(let document):
                #expect(canonical == [base.url(document.sitePath)] && html.contains("noindex"))
            default:
                #expect(canonical == [base.url(page.sitePath)])
                for property in ["og:title", "og:description", "og:url", "og:type", "og:image", "og:site_name"] {
                    let count = html.matches(of: try Regex("<meta property=\"\(property)\" content=\"[^\"]+\">")).count
                    #expect(count == 1, "\(property) of \(page.outputPath)")
                }
                #expect(html.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"))
                #expect(html.contains("<link rel=\"icon\"") && html.contains("<link rel=\"manifest\""))
            }
            #expect(html.contains("<html lang=\"\(page.language)\">"))
        }
    }

    @Test func feedsAndSitemapAreWellFormed() async throws {
        let texts = Self.texts(try await Self.plan())
        let xml = texts.filter { $0.key.hasSuffix(".xml") }
        #expect(xml.count == 17)
        for (path, text) in xml {
            let counter = ElementCounter()
            let parser = XMLParser(data: Data(text.utf8))
            parser.delegate = counter
            #expect(parser.parse(), "\(path)")
            if path.hasSuffix("feed.xml") { #expect(counter.elements["item"] == counter.elements["guid"], "\(path)") }
            if path.hasSuffix("atom.xml") {
                #expect((counter.elements["entry"] ?? 0) + 1 == counter.elements["id"], "\(path)")
            }
        }
        let pages = texts.keys.filter { $0.hasPrefix("site/") && $0.hasSuffix(".html") }.count
        let redirects = texts["site/_redirects"]?.split(separator: "\n").count ?? 0
        let printed = texts.keys.filter { $0.contains("/print/") }.count
        let sitemap = try #require(texts["site/sitemap.xml"])
        #expect(sitemap.matches(of: /<loc>/).count == pages - redirects - printed - 1)
        #expect(!sitemap.contains("/print/"))
        for (path, text) in texts where path.hasSuffix("feed.json") {
            let feed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            #expect(feed?["version"] as? String == "https://jsonfeed.org/version/1.1", "\(path)")
        }
    }

    private final class ElementCounter: NSObject, XMLParserDelegate {
        var elements: [String: Int] = [:]

        func parser(
            _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements[elementName, default: 0] += 1
        }
    }

    /// The theme's easy Japanese has no word that its Japanese does not have.
    @Test func theThemeSpeaksEasyJapanese() throws {
        let sink = DiagnosticSink()
        func load(_ language: String, base: Strings?) throws -> Strings? {
            let path = "templates/strings/\(language).yml"
            let file = SourceFile(path: path, bytes: try LocalFileSystem().read("\(Self.root)/\(path)"))
            return Strings.load(file, language: language, base: base, sink)
        }
        let japanese = try #require(try load("ja", base: nil))
        let easy = try #require(try load("ja-simple", base: japanese))
        #expect(TestSite.text(sink.diagnostics) == "")
        #expect(Set(easy.texts.keys).subtracting(japanese.texts.keys) == [])
        #expect(easy.texts["language_name"] == "やさしい日本語")
        for (key, text) in easy.texts {
            #expect(Set(text.placeholders) == Set(japanese.texts[key]?.placeholders ?? []), "\(key)")
        }
    }

    /// Nothing of the teasers is linked from the site, and no unpublished article leaves a trace.
    @Test func keepsToItselfWhatIsNotPublic() async throws {
        let plan = try await Self.plan()
        let texts = Self.texts(plan)
        for document in plan.documents where document.status(at: plan.site.now) != .published {
            for (path, text) in texts {
                #expect(!text.contains("/\(document.path.name)/"), "\(path) names \(document.path.file)")
                #expect(!path.contains("/\(document.path.name)/"), "\(path) comes from \(document.path.file)")
            }
        }
        for (path, text) in texts where path.hasPrefix("site/") {
            #expect(!text.contains("teasers.json") && !text.contains("/sns/"), "\(path)")
        }
    }

    @Test func everyTeaserFitsAndLeadsBack() async throws {
        let plan = try await Self.plan()
        #expect(plan.teasers.count >= 30)
        for teaser in plan.teasers {
            let platform = try #require(Platforms.all.first { $0.name == teaser.platform })
            #expect(platform.length(teaser.text) <= platform.facts.limit, "\(teaser.outputPath)")
            #expect(teaser.length == platform.length(teaser.text), "\(teaser.outputPath)")
            if platform.facts.linksWork {
                #expect(teaser.text.contains(teaser.url), "\(teaser.outputPath)")
            } else {
                #expect(!teaser.text.contains("http"), "\(teaser.outputPath)")
                #expect(teaser.text.contains("プロフィール"), "\(teaser.outputPath)")
            }
            #expect(teaser.text == teaser.text.trimmingWhiteSpace, "\(teaser.outputPath)")
            #expect(!teaser.text.contains("\n\n\n") && !teaser.text.contains("&amp;"), "\(teaser.outputPath)")
        }
    }

    /// The example site stays in order as time passes: its articles appear and expire without an error.
    @Test(arguments: ["2026-06-01", "2026-09-30", "2026-12-15", "2027-04-02", "2030-01-01"])
    func buildsOnAnyDay(_ date: String) async throws {
        var options = BuildOptions(root: Self.root)
        options.date = date
        let result = try await Build(options, fileSystem: LocalFileSystem(), clock: .system).plan()
        #expect(result.diagnostics.filter { $0.severity == .error }.isEmpty)
        #expect(result.plan != nil)
    }

    @Test func isTheSameOnOneThreadAndOnMany() async throws {
        var options = BuildOptions(root: Self.root)
        options.date = "2026-11-24"
        var digests: [Fingerprint] = []
        for jobs in [1, 2, 5] {
            options.jobs = jobs
            let plan = try #require(try await Build(options, fileSystem: LocalFileSystem(), clock: .system).plan().plan)
            digests.append(
                Fingerprint(Array(Self.texts(plan).sorted { $0.key < $1.key }.map { $0.key + $0.value }.joined().utf8)))
        }
        #expect(Set(digests).count == 1)
    }
}
