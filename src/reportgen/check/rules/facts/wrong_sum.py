"""A total that is not the sum of its parts.

Readers add up what is printed; a total that does not follow from the parts beside it discredits the whole report.
A rough number stands for all that it may mean (30余 for 31 to 39), and a fact that is blank leaves the sum open.

Bad:

    受理件数 25件；咨询 12件，求助 7件，投诉 5件

Good:

    受理件数 24件；咨询 12件，求助 7件，投诉 5件

Allow: where the parts overlap or are not all there, no sum should be declared; change the report type.

Source: arithmetic; the relations that the report type declares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportgen.check.facts import Facts, Number, numbers_at, together, would_hold, written
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.facts.relation import Interval, Sum

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-sum"
SEVERITY = Severity.ERROR


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Yield the totals that are not the sums of their parts."""
    for relation in facts.related(Sum):
        sides = (relation.total, *relation.more), relation.parts
        totals, parts = (numbers_at(facts, side) for side in sides)
        if totals and parts and (len(totals), len(parts)) == (len(sides[0]), len(sides[1])):
            sum_of_parts = together(parts)
            if not together(totals).overlaps(sum_of_parts):
                yield _diagnostic(totals, parts, sum_of_parts)


def _diagnostic(totals: tuple[Number, ...], parts: tuple[Number, ...], sum_of_parts: Interval) -> Diagnostic:
    total, *more = totals
    fact = total.fact
    said = message(
        "{label} is {value}, but {parts} add up to {sum}",
        label="、".join(number.fact.label for number in totals),
        value=written(together(totals), fact.unit),
        parts="、".join(part.fact.label for part in parts),
        sum=written(sum_of_parts, fact.unit),
    )
    cure = would_hold(total, _left(sum_of_parts, more)) or message("correct one of these numbers")
    notes = [number.note(would_hold(number, _left(sum_of_parts, _others(number, totals)))) for number in more]
    notes += [part.note(would_hold(part, _left(together(totals), _others(part, parts)))) for part in parts]
    return Diagnostic(ID, said, fact.span, cure, SEVERITY, fact.route, tuple(notes))


def _others(number: Number, numbers: tuple[Number, ...]) -> list[Number]:
    return [other for other in numbers if other is not number]


def _left(side: Interval, others: Sequence[Number]) -> Interval:
    """Return what is left of one side when the others are taken away; no exact number where anything is rough."""
    taken = together(others)
    if not (side.is_exact and taken.is_exact):
        return Interval(Fraction(0), None)
    return Interval(side.low - taken.low, side.low - taken.low)
