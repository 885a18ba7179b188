"""Usage: python -m pages.selftest

The checks must see what they are for: on a right page they find nothing, on a page with one fault exactly that fault.
"""
from __future__ import annotations

import datetime
import shutil
import sys
import tempfile
import unittest
from contextlib import nullcontext
from pathlib import Path

from . import every, keyboard, outside, scriptless, sizes
from .browser import Browser, missing
from .finding import Report
from .site import Site, served
from .walk import Steps

DAY = datetime.date(2026, 11, 24)
MOMENT = datetime.datetime(2026, 11, 24, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))

STYLE = """
body { margin: 0; font-size: 18px; line-height: 2; color: #111; background: #fff; }
:focus-visible { outline: 3px solid; }
.skip:not(:focus) { position: absolute; left: -99rem; }
.scroll { overflow-x: auto; max-width: 18rem; }
.scroll div { width: 40rem; }
"""
HEADER = """<a class="skip" href="#main">本文へ</a>
<header><button type="button" popovertarget="menu">メニュー</button>
<nav id="menu" popover aria-label="メニュー"><a href="/">トップ</a> <a href="/faq/">質問</a></nav></header>"""
MAIN = "<h1>診療時間</h1><p>" + "、".join(f"11月{day}日" for day in range(24, 31)) + """</p>
<div class="scroll" role="region" aria-label="表" tabindex="0"><div>広い表</div></div>
<details><summary>予約はできますか</summary><p>できます。</p></details>"""


def page(main: str = MAIN, header: str = HEADER, style: str = STYLE) -> str:
    return f"""<!DOCTYPE html>
<html lang="ja">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>診療所</title>
<link rel="icon" href="data:,"><style>{style}</style></head>
<body>
{header}
<main id="main">{main}</main>
</body>
</html>
"""


class ChecksTests(unittest.TestCase):
    """One browser for all tests; each writes the front page anew."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        (Path(folder.name) / "site").mkdir()
        self.site: Site = self.enterContext(served(Path(folder.name)))
        self.report = Report()

    @classmethod
    def setUpClass(cls) -> None:
        cls.browser = cls.enterClassContext(Browser(MOMENT.timestamp()))
        cls.axe = every.axe_script()

    def write(self, html: str) -> None:
        (self.site.folder / "index.html").write_text(html, encoding="utf-8")

    def steps(self, width: int = keyboard.PHONE) -> Steps:
        self.browser.size(width)
        self.browser.open(self.site.address("/"))
        return Steps(self.browser, self.report, "check", "/", str(width))

    def rules(self) -> list[str]:
        return [finding.rule for finding in self.report.findings]

    def every(self, html: str) -> list[tuple[str, str]]:
        """What is found on every page of a site that has this one alone, as check and rule."""
        self.write(html)
        self.browser.requests()
        self.browser.errors()
        every.check(self.site.pages(), lambda: nullcontext(self.browser), self.axe, 1, self.report)
        return sorted({(finding.check, finding.rule) for finding in self.report.findings})

    def walk(self, html: str) -> list[str]:
        """What a person with a keyboard meets."""
        self.write(html)
        self.steps().stops()
        for step in (keyboard.skip_link, keyboard.menu, keyboard.regions, keyboard.faq):
            step(self.steps())
        return self.rules()

    def test_right_page(self) -> None:
        self.assertEqual(self.every(page()), [])
        self.assertEqual(self.walk(page()), [])
        self.browser.scripts(allowed=False)
        self.addCleanup(self.browser.scripts, allowed=True)
        scriptless.menu(self.steps())
        scriptless.coming_days(self.steps(), DAY)
        keyboard.faq(self.steps())
        self.assertEqual(self.rules(), [])

    def test_faults_on_every_page(self) -> None:
        self.assertEqual(self.every(page(MAIN + '<p style="color:#bbb">薄い</p>')), [(every.AXE, "color-contrast")])
        self.report = Report()
        dark = STYLE + "@media (prefers-color-scheme: dark) { p { color: #eee; } }"
        self.assertEqual(self.every(page(style=dark)), [(every.AXE, "color-contrast")])
        self.report = Report()
        self.assertEqual(self.every(page(MAIN + '<div style="width:340px">広い</div>')), [(every.SIDEWAYS, "wider than the window")])
        self.assertEqual([finding.element for finding in self.report.findings], ["main#main > div"])
        self.report = Report()
        found = self.every(page(MAIN + '<script>throw new Error("誤り")</script>'))
        self.assertEqual([check for check, _ in found], [every.CONSOLE])
        self.report = Report()
        found = self.every(page(MAIN + '<img src="https://tracker.example.jp/dot.gif" alt="">'))
        self.assertEqual([check for check, _ in found], [every.CONSOLE, every.FOREIGN])

    def test_faults_for_the_keyboard(self) -> None:
        self.assertIn("the first stop is not a skip link to main", self.walk(page(header='<p><a href="/">トップ</a></p>')))
        self.assertIn("Tab does not reach a menu button on a phone", self.rules())
        self.report = Report()
        self.assertIn("the focus cannot be seen", self.walk(page(style=STYLE + "summary:focus-visible { outline: none; }")))
        self.report = Report()
        bar = '<div style="position:fixed;inset:0 0 0 0;background:#fff">覆い</div>'
        self.assertIn("what has the focus is covered or out of view", self.walk(page(MAIN + bar)))
        self.report = Report()
        self.assertEqual(self.walk(page(MAIN.replace(" tabindex=\"0\"", " tabindex=\"-1\" inert"))), ["a region that scrolls takes no focus"])

    def test_faults_without_scripts(self) -> None:
        self.browser.scripts(allowed=False)
        self.addCleanup(self.browser.scripts, allowed=True)
        self.write(page("<h1>本日</h1><p>11月24日</p>", header='<button type="button" popovertarget="none">メニュー</button>'))
        scriptless.menu(self.steps())
        scriptless.coming_days(self.steps(), DAY)
        scriptless.hours(self.steps())
        self.assertEqual(self.rules(), [
            "Tab does not reach a menu button on a phone", "the page says 本日",
            "the page does not name 11月25日・11月26日・11月27日・11月28日・11月29日・11月30日",
            "the timetable is not shown", "the calendar is not shown",
        ])

    @unittest.skipUnless(shutil.which("java"), "java is not installed")
    def test_faults_without_a_browser(self) -> None:
        self.write(page("<h1>見出し</h2>"))
        (self.site.folder / "feed.xml").write_text("<rss", encoding="utf-8")
        (self.site.folder / "assets").mkdir()
        (self.site.folder / "assets" / "style.0123456789.css").write_text("a" * 20_481, encoding="utf-8")
        outside.check_html(self.site, self.report)
        outside.check_feeds(self.site, self.report)
        sizes.check(self.site, self.site.pages(), self.report)
        pages = {found.page for found in self.report.findings if found.check == outside.NU}
        # The heading, and not the popover above it.
        self.assertEqual(pages, {"site/index.html:15"})
        self.assertEqual({found.check for found in self.report.findings}, {outside.NU, outside.FEEDS, sizes.SIZES})


if __name__ == "__main__":
    if missing() or not every.axe_script():
        print("skipped: the test of the checks: no browser, or no axe-core")
        sys.exit()
    unittest.main(module="pages.selftest", argv=["selftest"])
