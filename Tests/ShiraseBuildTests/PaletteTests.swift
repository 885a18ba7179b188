import Foundation
import ShiraseCore
import ShiraseSite
import ShiraseTheme
import Testing

@testable import ShiraseBuild

/// Every pair of colours that the theme puts together can be read (WCAG 2.2, 1.4.3: text 4.5; 1.4.11: controls and marks 3), in each palette,
/// light and dark.
@Suite struct PaletteTests {
    /// Linear light, 0–1.
    private struct Colour {
        let luminance: Double

        init?(_ text: some StringProtocol) {
            let digits = text.dropFirst()
            let whole = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits)
            guard text.hasPrefix("#"), whole.count == 6, let value = Int(whole, radix: 16) else { return nil }
            func linear(_ byte: Int) -> Double {
                let part = Double(byte & 255) / 255
                return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
            }
            luminance = 0.2126 * linear(value >> 16) + 0.7152 * linear(value >> 8) + 0.0722 * linear(value)
        }

        func contrast(_ other: Colour) -> Double {
            (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
        }
    }

    /// Text, its ground, the contrast that it needs.
    private static let pairs: [(String, String, Double)] =
        [
            "ink paper", "ink wash", "ink-2 paper", "ink-2 wash", "ink shu-tint", "ink-2 shu-tint", "ink day-soft",
            "main paper", "main wash", "main day-soft", "paper main", "on-panel panel", "on-panel-2 panel",
            "on-day day",
            "shu paper", "shu shu-tint", "shu wash", "on-shu shu", "ochre paper", "friend paper", "friend wash",
            "on-friend friend",
        ].map { ($0, 4.5) }.map(pair)
        + ["edge paper", "edge wash", "strong paper", "strong wash", "ochre day-soft", "day panel", "main shu-tint"].map
    { ($0, 3) }
    .map(pair)

    private static func pair(_ names: String, _ least: Double) -> (String, String, Double) {
        let parts = names.split(separator: " ").map(String.init)
        return (parts[0], parts[1], least)
    }

    /// Custom properties of the light and of the dark `:root`.
    private func colours(_ sheets: [String]) throws -> [[String: Colour]] {
        var light: [String: Colour] = [:]
        var dark: [String: Colour] = [:]
        for name in sheets {
            let path = TestSite.folder + "../templates/assets/" + name
            let text = String(decoding: try LocalFileSystem().read(path), as: UTF8.self)
            let media = text.range(of: "@media screen and (prefers-color-scheme: dark)")
            let parts = [text[..<(media?.lowerBound ?? text.endIndex)], text[(media?.lowerBound ?? text.endIndex)...]]
            for (index, part) in parts.enumerated() {
                for match in part.matches(of: /--([a-z0-9-]+): (#[0-9a-f]{3,6});/) {
                    if index == 0 {
                        light[String(match.1)] = Colour(match.2)
                    } else {
                        dark[String(match.1)] = Colour(match.2)
                    }
                }
            }
        }
        return [light, light.merging(dark) { $1 }]
    }

    @Test(arguments: [[], ["palettes/plum.css"], ["palettes/teal.css"]])
    func everyPairCanBeRead(_ palette: [String]) throws {
        for (index, colours) in try colours(["style.css"] + palette).enumerated() {
            for (text, ground, least) in Self.pairs {
                let contrast = try #require(colours[text]).contrast(try #require(colours[ground]))
                #expect(contrast >= least, "\(text) on \(ground), \(index == 0 ? "light" : "dark"): \(contrast)")
            }
        }
    }

    /// The ratios that are known from elsewhere.
    @Test func contrastsAreThoseOfTheStandard() throws {
        let (black, white) = (try #require(Colour("#000")), try #require(Colour("#ffffff")))
        #expect(abs(black.contrast(white) - 21) < 0.001)
        #expect(abs(try #require(Colour("#0f4c6b")).contrast(white) - 9.3) < 0.05)
        #expect(abs(try #require(Colour("#06c755")).contrast(white) - 2.3) < 0.05)
    }

    @Test func pagesReadThePaletteBeforeTheClinicsOwnSheet() async throws {
        var files = ["content/_index.md": "---\ntitle: a\n---\n"]
        files["content/site.yml"] = TestSite.siteYML + "palette: plum\n"
        var site = try TestSite(files, theme: false)
        site.options.theme = Theme(BuiltInTheme.files)
        let outcome = try await site.run()
        #expect(TestSite.text(outcome.diagnostics) == "")
        let page = try #require(site.output["site/index.html"])
        let sheets = page.matches(of: /<link rel="stylesheet" href="\/assets\/([a-z\/]+)\.[0-9a-f]+\.css">/).map {
            String($0.1)
        }
        #expect(sheets == ["style", "palettes/plum", "clinic"])
        files["content/site.yml"] = TestSite.siteYML + "palette: plumb\n"
        var mistaken = try TestSite(files, theme: false)
        mistaken.options.theme = site.options.theme
        let result = try await mistaken.plan()
        #expect(result.diagnostics.map(\.id) == ["theme.palette"])
        #expect(result.diagnostics.first?.hint?.en == "did you mean `plum`?")
    }
}
