import ShiraseCore
import ShiraseSite

/// Which platforms an article goes to.
struct Routes: Sendable {
    /// Platform names by category slug, and by purpose.
    private let byCategory: [String: [String]]
    private let byPurpose: [String: [String]]
    private let configuration: SiteConfiguration

    /// The practice of clinics: what is announced where. Used where `site.yml` has no `routes`.
    private static let usualByCategory = [
        "vaccination": notices, "seasonal": notices, "closure": notices, "health": tips,
        "facilities": ["instagram", "facebook"], "recruiting": tips,
    ]
    private static let usualByPurpose = [
        "communication": notices, "health-awareness": tips, "patient-education": tips, "recruiting": tips,
    ]
    private static let notices = ["line", "x", "facebook", "google"]
    private static let tips = ["x", "facebook"]

    init(_ configuration: SiteConfiguration, _ sink: DiagnosticSink) {
        self.configuration = configuration
        guard let routes = configuration.routes else {
            (byCategory, byPurpose) = (Self.usualByCategory, Self.usualByPurpose)
            return
        }
        var (byCategory, byPurpose): ([String: [String]], [String: [String]]) = ([:], [:])
        for route in routes {
            let platforms = route.platforms.filter { platform in
                if Platforms.names.contains(platform.value) { return true }
                sink.add(
                    .error(
                        "site.unknown-value",
                        Message(en: "unknown platform `\(platform.value)`", ja: "「\(platform.value)」という SNS はありません"),
                        at: .source(platform.range), hint: Diagnostic.meant(Platforms.names, platform.value)))
                return false
            }.map(\.value)
            // A word that is both is a category: those are the site's own.
            if let category = configuration.category(route.subject.value) {
                byCategory[category.slug] = platforms
            } else {
                byPurpose[route.subject.value] = platforms
            }
        }
        (self.byCategory, self.byPurpose) = (byCategory, byPurpose)
    }

    /// The platforms that the author has chosen, else those of any of the article's categories, else those of its purpose.
    func platforms(of document: Document) -> [any Platform.Type] {
        if let chosen = document.frontMatter.sns.platforms {
            return Platforms.all.filter { platform in chosen.contains { $0.value == platform.name } }
        }
        let routes = document.frontMatter.categories.compactMap { category in
            configuration.category(category.value).flatMap { byCategory[$0.slug] }
        }
        let purpose = routes.isEmpty ? document.frontMatter.purpose.flatMap { byPurpose[$0] } ?? [] : []
        let names = Set(routes.flatMap(\.self) + purpose)
        return Platforms.all.filter { names.contains($0.name) }
    }
}
