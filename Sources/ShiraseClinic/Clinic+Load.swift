import ShiraseCore

extension Clinic {
    /// Reads `clinic.yml`; what is wrong goes to `sink`.
    /// - Parameter languages: the site's language tags, which texts may be written in; `nil` where they are not known.
    public static func load(_ file: SourceFile, languages: [String]?, _ sink: DiagnosticSink) -> Clinic? {
        guard let value = YAMLValue.parse(file, 0..<file.bytes.count, sink),
            let reader = MappingReader(value, area: "clinic", sink: sink)
        else { return nil }
        reader.languages = languages
        let kind = reader.kind()
        let name = reader.required("name", reader.localized("name"))
        let departments = reader.localizedList("departments")
        let specialties = reader.specialties()
        let telephone = reader.telephone("telephone")
        let telephoneHours = reader.localized("telephone_hours")
        let fax = reader.telephone("fax")
        let address = reader.mapping("address").map(Address.init)
        let access = reader.localized("access")
        let reservation = reader.webAddress("reservation", hosts: nil)
        let line = reader.friendLink("line")
        let map = reader.webAddress("map", hosts: nil)
        let accounts = reader.mapping("sns").map(accounts) ?? []
        let doctors = reader.mappings("doctors").compactMap { Person($0, isDoctor: true) }
        let schedule = Schedule(reader, doctors: doctors.map(\.id))
        let notice = reader.mapping("notice").flatMap(Notice.init)
        let staff = reader.mappings("staff").compactMap { Person($0, isDoctor: false) }
        let requiredNotices = RequiredNotice.load(reader)
        reportRepeatedIDs(reader, sink)
        reader.finish()
        guard let name else { return nil }
        return Clinic(
            kind: kind, name: name, departments: departments, specialties: specialties, telephone: telephone,
            telephoneHours: telephoneHours, fax: fax, address: address, access: access, reservation: reservation,
            line: line, map: map, accounts: accounts,
            schedule: schedule, notice: notice, doctors: doctors, staff: staff, requiredNotices: requiredNotices)
    }

    /// The hosts that an account's address may have (as of 2026-11); Mastodon has many.
    private static let hosts: KeyValuePairs<String, [String]?> = [
        "x": ["x.com", "twitter.com"], "facebook": ["facebook.com"], "instagram": ["instagram.com"],
        "threads": ["threads.com", "threads.net"], "bluesky": ["bsky.app"], "mastodon": nil, "youtube": ["youtube.com"],
    ]

    private static func accounts(_ reader: MappingReader) -> [String] {
        defer { reader.finish() }
        let hint = Message(
            en: "copy the address of the clinic's own page there", ja: "そのサービスの医院のページを開き、アドレスを写してください")
        return hosts.compactMap { reader.webAddress($0.key, hosts: $0.value, hint: hint) }
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
        coordinates = reader.coordinates()
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
    func localizedList(_ key: String) -> [LocalizedText] {
        values(key).compactMap { LocalizedText($0, key, self) }
    }

    fileprivate func kind() -> Clinic.Kind {
        guard let kind = located("type") else { return .clinic }
        let names = Clinic.Kind.allCases.map(\.rawValue)
        return choice(kind.value, of: names, at: kind.range, Message(en: "type of clinic", ja: "種別（type）"))
            .flatMap(Clinic.Kind.init) ?? .clinic
    }

    fileprivate func specialties() -> [String] {
        strings("medical_specialty").compactMap {
            choice($0.value, of: MedicalSpecialty.names, at: $0.range, Message(en: "specialty", ja: "診療の分野"))
        }
    }

    fileprivate func coordinates() -> Clinic.Coordinates? {
        let latitude = degrees("latitude", most: 90)
        let longitude = degrees("longitude", most: 180)
        if let latitude, let longitude { return Clinic.Coordinates(latitude: latitude, longitude: longitude) }
        for (key, other) in [("latitude", "longitude"), ("longitude", "latitude")]
        where range(key) == nil && range(other) != nil {
            report(
                other, Message(en: "`\(other)` needs `\(key)`", ja: "`\(other)` には `\(key)` も必要です"),
                Message(en: "write both, or neither", ja: "緯度（latitude）と経度（longitude）の両方を書くか、両方を消してください"))
        }
        return nil
    }

    private func degrees(_ key: String, most: Double) -> Double? {
        guard let text = string(key) else { return nil }
        if text.wholeMatch(of: /-?[0-9]{1,3}(?:\.[0-9]{1,12})?/) != nil, let degrees = Double(text),
            abs(degrees) <= most
        {
            return degrees
        }
        report(
            key,
            Message(
                en: "`\(text)` is no number from -\(Int(most)) to \(Int(most))",
                ja: "「\(text)」は -\(Int(most)) から \(Int(most)) までの数ではありません"),
            Message(
                en: "write degrees with a point, as maps show them: latitude: 35.6812, longitude: 139.7671",
                ja: "地図に表示される度の数を latitude: 35.6812、longitude: 139.7671 のように書いてください"))
        return nil
    }

    /// Lowercase Latin letters, digits and hyphens: it becomes part of an address.
    func identifier(_ key: String, _ text: String) -> String? {
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
    /// - Parameter hint: what to do about an address of another host.
    fileprivate func webAddress(
        _ key: String, hosts: [String]?,
        hint: Message = Message(en: "copy the link from the account manager", ja: "管理画面に表示されるリンクを写してください")
    ) -> String? {
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
                hint)
            return nil
        }
        return text
    }

}
