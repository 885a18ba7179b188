"""Usage: python -m pages OUTPUT --moment 2026-11-24T10:00+09:00 --screenshots FOLDER [--only all|checks|screenshots]

OUTPUT is what `shirase build --date MOMENT --output OUTPUT` has written. Exits with 1 where something was found, and with 0 where checks
were skipped. With CHECK_PAGES=required in the environment, a skipped check is a failure too.
"""
from __future__ import annotations

import argparse
import datetime
import os
import sys
from pathlib import Path

from . import every, keyboard, outside, screenshots, scriptless, sizes
from .browser import Browser, missing
from .finding import Report
from .site import served


def main() -> int:
    arguments = _arguments()
    report = Report()
    _run(arguments, report)
    print(report.text())
    if report.findings:
        print(f"\n{len(report.findings)} faults. Each is named above with its page, its place and what to do.")
    return 1 if report.findings or (os.environ.get("CHECK_PAGES") == "required" and report.skipped) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="pages")
    parser.add_argument("output", type=Path)
    parser.add_argument("--moment", type=datetime.datetime.fromisoformat, required=True)
    parser.add_argument("--screenshots", type=Path, required=True)
    parser.add_argument("--only", choices=("all", "checks", "screenshots"), default="all")
    parser.add_argument("--jobs", type=int, default=max(1, min(4, os.cpu_count() or 1)))
    return parser.parse_args()


def _run(arguments: argparse.Namespace, report: Report) -> None:
    def open_browser() -> Browser:
        return Browser(arguments.moment.timestamp())

    absent = missing()
    with served(arguments.output.resolve()) as site:
        if arguments.only != "screenshots":
            pages = site.pages()
            outside.check_html(site, report)
            outside.check_feeds(site, report)
            sizes.check(site, pages, report)
        if absent:
            return report.skip("checks in the browser", absent)
        if arguments.only != "screenshots":
            axe = every.axe_script()
            if not axe:
                report.skip(every.AXE, "axe-core could not be installed")
            every.check(pages, open_browser, axe, arguments.jobs, report)
            with open_browser() as browser:
                sizes.requests(site, browser, report)
                keyboard.check(site, browser, report)
                scriptless.check(site, browser, arguments.moment.date(), report)
        if arguments.only != "checks":
            count = screenshots.take(site, arguments.screenshots, open_browser, arguments.jobs)
            report.figures.append((f"screenshots in {arguments.screenshots}", str(count)))


if __name__ == "__main__":
    sys.exit(main())
