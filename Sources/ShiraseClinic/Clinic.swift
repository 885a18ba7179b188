import ShiraseCore

/// The clinic as data: who it is, where it is, how to reach it, who works there. Read from `content/clinic.yml`.
public struct Clinic: Sendable {
    public let kind: Kind
    public let name: LocalizedText
    public let departments: [LocalizedText]
    /// Names of ``MedicalSpecialty``.
    public let specialties: [String]
    public let telephone: String?
    /// When somebody answers the telephone: 診療日の8:45〜18:30.
    public let telephoneHours: LocalizedText?
    public let fax: String?
    public let address: Address?
    /// How to get there, in one line.
    public let access: LocalizedText?
    /// The address of the reservation system.
    public let reservation: String?
    /// The link that adds the clinic as a friend on LINE.
    public let line: String?
    /// A map on the web.
    public let map: String?
    /// The clinic's own pages on social media, as whole addresses.
    public let accounts: [String]
    /// When patients are seen, where it is written.
    public let schedule: Schedule?
    /// What everybody has to know now.
    public let notice: Notice?
    public let doctors: [Person]
    /// Other people and groups who write articles.
    public let staff: [Person]
    /// What the clinic has to post, in the order in which it is shown.
    public let requiredNotices: [RequiredNotice]

    public var people: [Person] { doctors + staff }

    /// What kind of a place it is.
    public enum Kind: String, Sendable, CaseIterable {
        case clinic
        case dentist
        case hospital
    }

    public struct Address: Sendable {
        public let postalCode: String?
        /// Prefecture
        public let region: LocalizedText?
        /// City and ward
        public let locality: LocalizedText?
        public let street: LocalizedText?
        public let coordinates: Coordinates?
    }

    /// Where it stands on the globe (WGS 84), in degrees.
    public struct Coordinates: Sendable {
        /// −90…90, north positive.
        public let latitude: Double
        /// −180…180, east positive.
        public let longitude: Double
    }

    public struct Person: Sendable {
        /// The name that front matter uses; part of the address of the person's page.
        public let id: String
        public let name: LocalizedText
        /// How the name is read, in kana.
        public let reading: String?
        public let role: LocalizedText?
        public let departments: [LocalizedText]
        /// In the form that the advertising guideline asks for: ○○学会認定○○専門医.
        public let qualifications: [LocalizedText]
        public let message: LocalizedText?
        public let isDoctor: Bool
    }
}
