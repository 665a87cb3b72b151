"""What a stated number stands for: an interval, as wide as its words and its digits leave open.

In the manner of the calculation checks of financial reports (XBRL Calculations 1.1), where a value that is stated to a
precision is consistent with every value that rounds to it.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds import CountValue, RateValue

__all__ = ["Interval", "interval_of"]

_OVER = frozenset({"余", "多"})
_BELOW = frozenset({"近", "将近", "接近"})
_AROUND = frozenset({"约", "大约", "来", "左右", "上下"})
_AT_LEAST = frozenset({"以上", "不少于", "不低于", "至少"})
_MORE = frozenset({"超过", "超", "逾"})
_AT_MOST = frozenset({"以下", "以内", "最多"})
_LESS = frozenset({"不足", "不到"})


@frozen
class Interval:
    """Numbers from ``low`` to ``high``, both included."""

    low: Fraction
    high: Fraction | None
    """None: there is no upper bound."""

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def overlaps(self, other: Interval) -> bool:
        """Tell whether a number lies in both."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)

    def __add__(self, other: Interval) -> Interval:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(self.low + other.low, high)


def interval_of(value: CountValue | RateValue) -> Interval:
    """Return what a count, or a rate in per cent, stands for.

    ``30余``: 31 to 39; ``近50``: 45 to 50; ``约1200``: 1150 to 1250; ``100以上``: 100 and more.  A rate without such a
    word stands for all that rounds to it: ``99%`` for 98.5 % to 99.5 %, ``97.5%`` for 97.45 % to 97.55 %.
    """
    number = Fraction(value.number)
    is_count = isinstance(value, CountValue)
    least = Fraction(1) if is_count else Fraction(1, 10**9)
    """The smallest step between two such numbers."""
    digit = _last_digit(value.number)
    match value.approximator:
        case word if word in _OVER:
            # 余 follows a round number; behind one that is not, it still stands for less than the next ten.
            span = digit if digit > 1 or not is_count else 10 - number % 10
            return Interval(number + least, number + span - least)
        case word if word in _BELOW:
            return Interval(number - digit / 2, number)
        case word if word in _AROUND:
            return Interval(number - digit / 2, number + digit / 2)
        case word if word in _AT_LEAST:
            return Interval(number, None)
        case word if word in _MORE:
            return Interval(number + least, None)
        case word if word in _AT_MOST:
            return Interval(Fraction(0), number)
        case word if word in _LESS:
            return Interval(Fraction(0), max(Fraction(0), number - least))
    half = Fraction(0) if is_count else Fraction(10) ** int(Decimal(value.number).as_tuple().exponent) / 2
    return Interval(number - half, number + half)


def _last_digit(number: int | Decimal) -> Fraction:
    """Return what the last digit that is not 0 counts: 10 in 350, 1 in 99, 0.1 in 97.5."""
    if not number:
        return Fraction(1)
    _, digits, exponent = Decimal(number).as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Fraction(10) ** (int(exponent) + zeros)
