/// The small files of both sites.
extension Sites {
    static let title = "テスト医院"
    static let description = "見本町の内科・小児科です。"
    static let welcome = "ようこそ。診療のご案内と、健康についての記事を載せています。"

    /// No article is announced anywhere: posts are measured by `teasers-bench`.
    static var siteYML: String {
        """
        title: \(title)
        description: \(description)
        base_url: https://clinic.example.jp
        articles_per_page: 10
        articles_per_feed: 20
        categories:
        \(Article.categories.map { "  - {slug: \($0.slug), name: \($0.name)}" }.joined(separator: "\n"))
        routes:
        \(Article.categories.map { "  \($0.slug): []" }.joined(separator: "\n"))

        """
    }

    static func clinicYML(telephone: String) -> String {
        """
        name: \(title)
        telephone: \(telephone)
        address:
          postal_code: 650-0000
          region: 兵庫県
          locality: 神戸市見本区
          street: 見本町1-2-3
        access: 見本駅から歩いて6分です。

        """
    }

    static func sectionPage(_ title: String) -> String {
        "---\ntitle: \(title)\ndescription: \(title)の一覧です。\n---\n\(title)の記事です。\n"
    }

    /// As Shirase makes it.
    static let manifest = """
        {
          "display" : "browser",
          "icons" : [{"sizes" : "any", "src" : "/assets/favicon.svg", "type" : "image/svg+xml"}],
          "lang" : "ja",
          "name" : "\(title)",
          "scope" : "/",
          "short_name" : "\(title)",
          "start_url" : "/"
        }

        """
}
