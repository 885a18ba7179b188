import ShiraseClinic
import ShiraseCore

extension Site {
    static let hoursDataName = "hours-data.js"

    /// The coming days for the pages' script, one file a language. It has the same address on all days, so that a page which a browser has kept
    /// learns of today.
    /// - Returns: by site path; none where the clinic has no timetable.
    public func hoursData() -> [(path: String, text: String)] {
        guard let schedule = clinic?.schedule else { return [] }
        return languages.compactMap { language in
            strings[language.language].map { strings in
                let words = HoursWords(strings: strings, fallback: configuration.defaultLanguage)
                let data = ScheduleView.data(
                    schedule, from: CivilDate(now), zone: configuration.calendar.zone.identifier, words)
                return (language.prefix + Self.hoursDataName, "const shiraseHours = \(data.script);\n")
            }
        }
    }
}
