"""A rise or fall that does not follow from the figures beside it.

A figure that has fallen cannot have grown, and by how much it has can be worked out from the text itself.
It is held against the precision that it is stated with.

Bad:

    全年受理120件，比2021年的100件增长25%。

Good:

    全年受理120件，比2021年的100件增长20%。

Allow: where the growth is adjusted (同口径, 可比价格); say so in the same sentence.

Source: arithmetic; GB/T 8170-2008 (rounding).
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.change import Change, changes_in
from reportgen.check.facts import written
from reportgen.check.figure import PER_CENT, POINTS
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.reckoning import growth, per_cent
from reportgen.diagnostics import Message, Severity, message
from reportgen.document.passage import Passage, Role
from reportgen.facts.relation import Interval

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-growth"
SEVERITY = Severity.ERROR
_ROLES = RUNNING | {Role.CELL}


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the words that turn a fall into a rise or a rise into a fall, and the figures of growth that are wrong."""
    for passage in manuscript.passages:
        if passage.role in _ROLES:
            for change in changes_in(passage):
                yield from _flags(passage, change)


def _flags(passage: Passage, change: Change) -> Iterator[Flag]:
    before, after = (f"{figure.written}{figure.unit}" for figure in (change.before, change.after))
    if change.is_contrary:
        said = message("from {before} to {after} is a fall, not a rise", before=before, after=after)
        if not change.is_rise:
            said = message("from {before} to {after} is a rise, not a fall", before=before, after=after)
        yield Flag(passage, *change.verb, said, message("correct the word or one of the figures"))
        return
    by, true = change.by, _true(change)
    if by is not None and true is not None and not _as_said(by.interval, change).overlaps(true[0]):
        said = message(
            "from {before} to {after} it is {true}, not {stated}",
            before=before,
            after=after,
            true=true[1],
            stated=passage.text[by.start : by.end],
        )
        yield Flag(passage, by.start, by.end, said, message("correct one of these figures"))


def _true(change: Change) -> tuple[Interval, str | Message] | None:
    """Return by how much it has changed, in the unit in which that is said; None where the two do not compare."""
    before, after, by, moved = change.before, change.after, change.by, change.moved
    if by is None or moved is None or moved.high is None or (moved.high < 0 if change.is_rise else moved.low > 0):
        return None
    if by.unit == PER_CENT and before.unit != PER_CENT:
        grown, shown = growth(before.interval, after.interval), growth(before.nominal, after.nominal)
        if grown is None or shown is None:
            return None
        return grown, per_cent(_as_said(shown, change), by.places)
    if by.unit != (POINTS if before.unit == PER_CENT else before.unit):
        return None
    if before.stated is None or after.stated is None or before.stated[1] != after.stated[1]:
        return moved, written(_as_said(moved, change), by.unit)
    return moved, f"{abs(after.stated[0] - before.stated[0])}{before.stated[1]}{by.unit}"


def _as_said(interval: Interval, change: Change) -> Interval:
    """Return an interval as it is of a rise, turned round of a fall."""
    if change.is_rise or interval.high is None:
        return interval
    return Interval(-interval.high, -interval.low)
