import ShiraseCore
import ShiraseSite

/// A moment at which the site changes by itself.
public struct NextChange: Sendable {
    public enum Kind: String, Sendable {
        case appears
        case expires
        /// It is announced again: nothing changes on the site, but on the board.
        case repeats
    }

    public let moment: Moment
    public let kind: Kind
    public let document: Document
}

extension BuildPlan {
    /// When the day of the build ends: the board says what is due on it.
    var endOfDay: Int {
        let calendar = site.configuration.calendar
        let tomorrow = calendar.moment(at: site.now.instant + 86_400)
        return calendar.moment(year: tomorrow.year, month: tomorrow.month, day: tomorrow.day)?.instant
            ?? tomorrow.instant
    }

    /// What changes at the next moment at which an article appears or expires; empty where nothing is waiting.
    public func nextChanges() -> [NextChange] {
        let now = site.now
        let changes = documents.filter { !$0.frontMatter.draft }.flatMap { document in
            [
                document.frontMatter.date.map { NextChange(moment: $0, kind: .appears, document: document) },
                document.frontMatter.expires.map { NextChange(moment: $0, kind: .expires, document: document) },
            ].compactMap(\.self).filter { $0.moment > now }
                + document.frontMatter.sns.repeats.map {
                    NextChange(moment: $0, kind: .repeats, document: document)
                }.filter { $0.moment > now }
        }
        let first = changes.map(\.moment).min()
        return changes.filter { $0.moment == first }.sorted { $0.document.path.file < $1.document.path.file }
    }
}
