import ShiraseCore

extension JobOffer {
    /// Reads `job` of front matter.
    /// - Parameters:
    ///   - article: the front matter, which must have a date: search engines ask since when the post is offered.
    ///   - date: the article's.
    ///   - expires: what front matter itself says of its end.
    /// - Returns: `nil` where there is none, or, with diagnostics, where it has no title.
    static func load(
        _ article: MappingReader, _ calendar: TimeZoneCalendar, date: Moment?, expires: Moment?
    ) -> JobOffer? {
        guard let job = article.mapping("job") else { return nil }
        _ = article.required("date", date)
        let title = job.required("title", job.string("title").flatMap { $0.isBlank ? nil : $0 })
        let types = job.employmentTypes()
        let deadline = job.moment("valid_through", calendar).map { Deadline($0, calendar) }
        let salary = job.mapping("salary").flatMap { $0.salary() }
        let hours = job.string("hours")
        let qualifications = job.string("qualifications")
        job.finish()
        if let deadline { check(deadline, job, article, date: date, expires: expires) }
        guard let title else { return nil }
        return JobOffer(
            title: title, range: job.range("title") ?? job.value.range, employmentTypes: types, deadline: deadline,
            salary: salary, hours: hours,
            qualifications: qualifications)
    }

    private static func check(
        _ deadline: Deadline, _ job: MappingReader, _ article: MappingReader, date: Moment?, expires: Moment?
    ) {
        if let date, deadline.end <= date {
            job.sink.add(
                .error(
                    "front-matter.order",
                    Message(
                        en: "`valid_through` does not lie after `date`", ja: "`valid_through` が `date` より後の日付ではありません"),
                    at: .source(job.range("valid_through") ?? job.value.range),
                    hint: Message(en: "check both dates", ja: "両方の日付を確かめてください")))
        }
        if let expires, expires > deadline.end {
            job.sink.add(
                .error(
                    "front-matter.order",
                    Message(
                        en: "`expires` lies after the end of `job.valid_through`",
                        ja: "`expires` が `job.valid_through`（応募の締切）より後の日付です"),
                    at: .source(article.range("expires") ?? article.value.range),
                    hint: Message(
                        en: "remove the line `expires`: the article goes when the deadline has passed",
                        ja: "`expires` の行を消してください。締切を過ぎると、記事は自動で消えます")))
        }
    }
}

extension JobOffer.Deadline {
    /// A day without a time is meant as a whole.
    init(_ written: Moment, _ calendar: TimeZoneCalendar) {
        guard written.hour == 0, written.minute == 0,
            let last = calendar.moment(
                year: written.year, month: written.month, day: written.day, hour: 23, minute: 59)
        else {
            (last, end) = (written, written)
            return
        }
        self.last = last
        end = calendar.moment(at: last.instant + 60)
    }
}

extension MappingReader {
    fileprivate func employmentTypes() -> [JobOffer.EmploymentType] {
        strings("employment_type").compactMap { type in
            choice(
                type.value, of: JobOffer.EmploymentType.allCases.map(\.rawValue), at: type.range,
                Message(en: "type of employment", ja: "雇用形態（employment_type）")
            ).flatMap(JobOffer.EmploymentType.init)
        }
    }

    fileprivate func salary() -> JobOffer.Salary? {
        let (min, max) = (yen("min"), yen("max"))
        let unit = required("unit", located("unit")).flatMap { unit in
            choice(
                unit.value, of: JobOffer.Salary.Unit.allCases.map(\.rawValue), at: unit.range,
                Message(en: "unit of a salary", ja: "給与の単位（unit）")
            ).flatMap(JobOffer.Salary.Unit.init)
        }
        finish()
        if entry("min") == nil, entry("max") == nil {
            report(
                "min", Message(en: "a salary needs `min` or `max`", ja: "給与には `min` か `max` が必要です"),
                Message(
                    en: "write {min: 1750, max: 1950, unit: hour}", ja: "{min: 1750, max: 1950, unit: hour} のように書いてください"
                ))
            return nil
        }
        if let min, let max, min > max {
            report(
                "max", Message(en: "`max` is less than `min`", ja: "`max` が `min` より小さい金額です"),
                Message(en: "write the lower sum as `min`", ja: "少ないほうの金額を min に書いてください"))
            return nil
        }
        guard min != nil || max != nil, let unit else { return nil }
        return JobOffer.Salary(min: min, max: max, unit: unit)
    }

    private func yen(_ key: String) -> Int? {
        guard let yen = int(key) else { return nil }
        if yen > 0 { return yen }
        report(
            key, Message(en: "`\(key)` is no sum of money", ja: "`\(key)` が金額ではありません"),
            Message(en: "write yen without a comma: \(key): 1750", ja: "円の金額を、カンマを入れずに「\(key): 1750」のように書いてください"))
        return nil
    }
}
