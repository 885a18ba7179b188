import ShiraseSite

/// The root of the board's context.
public struct BoardView: View {
    let language: String
    let siteTitle: String
    let built: DayView
    let waiting: Int
    let ledgerJSON: String
    let strings: NamedTexts
    let platforms: [NamedView]
    let sections: [SectionChoiceView]
    let months: [MonthChoiceView]
    let withdrawn: [WithdrawnView]
    let isShortened: Bool
    let articles: [BoardArticleView]
    let calendar: BoardCalendarView
    let calendarFile: String
    let report: BoardReportView
    let replies: [BoardReplyView]

    public static let schemaName = "Board"
    public static let schemaSummary = "The context of `templates/board/index.mustache`, the staff's page of posts."
    public static let fields: FieldTable<Self> = [
        .text("language", "The site's default language.") { $0.language },
        .text("site_title", "The clinic's name.") { $0.siteTitle },
        .object("built", "When the board was made.") { $0.built },
        .text("waiting", "How many posts are not posted yet, as far as the ledger knows.") { String($0.waiting) },
        .text("ledger_json", "The entries of `content/sns-posted.yml`, as JSON.") { $0.ledgerJSON },
        .names("strings", "The theme's words, from `templates/strings/LANG.yml`.") { $0.strings },
        .list("platforms", "The platforms that have posts.") { $0.platforms },
        .list("sections", "The sections that have posts.") { $0.sections },
        .list("months", "The months that have posts, newest first.") { $0.months },
        .list("withdrawn", "Posts that are out although their article is withdrawn.") { $0.withdrawn },
        .flag("is_shortened", "Whether older articles are left out.") { $0.isShortened },
        .list("articles", "The articles, newest first.") { $0.articles },
        .object("calendar", "What to post when.") { $0.calendar },
        .text("calendar_file", "The same as a calendar's file.") { $0.calendarFile },
        .object("report", "How much was posted.") { $0.report },
        .list("replies", "Answers to who asks on X: the one about individual advice, then the site's FAQs.") {
            $0.replies
        },
    ]
}

struct BoardReplyView: View {
    let id: String
    let question: String
    let pageTitle: String?
    let url: String?
    let text: String
    let length: Int
    let limit: Int

    static let schemaName = "BoardReply"
    static let schemaSummary = "A reply on X to somebody who asks."
    static let fields: FieldTable<Self> = [
        .text("id", "For `id`.") { $0.id }, .text("question", "What is asked.") { $0.question },
        .text("page_title", "The page that answers it; absent for individual advice.") { $0.pageTitle },
        .text("url", "The whole address of the answer; absent for individual advice.") { $0.url },
        .text("text", "What to copy.") { $0.text }, .text("length", "As X counts it.") { $0.length.grouped },
        .text("limit", "In the same.") { $0.limit.grouped },
        .text("remaining", "The difference.") { ($0.limit - $0.length).grouped },
    ]
}

/// A day, or a moment of one.
struct DayView: View {
    let text: String
    let iso: String

    static let schemaName = "Day"
    static let schemaSummary = "A day or a moment."
    static let fields: FieldTable<Self> = [
        .text("text", "In words.") { $0.text }, .text("iso", "For `datetime`.") { $0.iso },
    ]
}

struct NamedView: View {
    let name: String
    let title: String

    static let schemaName = "BoardPlatform"
    static let schemaSummary = "A platform."
    static let fields: FieldTable<Self> = [
        .text("name", "`line`, `x` …") { $0.name }, .text("title", "As people call it.") { $0.title },
    ]
}

struct SectionChoiceView: View {
    let slug: String
    let title: String

    static let schemaName = "BoardSection"
    static let schemaSummary = "A section, to choose."
    static let fields: FieldTable<Self> = [
        .text("slug", "Its folder's name.") { $0.slug }, .text("title", "Its title.") { $0.title },
    ]
}

struct MonthChoiceView: View {
    let value: String
    let label: String

    static let schemaName = "BoardMonth"
    static let schemaSummary = "A month, to choose."
    static let fields: FieldTable<Self> = [
        .text("value", "`2026-11`") { $0.value }, .text("label", "In words.") { $0.label },
    ]
}

struct WithdrawnView: View {
    let title: String
    let platformTitle: String
    let posted: DayView

    static let schemaName = "BoardWithdrawn"
    static let schemaSummary = "A post that staff must take back."
    static let fields: FieldTable<Self> = [
        .text("title", "The article's title; where its file is gone, its address.") { $0.title },
        .text("platform_title", "Where it stands.") { $0.platformTitle },
        .object("posted", "Since when.") { $0.posted },
    ]
}

struct BoardArticleView: View {
    let id: String
    let title: String
    let url: String
    let section: String
    let category: String
    let isClosure: Bool
    let date: DayView
    let month: String
    let purpose: String?
    let language: String
    let posts: [BoardPostView]

    static let schemaName = "BoardArticle"
    static let schemaSummary = "An article with its posts."
    static let fields: FieldTable<Self> = [
        .text("id", "For `id`.") { $0.id }, .text("title", "Its title.") { $0.title },
        .text("url", "Its whole address.") { $0.url }, .text("section", "Its section's folder.") { $0.section },
        .text("category", "Its first category's name.") { $0.category },
        .flag("is_closure", "Whether it tells of a closure: its category's slug is `closure`.") { $0.isClosure },
        .object("date", "Its date.") { $0.date }, .text("month", "`2026-11`") { $0.month },
        .text("purpose", "What it is for, in words.") { $0.purpose },
        .text("language", "Its language.") { $0.language },
        .text("waiting", "How many of its posts are not posted yet.") { article in
            String(article.posts.count { $0.posted == nil })
        },
        .list("posts", "Its posts, in the order of the platforms.") { $0.posts },
    ]
}

struct BoardPostView: View {
    let id: String
    let key: String
    let platform: String
    let platformTitle: String
    let reader: String
    let isCorrection: Bool
    let isRepeat: Bool
    let isLater: Bool
    let due: DayView
    let shown: String
    let folded: String
    let link: String
    let card: BoardCard
    let length: Int
    let limit: Int
    let advised: Int?
    let unit: String
    let composer: String?
    let pictures: [BoardPictureView]
    let video: String?
    let file: String
    let checks: [BoardCheckView]
    let posted: DayView?
    let article: String
    let day: String
    let digest: String

    static let schemaName = "BoardPost"
    static let schemaSummary = "A post. `shown` and `folded` together are the text to copy."
    static let fields: FieldTable<Self> = [
        .text("id", "For `id`.") { $0.id }, .text("key", "Tells posts apart in the browser's storage.") { $0.key },
        .text("platform", "`line`, `x` …") { $0.platform },
        .text("platform_title", "As people call it.") { $0.platformTitle },
        .text("reader", "Whom it reaches.") { $0.reader },
        .flag("is_line", "Whether it is for LINE.") { $0.platform == LINE.name },
        .flag("is_x", "… for X.") { $0.platform == X.name },
        .flag("is_facebook", "… for Facebook.") { $0.platform == Facebook.name },
        .flag("is_instagram", "… for Instagram.") { $0.platform == Instagram.name },
        .flag("is_threads", "… for Threads.") { $0.platform == Threads.name },
        .flag("is_bluesky", "… for Bluesky.") { $0.platform == Bluesky.name },
        .flag("is_mastodon", "… for Mastodon.") { $0.platform == Mastodon.name },
        .flag("is_google", "… for Google.") { $0.platform == Google.name },
        .flag("is_correction", "Whether it sets right what is out.") { $0.isCorrection },
        .flag("is_repeat", "Whether the article is announced again.") { $0.isRepeat },
        .flag("is_later", "Whether it is due after the board was made.") { $0.isLater },
        .object("due", "When to post it.") { $0.due },
        .text("shown", "The text that shows at once.") { $0.shown },
        .text("folded", "The rest.") { $0.folded },
        .text("link", "The article's address, as posted.") { $0.link },
        .text("link_host", "Its host.") { $0.card.host },
        .text("card_title", "The link card's title; empty where there is no card.") { $0.card.title },
        .text("card_description", "Its description.") { $0.card.description },
        .text("card_image", "Its picture.") { $0.card.image },
        .text("length", "In the platform's unit.") { $0.length.grouped },
        .text("limit", "In the same.") { $0.limit.grouped },
        .text("remaining", "The difference.") { ($0.limit - $0.length).grouped },
        .text("unit", "The unit's word; empty where the platform has a measure of its own.") { $0.unit },
        .text("percent", "The length in per cent of the limit.") { String($0.length * 100 / max($0.limit, 1)) },
        .text("advised_percent", "What reads well, in per cent of the limit.") { post in
            post.advised.map { String($0 * 100 / max(post.limit, 1)) }
        },
        .text("composer", "The address of the platform's composer, if it has one.") { $0.composer },
        .text("picture", "The first picture to post.") { $0.pictures.first?.path },
        .text("picture_alt", "What it shows.") { $0.pictures.first?.alt },
        .list("pictures", "All pictures to post, in their order, each in the platform's sizes.") { $0.pictures },
        .text("video", "The address of the article's video, for a platform that plays it in the post.") { $0.video },
        .text("file", "The text's file.") { $0.file },
        .list("checks", "What to know before posting.") { $0.checks },
        .object("posted", "When it was posted, if the ledger knows.") { $0.posted },
        .text("article", "The article's path, for the ledger.") { $0.article },
        .text("repeat", "The day of a repeated announcement, for the ledger.") { $0.day },
        .text("digest", "Of what it says, for the ledger.") { $0.digest },
    ]
}

/// A picture to post.
struct BoardPictureView: View {
    let path: String
    let alt: String
    let isMain: Bool

    static let schemaName = "BoardPicture"
    static let schemaSummary = "A picture to post."
    static let fields: FieldTable<Self> = [
        .text("path", "For `href` and `src`.") { $0.path },
        .text("name", "The name to save it by.") { $0.path.lastPathPart },
        .text("alt", "What it shows.") { $0.alt },
        .flag("main", "Whether it has the platform's usual size; others show the same picture.") { $0.isMain },
    ]
}

/// A link's card.
struct BoardCard: Sendable {
    var host: String?
    var title: String?
    var description: String?
    var image: String?
}

struct BoardCheckView: View {
    let text: String
    var isWarning = false

    static let schemaName = "BoardCheck"
    static let schemaSummary = "Something to know before posting."
    static let fields: FieldTable<Self> = [
        .text("text", "In words.") { $0.text },
        .flag("is_warning", "Whether something is to be done.") { $0.isWarning },
    ]
}

struct BoardCalendarView: View {
    let months: [BoardCalendarMonth]

    static let schemaName = "BoardCalendar"
    static let schemaSummary = "What to post when."
    static let fields: FieldTable<Self> = [
        .list("months", "From this month to the last that has a post.") { $0.months }
    ]
}

struct BoardCalendarMonth: View {
    let label: String
    let weekdays: [BoardWord]
    let weeks: [BoardWeek]

    static let schemaName = "BoardCalendarMonth"
    static let schemaSummary = "A month."
    static let fields: FieldTable<Self> = [
        .text("label", "In words.") { $0.label }, .list("weekdays", "Their names, Sunday first.") { $0.weekdays },
        .list("weeks", "Its weeks.") { $0.weeks },
    ]
}

struct BoardWord: View {
    let text: String

    static let schemaName = "BoardWord"
    static let schemaSummary = "A word."
    static let fields: FieldTable<Self> = [.text("text", "The word.") { $0.text }]
}

struct BoardWeek: View {
    let days: [BoardDay]

    static let schemaName = "BoardWeek"
    static let schemaSummary = "A week."
    static let fields: FieldTable<Self> = [.list("days", "Sunday to Saturday.") { $0.days }]
}

struct BoardDay: View {
    var number: Int?
    var iso = ""
    var text = ""
    var isToday = false
    var entries: [BoardDayEntry] = []

    static let schemaName = "BoardDay"
    static let schemaSummary = "A day; empty outside of the month."
    static let fields: FieldTable<Self> = [
        .text("number", "1–31") { day in day.number.map { String($0) } }, .text("iso", "For `datetime`.") { $0.iso },
        .text("text", "The date, in words.") { $0.text },
        .flag("is_today", "Whether the board was made on it.") { $0.isToday },
        .list("entries", "What to post on it.") { $0.entries },
    ]
}

struct BoardDayEntry: View {
    let anchor: String
    let platformTitle: String
    let title: String

    static let schemaName = "BoardDayEntry"
    static let schemaSummary = "The posts of an article that are due on a day."
    static let fields: FieldTable<Self> = [
        .text("anchor", "The first post's `id`.") { $0.anchor },
        .text("platform_title", "Where, all platforms in one text.") { $0.platformTitle },
        .text("title", "The article's title.") { $0.title },
    ]
}

struct BoardReportView: View {
    let months: [BoardReportMonth]
    let platforms: [BoardReportRow]
    let purposes: [BoardReportRow]
    let missing: [BoardWord]

    static let schemaName = "BoardReport"
    static let schemaSummary = "How much was announced, month by month."
    static let fields: FieldTable<Self> = [
        .list("months", "The last twelve months, oldest first.") { $0.months },
        .list("platforms", "By platform.") { $0.platforms }, .list("purposes", "By purpose.") { $0.purposes },
        .list("missing", "What has not been announced for long.") { $0.missing },
    ]
}

struct BoardReportMonth: View {
    let label: String

    static let schemaName = "BoardReportMonth"
    static let schemaSummary = "A month of the report."
    static let fields: FieldTable<Self> = [.text("label", "In words.") { $0.label }]
}

struct BoardReportRow: View {
    let title: String
    let counts: [Int]
    /// What a whole bar stands for.
    let most: Int

    static let schemaName = "BoardReportRow"
    static let schemaSummary = "A platform's or a purpose's row."
    static let fields: FieldTable<Self> = [
        .text("title", "In words.") { $0.title }, .text("total", "The sum.") { String($0.counts.reduce(0, +)) },
        .list("counts", "One for each month.") { row in
            row.counts.map { BoardReportCount(count: $0, percent: $0 * 100 / max(row.most, 1)) }
        },
    ]
}

struct BoardReportCount: View {
    let count: Int
    let percent: Int

    static let schemaName = "BoardReportCount"
    static let schemaSummary = "A month's number."
    static let fields: FieldTable<Self> = [
        .text("count", "How many.") { String($0.count) }, .text("percent", "The bar's length.") { String($0.percent) },
    ]
}

extension Int {
    /// `63,206`
    fileprivate var grouped: String {
        let digits = String(magnitude)
        let grouped = digits.enumerated().map { index, digit in
            index > 0 && (digits.count - index) % 3 == 0 ? ",\(digit)" : String(digit)
        }
        return (self < 0 ? "-" : "") + grouped.joined()
    }
}
