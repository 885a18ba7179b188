import Foundation
import ShiraseBuild
import ShiraseClinic
import ShiraseCore
import TestSupport
import Testing

@testable import ShiraseSite

/// What a page's script says of a moment is what the build says.
@Suite(
    .serialized,
    .enabled(
        if: WebDriver.isInstalled, "needs Debian's packages chromium and chromium-driver, which `make test` installs"))
struct HoursScriptTests {
    private let root = String(TestSite.folder.dropLast("Tests/".count))

    private func words() throws -> HoursWords {
        let path = root + "templates/strings/ja.yml"
        let file = SourceFile(path: path, bytes: try LocalFileSystem().read(path))
        return HoursWords(
            strings: try #require(Strings.load(file, language: "ja", DiagnosticSink())), fallback: "ja")
    }

    @Test func everyMomentIsTheSame() async throws {
        let schedules = try MomentExpectation.schedules(DiagnosticSink())
        let words = try words()
        let expectations = try MomentExpectation.all().compactMap(\.self)
        #expect(expectations.count >= 300)
        // The page was built up to thirteen days before it is read.
        let cases = try expectations.enumerated().map { index, expectation in
            let schedule = try #require(schedules[expectation.clinic])
            let built = CivilDate(expectation.moment).adding(days: -(index % 14))
            let days = (0..<14).map(built.adding(days:)).compactMap(schedule.day)
            let data = ScheduleView.data(days, schedule, zone: "Asia/Tokyo", words).script
            return "[\(expectation.moment.instant * 1000),\(data)]"
        }
        let script = String(decoding: try LocalFileSystem().read(root + "templates/assets/hours.js"), as: UTF8.self)
        let browser = try await WebDriver(width: 375, height: 700)
        try await browser.open("data:text/html,<meta charset=utf-8><title>hours</title>")
        let answers = try await browser.text(
            """
            \(script)
            const time = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
            const names = { before: "before-opening", reception_ended: "reception-ended" };
            return [\(cases.joined(separator: ","))].map(([moment, data]) => {
              const state = hoursState(data, new Date(moment));
              if (!state) return "none";
              const now = state.current ? ` ${state.current.id} until ${time(state.current.end)}` : "";
              const next = state.next ? `${state.next.date} ${time(state.next.start)}` : "none";
              const first = state.phase === "open" && !state.firstVisits ? " no-first-visits" : "";
              return `${names[state.phase] ?? state.phase}${now}${first} next ${next}`;
            }).join("\\n");
            """)
        await browser.quit()
        let lines = answers.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == expectations.count)
        for (expectation, answer) in zip(expectations, lines) {
            #expect(
                answer == expectation.state,
                "Moments.txt:\(expectation.line): \(expectation.clinic), \(expectation.moment.rfc3339)")
        }
    }

    /// A page that is read on its day says what holds now; one that is older than its days leaves its text as it is.
    @Test func thePageSaysWhatHoldsNow() async throws {
        let now = Int(Date().timeIntervalSince1970)
        let calendar = try #require(TimeZoneCalendar(identifier: "Asia/Tokyo"))
        let today = calendar.moment(at: now)
        for (date, isCurrent) in [(today.dateText, true), ("2020-02-03", false)] {
            var options = BuildOptions(root: root)
            options.date = date + "T00:01"
            options.usesCache = false
            let folder = NSTemporaryDirectory() + "shirase-hours-\(UUID().uuidString)"
            let build = Build(options, fileSystem: LocalFileSystem(), clock: .system)
            _ = try await build.run(to: folder, isStrict: false)
            let page = "\(folder)/site/hours/index.html"
            // Paths of the site begin at its root.
            let html = String(decoding: try LocalFileSystem().read(page), as: UTF8.self)
                .replacing("=\"/assets/", with: "=\"\(folder)/site/assets/")
                .replacing("=\"/hours-data.js", with: "=\"\(folder)/site/hours-data.js")
                // A page on disk may not read a manifest, nor drawings of another file.
                .replacing(/<link rel="manifest"[^>]*>/, with: "").replacing(/<use [^>]*>/, with: "")
            try LocalFileSystem().write(Array(html.utf8), to: page)
            let browser = try await WebDriver(width: 375, height: 700)
            try await browser.open("file://\(page)")
            let plate = try await browser.text("return document.querySelector('[data-now] .plate')?.textContent ?? ''")
            let marked = try await browser.text(
                "return [...document.querySelectorAll('.calendar .today')].map(cell => cell.dataset.date).join(' ')")
            let complaints = try await browser.complaints()
            await browser.quit()
            let plates = ["診療中", "診療前", "昼の休み", "受付終了", "診療終了", "本日休診"]
            #expect(plates.contains(plate) == isCurrent)
            #expect(marked == (isCurrent ? today.dateText : ""))
            #expect(complaints == [])
        }
    }
}
