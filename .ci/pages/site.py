"""The built example site: its pages, and a server for them."""
from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

# Chromium takes *.localhost for this machine and for safe, as https is; the real site's address is another host to it.
HOST = "clinic.localhost"


class Kind(Enum):
    """What a page is, as far as its checks differ."""

    SCREEN = "screen"
    ARTICLE = "article"
    PAPER = "paper"
    REDIRECT = "redirect"
    BOARD = "board"


@dataclass(frozen=True)
class Page:
    """A page to check: how messages name it, where the browser opens it, and its file."""

    name: str
    address: str
    file: Path
    kind: Kind


@dataclass(frozen=True)
class Site:
    """`output` is what `shirase build --output` wrote: site/ and sns/. `origin` is where site/ is served."""

    output: Path
    origin: str

    @property
    def folder(self) -> Path:
        return self.output / "site"

    def address(self, path: str) -> str:
        return self.origin + path

    @property
    def board(self) -> Path:
        return self.output / "sns" / "index.html"

    def pages(self) -> list[Page]:
        """Every HTML file of the site, then the board in each of its views, opened from the disk as staff do."""
        found = [self._page(file) for file in sorted(self.folder.rglob("*.html"))]
        return found + self._board_views()

    def _page(self, file: Path) -> Page:
        path = "/" + file.relative_to(self.folder).as_posix().removesuffix("index.html")
        return Page(path, self.address(path), file, _kind(path, file.read_text(encoding="utf-8")))

    def _board_views(self) -> list[Page]:
        if not self.board.exists():
            return []
        views = re.findall(r'<section id="([a-z]+)"', self.board.read_text(encoding="utf-8"))
        return [Page(f"board#{view}", f"{self.board.as_uri()}#{view}", self.board, Kind.BOARD) for view in views]


def _kind(path: str, html: str) -> Kind:
    if 'http-equiv="refresh"' in html:
        return Kind.REDIRECT
    if re.match(r"/([a-z-]+/)?print/", path):
        return Kind.PAPER
    return Kind.ARTICLE if 'property="og:type" content="article"' in html else Kind.SCREEN


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Says nothing, and lets the browser keep nothing: every page is seen as by somebody who has never been here."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(output: Path) -> Iterator[Site]:
    """The site on a free port, as long as the context lasts."""
    handler = functools.partial(_Handler, directory=str(output / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(output, f"http://{HOST}:{server.server_address[1]}")
        server.shutdown()
