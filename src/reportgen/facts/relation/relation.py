"""The relations that a report type can declare, between facts that are named by their routes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from reportgen.diagnostics.frozen import frozen

__all__ = ["Carried", "DaysOfYear", "LengthOf", "NotBefore", "PartOf", "Ratio", "Relation", "Same", "Sum", "routes_of"]


@frozen
class Sum:
    """A total is the sum of its parts: all of them are counted in it, and nothing else.

    It holds where all that it names is given.
    """

    total: str
    parts: tuple[str, ...]
    more: tuple[str, ...] = ()
    """What is added to the total first: what came in and what was carried over is what was closed and what is left."""


@frozen
class PartOf:
    """Parts are together at most the whole; what of either is not given counts nothing."""

    parts: tuple[str, ...]
    whole: str
    more: tuple[str, ...] = ()
    """What the parts may come from besides the whole: cases that were carried over from the year before."""


@frozen
class Ratio:
    """A rate in per cent is a part divided by its whole, to the precision that it is stated with."""

    rate: str
    part: str
    whole: str


@frozen
class DaysOfYear:
    """Days of one year: at most 365, or 366 in a leap year."""

    days: str
    year: str = "year"


@frozen
class NotBefore:
    """A day does not come before another, or before the year that is reported on."""

    later: str
    earlier: str = field(kw_only=True)
    """A day, or a year, which stands for its first day."""


@frozen
class Carried:
    """What came over from the year before is what last year's report handed on."""

    here: str
    before: str
    """In the report of the year before."""


@frozen
class Same:
    """Two facts say the same."""

    one: str
    other: str


@frozen
class LengthOf:
    """A count is how many items a list has."""

    count: str
    listed: str


Relation = Sum | PartOf | Ratio | DaysOfYear | NotBefore | Carried | Same | LengthOf


def routes_of(relation: Relation) -> Iterator[str]:
    """Yield the routes that a relation names, in the order in which they are declared."""
    match relation:
        case Sum():
            yield from (relation.total, *relation.parts, *relation.more)
        case PartOf():
            yield from (*relation.parts, relation.whole, *relation.more)
        case Ratio():
            yield from (relation.rate, relation.part, relation.whole)
        case DaysOfYear():
            yield from (relation.days, relation.year)
        case NotBefore():
            yield from (relation.later, relation.earlier)
        case Carried():
            yield from (relation.here, relation.before)
        case Same():
            yield from (relation.one, relation.other)
        case LengthOf():
            yield from (relation.count, relation.listed)
