import ShiraseClinic
import ShiraseCore

/// The articles that `clinic.yml` writes: one for each exception that has none of its own, and one for an emergency. They are sources as any other, so
/// that notices, feeds, teasers and the end of them all follow.
public struct ClinicArticles {
    private let clinic: Clinic
    private let configuration: SiteConfiguration

    public init(_ clinic: Clinic, _ configuration: SiteConfiguration) {
        self.clinic = clinic
        self.configuration = configuration
    }

    private static let section = "notices"

    /// The article's file: `content/notices/closure-2026-11-27-pm.md`.
    static func path(
        of exception: HoursException, in schedule: Schedule, _ language: String, _ configuration: SiteConfiguration
    ) -> String {
        let name = (["closure", exception.from.text] + exception.sessions + [exception.doctor].compactMap(\.self))
            .joined(separator: "-")
        return path(name, language, configuration)
    }

    private static func path(_ name: String, _ language: String, _ configuration: SiteConfiguration) -> String {
        "content/\(section)/\(name)\(language == configuration.defaultLanguage ? "" : ".\(language)").md"
    }

    /// - Parameters:
    ///   - strings: the theme's words, by language.
    ///   - platforms: all of them, for an emergency.
    /// - Returns: each with the place in `clinic.yml` that it comes from; what has been over for long too, since its posts may still be known.
    public func sources(_ strings: [String: Strings], platforms: [String]) -> [(file: SourceFile, origin: SourceRange)]
    {
        configuration.languages.compactMap { strings[$0] }.flatMap { strings in
            let words = HoursWords(strings: strings, fallback: configuration.defaultLanguage)
            let schedule = clinic.schedule
            let closures: [(file: SourceFile, origin: SourceRange)] = (schedule?.exceptions ?? []).filter {
                $0.article == nil
            }.compactMap { exception in
                schedule.map { (source(exception, $0, words), exception.range) }
            }
            let urgent: (file: SourceFile, origin: SourceRange)? = clinic.notice.flatMap { notice in
                emergency(notice, words, platforms).map { ($0, notice.range) }
            }
            return closures + [urgent].compactMap(\.self)
        }
    }

    private func source(_ exception: HoursException, _ schedule: Schedule, _ words: HoursWords) -> SourceFile {
        let strings = words.strings
        let day = schedule.day(exception.from)
        let sessions = (day?.sessions ?? []).filter { exception.concerns($0.session) }
        let part =
            exception.sessions.isEmpty
            ? "" : strings.fill("closure_part", ["part": words.list(sessions.map { words.text($0.session.label) })])
        let days = words.days(from: exception.from, to: exception.to)
        let reason = exception.reason.flatMap(words.own).map { Self.told($0, strings) } ?? ""
        var values = ["days": days, "part": part, "kind": words.kind(exception), "reason": reason]
        // 年末年始 alone does not say that nobody is seen.
        let isNamed = values["kind"]?.contains(strings.texts["closed"] ?? "") ?? false
        let title = strings.fill(
            exception.isClosure && !isNamed ? "closure_title_of" : "closure_title", values)
        var sentences: [String]
        switch exception.effect {
        case .closed:
            sentences = [strings.fill("closure_text", values)]
            if let next = schedule.firstSession(after: exception) { sentences.append(words.resuming(next)) }
        case .open:
            values["hours"] = words.list(sessions.filter(\.isOpen).map(words.session))
            sentences = [strings.fill("change_text", values)]
            if let day, day.open.contains(where: { !exception.concerns($0.session) }) {
                sentences.append(strings.texts["change_rest"] ?? "")
            }
        case .substitute(let name):
            let doctor = clinic.doctors.first { $0.id == exception.doctor }?.name
            values["doctor"] = doctor.map(words.text) ?? ""
            values["substitute"] = name.map(words.text) ?? strings.texts["substitute_doctor"] ?? ""
            sentences = [strings.fill("substitute_text", values), strings.texts["substitute_end"] ?? ""]
        }
        return file(
            Self.path(of: exception, in: schedule, strings.language, configuration), title: title,
            date: schedule.announcement(of: exception).text, expires: exception.to.adding(days: 1).text,
            sentences: sentences,
            closing: exception.isClosure ? strings.texts["closure_end"] : nil, words)
    }

    /// A reason as it stands in a sentence: 学会出席のため as it is, 学会 with のため behind it.
    private static func told(_ written: String, _ strings: Strings) -> String {
        var reason = written.trimmingWhiteSpace
        while let last = reason.last, "。、．，.,".contains(last) { reason.removeLast() }
        let endings = (strings.texts["closure_reason_endings"] ?? "").split(separator: " ")
        let isWhole = endings.contains { reason.hasSuffix($0) }
        return strings.fill(isWhole ? "closure_reason" : "closure_reason_noun", ["reason": reason])
    }

    private func emergency(_ notice: Notice, _ words: HoursWords, _ platforms: [String]) -> SourceFile? {
        guard notice.level == .emergency else { return nil }
        guard let since = notice.since else { return nil }
        let text = words.text(notice.text).trimmingWhiteSpace
        // Another text is another emergency, whose posts are new ones.
        let name = "emergency-\(Fingerprint(Array(words.text(notice.text).utf8)).short)"
        let end = notice.end(configuration.calendar)
        return file(
            Self.path(name, words.strings.language, configuration), title: words.strings.texts["emergency"] ?? "",
            date: since.text, expires: end?.rfc3339, sentences: [text], closing: nil, words,
            platforms: platforms)
    }

    private func file(
        _ path: String, title: String, date: String, expires: String?, sentences: [String], closing: String?,
        _ words: HoursWords, platforms: [String] = []
    ) -> SourceFile {
        let space = words.strings.language.isJapanese ? "" : "\u{20}"
        func quoted(_ text: String) -> String { JSONText.line(text).trimmingWhiteSpace }
        var lines = [
            "---", "title: \(quoted(title))", "date: \(date)", "purpose: communication",
            "description: \(quoted(sentences.joined(separator: space)))",
        ]
        if let expires { lines.append("expires: \(expires)") }
        if let category = configuration.category("closure") { lines.append("categories: [\(quoted(category.slug))]") }
        if !platforms.isEmpty { lines.append("sns: {platforms: [\(platforms.joined(separator: ", "))]}") }
        lines += ["---", "", sentences.map(\.markdownEscaped).joined(separator: space), ""]
        if let closing { lines += [closing.markdownEscaped, ""] }
        return SourceFile(path: path, text: lines.joined(separator: "\n"))
    }
}

extension String {
    /// A text that Markdown shows as it is.
    fileprivate var markdownEscaped: String {
        var escaped = ""
        for scalar in unicodeScalars {
            let isSign = scalar.isASCII && scalar.properties.generalCategory.isSign
            if isSign { escaped += "\\" }
            escaped.unicodeScalars.append(scalar == "\n" ? " " : scalar)
        }
        return escaped
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isSign: Bool {
        switch self {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .otherPunctuation,
            .mathSymbol, .currencySymbol, .modifierSymbol:
            true
        default: false
        }
    }
}
