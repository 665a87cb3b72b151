"""A rate that does not follow from its part and its whole.

Who divides the two numbers that stand beside it gets another rate, and trusts none of the three.
The rate is held against the precision that it is stated with: 597 of 601 is 99% and 99.3%, never 98%.

Bad:

    办结601件，按期办结597件，按期办结率98%

Good:

    办结601件，按期办结597件，按期办结率99.3%

Allow: where the rate is of another whole, state that number too, or leave the part or the whole out.

Source: arithmetic; GB/T 8170-2008, 3 (rounding).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from reportgen.check.facts import Facts, Number, ratios
from reportgen.diagnostics import Diagnostic, Message, Severity, message
from reportgen.facts.kinds import RateValue
from reportgen.facts.relation import Interval

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-rate"
SEVERITY = Severity.ERROR
_SHOWN = 2
"""Decimals of the true rate that are shown."""


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Yield the rates that do not follow."""
    for rate, part, whole in ratios(facts):
        quotient = _quotient(part.interval, whole.interval)
        if quotient is not None and not rate.interval.overlaps(quotient):
            yield _diagnostic(rate, part, whole, quotient)


def _quotient(part: Interval, whole: Interval) -> Interval | None:
    """Return the rates that are possible, in per cent; None where the whole may be nothing."""
    if whole.low <= 0 or part.high is None or whole.high is None:
        return None
    return Interval(100 * part.low / whole.high, 100 * part.high / whole.low)


def _diagnostic(rate: Number, part: Number, whole: Number, quotient: Interval) -> Diagnostic:
    fact = rate.fact
    said = message(
        "{label} is {value}, but {part} of {whole} is {true}",
        label=fact.label,
        value=fact.printed,
        part=part.fact.printed,
        whole=whole.fact.printed,
        true=_percent(quotient, _SHOWN),
    )
    value = fact.value
    places = -int(value.number.as_tuple().exponent) if isinstance(value, RateValue) else 0
    cure = message('write "{right}", or correct one of the two numbers', right=_percent(quotient, places))
    if not quotient.is_exact:
        cure = message("correct one of these numbers")
    return Diagnostic(ID, said, fact.span, cure, SEVERITY, fact.route, (part.note(), whole.note(_whole(rate, part))))


def _whole(rate: Number, part: Number) -> Message | None:
    """Return which wholes would make the rate hold."""
    low, high = rate.interval.low, rate.interval.high
    if not part.interval.is_exact or high is None or low <= 0:
        return None
    least, most = 100 * part.interval.low / high, 100 * part.interval.low / low
    first, last = -(-least.numerator // least.denominator), most.numerator // most.denominator
    if first > last:
        return None
    if first == last:
        return message("{value} would make it hold", value=str(first))
    return message("{low} to {high} would make it hold", low=first, high=last)


def _percent(interval: Interval, places: int) -> str:
    return f"{_rounded(interval.low, places)}%"


def _rounded(number: Fraction, places: int) -> Decimal:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
