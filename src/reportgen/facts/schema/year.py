"""How a year is written."""

from __future__ import annotations

from reportgen.facts.kinds.year import YEAR, Year
from reportgen.facts.marker import MARKER
from reportgen.facts.schema.pattern import whole
from reportgen.facts.schema.writing import Writing, checked

__all__ = ["writing_of"]

_FIRST, _LAST = 1000, 9999
"""The years of four digits, of which the first is no zero."""


def writing_of(year: Year) -> Writing:
    """Return how a year is written: as four digits, 年 and 年度 behind them at will."""
    how = "写四位数字的年份：2022、2022年"
    rules = checked(whole(YEAR, rf"{MARKER}\s*年?度?", may_not_apply=year.may_not_apply), how)
    return Writing(how, {**rules, "minimum": _FIRST, "maximum": _LAST}, types=("integer",))
