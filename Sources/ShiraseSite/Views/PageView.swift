import ShiraseCore

/// What every page has of the site: its names, menus and feeds in one language. A class, because it is made once
/// per language and is part of every page.
final class SiteView: View {
    let title: String
    let description: String?
    let homePath: String
    let archivesPath: String?
    let linksPath: String?
    let categoriesPath: String?
    let tagsPath: String?
    let manifestPath: String
    let palettePath: String?
    let sections: [LinkView]
    let feeds: [FeedView]

    init(
        title: String, description: String?, homePath: String, archivesPath: String?, linksPath: String?,
        categoriesPath: String?, tagsPath: String?, manifestPath: String, palettePath: String?, sections: [LinkView],
        feeds: [FeedView]
    ) {
        self.title = title
        self.description = description
        self.homePath = homePath
        self.archivesPath = archivesPath
        self.linksPath = linksPath
        self.categoriesPath = categoriesPath
        self.tagsPath = tagsPath
        self.manifestPath = manifestPath
        self.palettePath = palettePath
        self.sections = sections
        self.feeds = feeds
    }

    static let schemaName = "Site"
    static let schemaSummary = "The site, in the page's language."
    static let fields: FieldTable<SiteView> = [
        .text("title", "Its title.") { $0.title },
        .text("description", "Its description.") { $0.description },
        .text("home_path", "The front page, for `href`.") { $0.homePath },
        .text("archives_path", "The archive, if there are dated articles.") { $0.archivesPath },
        .text("links_path", "What was announced last, with the ways to the clinic, if anything was.") { $0.linksPath },
        .text("categories_path", "The list of categories, if there are any.") { $0.categoriesPath },
        .text("tags_path", "The list of tags, if there are any.") { $0.tagsPath },
        .text("manifest_path", "The web manifest.") { $0.manifestPath },
        .text("palette_path", "The style sheet of the palette that `site.yml` names, for `href`.") { $0.palettePath },
        .list("sections", "All sections.") { $0.sections },
        .list("feeds", "The feeds of the whole site.") { $0.feeds },
    ]
}

/// The root of every page's context.
struct PageView: View {
    let language: String
    let title: String
    let headTitle: String
    let description: String?
    let path: String
    let url: String
    let isNotFound: Bool
    let translations: [TranslationView]
    let otherLanguages: [TranslationView]
    let breadcrumbs: [LinkView]
    let mainMenu: [LinkView]
    let footerMenu: [LinkView]
    let site: SiteView
    let clinic: ClinicView?
    let strings: NamedTexts
    let assets: NamedTexts
    var isArticle = false
    var isFront = false
    var content: String?
    var date: DateView?
    var updated: DateView?
    var categories: [TermView] = []
    var tags: [TermView] = []
    var author: PersonView?
    var reviewer: PersonView?
    var reviewedOn: DateView?
    var sources: [SourceView] = []
    var event: EventView?
    var readingTime: String?
    var contents: [ContentsEntryView] = []
    var newer: LinkView?
    var older: LinkView?
    var related: [ArticleView] = []
    var image: PictureView?
    var cardImage: PictureView?
    var params = OpenContext()
    var feeds: [FeedView] = []
    var articles: [ArticleView] = []
    var pagination: PaginationView?
    var terms: [TermView] = []
    var months: [MonthView] = []
    var sections: [SectionView] = []
    var redirect: LinkView?
    var structuredData: String?
    var printPath: String?
    var original: LinkView?
    var qr: String?
    var typeSize: Int?

    /// Without what all pages of a language have in common.
    func writeKey(to writer: inout BinaryWriter) {
        for field in Self.fields.all where !Self.common.contains(field.name) { writer.write(field.value(self)) }
    }

    private static let common: Set = ["site", "clinic", "strings", "assets"]

    static let schemaName = "Page"
    static let schemaSummary = "The root of every page's context. What a kind of page does not have is absent."
    static let fields: FieldTable<Self> = [
        .text("language", "The page's language tag, for `<html lang>`.") { $0.language },
        .text("title", "The page's heading.") { $0.title },
        .text("head_title", "For `<title>`: the heading and the site's title.") { $0.headTitle },
        .text("description", "For `<meta name=\"description\">`.") { $0.description },
        .text("path", "The page's path, for `href`.") { $0.path },
        .text("url", "The page's whole address: the canonical link.") { $0.url },
        .flag("is_front", "Whether it is a front page.") { $0.isFront },
        .flag("is_article", "Whether it is an article.") { $0.isArticle },
        .flag("is_not_found", "Whether it is the page for addresses that do not exist.") { $0.isNotFound },
        .list("translations", "The page in all its languages; empty where it has one.") { $0.translations },
        .list(
            "other_languages", "The site's other languages: the page's translation, else the language's front page."
        ) { $0.otherLanguages },
        .list("breadcrumbs", "The way from the front page to this one, which comes last.") { $0.breadcrumbs },
        .list("main_menu", "The menu `main` of `site.yml`.") { $0.mainMenu },
        .list("footer_menu", "The menu `footer` of `site.yml`.") { $0.footerMenu },
        .object("site", "The site.") { $0.site },
        .object("clinic", "The clinic.") { $0.clinic },
        .names("strings", "The theme's words, from `templates/strings/LANG.yml`.") { $0.strings },
        .names(
            "assets",
            "Paths of the files in `templates/assets`; signs in a name become `_`: `style.css` is `assets.style_css`."
        ) { $0.assets },
        .html("content", "The text, rendered from Markdown.") { $0.content },
        .object("date", "An article's date.") { $0.date },
        .object("updated", "When its facts last changed.") { $0.updated },
        .list("categories", "An article's categories.") { $0.categories },
        .list("tags", "An article's tags.") { $0.tags },
        .object("author", "Who wrote it; on an author's page, the author.") { $0.author },
        .object("reviewer", "The doctor who checked it.") { $0.reviewer },
        .object("reviewed_on", "When it was checked.") { $0.reviewedOn },
        .list("sources", "Where its facts come from.") { $0.sources },
        .object("event", "What the article tells of takes place then.") { $0.event },
        .text("reading_time", "How long reading takes, in words.") { $0.readingTime },
        .list("contents", "The table of contents; empty for fewer than three headings.") { $0.contents },
        .object("newer", "The next newer article of the section.") { $0.newer },
        .object("older", "The next older article of the section.") { $0.older },
        .list("related", "Articles on the same subjects.") { $0.related },
        .object("image", "The page's own picture.") { $0.image },
        .object("card_image", "The link card's picture: the page's own, else the site's; never SVG.") { $0.cardImage },
        .open("params", "The author's free fields.") { $0.params },
        .list("feeds", "The feeds of the section.") { $0.feeds },
        .list("articles", "The articles of a list.") { $0.articles },
        .object("pagination", "Where in a long list this page stands.") { $0.pagination },
        .list("terms", "On a taxonomy's page: its terms.") { $0.terms },
        .list("months", "On the archive's page: its months.") { $0.months },
        .list("sections", "On a front page: the sections with their newest articles.") { $0.sections },
        .object("redirect", "On the page of a former address: where it leads.") { $0.redirect },
        .html(
            "structured_data",
            "What search engines are told, as JSON-LD for `<script type=\"application/ld+json\">`; no text in it can end that element."
        ) { $0.structuredData },
        .text("print_path", "On an article of `notices`: its page for printing.") { $0.printPath },
        .object("original", "On a notice's page for printing: the article.") { $0.original },
        .html("qr", "On a notice's page for printing: the QR code that leads to the article, as SVG.") { $0.qr },
        .number(
            "type_size", "On a notice's page for printing: the type's size in points, with which it fills one page."
        ) {
            $0.typeSize
        },
    ]
}

/// What page templates are checked against, and the views that the template reference lists.
public enum PageSchemas {
    public static let root = PageView.schema
    public static let all = root.reachable
}

extension ViewSchema {
    /// Every view that a template over this one can meet, each once, this one first.
    public var reachable: [ViewSchema] {
        var found: [ViewSchema] = []
        func visit(_ schema: ViewSchema) {
            guard !found.contains(where: { $0.name == schema.name }) else { return }
            found.append(schema)
            for field in schema.fields {
                if case .object(let child) = field.kind { visit(child) }
                if case .list(let child) = field.kind { visit(child) }
            }
        }
        visit(self)
        return found
    }
}
