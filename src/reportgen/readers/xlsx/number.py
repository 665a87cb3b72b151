"""Numbers of a spreadsheet as people would type them: ``21``, ``98.5%``, ``2022-12-31``."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from math import isfinite

from reportgen.diagnostics.frozen import frozen
from reportgen.readers.xlsx.literal import may_mislead

__all__ = ["BUILT_IN", "GENERAL", "NumberFormat", "format_of", "typed_number"]

_NOT_SHOWN = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
"""What of a format's code is literal text, a colour, a condition, a language."""
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a spreadsheet's days have no zone
_FALSE_LEAP_DAY = 60
"""29 February 1900, which was not: days before it count from one day later."""
_LAST_DAY = 2_958_465
"""31 December 9999."""


@frozen
class NumberFormat:
    """What a number format makes of a number."""

    is_percent: bool = False
    is_day: bool = False
    is_time: bool = False
    code: str = ""
    """Of a format that may write beside a value what changes its sense (``0"万"``); empty for all others."""


GENERAL, _PERCENT = NumberFormat(), NumberFormat(is_percent=True)
_DAY, _TIME, _BOTH = NumberFormat(is_day=True), NumberFormat(is_time=True), NumberFormat(is_day=True, is_time=True)

BUILT_IN = {
    **dict.fromkeys((9, 10), _PERCENT),
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), _DAY),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), _TIME),
    22: _BOTH,
}
"""The formats that files name by their number only (ISO/IEC 29500-1, 18.8.30, those of Chinese included); all others
there are plain numbers."""


def format_of(code: str) -> NumberFormat:
    r"""Return what a format's code makes of a number: ``0.00%``, ``yyyy\-mm\-dd``, ``[$-804]yyyy"年"m"月"``."""
    form = _meaning(_NOT_SHOWN.sub("", code.split(";")[0]).lower())
    return replace(form, code=code) if may_mislead(code) else form


def _meaning(shown: str) -> NumberFormat:
    if shown == "general":
        return GENERAL
    if "%" in shown:
        return _PERCENT
    is_time = "h" in shown or "s" in shown
    is_day = "y" in shown or "d" in shown or ("m" in shown and not is_time)
    return NumberFormat(is_day=is_day, is_time=is_time)


def typed_number(text: str, form: NumberFormat, *, since_1904: bool) -> str | None:
    """Return a number as somebody would type it; None when it is none, or no day where it should be one.

    As exact as the number is, to the 15 digits that spreadsheets keep, however few of them are shown.
    """
    try:
        number = float(text)
    except ValueError:
        return None
    if not isfinite(number):
        return None
    if form.is_day or form.is_time:
        return _moment(number, form, since_1904=since_1904)
    exact = Decimal(format(number, ".15g"))
    return f"{_plain(exact * 100)}%" if form.is_percent else _plain(exact)


def _plain(number: Decimal) -> str:
    written = f"{number:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _moment(number: float, form: NumberFormat, *, since_1904: bool) -> str | None:
    if not 0 <= number <= _LAST_DAY:
        return None
    minutes = round(number % 1 * 24 * 60) if form.is_time else 0  # a time that nobody sees was not meant
    days = int(number) + (not since_1904 and number < _FALSE_LEAP_DAY)
    moment = (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(days=days, minutes=minutes)
    day, time = moment.date().isoformat(), f"{moment:%H:%M}"
    if not form.is_day:
        return time
    return f"{day} {time}" if minutes else day
