"""What people write for a day or a year, in the writing of a fact file."""

from __future__ import annotations

import re

from reportgen.facts.answer.numeral import with_digits
from reportgen.facts.answer.plain import plain_of
from reportgen.facts.fact import Value
from reportgen.facts.kinds.date import Date
from reportgen.facts.kinds.kind import Kind
from reportgen.facts.kinds.year import Year

__all__ = ["day_of", "year_of"]

_APART = r"([0-9]{4})\s*[年./-]\s*([0-9]{1,2})\s*[月./-]\s*([0-9]{1,2})\s*日?"
_TOGETHER = r"([0-9]{4})([0-9]{2})([0-9]{2})(?:\.0+)?"
_MIDNIGHT = r"[T ]0{1,2}:00(?::00(?:\.0+)?)?"
"""What a workbook puts behind a day."""


def day_of(kind: Date, typed: str) -> Value:
    """Understand a day: ``2022.12.31``, ``2022/12/31``, ``20221231``, ``二〇二二年十二月三十一日``.

    Raises:
        UnreadableError: It is none, or the calendar has no such day.
    """
    plain = re.sub(rf"{_MIDNIGHT}$", "", _plain(kind, typed))
    match = re.fullmatch(_APART, plain) or re.fullmatch(_TOGETHER, plain)
    return kind.value_of(plain if match is None else "{}-{:0>2}-{:0>2}".format(*match.groups()))


def year_of(kind: Year, typed: str) -> Value:
    """Understand a year: ``２０２２年度``, ``二〇二二年``, and Excel's ``2022.0``.

    Raises:
        UnreadableError: It is none.
    """
    return kind.value_of(re.sub(r"(?<=^[0-9]{4})\.0+$", "", _plain(kind, typed)))


def _plain(kind: Kind, typed: str) -> str:
    return with_digits(plain_of(kind, typed).strip())
