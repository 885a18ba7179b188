import ShiraseCore

/// The clinic as data: who it is, where it is, how to reach it, who works there. Read from `content/clinic.yml`.
public struct Clinic: Sendable {
    public let name: LocalizedText
    public let departments: [LocalizedText]
    public let telephone: String?
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

    public struct Address: Sendable {
        public let postalCode: String?
        /// Prefecture
        public let region: LocalizedText?
        /// City and ward
        public let locality: LocalizedText?
        public let street: LocalizedText?
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
