import Foundation
import ShiraseBuild
import ShiraseCore
import ShiraseSite
import TestSupport
import Testing

/// The pages for paper of the example clinic, and every QR code of its site.
@Suite(.serialized) struct PrintPageTests {
    private static let base = "https://nagisaka.example.jp"

    /// The example site's HTML pages by path, below `site/`.
    private static func pages(_ root: String = TestSite.folder + "..") async throws -> [String: String] {
        var options = BuildOptions(root: root)
        options.date = "2026-11-24T12:00"
        let result = try await Build(options, fileSystem: LocalFileSystem(), clock: .system).plan()
        let plan = try #require(result.plan)
        return plan.outputs.outputs.reduce(into: [:]) { pages, output in
            guard output.path.hasPrefix("site/"), output.path.hasSuffix(".html") || output.path == "site/line-qr.svg"
            else { return }
            pages[String(output.path.dropFirst(5))] = output.text
        }
    }

    private static func codes(_ html: String) -> [String] {
        html.matches(of: /<svg class="qr".*?<\/svg>/.dotMatchesNewlines()).map { String($0.0) }
    }

    @Test func everyPageForPaperIsThere() async throws {
        let pages = try await Self.pages()
        let notices = pages.keys.filter { $0.wholeMatch(of: /(en\/)?notices\/(?!page\/)[^\/]+\/index.html/) != nil }
        let printed = Set(pages.keys.filter { $0.hasPrefix("print/") || $0.hasPrefix("en/print/") })
        let redirects = pages.filter { $0.value.contains("http-equiv=\"refresh\"") }.keys
        #expect(
            printed
                == Set(
                    notices.filter { !redirects.contains($0) }.map { $0.replacing("notices/", with: "print/notice/") }
                        + ["", "en/"].flatMap {
                            ["\($0)print/line-poster/index.html", "\($0)print/line-card/index.html"]
                        }))
        #expect(printed.count >= 12)
        for path in printed {
            let html = try #require(pages[path])
            #expect(html.contains("<html lang=\"\(path.hasPrefix("en/") ? "en" : "ja")\">"), "\(path)")
            #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"), "\(path)")
            #expect(html.contains("<meta name=\"color-scheme\" content=\"light\">"), "\(path)")
            #expect(html.matches(of: /<title>[^<]+<\/title>/).count == 1, "\(path)")
            #expect(html.matches(of: /<h1[ >]/).count == 1, "\(path)")
            #expect(!html.contains("rel=\"canonical\""), "\(path)")
        }
    }

    /// An article of `notices` leads to its page for paper, an article of another section has none.
    @Test func noticesLeadToTheirPages() async throws {
        let pages = try await Self.pages()
        let link = "<a href=\"/print/notice/year-end-2026/\">"
        #expect(pages["notices/year-end-2026/index.html"]?.contains(link) == true)
        for (path, html) in pages where !path.contains("notices/") && !path.contains("print/") {
            #expect(!html.contains("/print/"), "\(path)")
        }
    }

    /// A telephone that reads a code arrives where the page says.
    @Test(
        .enabled(
            if: QRReader.isInstalled, "needs Debian's packages librsvg2-bin and zbar-tools, which `make test` installs")
    )
    func everyCodeLeadsWhereItSays() async throws {
        let pages = try await Self.pages()
        var read: [String: String] = [:]
        var count = 0
        for (path, html) in pages {
            let codes = Self.codes(html)
            let ofPage = codes.filter { $0.contains("aria-label=\"このお知らせ") || $0.contains("opens this notice") }
            #expect(ofPage.count == (path.contains("print/notice/") ? 1 : 0), "\(path)")
            for code in codes {
                let folder = path.replacing("print/notice/", with: "notices/").dropLast("index.html".count)
                let expected = ofPage.contains(code) ? "\(Self.base)/\(folder)" : "https://lin.ee/example000"
                // The code for LINE is the same on all pages.
                let text = try read[code] ?? QRReader.read(svg: code)
                read[code] = text
                #expect(text == expected, "\(path)")
                count += 1
            }
        }
        #expect(pages["print/line-poster/index.html"].map(Self.codes)?.count == 1)
        #expect(pages["print/line-card/index.html"].map(Self.codes)?.count == 10)
        // Articles and other pages show one file.
        #expect(pages["line-qr.svg"].map(Self.codes)?.count == 1)
        #expect(pages["health/norovirus/index.html"]?.contains("<img src=\"/line-qr.svg\"") == true)
        #expect(read.count >= 10 && count >= 30)
    }

    /// The reader is no yes-man.
    @Test(.enabled(if: QRReader.isInstalled, "needs librsvg2-bin and zbar-tools"))
    func aSpoiltCodeIsNotRead() throws {
        let svg = try #require(QRCode("https://lin.ee/example000")).svg(name: "x")
        #expect(try QRReader.read(svg: svg) == "https://lin.ee/example000")
        let hole = "<rect x=\"9\" y=\"9\" width=\"16\" height=\"16\" fill=\"#fff\"/></svg>"
        #expect(throws: Program.Failure.self) { try QRReader.read(svg: svg.replacing("</svg>", with: hole)) }
    }

    /// The poster, the cards and a usual notice are one A4 page each, as a browser prints them.
    @Test(.enabled(if: WebDriver.isInstalled, "needs Debian's package chromium, which `make test` installs"))
    func onePageOfPaperIsEnough() async throws {
        let folder = NSTemporaryDirectory() + "shirase-print-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var options = BuildOptions(root: String(TestSite.folder.dropLast("Tests/".count)))
        options.date = "2026-11-24T12:00"
        options.usesCache = false
        // Paths of the site are paths on this disk.
        options.baseURL = BaseURL(Self.base + folder + "/site/")
        _ = try await Build(options, fileSystem: LocalFileSystem(), clock: .system).run(to: folder, isStrict: false)
        for path in [
            "print/line-poster", "en/print/line-poster", "print/line-card", "en/print/line-card",
            "print/notice/closure-2026-11-27", "print/notice/year-end-2026", "print/notice/fever-call-first",
        ] {
            let pdf = try WebDriver.pdf(of: "file://\(folder)/site/\(path)/index.html")
            #expect(pdf.matches(of: /\/Type \/Page\n/).count == 1, "\(path)")
            // A4 is 595.3 × 841.9 points.
            #expect(pdf.contains(/\/MediaBox \[0 0 59[45][0-9.]* 84[12][0-9.]*\]/), "\(path)")
        }
    }
}
