import ShiraseCore

/// A day, written for people and for machines.
struct DateView: View {
    let moment: Moment
    let text: String
    let short: String

    static let schemaName = "Date"
    static let schemaSummary = "A day."
    static let fields: FieldTable<Self> = [
        .text("text", "As the language writes it: 2026年11月24日（火）.") { $0.text },
        .text("short", "For lists: 11月24日, of another year than the build's 2025年11月24日.") { $0.short },
        .text("datetime", "For `<time datetime>`: 2026-11-24T09:00:00+09:00.") { $0.moment.rfc3339 },
        .text("date", "2026-11-24.") { $0.moment.dateText },
        .number("year", "The year.") { $0.moment.year },
        .number("month", "The month, 1–12.") { $0.moment.month },
        .number("day", "The day of the month.") { $0.moment.day },
    ]
}

/// A link with its name.
struct LinkView: View {
    let name: String
    let path: String
    var url = ""
    var isCurrent = false

    static let schemaName = "Link"
    static let schemaSummary = "A link: an item of a menu, a breadcrumb, a section."
    static let fields: FieldTable<Self> = [
        .text("name", "Its words.") { $0.name },
        .text("path", "Where it leads, for `href`.") { $0.path },
        .text("url", "Its whole address; of `redirect` and `original` only.") { $0.url },
        .flag("current", "Whether it leads to this very page.") { $0.isCurrent },
    ]
}

/// The same page in a language.
struct TranslationView: View {
    let language: String
    let name: String
    let path: String
    let url: String
    let isCurrent: Bool

    static let schemaName = "Translation"
    static let schemaSummary = "The page in one language, this one included."
    static let fields: FieldTable<Self> = [
        .text("language", "The language's tag: `en`.") { $0.language },
        .text("name", "The language's own name: English.") { $0.name },
        .text("path", "For `href`.") { $0.path },
        .text("url", "The whole address, for `hreflang` links.") { $0.url },
        .flag("current", "Whether it is this page's language.") { $0.isCurrent },
    ]
}

/// A category or tag.
struct TermView: View {
    let term: Term
    let path: String

    var name: String { term.name }
    var count: Int { term.articles.count }

    static let schemaName = "Term"
    static let schemaSummary = "A category or tag."
    static let fields: FieldTable<Self> = [
        .text("name", "Its name.") { $0.name },
        .text("slug", "Its part of the address: `vaccination`.") { $0.term.slug },
        .flag("closure", "Whether it is the category of closures, whose slug is `closure`.") {
            $0.term.slug == "closure"
        },
        .text("path", "Its page, for `href`.") { $0.path },
        .number("count", "How many articles it has.") { $0.count },
    ]
}

/// A month of the archive.
struct MonthView: View {
    let name: String
    let path: String
    let count: Int

    static let schemaName = "Month"
    static let schemaSummary = "A month of the archive."
    static let fields: FieldTable<Self> = [
        .text("name", "2026年11月.") { $0.name },
        .text("path", "Its page, for `href`.") { $0.path },
        .number("count", "How many articles it has.") { $0.count },
    ]
}

/// A picture that stands for a page.
struct PictureView: View {
    let path: String
    let url: String
    let alt: String

    static let schemaName = "Picture"
    static let schemaSummary = "A picture that stands for a page."
    static let fields: FieldTable<Self> = [
        .text("path", "For `src`.") { $0.path },
        .text("url", "The whole address.") { $0.url },
        .text("alt", "What it shows, in words.") { $0.alt },
    ]
}

/// Where a statement comes from.
struct SourceView: View {
    let source: FrontMatter.Source

    static let schemaName = "Source"
    static let schemaSummary = "Where a statement comes from."
    static let fields: FieldTable<Self> = [
        .text("title", "Its title.") { $0.source.title },
        .text("url", "Its address on the web, if it has one.") { $0.source.url },
    ]
}

/// An entry of the table of contents.
struct ContentsEntryView: View {
    let id: String
    let text: String
    let children: [ContentsSubentryView]

    static let schemaName = "ContentsEntry"
    static let schemaSummary = "A heading of the second level in the table of contents."
    static let fields: FieldTable<Self> = [
        .text("id", "For `href=\"#…\"`.") { $0.id },
        .text("text", "The heading.") { $0.text },
        .list("children", "The headings of the third level below it.") { $0.children },
    ]
}

/// An entry below another one.
struct ContentsSubentryView: View {
    let id: String
    let text: String

    static let schemaName = "ContentsSubentry"
    static let schemaSummary = "A heading of the third level in the table of contents."
    static let fields: FieldTable<Self> = [
        .text("id", "For `href=\"#…\"`.") { $0.id },
        .text("text", "The heading.") { $0.text },
    ]
}

/// The pages of a long list.
struct PaginationView: View {
    let listing: Listing
    let base: BaseURL

    private var number: Int { listing.number }
    private var count: Int { listing.count }

    private func path(_ number: Int) -> String { base.path(listing.path(number)) }

    /// How many pages are shown on either side of this one.
    private static let reach = 2

    /// A list of any length has few links; one page alone is not left out, since a gap is as wide.
    var links: [LinkView] {
        var shown = [1, count] + Array(max(1, number - Self.reach)...min(count, number + Self.reach))
        if number - Self.reach == 3 { shown.append(2) }
        if number + Self.reach == count - 2 { shown.append(count - 1) }
        var links: [LinkView] = []
        var last = 0
        for page in Set(shown).sorted() {
            if page > last + 1 { links.append(LinkView(name: "…", path: "")) }
            links.append(LinkView(name: String(page), path: path(page), isCurrent: page == number))
            last = page
        }
        return links
    }

    /// The number tells all pages' addresses.
    func writeKey(to writer: inout BinaryWriter) {
        writer.write(number)
        writer.write(count)
        writer.write(path(1))
    }

    static let schemaName = "Pagination"
    static let schemaSummary = "Where in a long list this page stands; absent where the list has one page."
    static let fields: FieldTable<Self> = [
        .number("number", "This page's number, from 1.") { $0.number },
        .number("count", "How many pages there are.") { $0.count },
        .text("newer_path", "The page before, with newer articles.") { $0.number > 1 ? $0.path($0.number - 1) : nil },
        .text("older_path", "The page after, with older articles.") {
            $0.number < $0.count ? $0.path($0.number + 1) : nil
        },
        .list(
            "pages",
            "The first page, the last, and those beside this one; a link's name is its number. One without `path` stands for those between."
        ) { $0.links },
    ]
}

/// A feed.
struct FeedView: View {
    let title: String
    let path: String
    let type: String

    static let schemaName = "Feed"
    static let schemaSummary = "A feed, for `<link rel=\"alternate\">`."
    static let fields: FieldTable<Self> = [
        .text("title", "Its title.") { $0.title },
        .text("path", "For `href`.") { $0.path },
        .text("type", "Its media type.") { $0.type },
    ]
}
