/// The sources of a small site as values that ``SiteEdits`` changes, and as the files that they stand for.
struct RandomSite {
    struct Page {
        /// Its own number, by which links name it.
        let id: Int
        var section = "notices"
        var name: String
        var isBundle = false
        var isEnglish = false
        /// YAML by key.
        var front: [String: String]
        var blocks: [Block]
        /// Files beside the page, which then is a bundle.
        var files: [String: String] = [:]

        /// Below `content`.
        var path: String {
            let ending = isEnglish ? ".en.md" : ".md"
            return folder + (isBundle ? "index" : name) + ending
        }

        /// Where its links start from; empty or with a slash behind it.
        var folder: String {
            (section.isEmpty ? "" : section + "/") + (isBundle ? name + "/" : "")
        }

        var headings: [String] { blocks.compactMap { if case .heading(let text, _) = $0 { text } else { nil } } }
    }

    enum Block {
        case text(String)
        /// Some headings have an id of their own.
        case heading(String, hasID: Bool)
        /// To a page, or to the heading of it that has this number.
        case link(to: Int, heading: Int?)
    }

    /// The last one that was made.
    var lastID = 0
    var pages: [Page] = []
    /// YAML by key.
    var configuration: [String: String] = [:]
    var clinic: [String: String] = [:]
    /// Lines of the ledger.
    var posted: [String] = []
    /// Templates, strings and copied files, by path below the root.
    var others: [String: String] = [:]

    /// Text by path below the root.
    var files: [String: String] {
        var files = others
        files["content/site.yml"] = Self.yaml(configuration)
        if !clinic.isEmpty { files["content/clinic.yml"] = Self.yaml(clinic) }
        if !posted.isEmpty {
            files["content/sns-posted.yml"] = "posts:\n" + posted.map { "  - \($0)\n" }.joined()
        }
        for page in pages {
            files["content/" + page.path] = text(of: page)
            for (name, text) in page.files { files["content/" + page.folder + name] = text }
        }
        return files
    }

    private static func yaml(_ entries: [String: String]) -> String {
        entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined()
    }

    private func text(of page: Page) -> String {
        let blocks = page.blocks.map { block in
            switch block {
            case .text(let text): text
            case .heading(let text, let hasID): "## \(text)" + (hasID ? " {#id-\(text)}" : "")
            case .link(let id, let heading): "詳しくは[こちら](\(address(of: id, heading: heading, from: page)))です。"
            }
        }
        return "---\n" + Self.yaml(page.front) + "---\n\n" + blocks.joined(separator: "\n\n") + "\n"
    }

    /// As an author writes it.
    func address(of id: Int, heading: Int?, from page: Page) -> String {
        guard let target = pages.first(where: { $0.id == id }) else { return "gone-\(id).md" }
        let up = String(repeating: "../", count: page.folder.count { $0 == "/" })
        guard let heading else { return up + target.path }
        let ids: [String] = target.blocks.compactMap {
            if case .heading(let text, let hasID) = $0 { hasID ? "id-" + text : text } else { nil }
        }
        return up + target.path + "#" + (ids.indices.contains(heading) ? ids[heading] : "gone-\(heading)")
    }
}
