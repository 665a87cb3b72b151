"""A date that is not in the calendar.

One of its numbers is mistyped, and only a person can tell which.

Bad:

    整改工作于2026年2月30日前完成。

Good:

    整改工作于2026年2月28日前完成。

Allow: never; days of the moon's calendar are written 农历二月三十.

Source: the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.date import is_day, is_month
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "impossible-date"
SEVERITY = Severity.ERROR
_DATE = re.compile(
    r"(?<![0-9.第])(?:(?P<year>[12][0-9]{3})年)?(?P<month>[0-9]{1,2})月"
    r"(?:(?P<day>[0-9]{1,2})日(?:[至—～~-](?P<last>[0-9]{1,2})日)?|(?P<part>[底初末份]))?"
)
_NUMERIC = re.compile(
    r"(?<![0-9A-Za-z./-])(20[0-9]{2})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z./-])"
)
_OTHER = re.compile("农历|阴历|夏历|旧历|闰")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the dates."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        found = [date.span() for date in _DATE.finditer(text) if _is_impossible(date)] if "月" in text else []
        found += [
            date.span() for date in _NUMERIC.finditer(text) if not is_day(int(date[3]), int(date[4]), int(date[1]))
        ]
        for start, end in sorted(found):
            if not _OTHER.search(text[max(0, start - 3) : start]):
                said = message('"{date}" is not in the calendar', date=text[start:end])
                yield Flag(passage, start, end, said, message("correct the date"))


def _is_impossible(date: re.Match[str]) -> bool:
    month, year = int(date["month"]), int(date["year"] or 2000)
    if date["day"] is None:
        is_month_of_year = date["year"] is not None or date["part"] is not None
        return is_month_of_year and not is_month(month)
    days = [int(day) for day in date.group("day", "last") if day is not None]
    return not all(is_day(month, day, year) for day in days)
