"""A part, or several parts together, that are more than the whole.

No more cases are closed on time than are closed, and no more are closed than came in and were carried over.
Such numbers are mixed up, or are of different days.

Bad:

    办结594件，按期办结600件

Good:

    办结600件，按期办结594件

Allow: where both are right, the one is no part of the other; change the report type.

Source: arithmetic; the relations that the report type declares.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.facts import Facts, Number, numbers_at, together, written
from reportgen.diagnostics import Diagnostic, Severity, listed, message
from reportgen.facts.relation import PartOf

__all__ = ["ID", "SEVERITY", "check"]

ID = "part-exceeds-whole"
SEVERITY = Severity.ERROR


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Yield the parts that are too large."""
    for relation in facts.related(PartOf):
        wholes = numbers_at(facts, (relation.whole,))
        more, parts = numbers_at(facts, relation.more), numbers_at(facts, relation.parts)
        if not wholes or more is None or not parts:
            continue
        if _is_exceeded(parts, (*wholes, *more)):
            yield _diagnostic(parts, (*wholes, *more), facts, relation)


def _is_exceeded(parts: tuple[Number, ...], wholes: tuple[Number, ...]) -> bool:
    """Tell whether the least that parts may be is more than the most that their whole may be."""
    most = together(wholes).high
    return most is not None and together(parts).low > most


def _diagnostic(parts: tuple[Number, ...], wholes: tuple[Number, ...], facts: Facts, relation: PartOf) -> Diagnostic:
    fact = parts[0].fact
    said = message(
        "{parts} is {sum}, more than {whole}, which is {most}",
        parts="、".join(part.fact.label for part in parts),
        sum=written(together(parts), fact.unit),
        whole="、".join(number.fact.label for number in wholes),
        most=written(together(wholes), wholes[0].fact.unit),
    )
    cure = message("correct one of these numbers")
    if left_out := tuple(label for label in map(facts.label_of_absent, relation.more) if label):
        cure = message("correct one of these numbers, or state {labels} too", labels=listed(left_out))
    notes = tuple(number.note() for number in (*parts[1:], *wholes))
    return Diagnostic(ID, said, fact.span, cure, SEVERITY, fact.route, notes)
