import ShiraseCore
import ShiraseMarkdown

/// A post to apply for, in schema.org's words, as search engines want it (Google's guide to job postings, as of 2026-11).
extension PageGraph {
    /// - Returns: `nil` where the article offers none.
    func job(_ document: Document) -> JSONValue? {
        guard let job = document.frontMatter.job else { return nil }
        let types = job.employmentTypes.map { JSONValue.string($0.schemaName) }
        return .members([
            "@type": .string("JobPosting"), "@id": .string(view.url + "#job"), "mainEntityOfPage": .string(view.url),
            "title": .string(job.title),
            "description": .words(Self.words(of: document.text.plainText)) ?? .words(view.description),
            "datePosted": .optional(document.frontMatter.date?.rfc3339),
            "validThrough": .optional(job.deadline?.last.rfc3339), "employmentType": .nonempty(types),
            "hiringOrganization": clinic?.reference, "jobLocation": location, "baseSalary": job.salary.map(salary),
            "workHours": .words(job.hours), "qualifications": .words(job.qualifications),
        ])
    }

    /// As much of the text as the page can bear twice, in bytes.
    private static let longestDescription = 1_800

    /// The text but headings and what is quoted, a line for each paragraph, item and row of a table, as many whole lines as fit.
    private static func words(of text: PlainText) -> String {
        var lines: [String] = []
        var row: (table: Int, row: Int)?
        for block in text.blocks where block.kind != .quote && !block.kind.isHeading {
            let last = row
            row = nil
            if case .cell(let table, let number, _) = block.place { row = (table, number) }
            let isSameRow = last != nil && last?.table == row?.table && last?.row == row?.row
            let words = text.text(block.range).trimmingWhiteSpace
            if isSameRow, let line = lines.popLast() {
                lines.append("\(line) | \(words)")
            } else {
                lines.append(words)
            }
        }
        var length = -1
        return lines.prefix { line in
            length += line.utf8.count + 1
            return length <= longestDescription
        }.joined(separator: "\n")
    }

    private var location: JSONValue? {
        clinic?.address.map { .members(["@type": .string("Place"), "address": $0]) }
    }

    private func salary(_ salary: JobOffer.Salary) -> JSONValue {
        // What is the same for everyone is one value.
        let isRange = salary.min != salary.max
        return .members([
            "@type": .string("MonetaryAmount"), "currency": .string("JPY"),
            "value": .members([
                "@type": .string("QuantitativeValue"), "minValue": isRange ? salary.min.map(JSONValue.number) : nil,
                "maxValue": isRange ? salary.max.map(JSONValue.number) : nil,
                "value": isRange ? nil : salary.min.map(JSONValue.number),
                "unitText": .string(salary.unit.rawValue.uppercased()),
            ]),
        ])
    }
}

extension JobOffer.EmploymentType {
    fileprivate var schemaName: String {
        switch self {
        case .fullTime: "FULL_TIME"
        case .partTime: "PART_TIME"
        case .contract: "CONTRACTOR"
        case .temporary: "TEMPORARY"
        case .intern: "INTERN"
        }
    }
}

extension PlainText.Block.Kind {
    fileprivate var isHeading: Bool { if case .heading = self { true } else { false } }
}
