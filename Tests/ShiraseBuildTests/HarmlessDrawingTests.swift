import ShiraseCore
import Testing

@testable import ShiraseBuild

/// What a drawing draws stays, what it could do goes.
@Suite struct HarmlessDrawingTests {
    private func clean(_ inner: String, _ attributes: String = "") throws -> String {
        let text = try HarmlessDrawing.text(
            Array(
                "<?xml version=\"1.0\"?><!-- by --><svg xmlns=\"http://www.w3.org/2000/svg\"\(attributes)>\(inner)</svg>"
                    .utf8))
        let begin = "<svg xmlns=\"http://www.w3.org/2000/svg\""
        #expect(text.hasPrefix(begin) && text.hasSuffix("\n"))
        return String(text.dropFirst(begin.count).dropLast())
    }

    @Test(arguments: [
        ("<path d=\"M0 0h1\"/>", "><path d=\"M0 0h1\"/></svg>"),
        ("<text>a &lt; b &amp; 「日」</text>", "><text>a &lt; b &amp; 「日」</text></svg>"),
        ("<script>alert(1)</script><g/>", "><g/></svg>"),
        ("<script><![CDATA[alert(1)]]></script>", "/>"),
        ("<SCRIPT href=\"#a\"/><g onload=\"x()\" ONCLICK=\"y()\" id=\"b\"/>", "><g id=\"b\"/></svg>"),
        ("<foreignObject><div>x<p>y</p></div></foreignObject><g/>", "><g/></svg>"),
        ("<a href=\"javascript:x()\"><circle r=\"1\"/></a>", "><circle r=\"1\"/></svg>"),
        ("<use href=\"#a\"/><use href=\"https://example.jp/a.svg#b\"/>", "><use href=\"#a\"/><use/></svg>"),
        (
            "<image href=\"data:image/png;base64,AAAA\"/><image href=\"data:image/svg+xml;base64,AAAA\"/>",
            "><image href=\"data:image/png;base64,AAAA\"/><image/></svg>"
        ),
        (
            "<rect fill=\"url(#g)\"/><rect fill=\"url(https://example.jp/#g)\"/>",
            "><rect fill=\"url(#g)\"/><rect/></svg>"
        ),
        (
            "<rect style=\"fill:url( '#g' )\"/><rect style=\"background:url(//example.jp)\"/>",
            "><rect style=\"fill:url( '#g' )\"/><rect/></svg>"
        ),
        ("<style>a &gt; b{fill:red}</style>", "><style>a &gt; b{fill:red}</style></svg>"),
        ("<style>@import 'x.css';</style>", "><style></style></svg>"),
        (
            "<metadata><x/></metadata><set attributeName=\"href\" to=\"x\"/><animate attributeName=\"r\"/>",
            "><animate attributeName=\"r\"/></svg>"
        ),
    ])
    func keepsWhatDraws(_ inner: String, _ expected: String) throws {
        #expect(try clean(inner) == (expected == "/>" ? "/>" : expected))
    }

    @Test func editorsLeaveNoTraces() throws {
        let source = """
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:version="1" viewBox="0 0 1 1">\
            <g inkscape:label="/home/somebody"/></svg>
            """
        #expect(
            try HarmlessDrawing.text(Array(source.utf8)) == """
                <svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><g/></svg>

                """)
    }

    @Test(arguments: [("", 1), ("<svg>\n<g>\n</svg>", 3), ("<html/>", 1), ("no", 1)])
    func refusesWhatIsNoDrawing(_ text: String, _ line: Int) {
        #expect(throws: HarmlessDrawing.Problem(line: line)) { try HarmlessDrawing.text(Array(text.utf8)) }
    }

    /// Entities that double and double end as an error, not as a machine without memory.
    @Test func entitiesDoNotGrow() {
        var text = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\">"
        for (name, last) in zip("bcdefghij", "abcdefghi") {
            text += "<!ENTITY \(name) \"\(String(repeating: "&\(last);", count: 10))\">"
        }
        text += "]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&j;</text></svg>"
        let cleaned = try? HarmlessDrawing.text(Array(text.utf8))
        #expect((cleaned?.utf8.count ?? 0) < 100_000)
    }
}
