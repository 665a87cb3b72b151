"""Rolling forward: from one year's fact file to the next year's.

What belongs to the year becomes blank, what stays stays; comments, order and owners are kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, Outcome, Route, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.answer import awaited_of
from reportgen.facts.editing import Edit, edited
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.field import Field, fields_of
from reportgen.facts.kinds import YearValue
from reportgen.facts.provenance import Provenance
from reportgen.facts.walking import stated_at
from reportgen.pipeline.report import report_of

__all__ = ["Rolled", "roll"]

_YEAR, _PREVIOUS, _REPORT = Route(("year",)), Route(("previous",)), Route(("report",))
_OF_LAST_YEAR = ("source", "as_of", "by", "note", "due")
"""What is stated of a fact for one year; whom to ask, and what, stays."""
_AWAITED = "待填"
"""Stands for an optional fact that was given last year: empty, it would not be given, and nobody would be asked."""


@frozen
class Rolled:
    """The fact file of the next year."""

    content: bytes
    report_type: str
    year: int
    blanked: int
    """Facts (a list counts as one) that were known and are blank now."""
    kept: int
    """Facts that are known, or not applicable, as they were."""


def roll(content: bytes, file: str, *, previous: str, year: int | None = None) -> Outcome[Rolled]:
    """Begin the next year's fact file from this year's.

    Args:
        content: This year's fact file.
        file: Its name as it is shown.
        previous: What the new file says in ``previous``: the path of this year's file from the new one's folder.
        year: The new year; the one after this when it is left out.
    """
    report = report_of(content, file)
    if report.value is None:
        return Outcome(None, report.diagnostics)
    stated = report.value.year
    if not isinstance(stated.value, YearValue):
        said, advice = message("the year is blank, so that there is no next one"), message("fill it in")
        return Outcome(None, (*report.diagnostics, Diagnostic("blank-year", said, stated.span, advice, route=_YEAR)))
    next_year = stated.value.number + 1 if year is None else year
    standing = [
        (field, fact)
        for field in fields_of(type(report.value))
        if field.route not in (_YEAR, _PREVIOUS, _REPORT) and (fact := stated_at(report.value, field.route)) is not None
    ]
    edits = [
        Edit(_YEAR, str(next_year)),
        Edit(_PREVIOUS, previous),
        *(edit for field, fact in standing for edit in _edits(field, fact)),
    ]
    rolled = edited(content, file, edits, type(report.value))
    if rolled.value is None:
        return Outcome(None, rolled.diagnostics)
    is_stated = [fact for _, fact in standing if fact.state in (State.KNOWN, State.NOT_APPLICABLE)]
    blanked = sum(_is_blanked(field, fact) for field, fact in standing)
    kept, report_type = len(is_stated) - blanked, report.value.report.printed
    return Outcome(Rolled(rolled.value, report_type, next_year, blanked, kept), rolled.diagnostics)


def _is_blanked(field: Field, fact: Fact | FactList[object]) -> bool:
    return field.kind.belongs_to_year and fact.state is State.KNOWN


def _edits(field: Field, fact: Fact | FactList[object]) -> Iterator[Edit]:
    """Yield how a fact is stated anew; nothing for one that stays as it is."""
    provenance = fact.provenance
    drops = tuple(name for name in _OF_LAST_YEAR if getattr(provenance, name) is not None)
    if _is_blanked(field, fact):
        empty = _AWAITED if field.kind.optional and not _is_asked(provenance) else ""
        yield Edit(field.route, awaited_of(fact) or empty, drops=drops)
    elif field.kind.belongs_to_year and fact.state is State.BLANK and drops:
        yield Edit(field.route, None, drops=drops)


def _is_asked(provenance: Provenance) -> bool:
    """Tell whether somebody is still asked, which makes an empty optional fact a blank."""
    return bool(provenance.owner or provenance.ask)
