"""What people write for a count or a rate, in the writing of a fact file."""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.diagnostics import message
from reportgen.facts.answer.numeral import MULTIPLES, NUMERAL, number_of
from reportgen.facts.answer.plain import plain_of
from reportgen.facts.fact import Fact, State, Value
from reportgen.facts.kinds.approximator import BEFORE
from reportgen.facts.kinds.count import Count, CountValue
from reportgen.facts.kinds.kind import Kind, shown
from reportgen.facts.kinds.rate import Rate
from reportgen.facts.refusal import UnreadableError

__all__ = ["count_of", "rate_of"]

_DIGITS = r"[0-9](?:[0-9]|[,_' ](?=[0-9]{3}(?![0-9])))*(?:\.[0-9]+)?"
_NUMBER = rf"(?P<before>{BEFORE})?\s*(?P<number>{_DIGITS}|{NUMERAL})\s*(?P<rest>[^0-9]*)"
_LONGEST = 20
"""More digits than any count has, and few enough to be calculated with exactly."""
_EXACTLY = "正好|恰好|刚好"
"""Said of a number where the blank knows an approximator that is not meant."""
_PER_CENT = rf"(?P<before>{BEFORE})?\s*百分之\s*(?P<number>{_DIGITS}|{NUMERAL})\s*(?P<rest>[^0-9]*)"
_BARE = r"[0-9]+(?:\.[0-9]+)?"


def count_of(kind: Count, typed: str, standing: Fact | None) -> Value:
    """Understand a count: ``３０ 余``, ``1,234``, ``三十余场``, ``3.5万``, and Excel's ``21.0``.

    Raises:
        UnreadableError: It is none.
    """
    plain, is_exact = _without_exactly(_plain(kind, typed))
    digits = _in_digits(plain, kind.unit)
    value = kind.value_of(digits)
    _refuse_rough_zero(kind, value, typed)
    return value if is_exact or not _is_bare(digits) else _approximate(kind, value, standing)


def rate_of(kind: Rate, typed: str, standing: Fact | None) -> Value:
    """Understand a rate: ``99％``, ``百分之九十九点五``, and a bare ``99.5``, which can only be per cent.

    Raises:
        UnreadableError: It is none; or a bare number that may be a share of one as well.
    """
    plain, is_exact = _without_exactly(_plain(kind, typed))
    said = re.fullmatch(_PER_CENT, plain)
    number = None if said is None else _number(said["number"])
    if said is not None and number is not None:
        plain = f"{said['before'] or ''}{number:f}%{said['rest']}"
    elif re.fullmatch(rf"(?:{BEFORE})?{_BARE}", plain):
        _refuse_share(kind, plain, typed)
        plain += "%"
    value = kind.value_of(plain)
    return value if is_exact else _approximate(kind, value, standing)


def _plain(kind: Kind, typed: str) -> str:
    """Return a text in half width with single spaces; line ends stay: two numbers in two lines are not one."""
    return re.sub(r"[^\S\n]+", " ", plain_of(kind, typed)).strip()


def _without_exactly(plain: str) -> tuple[str, bool]:
    match = re.fullmatch(rf"(?:{_EXACTLY})?(?P<number>.*?)(?:整)?", plain)
    number = plain if match is None else match["number"].strip()
    return number, number != plain


def _is_bare(plain: str) -> bool:
    """Tell whether a count stands alone; whoever writes its measure word says all that is to be said.

    The sign of a rate says nothing: every rate has it.
    """
    return re.fullmatch(_BARE, plain) is not None


def _in_digits(plain: str, unit: str) -> str:
    """Write the number of a count in digits; what is understood as no number stays as it is, to be refused."""
    match = re.fullmatch(_NUMBER, plain)
    number = None if match is None else _number(match["number"])
    if match is None or number is None or re.match("0[0-9]", match["number"]):  # 007 may be the end of more digits
        return plain
    rest = match["rest"]
    is_multiple = rest[:1] in MULTIPLES and not rest.startswith(unit) and unit[:1] not in MULTIPLES
    if is_multiple and match["number"][0].isdecimal():
        number, rest = number * MULTIPLES[rest[0]], rest[1:].lstrip()
    if number % 1 or rest.startswith("几"):
        return plain
    return f"{match['before'] or ''}{int(number)}{rest}"


def _number(written: str) -> Decimal | None:
    """Return what a number in digits or numerals says; None where it says none, or one that is too long."""
    if not written[0].isdecimal():
        return number_of(written)
    return Decimal(re.sub("[,_' ]", "", written)) if len(written) <= _LONGEST else None


def _refuse_share(kind: Kind, plain: str, typed: str) -> None:
    """Stop at a bare number up to 1: in a workbook ``0.99`` is how 99% is stored, and ``1`` how 100% is.

    Raises:
        UnreadableError: It is one.
    """
    number = Decimal(re.sub("[^0-9.]", "", plain))
    if not 0 < number <= 1:
        return
    raise UnreadableError(
        "not-a-rate",
        message('{label} "{text}" may be a share of the whole, or per cent', label=kind.label, text=shown(typed)),
        message('write "{share}" or "{rate}"', share=f"{number.scaleb(2).normalize():f}%", rate=f"{number:f}%"),
    )


def _refuse_rough_zero(kind: Kind, value: CountValue, typed: str) -> None:
    """Stop at a zero that is said to be approximate: either there are none, or there are some.

    Raises:
        UnreadableError: It is one.
    """
    if value.number or not value.approximator:
        return
    said = message('{label} "{text}" is zero, and not quite zero', label=kind.label, text=shown(typed))
    cure = message('write "{zero}" if there are none, or the number', zero="0")
    raise UnreadableError("approximate-zero", said, cure, value.approximator)


def _approximate(kind: Kind, value: Value, standing: Fact | None) -> Value:
    """Give a bare number the approximator that its blank knows: 30 for ``××余场`` is ``30余``; zero is exact.

    ``30场`` is no bare number, and exact.
    """
    if standing is None or standing.state is not State.BLANK:
        return value
    canonical = value.canonical()
    number = re.fullmatch(_BARE, canonical.removesuffix("%"))
    if number is None or not Decimal(number[0]) or (standing.prefix, standing.suffix) == kind.affixes:
        return value
    return kind.value_of(f"{standing.prefix}{number[0]}{standing.suffix}")
