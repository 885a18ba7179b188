import Testing

@testable import ShiraseSite

/// Which pages of a long list a page leads to.
struct PaginationTests {
    @Test(arguments: [
        (1, 1, "(1)"),
        (1, 4, "(1) 2 3 4"),
        (1, 9, "(1) 2 3 … 9"),
        // One page alone is not left out.
        (4, 9, "1 2 3 (4) 5 6 … 9"),
        (5, 9, "1 2 3 4 (5) 6 7 8 9"),
        (6, 9, "1 … 4 5 (6) 7 8 9"),
        (9, 9, "1 … 7 8 (9)"),
        (500, 1000, "1 … 498 499 (500) 501 502 … 1000"),
    ])
    func firstLastAndThoseBeside(_ number: Int, _ count: Int, _ expected: String) throws {
        let base = try #require(BaseURL("https://clinic.example.jp/"))
        let links = PaginationView(
            listing: Listing(articles: [], number: number, count: count, basePath: "notices/"), base: base
        ).links
        #expect(links.map { $0.isCurrent ? "(\($0.name))" : $0.name }.joined(separator: " ") == expected)
        // A gap leads nowhere, a number to its page.
        for link in links {
            let page = Int(link.name)
            #expect(link.path == (page.map { $0 == 1 ? "/notices/" : "/notices/page/\($0)/" } ?? ""))
        }
    }
}
