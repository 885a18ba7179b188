import ShiraseClinic
import ShiraseCore

/// What a page tells search engines, as one JSON-LD graph in schema.org's words: what the page is, the way to it, the clinic, and the doctors
/// that it names. It says nothing that the page or `clinic.yml` does not say, and never a rating or a review: a clinic may not
/// publish what patients say of their treatment (体験談; 医療広告ガイドライン, as of 2026-11).
struct PageGraph {
    let page: SitePage
    let view: PageView
    let site: Site
    let clinic: ClinicNode?

    init(_ page: SitePage, _ view: PageView, _ site: Site) {
        self.page = page
        self.view = view
        self.site = site
        clinic = site.clinic.map {
            ClinicNode(
                clinic: $0, base: site.configuration.baseURL, language: view.language,
                fallback: site.configuration.defaultLanguage)
        }
    }

    /// - Returns: `nil` for pages that are none of their own: former addresses, pages for paper, and the one for addresses that do not exist.
    var json: JSONValue? {
        let nodes: [JSONValue]
        switch page.content {
        case .redirect, .notFound, .print: return nil
        case .front:
            nodes = [webPage(subject: clinic?.reference)] + whole(doctors: site.clinic?.doctors ?? [])
        case .page(let document):
            let doctors = shownDoctors(document)
            nodes = [webPage()] + (doctors.isEmpty ? compact([]) : whole(doctors: doctors))
        case .article(let document, _, _):
            nodes = article(document) + compact(people(of: document))
        case .author(let author, _):
            let doctor = author.person.isDoctor ? author.person : nil
            nodes = [webPage(subject: doctor.flatMap { clinic?.reference(to: $0) })] + compact([doctor])
        case .section, .taxonomy, .term, .archives, .links, .month: nodes = [webPage()] + compact([])
        }
        return .members([
            "@context": .string("https://schema.org"), "@graph": .array(nodes + (breadcrumbs.map { [$0] } ?? [])),
        ])
    }

    // MARK: The clinic and its doctors

    /// When the clinic is open: `openingHoursSpecification` and `specialOpeningHoursSpecification`.
    private var hours: [JSONValue.Member] {
        site.clinic?.schedule.map { OpeningHours(schedule: $0, today: CivilDate(site.now)).members } ?? []
    }

    private func whole(doctors: [Clinic.Person]) -> [JSONValue] {
        clinic.map { clinic in
            let employees = doctors.map { clinic.person($0, url: url(of: $0)) }
            return [clinic.whole(image: view.cardImage?.url, employees: employees, hours: hours)]
        } ?? []
    }

    /// The clinic by its name, and each of the people once.
    private func compact(_ people: [Clinic.Person?]) -> [JSONValue] {
        guard let clinic else { return [] }
        var seen = Set<String>()
        let people = people.compactMap(\.self).filter { seen.insert($0.id).inserted }
        return [clinic.compact] + people.map { clinic.person($0, url: url(of: $0)) }
    }

    /// The page with a person's articles, if there are any.
    private func url(of person: Clinic.Person) -> String? {
        site.language(view.language)?.authors.first { $0.person.id == person.id }.map {
            site.configuration.baseURL.url($0.sitePath)
        }
    }

    /// Those that the page introduces: by a block `::doctor`, or below a heading with their name.
    private func shownDoctors(_ document: Document) -> [Clinic.Person] {
        let headings = Set(document.outline.headings.map { $0.text.filter { !$0.isWhitespace } })
        let blocks = Set(
            document.outline.components.filter { $0.name == "doctor" }.compactMap { $0.attributes["id"]?.text })
        return (site.clinic?.doctors ?? []).filter { doctor in
            let name = doctor.name.text(view.language, fallback: site.configuration.defaultLanguage)
            return blocks.contains(doctor.id) || headings.contains(name.filter { !$0.isWhitespace })
        }
    }

    func doctor(_ id: Located<String>?) -> Clinic.Person? {
        id.flatMap { id in site.clinic?.doctors.first { $0.id == id.value } }
    }
}
