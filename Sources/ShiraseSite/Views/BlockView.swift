import ShiraseCore
import ShiraseMarkdown

/// A container or a block of a text, for the template `blocks/NAME`.
public struct BlockView: View {
    private let title: String
    private let content: String
    private let id: String?
    private let language: String
    private let doctor: PersonView?
    private let clinic: ClinicView?
    private let strings: NamedTexts
    private let assets: NamedTexts

    public static let schemaName = "Block"
    public static let schemaSummary =
        "The context of the templates in `templates/blocks/`: what stands in a text for `:::note` … `:::` or `::hours`."
    public static let fields: FieldTable<Self> = [
        .html("title", "A container's title, a FAQ's question, a video's title.") { $0.title },
        .html("content", "What stands inside a container.") { $0.content },
        .text("id", "The video that `::youtube` names; a question's id, for links to it.") { $0.id },
        .object("doctor", "The doctor whom `::doctor` names.") { $0.doctor },
        .text("language", "The text's language tag.") { $0.language },
        .object("clinic", "The clinic.") { $0.clinic },
        .names("strings", "The theme's words, from `templates/strings/LANG.yml`.") { $0.strings },
        .names("assets", "Paths of the files in `templates/assets`, as in Page.") { $0.assets },
    ]

    /// Every template that renders blocks.
    public static let templateEntries: [(name: String, schema: ViewSchema)] = ComponentKind.templateNames.map {
        (template($0), schema)
    }

    static func template(_ component: String) -> String { "blocks/\(component)" }

    init(
        _ component: MarkdownDocument.Component, _ parts: SlottedHTML.Parts, language: String, doctor: PersonView?,
        clinic: ClinicView?, strings: NamedTexts, assets: NamedTexts
    ) {
        title = parts.title.isEmpty ? component.attributes["title"]?.text.htmlEscaped ?? "" : parts.title
        content = parts.content
        id = component.anchor ?? component.attributes["id"]?.text
        self.language = language
        self.doctor = doctor
        self.clinic = clinic
        self.strings = strings
        self.assets = assets
    }
}
