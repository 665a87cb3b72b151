"""Chinese numerals: 二十次, 二〇二二年."""

from __future__ import annotations

import re
from typing import Any

from reportgen.diagnostics import message
from reportgen.document import numeral
from reportgen.document.marks import strip_places
from reportgen.template.bound_fact import BoundFact
from reportgen.template.filters.shaping import shape
from reportgen.template.sort import KINDS
from reportgen.template.unknown import refuse

__all__ = ["FILTERS", "chinese_digits", "chinese_number"]

_NUMBER = re.compile(r"\d+")
_WHOLE_NUMBERS = re.compile(r"(?:[^\d.-]|\d{1,16}(?![\d.]))*")
"""Text whose numbers all have a Chinese name here: whole, not negative, below 10¹⁶."""


def chinese_number(value: Any) -> Any:
    """Write a count (or a plain whole number) as it is spoken: 20次 becomes 二十次, 30余场 三十余场, 2级 两级.

    A 2 by itself is 两 before the measure word of a count; in a text it stays 二, as in 第二条.
    """
    if isinstance(value, BoundFact) and value.fact.kind != "count":
        problem = message(
            '"chinese_number" is for counts, and "{fact}" is {kind}',
            fact=value.describe(),
            kind=KINDS.get(value.fact.kind, value.fact.kind),
        )
        advice = message('for the digits of a year or a text there is "chinese_digits"')
        return refuse("filter-refused", problem, advice=advice, route=value.route)
    if isinstance(value, int | float | str) and not _WHOLE_NUMBERS.fullmatch(strip_places(str(value))):
        problem = message('"chinese_number" cannot write "{number}"', number=strip_places(str(value)))
        advice = message("apply it to whole numbers of at most 16 digits, not less than zero")
        return refuse("filter-refused", problem, advice=advice)
    two = "两" if isinstance(value, BoundFact) and value.fact.unit not in (None, "", "两") else "二"

    def spoken(number: re.Match[str]) -> str:
        return two if number[0] == "2" else numeral.chinese_number(int(number[0]))

    return shape(value, "chinese_number", lambda text: _NUMBER.sub(spoken, text))


def chinese_digits(value: Any) -> Any:
    """Write each digit by itself, as years are: 2022 becomes 二〇二二."""
    return shape(value, "chinese_digits", numeral.chinese_digits)


FILTERS = {"chinese_digits": chinese_digits, "chinese_number": chinese_number}
