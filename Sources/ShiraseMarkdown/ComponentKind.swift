/// What an article can hold beside Markdown's own blocks. Each is rendered by the template `blocks/NAME`.
public struct ComponentKind: Sendable {
    public let name: String
    /// All of them are needed.
    public let attributes: [String]
    /// How it is written.
    public let example: String

    private static let containers = [
        ComponentKind(name: "note", attributes: [], example: ":::note"),
        ComponentKind(name: "warning", attributes: [], example: ":::warning"),
        ComponentKind(name: "steps", attributes: [], example: ":::steps"),
        ComponentKind(name: "checklist", attributes: [], example: ":::checklist"),
        ComponentKind(name: "gallery", attributes: [], example: ":::gallery"),
        ComponentKind(name: "faq", attributes: [], example: ":::faq"),
        ComponentKind(name: "inseparable", attributes: [], example: ":::inseparable"),
    ]

    private static let blocks = [
        ComponentKind(name: "hours", attributes: [], example: "::hours"),
        ComponentKind(name: "doctor-hours", attributes: [], example: "::doctor-hours"),
        ComponentKind(name: "schedule", attributes: [], example: "::schedule"),
        ComponentKind(name: "closures", attributes: [], example: "::closures"),
        ComponentKind(name: "calendar", attributes: [], example: "::calendar"),
        ComponentKind(name: "reserve", attributes: [], example: "::reserve"),
        ComponentKind(name: "line-friend", attributes: [], example: "::line-friend"),
        ComponentKind(name: "map", attributes: [], example: "::map"),
        ComponentKind(name: "required-notices", attributes: [], example: "::required-notices"),
        ComponentKind(name: "doctors", attributes: [], example: "::doctors"),
        ComponentKind(name: "doctor", attributes: ["id"], example: "::doctor{id=yamada}"),
        ComponentKind(
            name: "youtube", attributes: ["id", "title"], example: "::youtube{id=abc123DEF45 title=\"動画の題\"}"),
    ]

    /// Those that enclose text: `:::note` … `:::`.
    public static let containerNames = containers.map(\.name)
    /// Those that stand for themselves: `::hours`.
    public static let blockNames = blocks.map(\.name)
    /// Every component that a template renders; a FAQ's questions are components too.
    public static let templateNames = containerNames + ["question"] + blockNames

    static func container(_ name: String) -> ComponentKind? { containers.first { $0.name == name } }
    static func block(_ name: String) -> ComponentKind? { blocks.first { $0.name == name } }
}
