"""Going through the facts of a report, in the order of its model."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.section import Section

__all__ = ["blank_of", "facts_of"]


def facts_of(section: Section) -> Iterator[Fact]:
    """Yield every fact of a section and of the sections and lists in it, in model order.

    A blank list yields one blank fact that stands for it; a list that is empty, not applicable or not given, none.
    """
    for name in type(section).model_fields:
        yield from _facts_in(getattr(section, name))


def _facts_in(member: object) -> Iterator[Fact]:
    match member:
        case Fact():
            yield member
        case Section():
            yield from facts_of(member)
        case FactList(state=State.BLANK):
            yield blank_of(member)
        case FactList():
            for item in member.items:
                yield from _facts_in(item)


def blank_of(facts: FactList[object]) -> Fact:
    """Return the one blank fact that stands for a list of which nothing is known."""
    if isinstance(facts.blank_item, Fact):
        return facts.blank_item
    return Fact(facts.route, facts.label, facts.kind, None, State.BLANK, facts.span, provenance=facts.provenance)
