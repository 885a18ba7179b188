import ShiraseCore

/// The public holidays of Japan.
public struct PublicHolidays: Sendable {
    /// What the clinic's own file says otherwise; `nil`: no holiday on that day.
    private let overrides: [CivilDate: LocalizedText?]

    /// The years for which the rules are known: the equinoxes are computed for them.
    public static let years = 2000...2099

    public init(overrides: [CivilDate: LocalizedText?] = [:]) { self.overrides = overrides }

    /// The holiday's name; `nil` on other days and outside of ``years``.
    public func name(of date: CivilDate) -> LocalizedText? {
        if let override = overrides[date] { return override }
        guard Self.years.contains(date.year) else { return nil }
        return Self.named(date) ?? Self.rest(date)
    }

    /// A holiday that the law names (Act on National Holidays, with its changes up to 2018 and the Olympic acts of 2020 and 2021).
    private static func named(_ date: CivilDate) -> LocalizedText? {
        let year = date.year
        func isMonday(_ ordinal: Int) -> Bool { date.weekday == 1 && date.ordinalInMonth == ordinal }
        switch (date.month, date.day) {
        case (1, 1): return text("元日", "New Year's Day")
        case (1, _) where isMonday(2): return text("成人の日", "Coming of Age Day")
        case (2, 11): return text("建国記念の日", "National Foundation Day")
        case (2, 23) where year >= 2020, (12, 23) where year <= 2018: return text("天皇誕生日", "Emperor's Birthday")
        case (3, vernalEquinox(year)): return text("春分の日", "Vernal Equinox Day")
        case (4, 29): return year <= 2006 ? greenery : text("昭和の日", "Showa Day")
        case (5, 1) where year == 2019: return text("天皇の即位の日", "Enthronement Day")
        case (5, 3): return text("憲法記念日", "Constitution Memorial Day")
        case (5, 4) where year >= 2007: return greenery
        case (5, 5): return text("こどもの日", "Children's Day")
        case (7, _) where isMarineDay(date): return text("海の日", "Marine Day")
        case (8, _) where isMountainDay(date): return text("山の日", "Mountain Day")
        case (9, autumnalEquinox(year)): return text("秋分の日", "Autumnal Equinox Day")
        case (9, 15) where year <= 2002, (9, _) where year >= 2003 && isMonday(3):
            return text("敬老の日", "Respect for the Aged Day")
        case (7, 24) where year == 2020, (7, 23) where year == 2021: return sports
        case (10, _) where isMonday(2) && year != 2020 && year != 2021:
            return year < 2020 ? text("体育の日", "Health and Sports Day") : sports
        case (10, 22) where year == 2019: return text("即位礼正殿の儀の行われる日", "Enthronement Ceremony Day")
        case (11, 3): return text("文化の日", "Culture Day")
        case (11, 23): return text("勤労感謝の日", "Labor Thanksgiving Day")
        default: return nil
        }
    }

    private static func isMarineDay(_ date: CivilDate) -> Bool {
        switch date.year {
        case ...2002: date.day == 20
        case 2020: date.day == 23
        case 2021: date.day == 22
        default: date.weekday == 1 && date.ordinalInMonth == 3
        }
    }

    private static func isMountainDay(_ date: CivilDate) -> Bool {
        switch date.year {
        case ...2015: false
        case 2020: date.day == 10
        case 2021: date.day == 8
        default: date.day == 11
        }
    }

    /// The days off that follow from the named ones: the first day that is no holiday behind one on a Sunday (until 2006 its Monday alone), and
    /// a day between two holidays (until 2006 not on a Sunday).
    private static func rest(_ date: CivilDate) -> LocalizedText? {
        var before = date.adding(days: -1)
        if date.year < 2007 {
            if date.weekday == 1, named(before) != nil { return text("振替休日", "Substitute Holiday") }
        } else {
            while named(before) != nil {
                if before.weekday == 0 { return text("振替休日", "Substitute Holiday") }
                before = before.adding(days: -1)
            }
        }
        let isBetween = named(date.adding(days: -1)) != nil && named(date.adding(days: 1)) != nil
        return isBetween && (date.year >= 2007 || date.weekday != 0) ? text("国民の休日", "National Day of Rest") : nil
    }

    /// The day of March on which the sun reaches the equinox in Japan (formula for 1980–2099).
    private static func vernalEquinox(_ year: Int) -> Int { equinox(20.8431, year) }

    private static func autumnalEquinox(_ year: Int) -> Int { equinox(23.2488, year) }

    private static func equinox(_ base: Double, _ year: Int) -> Int {
        Int(base + 0.242194 * Double(year - 1980)) - (year - 1980) / 4
    }

    private static let greenery = text("みどりの日", "Greenery Day")
    private static let sports = text("スポーツの日", "Sports Day")

    private static func text(_ ja: String, _ en: String) -> LocalizedText { LocalizedText(["ja": ja, "en": en]) }
}
