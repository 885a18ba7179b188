import ShiraseClinic
import ShiraseCore

/// The clinic in schema.org's words. Every page calls it by the same id, so that search engines take what all pages say of it as said of one.
struct ClinicNode {
    let clinic: Clinic
    let base: BaseURL
    let language: String
    let fallback: String

    var id: String { base.url("") + "#clinic" }
    var reference: JSONValue { .reference(id) }

    /// What pages say that are about something else.
    var compact: JSONValue { .object(named) }

    private var named: [JSONValue.Member] {
        JSONValue.present([
            "@type": .string(type), "@id": .string(id), "name": .words(text(clinic.name)),
            "url": .string(base.url("")),
        ])
    }

    private var type: String {
        switch clinic.kind {
        case .clinic: "MedicalClinic"
        case .dentist: "Dentist"
        case .hospital: "Hospital"
        }
    }

    /// Everything that `clinic.yml` says.
    /// - Parameter hours: when it is open.
    func whole(image: String?, employees: [JSONValue], hours: [JSONValue.Member]) -> JSONValue {
        let specialties = clinic.specialties.map { JSONValue.string("https://schema.org/\($0)") }
        let accounts = ([clinic.line].compactMap(\.self) + clinic.accounts).map(JSONValue.string)
        return .object(
            named
                + JSONValue.present([
                    "telephone": .optional(clinic.telephone.map(TelephoneNumber.international)),
                    "faxNumber": .optional(clinic.fax.map(TelephoneNumber.international)), "address": address,
                    "geo": coordinates, "hasMap": .optional(clinic.map), "image": .optional(image),
                    "medicalSpecialty": .nonempty(specialties), "sameAs": .nonempty(accounts),
                ]) + hours + JSONValue.present(["employee": .nonempty(employees)]))
    }

    /// Shirase is for clinics in Japan.
    var address: JSONValue? {
        clinic.address.map { address in
            .members([
                "@type": .string("PostalAddress"), "addressCountry": .string("JP"),
                "postalCode": .words(address.postalCode), "addressRegion": .words(address.region.map(text)),
                "addressLocality": .words(address.locality.map(text)),
                "streetAddress": .words(address.street.map(text)),
            ])
        }
    }

    private var coordinates: JSONValue? {
        clinic.address?.coordinates.map {
            .members([
                "@type": .string("GeoCoordinates"), "latitude": .decimal($0.latitude),
                "longitude": .decimal($0.longitude),
            ])
        }
    }

    func text(_ text: LocalizedText) -> String { text.text(language, fallback: fallback) }
}

extension JSONValue {
    /// A node that is described elsewhere, in this graph or on another page.
    static func reference(_ id: String) -> JSONValue { .object([Member("@id", .string(id))]) }

    /// What somebody has written; absent where that says nothing.
    static func words(_ text: String?) -> JSONValue? { text.flatMap { $0.isBlank ? nil : .string($0) } }

    /// A list; absent where it is empty.
    static func nonempty(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }
}
