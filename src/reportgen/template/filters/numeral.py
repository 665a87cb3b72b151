"""Chinese numerals: 二十次, 二〇二二年."""

from __future__ import annotations

import re
from typing import Any

from reportgen.diagnostics import message
from reportgen.document import numeral
from reportgen.template.bound import BoundFact
from reportgen.template.filters.shaping import shape
from reportgen.template.unknown import refuse

__all__ = ["FILTERS", "chinese_digits", "chinese_number"]

_NUMBER = re.compile(r"\d+")


def chinese_number(value: Any) -> Any:
    """Write a count (or a plain whole number) as it is spoken: 20次 becomes 二十次, 30余场 三十余场."""
    if isinstance(value, BoundFact) and value.fact.kind != "count":
        return refuse(
            "filter-refused",
            message(
                '"chinese_number" is for counts, and "{fact}" is a {kind}', fact=value.describe(), kind=value.fact.kind
            ),
            advice=message('for the digits of a year or a text there is "chinese_digits"'),
            route=value.route,
        )
    return shape(
        value, "chinese_number", lambda text: _NUMBER.sub(lambda match: numeral.chinese_number(int(match[0])), text)
    )


def chinese_digits(value: Any) -> Any:
    """Write each digit by itself, as years are: 2022 becomes 二〇二二."""
    return shape(value, "chinese_digits", numeral.chinese_digits)


FILTERS = {"chinese_digits": chinese_digits, "chinese_number": chinese_number}
