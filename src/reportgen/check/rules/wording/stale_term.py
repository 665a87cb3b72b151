"""The congress or plenary session before the latest, where the text names the latest nowhere.

What is studied and carried out is the spirit of the latest; the name of an earlier one alone is last year's slogan.
A congress is the latest until the next congress, whatever sessions its committee holds.

Bad:

    title: 关于2022年意识形态工作情况的报告
    局党委深入学习贯彻党的十九届六中全会精神。

Good:

    title: 关于2022年意识形态工作情况的报告
    局党委深入学习贯彻党的二十大精神。

Allow: in reports on a time before the latest was held.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.quotation import outside_quotations
from reportgen.check.table import table
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "stale-term"
SEVERITY = Severity.WARNING
_ROLES = RUNNING | {Role.HEADING}
_GRACE = timedelta(days=30)
"""How long a report may still be on the time before."""
_STUDIED = re.compile(
    "(?:学习|贯彻|落实|宣传)[^，。；：]{0,40}?"
    "(?P<term>(?P<congress>十[八九]|二十)(?:大|届(?:[二三四五六七]中、)*(?P<session>[二三四五六七])中全会))精神"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the names of earlier ones that the text says are studied or carried out."""
    day = _day(manuscript)
    if day is None:
        return
    congress, session = _latest(day - _GRACE)
    text = "\n".join(passage.text for passage in manuscript.passages)
    is_congress_named = any(form in text for form in (f"{congress}大", f"{congress}届", f"第{congress}次全国代表大会"))
    is_session_named = f"{session}中全会" in text or "历次全会" in text
    for passage in manuscript.passages:
        if passage.role not in _ROLES or "精神" not in passage.text:
            continue
        for studied in _STUDIED.finditer(outside_quotations(passage.outside_titles)):
            latest = ""
            if studied["congress"] != congress:
                latest = "" if is_congress_named else f"{congress}大"
            elif studied["session"] and not is_session_named:
                latest = f"{congress}届{session}中全会"
            own = studied["congress"] + (f"届{studied['session']}中全会" if studied["session"] else "大")
            if 0 <= _place(own) < _place(latest):
                said = message('"{term}" is not the latest, which is "{latest}"', term=studied["term"], latest=latest)
                cure = message('write "{right}" if that is meant', right=latest)
                yield Flag(passage, *studied.span("term"), said, cure)


def _day(manuscript: Manuscript) -> date | None:
    """Return the last day of what is reported on: 成文日期, or the end of the year where that is earlier."""
    end = None if manuscript.year is None else date(manuscript.year, 12, 31)
    days = [day for day in (manuscript.day, end) if day is not None]
    return min(days, default=None)


@cache
def _latest(day: date) -> tuple[str, str]:
    """Return the number of the latest congress on a day and that of its latest session; empty where there is none."""
    terms = [row["term"] for row in table("congress-terms") if date.fromisoformat(row["from"]) <= day]
    congress = next((term.removesuffix("大") for term in reversed(terms) if term.endswith("大")), "")
    opening = f"{congress}届"
    session = next((term for term in reversed(terms) if term.startswith(opening)), "")
    return congress, session.removeprefix(opening).removesuffix("中全会")


def _place(term: str) -> int:
    """Return where a congress or session stands in their order; -1 for one that the table does not know."""
    return next((place for place, row in enumerate(table("congress-terms")) if row["term"] == term), -1)
