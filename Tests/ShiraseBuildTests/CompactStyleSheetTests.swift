import ShiraseCore
import TestSupport
import Testing

@testable import ShiraseBuild

/// Style sheets lose what says nothing, and nothing else.
@Suite struct CompactStyleSheetTests {
    private func compact(_ text: String) -> String {
        String(decoding: CompactStyleSheet.compact(Array(text.utf8)), as: UTF8.self)
    }

    @Test(arguments: [
        ("", ""),
        ("a {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color:red;margin:0 auto}\n"),
        ("/* one */ a { } /* two */", "a{}\n"),
        ("p :hover, p:hover > a { color: red }", "p :hover,p:hover > a{color:red}\n"),
        ("a/**/b { } a /* c */ b { }", "a/**/b{}a b{}\n"),
        (
            "@media (min-width: 48rem) and (hover) { a { color: red; } }",
            "@media (min-width:48rem) and (hover){a{color:red}}\n"
        ),
        ("a { width: calc(1px + 2 * var(--x)); }", "a{width:calc(1px + 2 * var(--x))}\n"),
        ("a::before { content: \"  /* no */ \\\" ; } \"; }", "a::before{content:\"  /* no */ \\\" ; } \"}\n"),
        ("a { background: url( x /*.png ) ; b: url( \"a  b\" ) }", "a{background:url( x /*.png );b:url( \"a  b\" )}\n"),
        (".a\\:b .\\26  .c { --x: ; color: red }", ".a\\:b .\\26  .c{--x:;color:red}\n"),
        (":root { --empty:;}", ":root{--empty:}\n"),
        ("a { content: 'unclosed\n} b { }", "a{content:'unclosed\n}b{}\n"),
        ("a { } /* unclosed", "a{}\n"),
        ("a{color:red}\\", "a{color:red}\\\n"),
        ("。, 「 {}", "。,「{}\n"),
    ])
    func loses(_ source: String, _ expected: String) {
        #expect(compact(source) == expected)
        // What is compact stays as it is.
        #expect(compact(expected) == expected)
    }

    /// A browser reads the same rules from both.
    @Test(.enabled(if: WebDriver.isInstalled, "needs chromium and chromium-driver, which `make test` installs"))
    func browsersReadTheSame() async throws {
        let folder = TestSite.folder + "../templates/"
        let browser = try await WebDriver(width: 375, height: 700)
        try await browser.open("data:text/html,<title>style sheets</title>")
        for name in ["assets/style.css", "assets/print.css", "assets/clinic.css", "board/board.css"] {
            let source = String(decoding: try LocalFileSystem().read(folder + name), as: UTF8.self)
            let rules = """
                const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);
                return [...sheet.cssRules].map(rule => rule.cssText.replace(/\\s+/g, ' ').replace(/([,:]) /g, '$1')).join('\\n');
                """
            let (before, after) = (
                try await browser.text(rules, [source]), try await browser.text(rules, [compact(source)])
            )
            #expect(before == after, "\(name)")
            #expect(name == "assets/clinic.css" || before.split(separator: "\n").count > 30, "\(name)")
        }
        await browser.quit()
    }
}
