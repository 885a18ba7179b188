import ShiraseBuild
import ShiraseCore
import Testing

/// One line in `clinic.yml` is all that a closure needs.
@Suite struct ClosureTests {
    /// The example site in memory, with one more line among its exceptions, and what else `clinic.yml` says.
    private func site(_ line: String, more: String = "", at date: String) async throws -> [String: String] {
        let root = String(TestSite.folder.dropLast("Tests/".count))
        var files: [String: String] = [:]
        for folder in ["content", "templates"] {
            for (name, text) in try TestSite.read(root + folder) { files["\(folder)/\(name)"] = text }
        }
        let clinic = try #require(files["content/clinic.yml"])
        files["content/clinic.yml"] = clinic.replacing("exceptions:\n", with: "exceptions:\n  - \(line)\n") + more
        var site = try TestSite(files, theme: false)
        site.options.date = date
        let outcome = try await site.run()
        #expect(outcome.diagnostics.filter { $0.severity == .error }.isEmpty)
        return site.output
    }

    private let line =
        "{date: 2026-11-25, session: pm, kind: {ja: 臨時休診, en: Clinic closed}, reason: {ja: 学会, en: conference}, announced: 2026-11-24}"
    private let article = "site/notices/closure-2026-11-25-pm/index.html"

    @Test func oneLineReachesEverything() async throws {
        let output = try await site(line, at: "2026-11-24T10:00")
        let front = try #require(output["site/index.html"])
        // The band on every page, with the way to the notice.
        #expect(
            front.contains(
                """
                <li data-until="2026-11-26T00:00:00+09:00"><span class="label filled">臨時休診</span> \
                <a href="/notices/closure-2026-11-25-pm/">11月25日（水） 午後 休診</a> \
                <span class="meta">学会。次の診療は11月26日（木）の9:00からです。</span></li>
                """))
        #expect(front.contains("11月25日（水）の午後 臨時休診のお知らせ"))
        let hours = try #require(output["site/hours/index.html"])
        #expect(
            hours.contains(
                """
                <tr data-date="2026-11-25" class="unusual"><th scope="row"><time datetime="2026-11-25">11月25日（水）</time></th>\
                <td>午前 9:00〜12:00</td></tr>
                """))
        #expect(
            hours.contains(
                """
                <td data-date="2026-11-25" class="day unusual"><b>25</b> <span class="word">午前のみ</span></td>
                """))
        let page = try #require(output[article])
        #expect(
            page.contains(
                "<p>11月25日（水）の午後は、学会のため、休診いたします。次の診療は11月26日（木）の9:00からです。</p>"))
        #expect(try #require(output["site/notices/index.html"]).contains("/notices/closure-2026-11-25-pm/"))
        #expect(try #require(output["site/feed.json"]).contains("/notices/closure-2026-11-25-pm/"))
        let ics = try #require(output["site/hours.ics"]).replacing("\r\n ", with: "")
        #expect(
            ics.contains(
                """
                DTSTART:20261125T070000Z\r
                DTEND:20261125T100000Z\r
                SUMMARY:臨時休診（なぎ坂クリニック）\r
                DESCRIPTION:午後 休診\\n学会\\n次の診療は11月26日（木）の9:00からです。\r
                """))
        #expect(
            output["sns/notices/closure-2026-11-25-pm/line.txt"] == """
                【11月25日（水）の午後 臨時休診のお知らせ】
                11月25日（水）の午後は、学会のため、休診いたします。次の診療は11月26日（木）の9:00からです。ご不便をおかけしますが、よろしくお願いいたします。

                詳しくはこちら
                https://nagisaka.example.jp/notices/closure-2026-11-25-pm/
                """)
        let english = try #require(output["site/en/notices/closure-2026-11-25-pm/index.html"])
        #expect(
            english.contains(
                "<p>The clinic is closed on Wed, November 25 (Afternoon) (conference). Open again on Thu, November 26 from 9:00.</p>"
            ))
    }

    @Test func itGoesByItself() async throws {
        let output = try await site(line, at: "2026-11-26T10:00")
        #expect(output[article] == nil)
        #expect(output.filter { $0.value.contains("closure-2026-11-25-pm") }.keys.sorted() == [])
        #expect(
            try #require(output["site/hours/index.html"]).contains("data-date=\"2026-11-25\" class=\"day unusual\""))
    }

    @Test func itIsNotAnnouncedTooEarly() async throws {
        let output = try await site("{date: 2026-12-24, kind: 臨時休診}", at: "2026-11-24T10:00")
        #expect(output["site/notices/closure-2026-12-24/index.html"] == nil)
        #expect(!(try #require(output["site/index.html"]).contains("12月24日")))
        // Whoever looks for it finds it.
        #expect(try #require(output["site/hours/index.html"]).contains("12月24日（木）"))
    }

    /// What a patient reads of a closure of mornings over several days, of other hours, and of a day off with a name of its own.
    @Test(arguments: [
        (
            "{from: 2026-11-25, to: 2026-11-27, session: am, kind: 臨時休診, announced: 2026-11-24}",
            "closure-2026-11-25-am",
            "11月25日（水）〜11月27日（金）の午前は、休診いたします。次の診療は11月25日（水）の16:00からです。"
        ),
        (
            "{date: 2026-11-25, session: pm, kind: 時間変更, reason: 台風の影響で。, state: open, end: \"18:00\", announced: 2026-11-24}",
            "closure-2026-11-25-pm",
            "11月25日（水）は、台風の影響で、午後 16:00〜18:00に診療いたします。ほかの時間は、いつもどおり診療いたします。"
        ),
        (
            "{date: 2026-11-28, session: am, kind: 臨時診療, state: open, announced: 2026-11-24}", "closure-2026-11-28-am",
            "11月28日（土）は、午前 9:00〜12:00に診療いたします。"
        ),
        (
            "{date: 2026-12-02, session: am, kind: 代診, doctor: mizuno-wataru, state: substitute, substitute: 見本 花子, announced: 2026-11-24}",
            "closure-2026-12-02-am-mizuno-wataru",
            "12月2日（水）の午前は、水野 航に代わり、見本 花子が診察いたします。診療時間は、いつもと変わりません。"
        ),
    ])
    func noticesAreTrue(_ line: String, _ name: String, _ text: String) async throws {
        let output = try await site(line, at: "2026-11-24T07:00")
        let page = try #require(output["site/notices/\(name)/index.html"])
        #expect(page.contains("<p>\(text)</p>"))
    }

    /// 年末年始 alone would not say that nobody is seen; the band names closures before other changes.
    @Test func titlesSayClosed() async throws {
        let output = try await site(
            "{from: 2026-12-03, to: 2026-12-04, kind: 夏季, announced: 2026-11-24}", at: "2026-11-24T10:00")
        #expect(
            try #require(output["site/notices/closure-2026-12-03/index.html"]).contains(
                "<h1>12月3日（木）〜12月4日（金） 夏季の休診のお知らせ</h1>"))
    }

    /// A band with two lines: what comes next, not what has held for long.
    @Test func theBandNamesWhatComesNext() async throws {
        let output = try await site(
            """
            {from: 2026-10-01, to: 2026-12-20, session: am, kind: 長い変更, state: open, end: "11:30"}
              - {date: 2026-11-25, session: pm, kind: 短い変更, state: open, end: "18:00"}
            """, at: "2026-11-24T10:00")
        let front = try #require(output["site/index.html"])
        let band = try #require(front.firstMatch(of: /<section class="band".*?<\/section>/.dotMatchesNewlines()))
        let kinds = band.0.matches(of: /<span class="label[^"]*">([^<]*)/).map { String($0.1) }
        #expect(kinds == ["短い変更", "臨時休診"])
    }

    @Test func aWrittenFileIsNotTakenForANotice() async throws {
        let files = [
            "content/clinic.yml": """
            name: a
            telephone: 078-000-0000
            address: {region: 兵庫県}
            sessions: [{id: am, label: 午前, start: "9:00", end: "12:00"}]
            grid: {mon: open, tue: open, wed: open, thu: open, fri: open, sat: closed, sun: closed, holiday: closed}
            exceptions:
              - {date: 2026-11-27, kind: 臨時休診}
            """,
            "content/_index.md": "---\ntitle: a\n---\n",
            "content/notices/closure-2026-11-27.md":
                "---\ntitle: 午前は診療\ndate: 2026-11-20\nsns: {announce: false}\n---\n",
        ]
        let result = try await TestSite(files).plan()
        #expect(result.diagnostics.map(\.id) == ["clinic.article"])
    }

    @Test func aTimetableThatEndsIsTold() async throws {
        let files = [
            "content/clinic.yml": """
            name: a
            telephone: 078-000-0000
            address: {region: 兵庫県}
            valid: {to: 2026-12-01}
            sessions: [{id: am, label: 午前, start: "9:00", end: "12:00"}]
            grid: {mon: open, tue: open, wed: open, thu: open, fri: open, sat: closed, sun: closed, holiday: closed}
            """,
            "content/_index.md": "---\ntitle: a\n---\n::calendar\n",
        ]
        let result = try await TestSite(files).plan()
        #expect(result.diagnostics.map(\.id) == ["clinic.no-timetable"])
        #expect(result.diagnostics.first?.message.en == "no timetable holds on 2026-12-02")
    }

    @Test func anEmergencyIsEverywhere() async throws {
        let notice = "notice: {level: emergency, text: 断水のため、本日は休診いたします。, until: 2026-11-25 09:00, since: 2026-11-24}\n"
        let output = try await site(line, more: notice, at: "2026-11-24T10:00")
        let pages = output.filter {
            $0.key.hasPrefix("site/") && $0.key.hasSuffix(".html") && $0.value.contains("<main")
                && !$0.value.contains("http-equiv") && !$0.key.contains("/print/")
        }
        #expect(pages.count > 60)
        for (path, html) in pages {
            #expect(
                html.contains("<p role=\"alert\"><strong>") && html.contains("断水のため、本日は休診いたします。"), "\(path)")
        }
        let posts = output.keys.filter { $0.hasPrefix("sns/notices/emergency-") && $0.hasSuffix(".txt") }
        #expect(
            Set(posts.map { $0.split(separator: "/").last ?? "" })
                == [
                    "line.txt", "x.txt", "facebook.txt", "instagram.txt", "threads.txt", "bluesky.txt", "mastodon.txt",
                    "google.txt",
                ])
        let later = try await site(line, more: notice, at: "2026-11-25T09:00")
        #expect(later.filter { $0.value.contains("断水のため") }.keys.sorted() == [])
    }
}
