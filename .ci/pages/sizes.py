"""How many bytes the pages have, as they are written, and how often the top page asks the server."""
from __future__ import annotations

import re
import time

from .browser import Browser
from .finding import Finding, Report
from .site import Kind, Page, Site

SIZES = "sizes over their limit"
STYLE_LIMIT = 20 * 1024
ARTICLE_LIMIT = 30 * 1024


def check(site: Site, pages: list[Page], report: Report) -> None:
    """The public style sheet, and each article's HTML with the style sheets that it links to."""
    report.ran(SIZES)
    sheets = sorted((site.folder / "assets").glob("*.css")) + sorted(site.output.glob("sns/*.css"))
    for sheet in sheets:
        # Without the digest: style.0123456789.css is style.css.
        name = re.sub(r"\.[0-9a-f]{10}\.", ".", sheet.name)
        limit = STYLE_LIMIT if name == "style.css" else None
        _bytes(report, name, sheet.stat().st_size, limit, "say it once, or leave it out")
    articles = {page.name: (page.file.stat().st_size, _styles(site, page)) for page in pages if page.kind is Kind.ARTICLE}
    if not articles:
        return
    for name, (html, css) in articles.items():
        if html + css > ARTICLE_LIMIT:
            _over(report, name, html + css, ARTICLE_LIMIT, "shorten what every page carries, or the article", "article")
    largest = max(articles, key=lambda name: articles[name])
    html, css = articles[largest]
    report.figures.append(("largest article", largest))
    _bytes(report, "  its HTML", html)
    report.figures.append(("  its HTML and CSS", f"{html + css:,} of {ARTICLE_LIMIT:,} bytes"))


def requests(site: Site, browser: Browser, report: Report) -> None:
    """What the browser asks for when somebody opens the top page for the first time."""
    browser.size(375)
    browser.requests()
    browser.open(site.address("/"))
    # The icon is asked for when the page is there already.
    time.sleep(1)
    report.figures.append(("requests of the top page", str(len(browser.requests()))))


def _styles(site: Site, page: Page) -> int:
    links = re.findall(r'<link rel="stylesheet" href="/([^"]+)"', page.file.read_text(encoding="utf-8"))
    return sum((site.folder / link).stat().st_size for link in links)


def _bytes(report: Report, name: str, size: int, limit: int | None = None, remedy: str = "") -> None:
    report.figures.append((name, f"{size:,}" + (f" of {limit:,}" if limit else "") + " bytes"))
    if limit and size > limit:
        _over(report, name, size, limit, remedy)


def _over(report: Report, name: str, size: int, limit: int, remedy: str, kind: str = "") -> None:
    report.findings.append(Finding(SIZES, name, f"more than {limit:,} bytes", remedy, f"{size:,} bytes", kind=kind))
