import ShiraseClinic
import ShiraseCore

/// What the pages of a language have in common.
extension PageRenderer {
    static func shared(
        _ site: Site, _ language: LanguageSite, _ strings: Strings, _ assets: [String: String],
        _ resolver: LinkResolver, _ sink: DiagnosticSink
    ) -> Shared {
        let base = site.configuration.baseURL
        let fallback = site.configuration.defaultLanguage
        let title = site.title(language.language)
        let authorPaths = Dictionary(language.authors.map { ($0.person.id, base.path($0.sitePath)) }) { first, _ in
            first
        }
        let people = Dictionary(
            (site.clinic?.people ?? []).map { person in
                let days = site.clinic?.schedule.flatMap {
                    HoursWords(strings: strings, fallback: fallback).daysInCharge(
                        of: person.id, $0, on: CivilDate(site.now))
                }
                return (
                    person.id,
                    PersonView(
                        person, language: language.language, fallback: fallback, days: days,
                        path: authorPaths[person.id])
                )
            }
        ) { first, _ in first }
        let siteView = SiteView(
            title: title, description: site.configuration.description?.text(language.language, fallback: fallback),
            homePath: base.path(language.prefix),
            archivesPath: language.months.isEmpty ? nil : base.path("\(language.prefix)archives/"),
            linksPath: language.linksPath.map(base.path),
            categoriesPath: language.categories.terms.isEmpty ? nil : base.path(language.categories.sitePath),
            tagsPath: language.tags.terms.isEmpty ? nil : base.path(language.tags.sitePath),
            manifestPath: base.path("manifest.webmanifest"),
            palettePath: site.configuration.palette.flatMap { assets[Self.assetName(ofPalette: $0.value)] }.map(
                base.path),
            sections: language.sections.map { LinkView(name: $0.title, path: base.path($0.sitePath)) },
            feeds: Feed.Format.allCases.map {
                FeedView(title: "\(title) (\($0.name))", path: base.path(language.prefix + $0.file), type: $0.mediaType)
            })
        let clinic = site.clinic.map { clinic in
            ClinicView(
                clinic, strings, fallback: fallback, doctors: clinic.doctors.compactMap { people[$0.id] },
                hours: hours(site, clinic, language.language, strings, resolver, sink),
                notice: notice(site, clinic, language.language),
                hoursPath: site.hoursPage(language.language).map { base.path($0.sitePath) },
                lineCodePath: clinic.line.map { _ in base.path(Site.friendCodeName) })
        }
        let menus = site.configuration.menus.mapValues { items in
            items.compactMap { MenuLink.view($0, language.language, site, resolver, sink) }
        }
        let image = site.configuration.image.map {
            resolver.resolve($0, from: "content/site.yml", isPicture: true, sink)
        }
        return Shared(
            site: siteView, clinic: clinic, strings: strings, texts: NamedTexts(strings.texts), people: people,
            menus: menus, cardImage: image.map { PictureView(path: $0.text, url: $0.absolute(base), alt: title) })
    }

    private static func hours(
        _ site: Site, _ clinic: Clinic, _ language: String, _ strings: Strings, _ resolver: LinkResolver,
        _ sink: DiagnosticSink
    ) -> HoursViews? {
        let (configuration, base) = (site.configuration, site.configuration.baseURL)
        let fallback = configuration.defaultLanguage
        return clinic.schedule.map { schedule in
            HoursViews(
                schedule, at: site.now, HoursWords(strings: strings, fallback: fallback),
                calendar: configuration.calendar,
                doctors: Dictionary(clinic.doctors.map { ($0.id, $0.name.text(language, fallback: fallback)) }) {
                    first, _ in first
                },
                dataPath: base.path("\(configuration.prefix(language))\(Site.hoursDataName)"),
                calendarPath: base.path("\(configuration.prefix(language))\(Site.hoursCalendarName)")
            ) { exception in
                if let article = exception.article {
                    return resolver.resolve(article, from: "content/clinic.yml", isPicture: false, sink).text
                }
                let file = ClinicArticles.path(of: exception, in: schedule, language, configuration)
                return site.documents.first { $0.path.file == file }.map { base.path($0.sitePath) }
            }
        }
    }

    private static func notice(_ site: Site, _ clinic: Clinic, _ language: String) -> NoticeView? {
        guard let notice = clinic.notice, notice.isShown(at: site.now) else { return nil }
        return NoticeView(
            text: notice.text.text(language, fallback: site.configuration.defaultLanguage),
            until: notice.end(site.configuration.calendar)?.rfc3339, isEmergency: notice.level == .emergency)
    }
}
