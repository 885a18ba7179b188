import ShiraseCore

/// A post that an article offers: `job` of its front matter.
public struct JobOffer: Sendable {
    public let title: String
    /// Where front matter names it.
    public let range: SourceRange
    public let employmentTypes: [EmploymentType]
    public let deadline: Deadline?
    public let salary: Salary?
    /// The working hours, in words.
    public let hours: String?
    /// Who may apply, in words.
    public let qualifications: String?

    public enum EmploymentType: String, Sendable, CaseIterable {
        case fullTime = "full-time"
        case partTime = "part-time"
        case contract
        case temporary
        case intern
    }

    /// Until when one can apply.
    public struct Deadline: Sendable {
        /// The last minute; of a day without a time, the day's.
        public let last: Moment
        /// From here on it is too late, and the article is gone.
        public let end: Moment
    }

    /// In yen, the same for everyone or from one sum to another; at least one of the two is there.
    public struct Salary: Sendable {
        public let min: Int?
        public let max: Int?
        public let unit: Unit

        public enum Unit: String, Sendable, CaseIterable {
            case hour
            case day
            case month
            case year
        }
    }
}

extension JobOffer {
    /// What posts say of it, so that nobody has to open the article to learn which post it is and until when:
    /// 募集職種は看護師（常勤）、応募締切は12月25日（金）です。
    /// - Returns: `nil` in a language whose words for it are not known.
    func sentence(_ language: String) -> String? {
        switch language.prefix(while: { $0 != "-" }) {
        case "ja":
            // `weekday` is 0–6 by construction.
            let deadline = deadline.map {
                "、応募締切は\($0.last.month)月\($0.last.day)日（\(["日", "月", "火", "水", "木", "金", "土"][$0.last.weekday])）"
            }
            return "募集職種は\(title)\(deadline ?? "")です。"
        case "en":
            let months = [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
            // `month` is 1–12 by construction.
            let deadline = deadline.map { ", apply by \(months[$0.last.month - 1]) \($0.last.day)" }
            return "Position: \(title)\(deadline ?? "")."
        default: return nil
        }
    }
}
