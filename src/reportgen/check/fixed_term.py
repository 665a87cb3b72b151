"""Fixed terms as they are written by mistake, with digits: 3会1课, 20大, 2十大."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from reportgen.check.number import FIXED_TERMS
from reportgen.check.table import table
from reportgen.facts.answer.numeral import number_of

__all__ = ["DigitForm", "digit_forms"]

_ONES = "一二三四五六七八九"
_NUMERAL = re.compile(f"[{_ONES}]?十[{_ONES}]?|[{_ONES}]百|[{_ONES}两]")
_BY_DIGIT = str.maketrans(f"{_ONES}两", "1234567892")
_FIRST_DIGITS = re.compile("[0-9]+")


class DigitForm(NamedTuple):
    """A fixed term with digits in it."""

    text: str
    term: str
    """As it is written."""
    offset: int
    """Where its first digits stand."""
    is_quoted: bool
    """It is a term in quotation marks only; elsewhere it may be a count: 2个责任."""


def digit_forms(digits: str) -> tuple[DigitForm, ...]:
    """Return the forms whose first digits are these, the longest first."""
    return _forms().get(digits, ())


@cache
def _forms() -> dict[str, tuple[DigitForm, ...]]:
    found: dict[str, list[DigitForm]] = {}
    for row in table(FIXED_TERMS):
        for text in _written(row["term"]):
            digits = _FIRST_DIGITS.search(text)
            if digits is not None and not set(text) <= set("0123456789·"):
                form = DigitForm(text, row["term"], digits.start(), row["digits"] == "quoted")
                found.setdefault(digits[0], []).append(form)
    return {digits: tuple(sorted(forms, key=lambda form: -len(form.text))) for digits, forms in found.items()}


def _written(term: str) -> Iterator[str]:
    """Yield a term with each of its numerals as it is, in digits, and partly in digits."""
    pieces, reach = list[tuple[str, ...]](), 0
    for numeral in _NUMERAL.finditer(term):
        pieces += (term[reach : numeral.start()],), _variants(numeral[0])
        reach = numeral.end()
    for combination in product(*pieces, (term[reach:],)):
        yield "".join(combination)


def _variants(numeral: str) -> tuple[str, ...]:
    """Return a numeral, its digits, and its digits around the 十: 十九 is 19 and 十9."""
    in_digits = number_of(numeral)
    partly = (numeral.translate(_BY_DIGIT),) if "十" in numeral else ()
    return tuple(dict.fromkeys((numeral, f"{in_digits:f}" if in_digits is not None else numeral, *partly)))
