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
    /// On which days the doctor sees patients, where a timetable says so.
    let days: String?
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
        .text("days", "On which days a doctor sees patients, from `timetables`: 月・火・土.") { $0.days },
        .text("path", "The page with the person's articles.") { $0.path },
    ]

    init(_ person: Clinic.Person, language: String, fallback: String, days: String?, path: String?) {
        name = person.name.text(language, fallback: fallback)
        reading = language == fallback ? person.reading : nil
        role = person.role?.text(language, fallback: fallback)
        departments = person.departments.map { $0.text(language, fallback: fallback) }
        qualifications = person.qualifications.map { $0.text(language, fallback: fallback) }
        message = person.message?[language]
        isDoctor = person.isDoctor
        self.days = days
        self.path = path
    }
}

/// The clinic. A class, because it is made once and is part of every page.
final class ClinicView: View {
    let name: String
    let departments: [String]
    let clinic: Clinic
    let telephoneHours: String?
    let address: String?
    let access: String?
    let hours: HoursViews?
    let notice: NoticeView?
    let doctors: [PersonView]
    let requiredNotices: [RequiredNoticeView]
    let hoursPath: String?
    let lineCode: String?
    let lineCodePath: String?

    static let schemaName = "Clinic"
    static let schemaSummary = "The clinic, from `clinic.yml`."
    static let fields: FieldTable<ClinicView> = [
        .text("name", "Its name.") { $0.name },
        .texts("departments", "Its departments.") { $0.departments },
        .text("telephone", "The telephone number.") { $0.clinic.telephone },
        .text("telephone_hours", "When somebody answers it: 診療日の8:45〜18:30.") { $0.telephoneHours },
        .text("fax", "The fax number.") { $0.clinic.fax },
        .text("address", "The address on one line.") { $0.address },
        .text("access", "How to get there, in one line.") { $0.access },
        .text("reservation", "The address of the reservation system.") { $0.clinic.reservation },
        .text("line", "The friend link on LINE.") { $0.clinic.line },
        .html("line_qr", "The friend link as a QR code, as SVG.") { $0.lineCode },
        .text("line_qr_path", "The same as a file of its own, for `src`.") { $0.lineCodePath },
        .text("map", "A map on the web.") { $0.clinic.map },
        .text("usual_hours", "The hours of its sessions: 9:00〜12:00、16:00〜19:00.") { $0.hours?.usualHours },
        .text("usual_closures", "When it is closed in an ordinary week: 木曜午後、日曜、祝日.") { $0.hours?.usualClosures },
        .text("hours_path", "The page that shows all about the hours, for `href`: that with `::calendar`.") {
            $0.hoursPath
        },
        .object("timetable", "The ordinary week.") { $0.hours?.timetable },
        .list("further_timetables", "The clinic's own of periods that are to come.") {
            $0.hours?.furtherTimetables ?? []
        },
        .list("doctor_timetables", "Those of doctors and departments.") { $0.hours?.doctorTimetables ?? [] },
        .object("schedule", "The coming days.") { $0.hours?.schedule },
        .list("announced", "The next closures and changes, from some days before until they are over; at most two.") {
            $0.hours?.announced ?? []
        },
        .list("closures", "All closures and changes that are not over.") { $0.hours?.closures ?? [] },
        .list("calendar", "This month and the next.") { $0.hours?.calendar ?? [] },
        .text("calendar_path", "The closures as a calendar file (.ics), for `href`.") { $0.hours?.calendarPath },
        .object("notice", "What everybody has to know now.") { $0.notice },
        .list("doctors", "The doctors.") { $0.doctors },
        .list("required_notices", "What the clinic has to post, from `required_notices`.") { $0.requiredNotices },
    ]

    init(
        _ clinic: Clinic, _ strings: Strings, fallback: String, doctors: [PersonView], hours: HoursViews?,
        notice: NoticeView?, hoursPath: String?, lineCodePath: String?
    ) {
        let language = strings.language
        func text(_ value: LocalizedText?) -> String { value?.text(language, fallback: fallback) ?? "" }
        name = text(clinic.name)
        departments = clinic.departments.map(text)
        telephoneHours = clinic.telephoneHours.map(text)
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
        self.hours = hours
        self.notice = notice
        access = clinic.access?.text(language, fallback: fallback)
        self.doctors = doctors
        requiredNotices = clinic.requiredNotices.map { RequiredNoticeView($0, language: language, fallback: fallback) }
        self.hoursPath = hoursPath
        self.lineCodePath = lineCodePath
        lineCode = clinic.line.flatMap { QRCode($0)?.svg(name: strings.texts["line_qr"] ?? "") }
    }
}
