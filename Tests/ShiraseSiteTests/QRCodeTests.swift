import Testing

@testable import ShiraseSite

@Suite struct QRCodeTests {
    /// How many bytes the sizes hold at level M (ISO/IEC 18004, table 7), and one more.
    @Test(arguments: [
        (1, 1, 21), (14, 1, 21), (15, 2, 25), (26, 2, 25), (27, 3, 29), (213, 10, 57), (214, 11, 61),
        (PrintPage.longestAddress, 17, 85), (PrintPage.longestAddress + 1, 18, 89), (2331, 40, 177),
    ])
    func isAsSmallAsTheTextAllows(_ bytes: Int, _ version: Int, _ side: Int) throws {
        let code = try #require(QRCode(String(repeating: "a", count: bytes)))
        #expect(code.version == version)
        #expect(code.side == side)
        #expect(code.modules.count == side * side)
    }

    @Test func noCodeHoldsNothingOrTooMuch() {
        #expect(QRCode("") == nil)
        #expect(QRCode(String(repeating: "a", count: 2332)) == nil)
        #expect(QRCode(String(repeating: "あ", count: 778)) == nil)
        #expect(QRCode(String(repeating: "a", count: 1273), level: .high) != nil)
        #expect(QRCode(String(repeating: "a", count: 1274), level: .high) == nil)
        // A text does not end at its first NUL.
        #expect(QRCode("a\0" + String(repeating: "b", count: 100))?.version == 6)
    }

    /// The two modules of the format information that say the level: 00 is M, 11 is Q, 10 is H, and the standard's mask turns the first.
    @Test(arguments: [(QRCode.Level.medium, true, false), (.quartile, false, true), (.high, false, false)])
    func saysItsLevel(_ level: QRCode.Level, _ first: Bool, _ second: Bool) throws {
        let code = try #require(QRCode("https://lin.ee/example000", level: level))
        #expect(code.modules[8 * code.side] == first)
        #expect(code.modules[8 * code.side + 1] == second)
        let usual = try #require(QRCode("https://lin.ee/example000"))
        #expect(usual.modules[8 * usual.side] && !usual.modules[8 * usual.side + 1])
    }

    /// What the drawing's one path covers is what is dark, four modules from each edge.
    @Test(arguments: [
        "https://lin.ee/example000", "https://clinic.example.jp/notices/%E5%86%AC/", "予防接種", "1",
        String(repeating: "a&<\"", count: 120),
    ])
    func theDrawingIsTheCode(_ text: String) throws {
        let code = try #require(QRCode(text))
        let svg = code.svg(name: "x")
        let size = code.side + 8
        #expect(svg.contains(" viewBox=\"0 0 \(size) \(size)\" width=\"\(size * 4)\" height=\"\(size * 4)\" "))
        #expect(svg.contains("<rect width=\"\(size)\" height=\"\(size)\" fill=\"#fff\"/>"))
        #expect(svg.matches(of: /<path\s/).count == 1)
        var drawn = [Bool](repeating: false, count: size * size)
        for run in svg.matches(of: /M([0-9]+) ([0-9]+)h([0-9]+)v1h-([0-9]+)z/) {
            let (x, y, width) = (try #require(Int(run.1)), try #require(Int(run.2)), try #require(Int(run.3)))
            #expect(run.3 == run.4)
            for column in x..<(x + width) { drawn[y * size + column] = true }
        }
        for y in 0..<size {
            for x in 0..<size {
                let isInside = (4..<size - 4).contains(x) && (4..<size - 4).contains(y)
                let isDark = isInside && code.modules[(y - 4) * code.side + x - 4]
                #expect(drawn[y * size + x] == isDark)
            }
        }
        // The corners of the finder patterns.
        for corner in [4 * size + 4, 4 * size + size - 5, (size - 5) * size + 4] { #expect(drawn[corner]) }
    }

    @Test func hasANameForThoseWhoDoNotSeeIt() throws {
        let svg = try #require(QRCode("a")).svg(name: "「A&B\"医院<」")
        #expect(svg.hasPrefix("<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" "))
        #expect(svg.contains(" role=\"img\" aria-label=\"「A&amp;B&quot;医院&lt;」\" shape-rendering=\"crispEdges\">"))
    }
}
