"""What the pages do where JavaScript is off: they name their days, and everything opens."""
from __future__ import annotations

import datetime

from selenium.webdriver.common.keys import Keys

from .browser import Browser
from .finding import Report
from .keyboard import DESKTOP, PHONE, faq, is_open
from .site import Site
from .walk import Steps

SCRIPTLESS = "steps without JavaScript that fail"
# Words that are true at one time of one day alone.
OF_THE_MOMENT = ("本日", "診療中")
DAYS = 7


def check(site: Site, browser: Browser, first: datetime.date, report: Report) -> None:
    """`first` is the day for which the site was built."""
    report.ran(SCRIPTLESS)
    browser.scripts(allowed=False)

    def steps(page: str, width: int = PHONE, address: str | None = None) -> Steps:
        browser.size(width)
        browser.open(address or site.address(page))
        return Steps(browser, report, SCRIPTLESS, page, str(width))

    menu(steps("/"))
    coming_days(steps("/"), first)
    faq(steps("/faq/"))
    hours(steps("/hours/"))
    if site.board.exists():
        board(steps("board", DESKTOP, site.board.as_uri()))
    browser.scripts(allowed=True)


def menu(steps: Steps) -> None:
    button, remedy = "button[popovertarget=menu]", "a popover needs no script: popovertarget and popover"
    if steps.must(steps.tab_to(button), "Tab does not reach a menu button on a phone", remedy, button):
        steps.browser.press(Keys.ENTER)
        steps.must(steps.browser.until(lambda: is_open(steps.browser)), "the menu does not open", remedy, "#menu")


def coming_days(steps: Steps, first: datetime.date) -> None:
    """The front page names the coming seven days; only a script may say what holds at this moment."""
    text = steps.browser.run("return document.body.innerText")
    for word in OF_THE_MOMENT:
        steps.must(word not in text, f"the page says {word}", "write dates; this word is for the script to write")
    days = [first + datetime.timedelta(days=later) for later in range(DAYS)]
    missing = [f"{day.month}月{day.day}日" for day in days if not is_named(steps, day, text)]
    steps.must(not missing, f"the page does not name {'・'.join(missing)}", "write the coming seven days in words, or in <time datetime>")


def is_named(steps: Steps, day: datetime.date, text: str) -> bool:
    visible = "return [...document.querySelectorAll(arguments[0])].some((at) => at.getClientRects().length > 0)"
    return f"{day.month}月{day.day}日" in text or steps.browser.run(visible, f'time[datetime^="{day}"], [data-date="{day}"]')


def hours(steps: Steps) -> None:
    tables = steps.browser.run(
        "return [...document.querySelectorAll('main table')].filter((at) => at.getClientRects().length).map((at) => at.innerText)")
    timetable = any("午前" in table and "午後" in table for table in tables)
    steps.must(timetable, "the timetable is not shown", "write it into the page", "table")
    calendars = [table for table in tables if "28" in table and "休診" in table and "午後" not in table.split("\n")[0]]
    steps.must(calendars, "the calendar is not shown", "write it into the page", "table")


def board(steps: Steps) -> None:
    """Nothing copies without a script, so that a click must select the whole text of a post."""
    browser = steps.browser
    text = browser.run("return [...document.querySelectorAll('.post .text')].find((at) => at.getClientRects().length)")
    if steps.must(text, "no post shows its text", "show all posts where no script runs", ".post .text"):
        browser.click(text)
        whole = browser.until(lambda: browser.run(
            "return getSelection().toString().trim() === arguments[0].innerText.trim() && arguments[0].innerText !== ''", text))
        steps.must(whole, "a click does not select the whole text of a post", "user-select: all where no script runs", ".post .text")
    buttons = browser.run("return [...document.querySelectorAll('button.copy')].filter((at) => at.getClientRects().length).length")
    steps.must(buttons == 0, "copy buttons are shown, and cannot work", "hide what needs the script", "button.copy")
