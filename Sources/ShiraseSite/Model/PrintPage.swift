/// A page for paper. Pages for paper stand beside the site: no list, no feed and no sitemap names them, and search engines are asked to
/// leave them out.
public enum PrintPage: Sendable {
    /// An A4 poster for the waiting room, and cards for the reception desk, that bring friends on LINE.
    case linePoster, lineCard
    /// An article of `notices` for the door or the wall.
    case notice(Document)

    /// The section whose articles have such pages.
    static let section = "notices"

    /// How long the address of a notice may be, in bytes, so that its QR code of 32 mm has modules of a third of a millimetre: version 17 at
    /// level M (ISO/IEC 18004).
    static let longestAddress = 504

    /// - Parameter prefix: where the pages of the language begin.
    func sitePath(_ prefix: String) -> String {
        let folder = prefix + "print/"
        return switch self {
        case .linePoster: folder + "line-poster/"
        case .lineCard: folder + "line-card/"
        case .notice(let document): folder + "notice/\(document.frontMatter.slug ?? document.path.name)/"
        }
    }

    var template: String {
        switch self {
        case .linePoster: "print/line-poster"
        case .lineCard: "print/line-card"
        case .notice: "print/notice"
        }
    }

    /// The article that it shows.
    var document: Document? {
        if case .notice(let document) = self { document } else { nil }
    }
}

extension Site {
    /// Every page for paper in a language.
    func printPages(_ language: LanguageSite) -> [PrintPage] {
        let notices = language.sections.first { $0.name == PrintPage.section }?.articles ?? []
        return (clinic?.line == nil ? [] : [.linePoster, .lineCard]) + notices.map(PrintPage.notice)
    }
}
