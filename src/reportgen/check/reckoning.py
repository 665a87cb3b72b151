"""Reckoning with figures, which are known only as exactly as they are stated: sums, shares and growth."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from reportgen.check.facts import together, written
from reportgen.check.figure import PER_CENT, Figure
from reportgen.diagnostics import Message
from reportgen.facts.relation import Interval

__all__ = ["added", "difference", "growth", "per_cent", "share"]


def added(figures: Iterable[Figure]) -> str | Message:
    """Return the sum of figures as people write it: ``95``, ``5.5万``; from where to where, if they are rough."""
    known = tuple(figures)
    exact = [figure.stated for figure in known if figure.stated is not None]
    multiples = {multiple for _, multiple in exact}
    if len(exact) == len(known) and len(multiples) == 1:
        return f"{sum(number for number, _ in exact)}{multiples.pop()}"
    return written(together(known), None)


def share(part: Interval, whole: Interval) -> Interval | None:
    """Return how many per cent of a whole a part may be; None where there is no telling."""
    if whole.low <= 0 or part.high is None or whole.high is None:
        return None
    return Interval(100 * part.low / whole.high, 100 * part.high / whole.low)


def growth(before: Interval, after: Interval) -> Interval | None:
    """Return by how many per cent a number may have grown, less than 0 of a fall; None where there is no telling."""
    ratio = share(after, before)
    return None if ratio is None or ratio.high is None else Interval(ratio.low - 100, ratio.high - 100)


def difference(before: Interval, after: Interval) -> Interval | None:
    """Return by how much a number may have grown, less than 0 of a fall; None where there is no telling."""
    if before.high is None or after.high is None:
        return None
    return Interval(after.low - before.high, after.high - before.low)


def per_cent(interval: Interval, places: int) -> str | Message:
    """Return per cents with so many decimals; from where to where, if they are known only roughly."""
    low = _rounded(interval.low, places)
    high = low if interval.high is None else _rounded(interval.high, places)
    if low == high:
        return f"{low}{PER_CENT}"
    return written(Interval(Fraction(low), Fraction(high)), PER_CENT)


def _rounded(number: Fraction, places: int) -> Decimal:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
