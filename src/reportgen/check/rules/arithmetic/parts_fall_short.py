"""Parts that look like all of a total and are together less than it.

A total that is not the sum of the parts beside it makes readers ask what became of the rest.
Parts look like all where words say so (包括, 分为, 分别为), or where they are three or more of one kind without 等.

Bad:

    全年共受理100件，其中咨询60件，投诉30件，建议5件。

Good:

    全年共受理95件，其中咨询60件，投诉30件，建议5件。

Allow: where there are other parts too; better, end the list with 等 or name the rest.

Source: arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportgen.check.breakdown import Breakdown, Part, breakdowns_in
from reportgen.check.exclusion import are_often_partial, exclude_one_another
from reportgen.check.facts import together
from reportgen.check.figure import Figure
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.reckoning import added
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role
from reportgen.facts.relation import Interval

__all__ = ["ID", "SEVERITY", "check"]

ID = "parts-fall-short"
SEVERITY = Severity.WARNING
_ROLES = RUNNING | {Role.CELL}


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the totals that their parts do not make up."""
    for passage in manuscript.passages:
        if passage.role not in _ROLES:
            continue
        for breakdown in breakdowns_in(passage):
            figures = tuple(part.figure for part in _all_of(breakdown))
            whole = breakdown.whole
            if len(figures) > 1 and _is_less(together(figures), breakdown, figures):
                said = message(
                    "the parts {parts} add up to {sum}, not {whole}",
                    parts=" + ".join(figure.written for figure in figures),
                    sum=added(figures),
                    whole=whole.written,
                )
                cure = message('correct one of these figures, or name the rest or write "等" if there are more parts')
                yield Flag(passage, whole.start, whole.end, said, cure)


def _all_of(breakdown: Breakdown) -> tuple[Part, ...]:
    """Return the parts, if they look like all that there are."""
    parts, apart = breakdown.parts, breakdown.apart
    if breakdown.is_open:
        return ()
    if breakdown.is_coordinated and (breakdown.is_partition or breakdown.is_inclusive):
        return parts
    if not apart and (breakdown.look_alike or _have_shares(breakdown)):
        apart = parts
    if are_often_partial([part.name for part in apart]):
        return ()
    is_cut_short = len(apart) < len(parts) and breakdown.is_coordinated
    is_enough = len(apart) > 2 or (len(apart) == len(parts) and breakdown.are_all)
    return apart if is_enough and not is_cut_short else ()


def _least(breakdown: Breakdown) -> Fraction:
    """Return how much of the total the parts must make up, so that they look like all of it."""
    if breakdown.are_all:
        return Fraction(1, 2)
    is_certain = not breakdown.is_inclusive and exclude_one_another(breakdown.names)
    return Fraction(3, 4) if is_certain or _have_shares(breakdown) else Fraction(9, 10)


def _have_shares(breakdown: Breakdown) -> bool:
    """Tell whether each of three or more kinds of events has its share in per cent."""
    parts = breakdown.parts
    return len(parts) > 2 and breakdown.whole.counts == "events" and all(part.share is not None for part in parts)


def _is_less(sum_: Interval, breakdown: Breakdown, figures: tuple[Figure, ...]) -> bool:
    """Tell whether the sum is less than the total, no other total is meant, and nothing behind it is a part too."""
    whole, wholes = breakdown.whole.interval, [each.interval for each in breakdown.wholes]
    if sum_.high is None or sum_.high >= whole.low or any(sum_.overlaps(each) for each in wholes):
        return False
    is_most = breakdown.is_partition or sum_.high >= _least(breakdown) * whole.low
    rest = breakdown.parts[len(figures) :]
    follower = rest[0].figure if rest else breakdown.follower
    ends = follower is None or (whole.high is not None and (sum_ + follower.interval).low > whole.high)
    return is_most and ends and not sum_.overlaps(together(breakdown.wholes))
