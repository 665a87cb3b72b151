"""Dates in prose: from Chinese to Arabic numerals, and whether a day is in the calendar."""

from __future__ import annotations

import re
from calendar import monthrange

from reportgen.facts.answer.numeral import with_digits

__all__ = ["arabic", "is_day", "is_month"]

_BY_DIGIT = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=\s*年)")
_LEAP = 2000
"""A year that has every day which any year has."""


def arabic(date: str) -> str:
    """Write a date in Arabic numerals: 二〇二六年三月五日 is 2026年3月5日."""
    return with_digits(_YEAR.sub(lambda year: year[0].translate(_BY_DIGIT), date))


def is_month(month: int) -> bool:
    """Tell whether there is such a month."""
    return 1 <= month <= 12


def is_day(month: int, day: int, year: int = _LEAP) -> bool:
    """Tell whether the calendar has such a day; without a year, whether any year has it."""
    return is_month(month) and 1 <= day <= monthrange(year, month)[1]
