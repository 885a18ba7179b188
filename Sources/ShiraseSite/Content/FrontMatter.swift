import ShiraseCore

/// What stands between the `---` lines of an article or a page.
public struct FrontMatter: Sendable {
    public let title: Located<String>
    /// When the article appears; its place in lists and feeds.
    public let date: Moment?
    public let updated: Moment?
    /// From this moment on the article is gone: as written, else the end of ``job``'s deadline or of ``event``.
    public let expires: Moment?
    public let event: Event?
    public let draft: Bool
    public let slug: String?
    public let template: Located<String>?
    public let description: String?
    public let summary: String?
    public let categories: [Located<String>]
    public let tags: [Located<String>]
    public let purpose: String?
    public let author: Located<String>?
    public let reviewedBy: Located<String>?
    public let reviewedOn: Moment?
    public let sources: [Source]
    public let image: Located<String>?
    public let imageAlt: String?
    /// Where it says that one of the page's pictures shows people.
    public let showsPeople: SourceRange?
    /// Whether they have agreed to be shown.
    public let photoConsent: Bool
    public let job: JobOffer?
    public let aliases: [Located<String>]
    public let weight: Int
    public let sns: SNS
    /// Whether the article is about treatment that insurance does not cover (自由診療).
    public let selfPay: Bool
    public let params: OpenContext

    /// Where a statement of the article comes from.
    public struct Source: Sendable {
        public let title: String
        public let url: String?
    }

    /// What the author says about the article's teasers.
    public struct SNS: Sendable {
        /// For every platform that has no text of its own.
        public let text: Located<String>?
        /// By platform.
        public let texts: [String: Located<String>]
        /// Without `#`.
        public let hashtags: [Located<String>]
        /// Goes before the routes of `site.yml`; `nil` where these hold.
        public let platforms: [Located<String>]?
        /// Whether there are teasers at all.
        public let announce: Bool
        /// When it is announced again, ascending, each day once.
        public let repeats: [Moment]
        /// Whether pictures are shown whole, on a ground, rather than cut to the size of posts.
        public let showsWholePictures: Bool

        static let none = SNS(
            text: nil, texts: [:], hashtags: [], platforms: nil, announce: true, repeats: [], showsWholePictures: false)
    }

    /// What an article is for: the purposes that a clinic's posts serve.
    public static let purposes = [
        "communication", "recruiting", "foreign-patients", "patient-services", "patient-association",
        "health-awareness", "patient-education", "principles", "sharing", "public-relations",
    ]

    /// Every key with its shape and meaning; the front matter reference is made from it.
    public static let reference: [(key: String, shape: String, summary: String)] = [
        ("title", "text, required", "The heading of the page and its name in lists, feeds and teasers."),
        ("date", "`2026-11-24` or `2026-11-24T09:00`", "When the article appears. In the future: it waits until then."),
        ("updated", "date", "When its facts last changed; shown, and told to search engines."),
        ("expires", "date", "From then on the article, its pictures and its teasers are gone."),
        (
            "event", "`{start, end, place, capacity, fee, apply}`",
            "What takes place: `start` and `end` as `2026-12-12 14:00`, `capacity` a number, the rest texts. Shown on the page and in posts, with a calendar file; the article is gone at its end unless `expires` is written."
        ),
        ("draft", "`true` or `false`", "A draft appears nowhere (build with `--drafts` to see it)."),
        ("slug", "text", "The last part of the page's address, instead of the file's name."),
        ("template", "text", "Another template than the kind's own, by its name in `templates/`."),
        ("description", "text", "One or two sentences for search engines, link cards and teasers."),
        ("summary", "text", "What lists show. Without it: the description, else the first sentences of the text."),
        ("categories", "list", "Categories of `site.yml`, by name or slug. They decide where teasers go."),
        ("tags", "list", "Free words; each has a page of its own."),
        ("purpose", "one of \(purposes.map { "`\($0)`" }.joined(separator: ", "))", "What the article is for."),
        ("author", "id", "Who wrote it: a doctor or a member of staff of `clinic.yml`."),
        ("reviewed_by", "id", "The doctor who checked the facts."),
        ("reviewed_on", "date", "When they were checked."),
        ("sources", "list of texts or of `{title, url}`", "Where the facts come from."),
        ("image", "path", "The article's picture, for lists and link cards."),
        ("image_alt", "text", "What that picture shows, in words."),
        ("people", "`true`", "A picture of the page shows people. Then `photo_consent` is needed."),
        ("photo_consent", "`true`", "Everybody who can be seen has agreed to it."),
        (
            "job", "`{title, employment_type, valid_through, salary, hours, qualifications}`",
            "The post that a recruiting article offers, told to search engines. `title` (required) names the post; `employment_type`: \(JobOffer.EmploymentType.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")), or a list of them; `valid_through`: the last day to apply, after which the article and its teasers are gone, as with `expires`; `salary`: `{min, max, unit}` in yen, `unit` being \(JobOffer.Salary.Unit.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")); `hours` and `qualifications`: text. Teasers name the post and the last day."
        ),
        ("aliases", "list of paths", "Former addresses; each becomes a page that leads here."),
        ("weight", "whole number", "Order of sections, pages and articles without a date: smaller comes first."),
        (
            "sns",
            "`{text, line, x, facebook, instagram, threads, bluesky, mastodon, google, hashtags, platforms, announce, repeat, whole_pictures}`",
            "Your own texts for teasers, hashtags instead of the tags, `platforms` that go before the routes, dates on which to announce it again (`repeat`), `announce: false` for no teasers, `whole_pictures: true` for pictures on a ground of the theme's colour rather than cut to the size of posts."
        ),
        (
            "self_pay", "`true`",
            "The article is about treatment that insurance does not cover (自由診療): teasers are the title and the link, unless you write their texts."
        ),
        ("params", "mapping", "Free fields for your own templates."),
    ]
}
