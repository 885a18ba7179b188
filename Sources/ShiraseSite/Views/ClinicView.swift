import ShiraseClinic
import ShiraseCore

/// A doctor or a member of staff.
struct PersonView: View {
    let name: String
    let reading: String?
    let role: String?
    let departments: [String]
    let qualifications: [String]
    let message: String?
    let isDoctor: Bool
    /// The page with the person's articles, if there are any.
    let path: String?

    static let schemaName = "Person"
    static let schemaSummary = "A doctor or a member of staff."
    static let fields: FieldTable<Self> = [
        .text("name", "The name.") { $0.name },
        .text("reading", "How the name is read.") { $0.reading },
        .text("role", "院長.") { $0.role },
        .texts("departments", "The departments.") { $0.departments },
        .texts("qualifications", "The qualifications.") { $0.qualifications },
        .text("message", "A word to patients.") { $0.message },
        .flag("doctor", "Whether it is a doctor.") { $0.isDoctor },
        .text("path", "The page with the person's articles.") { $0.path },
    ]

    init(_ person: Clinic.Person, language: String, fallback: String, path: String?) {
        name = person.name.text(language, fallback: fallback)
        reading = language == fallback ? person.reading : nil
        role = person.role?.text(language, fallback: fallback)
        departments = person.departments.map { $0.text(language, fallback: fallback) }
        qualifications = person.qualifications.map { $0.text(language, fallback: fallback) }
        message = person.message?[language]
        isDoctor = person.isDoctor
        self.path = path
    }
}

/// The clinic.
struct ClinicView: View {
    let name: String
    let departments: [String]
    let clinic: Clinic
    let address: String?
    let access: String?
    let timetable: TimetableView?
    let doctors: [PersonView]
    let lineCode: String?

    static let schemaName = "Clinic"
    static let schemaSummary = "The clinic, from `clinic.yml`."
    static let fields: FieldTable<Self> = [
        .text("name", "Its name.") { $0.name },
        .texts("departments", "Its departments.") { $0.departments },
        .text("telephone", "The telephone number.") { $0.clinic.telephone },
        .text("fax", "The fax number.") { $0.clinic.fax },
        .text("address", "The address on one line.") { $0.address },
        .text("access", "How to get there, in one line.") { $0.access },
        .text("reservation", "The address of the reservation system.") { $0.clinic.reservation },
        .text("line", "The friend link on LINE.") { $0.clinic.line },
        .html("line_qr", "The friend link as a QR code, as SVG.") { $0.lineCode },
        .text("map", "A map on the web.") { $0.clinic.map },
        .object("timetable", "The ordinary week.") { $0.timetable },
        .list("doctors", "The doctors.") { $0.doctors },
    ]

    init(_ clinic: Clinic, _ strings: Strings, fallback: String, doctors: [PersonView]) {
        let language = strings.language
        func text(_ value: LocalizedText?) -> String { value?.text(language, fallback: fallback) ?? "" }
        name = text(clinic.name)
        departments = clinic.departments.map(text)
        self.clinic = clinic
        address = clinic.address.map { address in
            strings.fill(
                "address_format",
                [
                    "postal_code": address.postalCode ?? "", "region": text(address.region),
                    "locality": text(address.locality), "street": text(address.street),
                ]
            ).trimmingWhiteSpace
        }
        timetable = clinic.timetable.map { TimetableView($0, strings, fallback: fallback) }
        access = clinic.access?.text(language, fallback: fallback)
        self.doctors = doctors
        lineCode = clinic.line.flatMap { QRCode($0)?.svg(name: strings.texts["line_qr"] ?? "") }
    }
}
