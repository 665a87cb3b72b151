"""Days as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from reportgen.diagnostics import Message, message
from reportgen.facts.half_width import half_width
from reportgen.facts.refusal import UnreadableError

__all__ = ["read_date"]

_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_LIKE_A_DAY = r"([0-9]{4})[年./\-\s]+([0-9]{1,2})[月./\-\s]+([0-9]{1,2})日?(?:[T\s].*)?"


def read_date(text: str) -> date:
    """Read ``2022-12-31`` or ``2022年12月31日``, with or without zero padding.

    Raises:
        UnreadableError: The text is no such day.
    """
    match = _DAY.fullmatch(text)
    if match is None:
        raise UnreadableError("not-a-date", message('"{text}" is not a date', text=text), _help_for(text))
    year, month, day = (int(group) for group in match.groups() if group is not None)
    try:
        return date(year, month, day)
    except ValueError:
        said = message('there is no day "{text}" in the calendar', text=text)
        raise UnreadableError("impossible-date", said, _limits(year, month)) from None


def _limits(year: int, month: int) -> Message:
    if not 1 <= month <= 12:
        return message("months go from 1 to 12")
    if year < 1:
        return message("years begin with 0001")
    return message(
        "that month has {days} days: the last is {day}",
        days=monthrange(year, month)[1],
        day=date(year, month, monthrange(year, month)[1]).isoformat(),
    )


def _help_for(text: str) -> Message:
    match = re.fullmatch(_LIKE_A_DAY, half_width(text))
    if match is None:
        return message("write it like 2022-12-31 or 2022年12月31日")
    year, month, day = match.groups()
    return message('write "{date}"', date=f"{year}-{int(month):02}-{int(day):02}")
