"""Headless Chromium behind chromedriver, both of the system. Nothing is downloaded."""
from __future__ import annotations

import base64
import json
import shutil
import time
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains

from .site import HOST

Item = TypeVar("Item")
Result = TypeVar("Result")

HEIGHT = 800
HIGHEST_PICTURE = 8000
PATIENCE = 5.0

# The page's clock begins at the moment for which the site was built, so that the results are the same every day.
CLOCK = """(() => {
  const began = performance.now(), Real = Date;
  const now = () => Math.floor(%d + performance.now() - began);
  globalThis.Date = class Date extends Real {
    constructor(...values) { values.length ? super(...values) : super(now()); }
    static now() { return now(); }
  };
})()"""

# Parts that are laid out only when they come into view would escape the checks, and a bar that stays in view covers what can be scrolled to.
LAY_OPEN = """
const sheet = new CSSStyleSheet();
sheet.replaceSync('* { content-visibility: visible !important }');
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
for (const element of document.body.querySelectorAll('*')) {
  if (getComputedStyle(element).position === 'sticky') element.style.position = 'static';
}
"""


def missing() -> str | None:
    """What of the browser is not installed."""
    absent = [program for program in ("chromium", "chromedriver") if not shutil.which(program)]
    return f"{' and '.join(absent)} not installed (Debian: apt-get install chromium chromium-driver)" if absent else None


class Browser:
    """One window. `moment` is the time its pages believe in, in seconds since 1970."""

    def __init__(self, moment: float) -> None:
        options = Options()
        options.binary_location = shutil.which("chromium") or ""
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
            "--disable-smooth-scrolling", f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}, EXCLUDE 127.0.0.1",
            "--lang=ja-JP", f"--window-size=1280,{HEIGHT}",
        ):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option("perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
        self._driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self._driver.set_script_timeout(120)
        self.command("Page.addScriptToEvaluateOnNewDocument", source=CLOCK % (moment * 1000))
        self.command("Emulation.setTimezoneOverride", timezoneId="Asia/Tokyo")
        self.scheme("light")

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        self._driver.quit()

    def command(self, name: str, **parameters: Any) -> Any:
        """A command of the Chrome DevTools protocol."""
        return self._driver.execute_cdp_cmd(name, parameters)

    def open(self, address: str) -> None:
        # An address that differs by its fragment alone would not load anew.
        self._driver.get("about:blank")
        self._driver.get(address)

    def size(self, width: int, height: int = HEIGHT) -> None:
        """Narrower than any window can be; returns when the page has it."""
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.until(lambda: self.run("return innerWidth === arguments[0] && innerHeight === arguments[1]", width, height))

    def scheme(self, name: str) -> None:
        """`light` or `dark`. Nothing moves or fades, so that colours are what they will be."""
        wishes = {"prefers-color-scheme": name, "prefers-reduced-motion": "reduce"}
        self.command("Emulation.setEmulatedMedia", features=[{"name": key, "value": value} for key, value in wishes.items()])

    def scripts(self, allowed: bool) -> None:
        """Whether the scripts of pages run. What `run` is given runs in any case."""
        self.command("Emulation.setScriptExecutionDisabled", value=not allowed)

    def run(self, script: str, *arguments: Any) -> Any:
        return self._driver.execute_script(script, *arguments)

    def run_async(self, script: str, *arguments: Any) -> Any:
        return self._driver.execute_async_script(script, *arguments)

    def press(self, *keys: str) -> None:
        for key in keys:
            ActionChains(self._driver, duration=0).send_keys(key).perform()

    def click(self, element: Any) -> None:
        element.click()

    def until(self, condition: Callable[[], Any]) -> Any:
        """What the condition gives as soon as it gives something, or the last that it gave."""
        end = time.monotonic() + PATIENCE
        while not (value := condition()) and time.monotonic() < end:
            time.sleep(0.02)
        return value

    def requests(self) -> list[str]:
        """The addresses asked for since the last call, without those that hold their data themselves."""
        events = [json.loads(entry["message"])["message"] for entry in self._driver.get_log("performance")]
        addresses = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        return [address for address in addresses if urlsplit(address).scheme not in ("data", "blob", "about")]

    def errors(self) -> list[str]:
        """The errors on the console since the last call."""
        return [entry["message"] for entry in self._driver.get_log("browser") if entry["level"] == "SEVERE"]

    def lay_open(self) -> None:
        """The page as on paper: all of it is laid out, and nothing stays in view. Other things stick at another width: call it again there."""
        self.run(LAY_OPEN)

    def picture(self, file: Path) -> None:
        """The whole page, or as much of it as one looks at."""
        width, height = self.run("return [innerWidth, document.documentElement.scrollHeight]")
        clip = {"x": 0, "y": 0, "width": width, "height": min(height, HIGHEST_PICTURE), "scale": 1}
        answer = self.command("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
        file.write_bytes(base64.b64decode(answer["data"]))


def share(
    items: Iterable[Item], open_browser: Callable[[], Browser], workers: int, work: Callable[[Browser, Item], Result]
) -> list[Result]:
    """Does the work for every item in as many browsers as there are workers, each of which takes the next item when it is ready.

    The results are in no order.
    """
    waiting = deque(items)

    def run() -> list[Result]:
        results = []
        with open_browser() as browser:
            while True:
                try:
                    item = waiting.popleft()
                except IndexError:
                    return results
                results.append(work(browser, item))

    with ThreadPoolExecutor(workers) as pool:
        futures = [pool.submit(run) for _ in range(workers)]
        return [result for future in futures for result in future.result()]
