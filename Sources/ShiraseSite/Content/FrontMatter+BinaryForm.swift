import ShiraseCore

extension FrontMatter: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(title)
        for moment in [date, updated, expires] { writer.write(moment) }
        writer.write(event)
        writer.write(draft)
        writer.write(slug)
        writer.write(template)
        writer.write(description)
        writer.write(summary)
        writer.write(categories)
        writer.write(tags)
        writer.write(purpose)
        writer.write(author)
        writer.write(reviewedBy)
        writer.write(reviewedOn)
        writer.write(sources)
        writer.write(image)
        writer.write(imageAlt)
        writer.write(showsPeople)
        writer.write(photoConsent)
        writer.write(job)
        writer.write(aliases)
        writer.write(weight)
        writer.write(sns)
        writer.write(selfPay)
        writer.write(params)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(
            title: try reader.value(), date: try reader.optional(), updated: try reader.optional(),
            expires: try reader.optional(), event: try reader.optional(), draft: try reader.bool(),
            slug: try reader.optional(), template: try reader.optional(), description: try reader.optional(),
            summary: try reader.optional(), categories: try reader.list(), tags: try reader.list(),
            purpose: try reader.optional(), author: try reader.optional(), reviewedBy: try reader.optional(),
            reviewedOn: try reader.optional(), sources: try reader.list(), image: try reader.optional(),
            imageAlt: try reader.optional(), showsPeople: try reader.optional(), photoConsent: try reader.bool(),
            job: try reader.optional(), aliases: try reader.list(), weight: try reader.int(),
            sns: try reader.value(), selfPay: try reader.bool(), params: try reader.value())
    }
}

extension FrontMatter.Source: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(title)
        writer.write(url)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(title: try reader.string(), url: try reader.optional())
    }
}

extension FrontMatter.SNS: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(text)
        writer.write(texts)
        writer.write(hashtags)
        writer.write(platforms != nil)
        if let platforms { writer.write(platforms) }
        writer.write(announce)
        writer.write(repeats)
        writer.write(showsWholePictures)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(
            text: try reader.optional(), texts: try reader.named(), hashtags: try reader.list(),
            platforms: try reader.bool() ? try reader.list() : nil, announce: try reader.bool(),
            repeats: try reader.list(), showsWholePictures: try reader.bool())
    }
}

extension Event: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(start)
        writer.write(end)
        writer.write(place)
        writer.write(capacity)
        writer.write(fee)
        writer.write(apply)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(
            start: try reader.value(), end: try reader.value(), place: try reader.optional(),
            capacity: try reader.optional(), fee: try reader.optional(), apply: try reader.optional())
    }
}

extension JobOffer: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(title)
        writer.write(range)
        writer.write(employmentTypes.map(\.rawValue))
        writer.write(deadline?.last)
        writer.write(deadline?.end)
        writer.write(salary?.min)
        writer.write(salary?.max)
        writer.write(salary?.unit.rawValue)
        writer.write(hours)
        writer.write(qualifications)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        let (title, range) = (try reader.string(), try reader.value(SourceRange.self))
        let types = try reader.list(String.self).compactMap(EmploymentType.init)
        let (last, end) = (try reader.optional(Moment.self), try reader.optional(Moment.self))
        let (least, most) = (try reader.optional(Int.self), try reader.optional(Int.self))
        let unit = try reader.optional(String.self).flatMap(Salary.Unit.init)
        self.init(
            title: title, range: range, employmentTypes: types,
            deadline: last.flatMap { last in end.map { Deadline(last: last, end: $0) } },
            salary: unit.map { Salary(min: least, max: most, unit: $0) }, hours: try reader.optional(),
            qualifications: try reader.optional())
    }
}
