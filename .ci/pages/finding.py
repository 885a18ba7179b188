"""What the checks have to say: findings, what was skipped, figures, and how they are printed."""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

SHOWN_PAGES = 6


@dataclass(frozen=True)
class Finding:
    """One fault. `check` is a row of the closing table; `element` says where on the page, `remedy` what to do.

    Faults of one `kind` are told together, as those of all links in one list are. Without a kind, only what reads alike is.
    """

    check: str
    page: str
    rule: str
    remedy: str
    element: str = ""
    view: str = ""
    kind: str = ""


@dataclass
class Report:
    """All that the checks found. A check that ran has a row in the table, also where it found nothing."""

    findings: list[Finding] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)

    def ran(self, *checks: str) -> None:
        self.checks.extend(checks)

    def skip(self, what: str, why: str) -> None:
        self.skipped.append(f"skipped: {what}: {why}")

    def text(self) -> str:
        """Findings, then the table of figures, then what was skipped."""
        return "\n".join([*_paragraphs(sorted(self.findings, key=lambda found: found.page)), *self._table(), *self.skipped])

    def _table(self) -> list[str]:
        rows = list(self.figures)
        for check in self.checks:
            rows.append((check, str(sum(finding.check == check for finding in self.findings))))
        width = max((len(name) for name, _ in rows), default=0)
        values = max((len(value) for _, value in rows), default=0)
        return [f"{name.ljust(width)}  {value.rjust(values)}" for name, value in rows]


def _paragraphs(findings: list[Finding]) -> list[str]:
    """The same fault on a hundred pages is one paragraph, which names the first pages."""
    alike: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.check, finding.rule, finding.kind or finding.element + finding.remedy].append(finding)
    return [_paragraph(group) for group in alike.values()]


def _paragraph(group: list[Finding]) -> str:
    first = group[0]
    pages = list(dict.fromkeys(finding.page for finding in group))
    views = list(dict.fromkeys(finding.view for finding in group if finding.view))
    more = f" and {len(pages) - SHOWN_PAGES} more" if len(pages) > SHOWN_PAGES else ""
    lines = [
        f"{first.check}: {first.rule}",
        f"  page     {', '.join(pages[:SHOWN_PAGES])}{more}" + (f" ({', '.join(views)})" if views else ""),
    ]
    if first.element:
        elements = len({finding.element for finding in group})
        lines.append(f"  element  {first.element}" + (f" and {elements - 1} like it" if elements > 1 else ""))
    return "\n".join([*lines, f"  do       {first.remedy}", ""])
