"""Pictures of the main pages, for whoever changes the theme to look at."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .browser import Browser, share
from .site import Site

WIDTHS = (375, 1280)
SCHEMES = ("light", "dark")
# The name of the picture, and the page.
MAIN = {
    "front": "/", "front-en": "/en/", "hours": "/hours/", "article": "/notices/influenza-2026/", "list": "/notices/",
    "doctors": "/doctors/", "access": "/access/", "faq": "/faq/", "prices": "/prices/", "recruiting": "/recruiting/nurse-2026/",
    "notices-required": "/notices-required/", "links": "/links/", "404": "/404.html",
}


def take(site: Site, folder: Path, open_browser: Callable[[], Browser], workers: int) -> int:
    """Writes NAME-WIDTH-SCHEME.png into the folder, and says how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    addresses = {name: site.address(path) for name, path in MAIN.items()} | {"board": site.board.as_uri()}
    share(addresses.items(), open_browser, workers, lambda browser, item: _page(browser, *item, folder))
    return len(addresses) * len(WIDTHS) * len(SCHEMES)


def _page(browser: Browser, name: str, address: str, folder: Path) -> None:
    browser.open(address)
    for width in WIDTHS:
        browser.size(width)
        browser.lay_open()
        for scheme in SCHEMES:
            browser.scheme(scheme)
            browser.picture(folder / f"{name}-{width}-{scheme}.png")
