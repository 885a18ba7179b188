import ShiraseCore

extension Clinic {
    /// Reads `clinic.yml`; what is wrong goes to `sink`.
    /// - Parameter languages: the site's language tags, which texts may be written in; `nil` where they are not known.
    public static func load(_ file: SourceFile, languages: [String]?, _ sink: DiagnosticSink) -> Clinic? {
        guard let value = YAMLValue.parse(file, 0..<file.bytes.count, sink),
            let reader = MappingReader(value, area: "clinic", sink: sink)
        else { return nil }
        reader.languages = languages
        let name = reader.required("name", reader.localized("name"))
        let departments = reader.localizedList("departments")
        let telephone = reader.telephone("telephone")
        let fax = reader.telephone("fax")
        let address = reader.mapping("address").map(Address.init)
        let access = reader.localized("access")
        let reservation = reader.webAddress("reservation", hosts: nil)
        let line = reader.friendLink("line")
        let map = reader.webAddress("map", hosts: nil)
        let timetable = Timetable(reader)
        let doctors = reader.mappings("doctors").compactMap { Person($0, isDoctor: true) }
        let staff = reader.mappings("staff").compactMap { Person($0, isDoctor: false) }
        reportRepeatedIDs(reader, sink)
        reader.finish()
        guard let name else { return nil }
        return Clinic(
            name: name, departments: departments, telephone: telephone, fax: fax, address: address, access: access,
            reservation: reservation, line: line, map: map, timetable: timetable, doctors: doctors, staff: staff)
    }

    private static func reportRepeatedIDs(_ reader: MappingReader, _ sink: DiagnosticSink) {
        var seen = Set<String>()
        for person in reader.values("doctors") + reader.values("staff") {
            guard let id = person["id"], case .scalar(let text, _) = id.content, !seen.insert(text).inserted else {
                continue
            }
            sink.add(
                .error(
                    "clinic.repeated-id", Message(en: "two people have the id `\(text)`", ja: "id「\(text)」が二人に付いています"),
                    at: .source(id.range), hint: Message(en: "give each an id of their own", ja: "一人ずつ違う id にしてください")))
        }
    }
}

extension Clinic.Address {
    fileprivate init(_ reader: MappingReader) {
        postalCode = reader.string("postal_code")
        region = reader.localized("region")
        locality = reader.localized("locality")
        street = reader.localized("street")
        reader.finish()
    }
}

extension Clinic.Person {
    fileprivate init?(_ reader: MappingReader, isDoctor: Bool) {
        let id = reader.required("id", reader.string("id")).flatMap { reader.identifier("id", $0) }
        let name = reader.required("name", reader.localized("name"))
        reading = reader.string("reading")
        role = reader.localized("role")
        departments = reader.localizedList("departments")
        qualifications = reader.localizedList("qualifications")
        message = reader.localized("message")
        self.isDoctor = isDoctor
        reader.finish()
        guard let id, let name else { return nil }
        self.id = id
        self.name = name
    }
}

extension MappingReader {
    fileprivate func localizedList(_ key: String) -> [LocalizedText] {
        values(key).compactMap { LocalizedText($0, key, self) }
    }

    /// Lowercase Latin letters, digits and hyphens: it becomes part of an address.
    fileprivate func identifier(_ key: String, _ text: String) -> String? {
        if text.wholeMatch(of: /[a-z0-9]+(?:-[a-z0-9]+)*/) != nil { return text }
        report(
            key, Message(en: "`\(text)` cannot be an id", ja: "「\(text)」は id に使えません"),
            Message(
                en: "use lowercase letters, digits and hyphens: tanaka-taro", ja: "英小文字・数字・ハイフンで書いてください（例 tanaka-taro）")
        )
        return nil
    }

    fileprivate func telephone(_ key: String) -> String? {
        guard let text = string(key) else { return nil }
        if text.wholeMatch(of: /\+?[0-9]+(?:-[0-9]+)*/) != nil { return text }
        report(
            key, Message(en: "`\(text)` is not a telephone number", ja: "「\(text)」は電話番号の形ではありません"),
            Message(
                en: "write digits and hyphens in quotes: \"03-0000-0000\"",
                ja: "半角の数字とハイフンを \"03-0000-0000\" のように書いてください"))
        return nil
    }

    /// The link that adds a friend on LINE. On a card its QR code is 27 mm wide; above 213 bytes (version 10 at level M, ISO/IEC 18004) its
    /// modules would be too small for cameras. Real links have some 20 to 60.
    fileprivate func friendLink(_ key: String) -> String? {
        let longest = 213
        guard let link = webAddress(key, hosts: ["line.me", "lin.ee"]) else { return nil }
        guard link.utf8.count > longest else { return link }
        report(
            key,
            Message(
                en: "the friend link has \(link.utf8.count) bytes, too many for a QR code on a card",
                ja: "友だち追加のリンクが長すぎて（\(link.utf8.count) バイト）、カードの QR コードにできません"),
            Message(
                en: "copy the short link from the account manager: https://lin.ee/…",
                ja: "管理画面に表示される https://lin.ee/… の短いリンクを写してください"))
        return nil
    }

    /// An https address; `hosts` are the domains that make sense for the key.
    fileprivate func webAddress(_ key: String, hosts: [String]?) -> String? {
        guard let text = string(key) else { return nil }
        guard let match = text.wholeMatch(of: /https:\/\/([^\/\s?#]+)([\/?#]\S*)?/) else {
            report(
                key, Message(en: "`\(text)` is not an https address", ja: "「\(text)」は https で始まるアドレスではありません"),
                Message(en: "copy the whole address, beginning with https://", ja: "https:// から始まるアドレス全体を写してください"))
            return nil
        }
        if let hosts, !hosts.contains(where: { match.1 == $0 || match.1.hasSuffix("." + $0) }) {
            let list = hosts.joined(separator: ", ")
            report(
                key, Message(en: "`\(text)` is no link of \(list)", ja: "「\(text)」は \(list) のリンクではありません"),
                Message(en: "copy the link from the account manager", ja: "管理画面に表示されるリンクを写してください"))
            return nil
        }
        return text
    }

}
