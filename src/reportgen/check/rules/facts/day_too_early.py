"""A day that comes before what it must come after.

A report on a year is not dated before that year, is printed on the day of its date or later, and holds no number that
is of a later day than its date.

Bad:

    成文日期 2022-12-20，印发日期 2022-12-18

Good:

    成文日期 2022-12-20，印发日期 2022-12-21

Allow: never; one of the two days is wrong.

Source: GB/T 9704-2012, 7.3.5.4 and 7.4.3; the relations that the report type declares.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.check.facts import Facts
from reportgen.diagnostics import Diagnostic, Related, Severity, message
from reportgen.facts.fact import Fact
from reportgen.facts.kinds import DateValue, YearValue
from reportgen.facts.relation import NotBefore
from reportgen.facts.walking import facts_of

__all__ = ["ID", "SEVERITY", "check"]

ID = "day-too-early"
SEVERITY = Severity.ERROR


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Yield the days that come too early, and the as-of days that come after 成文日期."""
    for relation in facts.related(NotBefore):
        later, earlier = facts.known(relation.later), facts.known(relation.earlier)
        if later is not None and earlier is not None:
            yield from _too_early(later, earlier)
    if (written := facts.known("document.date")) is not None:
        for fact in facts_of(facts.report):
            yield from _as_of_later(fact, written)


def _too_early(later: Fact, earlier: Fact) -> Iterator[Diagnostic]:
    day, first = _day(later), _day(earlier)
    if day is not None and first is not None and day < first:
        said = message(
            "{label} {day} is before {other} {earlier}",
            label=later.label,
            day=later.printed,
            other=earlier.label,
            earlier=earlier.printed,
        )
        notes = (Related(message("{label} is {value}", label=earlier.label, value=earlier.printed), earlier.span),)
        yield Diagnostic(ID, said, later.span, message("correct one of the two"), SEVERITY, later.route, notes)


def _as_of_later(fact: Fact, written: Fact) -> Iterator[Diagnostic]:
    day, as_of = _day(written), fact.provenance.as_of
    if day is not None and as_of is not None and as_of > day:
        said = message(
            "{label} is of {as_of}, a day after {other} {day}",
            label=fact.label,
            as_of=as_of.isoformat(),
            other=written.label,
            day=written.printed,
        )
        yield Diagnostic(ID, said, fact.span, message('correct "as_of", or the date'), SEVERITY, fact.route)


def _day(fact: Fact) -> date | None:
    match fact.value:
        case DateValue():
            return fact.value.day
        case YearValue():
            return date(fact.value.number, 1, 1)
        case _:
            return None
