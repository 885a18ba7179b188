"""What must hold on every page: no axe violation, no console error, no foreign request, no sideways scrolling."""
from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from .browser import Browser, share
from .finding import Finding, Report
from .site import HOST, Kind, Page

AXE = "axe violations"
CONSOLE = "console errors"
FOREIGN = "requests to other hosts"
SIDEWAYS = "sideways scrolling"
CHECKS = (AXE, CONSOLE, FOREIGN, SIDEWAYS)

WIDTHS = (1280, 768, 375, 320)
AXE_WIDTHS = (1280, 375)
# Paper is looked at in its own width, 210 mm.
PAPER_WIDTH = 794
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

RUN_AXE = """
const [run, done] = arguments;
axe.run(document, { runOnly: run, resultTypes: ['violations'], preload: false }).then(
  (result) => done(result.violations.flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id, html: node.html, target: node.target.join(' '), summary: node.failureSummary })))),
  (error) => done([{ rule: 'axe', html: '', target: '', summary: String(error) }]));
"""

# The width of what the page can be scrolled to, and the innermost elements that reach beyond the window.
STICKING_OUT = """
const root = document.documentElement;
if (root.scrollWidth <= innerWidth) return null;
const scrolls = (element) => !['visible', 'clip'].includes(getComputedStyle(element).overflowX);
const inside = (element) => {
  // What is placed absolutely scrolls with its containing block alone, and sticks out of every other ancestor.
  const holder = (at) => getComputedStyle(at).position === 'absolute' ? at.offsetParent : at.parentElement;
  for (let at = holder(element); at && at !== document.body; at = holder(at)) if (scrolls(at)) return true;
  return false;
};
const out = [...document.body.querySelectorAll('*')].filter((element) => {
  const box = element.getBoundingClientRect();
  const right = scrolls(element) ? box.right : Math.max(box.right, box.left + element.scrollWidth);
  return box.width && right > innerWidth && !inside(element);
});
const name = (element) => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '')
  + [...element.classList].map((word) => '.' + word).join('');
const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
return [root.scrollWidth, innermost.slice(0, 3).map((element) =>
  (element.parentElement ? name(element.parentElement) + ' > ' : '') + name(element)).join(', ')];
"""


def axe_script() -> str | None:
    """axe-core, from the package that holds it; the package itself is not run."""
    package = importlib.util.find_spec("axe_playwright_python")
    folders = package.submodule_search_locations if package else None
    return (Path(folders[0]) / "axe.min.js").read_text(encoding="utf-8") if folders else None


def check(pages: Iterable[Page], open_browser: Callable[[], Browser], axe: str | None, workers: int, report: Report) -> None:
    """All pages, shared among as many browsers as there are workers."""
    # The largest first, so that no browser is left alone with them at the end.
    opened = sorted((page for page in pages if page.kind is not Kind.REDIRECT), key=lambda page: -page.file.stat().st_size)
    for findings in share(opened, open_browser, workers, lambda browser, page: _page(browser, page, axe)):
        report.findings.extend(findings)
    report.ran(*(check for check in CHECKS if axe or check != AXE))
    report.figures.append(("pages opened in the browser", str(len(opened))))


def _page(browser: Browser, page: Page, axe: str | None) -> list[Finding]:
    """One page, loaded once for all widths and both schemes."""
    widths, axe_widths = ((PAPER_WIDTH,), (PAPER_WIDTH,)) if page.kind is Kind.PAPER else (WIDTHS, AXE_WIDTHS)
    browser.scheme("light")
    browser.size(widths[0])
    browser.open(page.address)
    if axe:
        browser.run(axe)
    findings = []
    for width in widths:
        browser.size(width)
        browser.lay_open()
        findings += _sideways(browser, page, width)
        if axe and width in axe_widths:
            findings += _axe(browser, page, f"{width} light", TAGS)
            browser.scheme("dark")
            findings += _axe(browser, page, f"{width} dark", ["color-contrast"])
            browser.scheme("light")
    return findings + _traffic(browser, page)


def _sideways(browser: Browser, page: Page, width: int) -> list[Finding]:
    found = browser.run(STICKING_OUT)
    if not found:
        return []
    remedy = "let it wrap or shrink, or scroll inside of a region of its own"
    return [Finding(SIDEWAYS, page.name, "wider than the window", remedy, found[1], f"{found[0]} at {width}")]


def _axe(browser: Browser, page: Page, view: str, run: list[str]) -> list[Finding]:
    return [
        Finding(
            AXE, page.name, found["rule"], " ".join(found["summary"].split()), found["html"][:160], view,
            re.sub(r":nth-child\(\d+\)|\[[^]]*\]|#[^ >.]+", "", found["target"]))
        for found in browser.run_async(RUN_AXE, run)
    ]


def _traffic(browser: Browser, page: Page) -> list[Finding]:
    findings = [
        Finding(FOREIGN, page.name, address, "keep what pages show on the site itself, and link to other hosts")
        for address in browser.requests() if _is_foreign(address, page)
    ]
    return findings + [
        Finding(CONSOLE, page.name, message, "open the page, look at the browser's console, and mend what it names")
        for message in browser.errors()
    ]


def _is_foreign(address: str, page: Page) -> bool:
    """The board is a file, and asks for files alone."""
    parts = urlsplit(address)
    return parts.scheme != "file" if page.kind is Kind.BOARD else parts.hostname != HOST
