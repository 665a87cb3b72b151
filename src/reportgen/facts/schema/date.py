"""How a day is written, true to the calendar: of February only a leap year has the 29th."""

from __future__ import annotations

from reportgen.facts.kinds.date import BETWEEN, Date
from reportgen.facts.marker import MARKER
from reportgen.facts.schema.pattern import whole
from reportgen.facts.schema.writing import Writing, checked

__all__ = ["DAY", "HOW", "writing_of"]

HOW = "写日历上有的日期：2022-12-31、2022年12月31日"
"""What is said of a day that is none."""

_YEAR = "(?!0000)[0-9]{4}"
_LEAP_YEAR = "(?!0000)(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_MONTHS = (
    ("(?:0?[13578]|1[02])", "(?:0?[1-9]|[12][0-9]|3[01])"),
    ("(?:0?[469]|11)", "(?:0?[1-9]|[12][0-9]|30)"),
    ("0?2", "(?:0?[1-9]|1[0-9]|2[0-8])"),
)
"""Months and the days that they have."""


def _day(after_year: str, after_month: str, after_day: str) -> str:
    """Return the days of the calendar in one of the two ways to write them."""
    days = "|".join(f"{month}{after_month}{day}" for month, day in _MONTHS)
    return f"(?:{_YEAR}{after_year}(?:{days})|{_LEAP_YEAR}{after_year}0?2{after_month}29){after_day}"


DAY = f"(?:{_day('-', '-', '')}|{_day('年', '月', '日')})"
"""A day of the calendar."""
_PART = rf"\s*(?={MARKER}\s*(?:{BETWEEN}|$))(?:(?!{BETWEEN})[\s\S])+"
_BLANK = rf"{MARKER}|{BETWEEN}*{_PART}(?:{BETWEEN}+{_PART})*{BETWEEN}*"


def writing_of(date: Date) -> Writing:
    """Return how a day is written: ``2022-12-31``, ``2022年12月31日``; ``××年××月××日`` too."""
    return Writing(HOW, checked(whole(DAY, _BLANK, may_not_apply=date.may_not_apply), HOW))
