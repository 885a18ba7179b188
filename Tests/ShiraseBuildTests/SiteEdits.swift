import TestSupport

/// Random edits of a small site, as a clinic's staff and whoever makes its templates might do them: most keep the site buildable, some
/// do not.
struct SiteEdits {
    var generator: SplitMix64
    private(set) var site = RandomSite()
    /// Seconds since 1970.
    private(set) var now = TestSite.noon
    private(set) var includesDrafts = false
    private(set) var includesFuture = false
    private(set) var hasOtherBase = false
    /// What templates may be changed to, from the theme.
    private let theme: [String: String]

    init(seed: UInt64, theme: [String: String]) {
        generator = SplitMix64(seed: seed)
        self.theme = theme
        site.configuration = [
            "title": "テスト医院", "base_url": "https://clinic.example.jp",
            "languages": seed % 3 == 0 ? "[ja, en]" : "[ja]", "categories": SiteValues.categories[0],
            "routes": SiteValues.routes[0],
        ]
        site.clinic = [
            "name": "テスト医院", "telephone": "03-0000-0000", "address": "{region: 見本県, locality: 見本市, street: 1-2-3}",
            "reservation": "https://reserve.example.jp/", "line": "https://lin.ee/example000",
            "map": "https://maps.example.jp/",
            "sessions": SiteValues.sessions[0], "grid": SiteValues.grids[0], "doctors": SiteValues.doctors[0],
        ]
        site.pages = [
            RandomSite.Page(id: 0, section: "", name: "_index", front: ["title": "テスト医院"], blocks: [.text("ようこそ。")])
        ]
        for _ in 0..<4 { _ = addPage() }
    }

    mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
    mutating func chance(_ one: Int) -> Bool { number(0..<one) == 0 }
    mutating func pick<Values: Collection>(_ values: Values) -> Values.Element? {
        values.randomElement(using: &generator)
    }

    /// Puts back what an edit has broken.
    mutating func mend(to site: RandomSite) { self.site = site }

    /// Changes something.
    /// - Returns: what was done, for people.
    mutating func edit() -> String {
        switch number(0..<100) {
        case 0..<8: addPage()
        case 8..<13: removePage()
        case 13..<18: renamePage()
        case 18..<30: editText()
        case 30..<37: editHeading()
        case 37..<43: addLink()
        case 43..<62: editFrontMatter()
        case 62..<66: editBundle()
        case 66..<69: translate()
        case 69..<75: editEntry("site.yml", \.configuration, SiteValues.configuration)
        case 75..<82: editEntry("clinic.yml", \.clinic, SiteValues.clinic)
        case 82..<85: editLedger()
        case 85..<91: editTemplate()
        case 91..<93: editFile()
        case 93..<95: editOptions()
        default: passTime()
        }
    }

    private mutating func page(where condition: (RandomSite.Page) -> Bool = { _ in true }) -> Int? {
        pick(site.pages.indices.filter { condition(site.pages[$0]) })
    }

    @discardableResult
    private mutating func addPage() -> String {
        // Sites stay small.
        guard site.pages.count < 9 else { return removePage() }
        site.lastID += 1
        let id = site.lastID
        let section = pick(["notices", "notices", "notices", "health", ""]) ?? ""
        var front = ["title": pick(SiteValues.titles) ?? "題"]
        if !section.isEmpty {
            front["date"] = pick(SiteValues.dates)
            front["categories"] = chance(3) ? nil : pick(SiteValues.lists)
            front["tags"] = chance(2) ? nil : pick(SiteValues.tags)
        }
        let name = chance(8) && !section.isEmpty ? "_index" : "page-\(id)"
        if name == "_index" { front = ["title": "一覧\(id)"] }
        let page = RandomSite.Page(
            id: id, section: section, name: name, isBundle: chance(4) && name != "_index", front: front,
            blocks: [.text(pick(SiteValues.texts) ?? ""), .heading("節\(number(0..<3))", hasID: chance(2))])
        guard !site.pages.contains(where: { $0.path == page.path }) else { return "nothing" }
        site.pages.append(page)
        return "add \(page.path)"
    }

    private mutating func removePage() -> String {
        guard let index = page(where: { $0.id != 0 }) else { return "nothing" }
        let page = site.pages.remove(at: index)
        let leavesLinks = chance(6)
        if !leavesLinks {
            removeLinks { id, _ in id == page.id }
            if site.configuration["menus"]?.contains(page.path) == true { site.configuration["menus"] = nil }
        }
        return "remove \(page.path)" + (leavesLinks ? " and leave the links to it" : "")
    }

    private mutating func removeLinks(where condition: (Int, Int?) -> Bool) {
        for index in site.pages.indices {
            site.pages[index].blocks.removeAll {
                if case .link(let id, let heading) = $0 { condition(id, heading) } else { false }
            }
        }
    }

    private mutating func renamePage() -> String {
        guard let index = page(where: { $0.name != "_index" }) else { return "nothing" }
        let old = site.pages[index]
        if chance(5) { freezeLinks(to: old.id) }
        var new = old
        switch number(0..<4) {
        case 0: new.section = new.section == "notices" ? "health" : "notices"
        case 1 where new.files.isEmpty: new.isBundle.toggle()
        default: new.name = "name-\(number(0..<8))"
        }
        guard !site.pages.contains(where: { $0.path == new.path }) else { return "nothing" }
        site.pages[index] = new
        return "rename \(old.path) to \(new.path)"
    }

    /// Links stay as they are written although what they lead to changes.
    private mutating func freezeLinks(to id: Int) {
        for index in site.pages.indices {
            for block in site.pages[index].blocks.indices {
                guard case .link(id, let heading) = site.pages[index].blocks[block] else { continue }
                let address = site.address(of: id, heading: heading, from: site.pages[index])
                site.pages[index].blocks[block] = .text("[昔の場所](\(address))")
            }
        }
    }

    private mutating func editText() -> String {
        guard let index = page() else { return "nothing" }
        let blocks = site.pages[index].blocks
        let texts = blocks.indices.filter { if case .text = blocks[$0] { true } else { false } }
        let text = RandomSite.Block.text(
            (pick(SiteValues.texts) ?? "").replacing("数", with: "\(number(0..<10))"))
        switch (pick(texts), number(0..<4)) {
        case (let place?, 0): site.pages[index].blocks.remove(at: place)
        case (let place?, 1): site.pages[index].blocks[place] = text
        default: site.pages[index].blocks.insert(text, at: number(0..<blocks.count + 1))
        }
        if site.pages[index].blocks.count > 8 { site.pages[index].blocks.removeLast(4) }
        return "edit the text of \(site.pages[index].path)"
    }

    private mutating func editHeading() -> String {
        guard let index = page(where: { !$0.headings.isEmpty }) ?? page() else { return "nothing" }
        let page = site.pages[index]
        if chance(5) { freezeLinks(to: page.id) }
        let headings = page.blocks.indices.filter { if case .heading = page.blocks[$0] { true } else { false } }
        let heading = RandomSite.Block.heading("節\(number(0..<6))", hasID: chance(2))
        guard let place = pick(headings), !chance(3) else {
            site.pages[index].blocks.append(heading)
            return "add a heading to \(page.path)"
        }
        if chance(3) {
            site.pages[index].blocks.remove(at: place)
            if !chance(4) { removeLinks { $0 == page.id && $1 != nil } }
            return "remove a heading from \(page.path)"
        }
        site.pages[index].blocks[place] = heading
        return "rename a heading of \(page.path)"
    }

    private mutating func addLink() -> String {
        guard let index = page(), let target = page() else { return "nothing" }
        let headings = site.pages[target].headings
        let heading = headings.isEmpty || chance(2) ? nil : number(0..<headings.count)
        site.pages[index].blocks.append(.link(to: site.pages[target].id, heading: heading))
        return "link from \(site.pages[index].path) to \(site.pages[target].path)"
    }

    private mutating func editFrontMatter() -> String {
        guard let index = page(where: { $0.name != "_index" }) ?? page(),
            let (key, values) = pick(SiteValues.frontMatter)
        else { return "nothing" }
        let value = site.pages[index].front[key] != nil && chance(2) ? nil : pick(values)
        site.pages[index].front[key] = value ?? (key == "title" ? "題" : nil)
        return "\(key) of \(site.pages[index].path): \(value ?? "none")"
    }

    private mutating func editBundle() -> String {
        guard let index = page(where: { $0.isBundle }) else { return "nothing" }
        let name = pick(["a.txt", "plan.svg", "data/b.txt"]) ?? "a.txt"
        let old = site.pages[index].files[name]
        let text = name.hasSuffix("svg") ? SiteValues.drawing(number(1..<4)) : "資料\(number(0..<5))\n"
        site.pages[index].files[name] = old != nil && chance(3) ? nil : text
        if name == "plan.svg", chance(2) {
            let page = site.pages[index]
            site.pages[index].front["image"] = page.files[name] == nil ? nil : name
            site.pages[index].front["image_alt"] = page.files[name] == nil ? nil : "見取り図"
        }
        return "file \(name) of \(site.pages[index].path)"
    }

    private mutating func translate() -> String {
        guard let index = page(where: { !$0.isEnglish }) else { return "nothing" }
        let page = site.pages[index]
        let twin = { (other: RandomSite.Page) in
            other.isEnglish && (other.section, other.name) == (page.section, page.name)
        }
        if site.pages.contains(where: twin) {
            site.pages.removeAll(where: twin)
            return "remove the translation of \(page.path)"
        }
        if !chance(9) { site.configuration["languages"] = "[ja, en]" }
        site.lastID += 1
        var front = page.front
        front["title"] = "English \(number(0..<5))"
        front["aliases"] = nil
        site.pages.append(
            RandomSite.Page(
                id: site.lastID, section: page.section, name: page.name, isBundle: page.isBundle, isEnglish: true,
                front: front, blocks: [.text("In English.")]))
        return "translate \(page.path)"
    }

    private mutating func editEntry(
        _ name: String, _ entries: WritableKeyPath<RandomSite, [String: String]>, _ table: [(String, [String])]
    ) -> String {
        guard let (key, values) = pick(table) else { return "nothing" }
        let isNeeded = ["title", "base_url", "name", "sessions", "grid", "categories"].contains(key)
        let value = site[keyPath: entries][key] != nil && !isNeeded && chance(2) ? nil : pick(values)
        site[keyPath: entries][key] = value
        return "\(key) of \(name): \(value ?? "none")"
    }

    private mutating func editLedger() -> String {
        if !site.posted.isEmpty, chance(3) {
            site.posted.removeLast()
            return "take a post from the ledger"
        }
        guard let index = page(where: { !$0.section.isEmpty && $0.name != "_index" }) else { return "nothing" }
        let page = site.pages[index]
        let platform = pick(["line", "x", "facebook"]) ?? "x"
        let line =
            "{article: \"\(page.section)/\(page.name)/\", platform: \(platform), posted: 2026-11-2\(number(0..<4)), digest: \"012345678\(number(0..<10))\"}"
        site.posted.append(line)
        return "ledger: \(line)"
    }

    private mutating func editTemplate() -> String {
        let names = theme.keys.filter { $0.hasSuffix(".mustache") }.sorted()
        switch number(0..<8) {
        case 0:
            let word = pick(["見出し", "入口", "ホーム"]) ?? ""
            return put("templates/strings/ja.yml", chance(3) ? nil : "home: \(word)\n")
        case 1: return put("templates/assets/style.css", chance(3) ? nil : "a { color: #12345\(number(0..<10)) }\n")
        case 2:
            return put("templates/special.mustache", chance(3) ? nil : "特別\(number(0..<5)) {{title}} {{{content}}}\n")
        case 3: return put("templates/assets/extra.js", chance(3) ? nil : "let a = \(number(0..<10))\n")
        default:
            guard let name = pick(names), let text = theme[name] else { return "nothing" }
            if chance(30) { return put("templates/\(name)", "{{#nothing}}") }
            let changed = text.replacing("{{title}}", with: "「{{title}}」\(number(0..<10))") + "\(number(0..<10))\n"
            return put("templates/\(name)", site.others["templates/\(name)"] != nil && chance(2) ? nil : changed)
        }
    }

    private mutating func editFile() -> String {
        let name = pick(["a.txt", "b.pdf", "deep/c.txt", "map.svg"]) ?? ""
        let text = name.hasSuffix("svg") ? SiteValues.drawing(number(1..<4)) : "中身\(number(0..<10))"
        return put("content/files/\(name)", chance(3) ? nil : text)
    }

    private mutating func put(_ path: String, _ text: String?) -> String {
        site.others[path] = text
        return (text == nil ? "remove " : "write ") + path
    }

    private mutating func editOptions() -> String {
        switch number(0..<3) {
        case 0: includesDrafts.toggle()
        case 1: includesFuture.toggle()
        default: hasOtherBase.toggle()
        }
        return "drafts \(includesDrafts), future \(includesFuture), other base \(hasOtherBase)"
    }

    private mutating func passTime() -> String {
        let seconds =
            pick([60, 1800, 3600, 12 * 3600, 86_400, 5 * 86_400, 16 * 86_400, -1800, -86_400, -9 * 86_400]) ?? 0
        now += seconds
        if abs(now - TestSite.noon) > 90 * 86_400 { now = TestSite.noon }
        return "\(seconds) s pass"
    }
}
