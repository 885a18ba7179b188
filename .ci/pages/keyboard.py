"""The site and the board by keyboard alone."""
from __future__ import annotations

from selenium.webdriver.common.keys import Keys

from .browser import Browser
from .finding import Report
from .site import Site
from .walk import Steps

KEYBOARD = "steps by keyboard that fail"
PHONE, DESKTOP = 375, 1280
WALKED = ("/", "/hours/", "/faq/", "/notices/influenza-2026/", "/links/")

# Regions that scroll sideways; one that shows everything has nothing to scroll.
SCROLLING = """
return [...document.querySelectorAll('main *')].filter((element) =>
  ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1);
"""


def check(site: Site, browser: Browser, report: Report) -> None:
    report.ran(KEYBOARD)

    def steps(page: str, width: int, address: str | None = None) -> Steps:
        browser.scheme("light")
        browser.size(width)
        browser.open(address or site.address(page))
        return Steps(browser, report, KEYBOARD, page, str(width))

    stops = 0
    for page in WALKED:
        for width in (PHONE, DESKTOP):
            stops += steps(page, width).stops()
    skip_link(steps("/", PHONE))
    menu(steps("/", PHONE))
    regions(steps("/hours/", 320))
    faq(steps("/faq/", PHONE))
    if site.board.exists():
        stops += steps("board", DESKTOP, site.board.as_uri()).stops()
        board(steps("board", DESKTOP, site.board.as_uri()))
    report.figures.append(("stops of the Tab key", str(stops)))


def skip_link(steps: Steps) -> None:
    """The first stop leads past the header."""
    browser = steps.browser
    browser.press(Keys.TAB)
    target = browser.run("return document.activeElement.getAttribute('href') || ''")
    found = target.startswith("#") and browser.run("return !!document.querySelector(arguments[0])?.closest('main')", target)
    if not steps.must(found, "the first stop is not a skip link to main", "begin the page with a link to #main", target):
        return
    browser.press(Keys.ENTER)
    steps.must(browser.run("return location.hash") == target, "Enter does not follow the skip link", "make it a plain link")
    browser.press(Keys.TAB)
    steps.must(
        browser.run("return !!document.activeElement.closest('main')"),
        "after the skip link, Tab does not go on in main", "keep the link's target in front of main's own links")


def menu(steps: Steps) -> None:
    """A popover: its button opens it, its links follow in order, Escape closes it and gives the focus back."""
    browser, button = steps.browser, "button[popovertarget=menu]"
    remedy = '<button popovertarget="menu"> in the header and <nav id="menu" popover>, shown by CSS below 60rem'
    if not steps.must(steps.tab_to(button), "Tab does not reach a menu button on a phone", remedy, button):
        return
    browser.press(Keys.ENTER)
    if not steps.must(browser.until(lambda: is_open(browser)), "Enter does not open the menu", remedy, "#menu"):
        return
    links = browser.run("return [...document.querySelectorAll('#menu a')].map((link) => link.getAttribute('href'))")
    order = []
    for _ in links:
        browser.press(Keys.TAB)
        order.append(browser.run("return document.activeElement.closest('#menu') && document.activeElement.getAttribute('href')"))
    steps.must(links and order == links, f"the menu's links get the focus as {order}", f"keep them in their order: {links}", "#menu")
    browser.press(Keys.ESCAPE)
    steps.must(browser.until(lambda: not is_open(browser)), "Escape does not close the menu", "popover, or popover=auto", "#menu")
    steps.must(steps.focused(button), "after Escape the focus is not on the menu's button", "let the popover close itself", button)


def is_open(browser: Browser) -> bool:
    return browser.run("return !!document.querySelector('#menu:popover-open')")


def regions(steps: Steps) -> None:
    """Timetable and calendar: what scrolls sideways takes the focus, has a name, and scrolls by the arrow keys."""
    browser = steps.browser
    for region in browser.run(SCROLLING):
        name = browser.run("return arguments[0].getAttribute('aria-label') || arguments[0].className", region)
        focusable = browser.run("arguments[0].focus(); return document.activeElement === arguments[0]", region)
        if not steps.must(focusable, "a region that scrolls takes no focus", 'role="region" aria-label="…" tabindex="0"', name):
            continue
        browser.press(Keys.ARROW_RIGHT)
        scrolled = browser.until(lambda: browser.run("return arguments[0].scrollLeft > 0", region))
        steps.must(scrolled, "the arrow keys do not scroll it", "let the region itself have overflow-x: auto", name)


def faq(steps: Steps) -> None:
    """Answers open by Enter and by Space, and close again."""
    browser = steps.browser
    if not steps.must(steps.tab_to("main summary"), "Tab does not reach a question", "details with summary", "summary"):
        return
    for name, key in (("Enter", Keys.ENTER), ("Space", Keys.SPACE)):
        for opened in (True, False):
            browser.press(key)
            holds = browser.until(lambda: browser.run("return document.activeElement.parentElement.open") == opened)
            steps.must(holds, f"{name} does not {'open' if opened else 'close'} an answer", "a plain details", "summary")


def board(steps: Steps) -> None:
    """Filters by arrow keys, copying by Enter, ticking by Space."""
    browser = steps.browser
    browser.command("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    if steps.must(steps.tab_to("input[name=state]"), "Tab does not reach the filters", "visible radios", "input[name=state]"):
        before = shown(steps)
        browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        steps.must(steps.focused("input[name=state]:checked"), "the arrow keys do not choose a filter", "radios of one name")
        steps.must(shown(steps) >= before > 0, "すべて shows fewer posts than 投稿待ち", "see the filters of board.css")
        browser.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT)
        steps.must(shown(steps) == before, "going back to 投稿待ち does not show what it showed", "see the filters of board.css")
    if steps.must(steps.tab_to(".post label input", 120), "Tab does not reach a tick", "a visible checkbox", ".post label input"):
        browser.press(Keys.SPACE)
        steps.must(steps.focused("input:checked"), "Space does not tick a post", "a checkbox", ".post label input")
        browser.press(Keys.SPACE)
        steps.must(steps.focused("input:not(:checked)"), "Space does not take a tick back", "a checkbox", ".post label input")
    if steps.must(steps.tab_to("button.copy", 120), "Tab does not reach a copy button", "a visible button", "button.copy"):
        browser.press(Keys.ENTER)
        copied = browser.until(
            lambda: browser.run("return document.activeElement.textContent.includes(document.body.dataset.copied)"))
        steps.must(copied, "Enter does not copy, or the button does not say so or loses the focus", "see copy in board.js", "button.copy")


def shown(steps: Steps) -> int:
    return steps.browser.run("return [...document.querySelectorAll('.post')].filter((post) => post.getClientRects().length).length")
