"""What a person does with the keyboard: steps that must hold, each with a remedy, and a walk with the Tab key."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from selenium.webdriver.common.keys import Keys

from .browser import Browser
from .finding import Finding, Report

MOST_STOPS = 600

# The element that has the focus: whether its mark shows, and whether something lies above it. Where a control is drawn by its label, as
# radios are, the label counts as the control.
FOCUSED = """
const element = document.activeElement;
if (!element || element === document.body || element === document.documentElement) return null;
const name = (at) => at.tagName.toLowerCase() + (at.id ? '#' + at.id : '') + [...at.classList].map((word) => '.' + word).join('');
const label = element.labels && element.labels[0];
const drawn = [element, ...(label ? [label, ...label.querySelectorAll('*')] : [])];
const marked = drawn.some((at) => {
  const style = getComputedStyle(at);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && Number(style.opacity) > 0
    && at.getBoundingClientRect().width > 1;
});
const within = (box) => ({ left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth),
  top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight) });
const seen = (at) => [...at.getClientRects()].map(within).some((box) => {
  if (box.right - box.left < 1 || box.bottom - box.top < 1) return false;
  const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return hit && at.contains(hit);
});
window.shiraseSeen ??= new WeakSet();
const again = window.shiraseSeen.has(element);
window.shiraseSeen.add(element);
return { name: name(element) + ' ' + (element.getAttribute('href') || element.textContent.trim().slice(0, 30)),
  marked, covered: !(seen(element) || label && seen(label)), again };
"""


@dataclass
class Steps:
    """What is done on one page in one view; faults go into the report under `check`."""

    browser: Browser
    report: Report
    check: str
    page: str
    view: str

    def must(self, holds: Any, rule: str, remedy: str, element: str = "") -> bool:
        """Notes a fault unless it holds, and says whether it does, since what comes after may rest on it."""
        if not holds:
            self.report.findings.append(Finding(self.check, self.page, rule, remedy, element, self.view))
        return bool(holds)

    def stops(self) -> int:
        """Tab through the whole page: each stop is marked, and nothing covers it. The number of stops."""
        for stop in range(MOST_STOPS):
            self.browser.press(Keys.TAB)
            found = self.browser.run(FOCUSED)
            if found is None or found["again"]:
                return stop
            self.must(found["marked"], "the focus cannot be seen", "give :focus-visible an outline", found["name"])
            self.must(
                not found["covered"], "what has the focus is covered or out of view",
                "give the page scroll-padding as high as the bar, and bring skip links into view", found["name"])
        return MOST_STOPS

    def focused(self, selector: str) -> bool:
        return self.browser.run("return !!document.activeElement && document.activeElement.matches(arguments[0])", selector)

    def tab_to(self, selector: str, most: int = 60) -> bool:
        for _ in range(most):
            self.browser.press(Keys.TAB)
            if self.focused(selector):
                return True
        return False
