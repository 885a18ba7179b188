import ShiraseClinic
import ShiraseCore

/// Doctors in schema.org's words.
extension ClinicNode {
    func reference(to person: Clinic.Person) -> JSONValue { .reference(id(of: person)) }

    private func id(of person: Clinic.Person) -> String { "\(base.url(""))#person-\(person.id)" }

    /// - Parameter url: the page with the person's articles, if there are any.
    func person(_ person: Clinic.Person, url: String?) -> JSONValue {
        let credentials = person.qualifications.compactMap { JSONValue.words(text($0)) }.map { name in
            JSONValue.members(["@type": .string("EducationalOccupationalCredential"), "name": name])
        }
        return .members([
            "@type": .string("Person"), "@id": .string(id(of: person)), "name": .words(text(person.name)),
            "jobTitle": .words(person.role.map(text)), "url": .optional(url),
            "hasCredential": .nonempty(credentials), "worksFor": reference,
        ])
    }
}
