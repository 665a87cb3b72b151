"""Going through the facts of a report, in the order of its model."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Route
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.section import Section

__all__ = ["blank_of", "blanks_in", "facts_of", "stated_at"]


def facts_of(section: Section) -> Iterator[Fact]:
    """Yield every fact of a section and of the sections and lists in it, in model order.

    A blank list yields one blank fact that stands for it; a list that is empty, not applicable or not given, none.
    """
    for name in type(section).model_fields:
        yield from _facts_in(getattr(section, name))


def blanks_in(section: Section) -> tuple[Fact, ...]:
    """Return the facts of a section that are not known yet, in model order."""
    return tuple(fact for fact in facts_of(section) if fact.state is State.BLANK)


def stated_at(section: Section, route: Route) -> Fact | FactList[object] | None:
    """Return what stands at a route, which may lead into a list; None where nothing does."""
    standing: object = section
    for step in route.steps:
        if isinstance(step, int):
            items = standing.items if isinstance(standing, FactList) else ()
            standing = items[step] if step < len(items) else None
        else:
            standing = getattr(standing, step, None)
    return standing if isinstance(standing, Fact | FactList) else None


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
