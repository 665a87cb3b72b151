"""Reports made up from a model alone: what a template is tried on, in the states that its facts may have.

Nothing of it is ever printed for anybody: a sample value is only one that the model takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.diagnostics import Route, Source, Span
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.field import members_of, section_of
from reportgen.facts.kinds import Choice, Count, Date, Kind, ListOf, Part, Rate, Title, Year
from reportgen.facts.node import Absent, Entry, MappingNode, Node, ScalarNode, SequenceNode
from reportgen.facts.section import Section

__all__ = ["all_blank", "all_known", "least", "optional_in", "variations", "with_state"]

_TOP = Route()
_NOWHERE = Span(Source("", ""), 0)
_ITEMS = "甲乙丙"


def all_known(model: type[Section], *, items: int = 2, choice: int = 0, count: int = 12) -> Section:
    """Return a report in which every fact is known and every list has some items.

    Args:
        model: Of the report.
        items: How many each list has, from 1 to 3.
        choice: Which of its words a choice is; the last where it has fewer.
        count: The value of every count.
    """
    return model.model_validate(_Samples(items, choice, count).section(model, Route()))


def all_blank(model: type[Section]) -> Section:
    """Return a report of which nothing is known: what must be stated is blank, the rest is not given."""
    return model.model_validate(Absent(Route(), _NOWHERE, "missing"))


def least(model: type[Section]) -> Section:
    """Return a report in which only those facts are known that every such report has; lists are empty."""
    section = all_known(model)
    for route, state in optional_in(model, Route()):
        section = with_state(section, route.steps, state)
    return section


def variations(model: type[Section]) -> Iterator[tuple[Route, Section]]:
    """Yield reports in which all is known but one fact, list or section; with the route of that one."""
    known = all_known(model)
    for route, state in optional_in(model, Route()):
        yield route, with_state(known, route.steps, state)


class _Samples:
    """Makes the nodes of a report in which every fact is known."""

    def __init__(self, items: int, choice: int, count: int) -> None:
        self.items = items
        self.choice = choice
        self.count = count

    def section(self, model: type[Section], route: Route) -> MappingNode:
        """Return the node of a section."""
        entries = tuple(
            Entry(name, _NOWHERE, self._member(model, name, member, route.child(name)))
            for name, member in members_of(model)
        )
        return MappingNode(route, _NOWHERE, entries)

    def _member(self, model: type[Section], name: str, member: Kind | ListOf | Part, route: Route) -> Node:
        match member:
            case Part():
                return self.section(section_of(model, name), route)
            case ListOf():
                items = tuple(self._item(member, route.child(index), index) for index in range(self.items))
                return SequenceNode(route, _NOWHERE, items)
            case _:
                return self._scalar(member, route, 0)

    def _item(self, listed: ListOf, route: Route, index: int) -> Node:
        if isinstance(listed.item, Kind):
            return self._scalar(listed.item, route, index)
        section = self.section(listed.item, route)
        entries = tuple(
            replace(entry, node=self._scalar(member, entry.node.route, index))
            if isinstance(member, Kind) and isinstance(entry.node, ScalarNode)
            else entry
            for entry, (_, member) in zip(section.entries, members_of(listed.item), strict=True)
        )
        return replace(section, entries=entries)

    def _scalar(self, kind: Kind, route: Route, index: int) -> ScalarNode:
        return ScalarNode(route, _NOWHERE, self._text(kind, _ITEMS[index]), plain=False)

    def _text(self, kind: Kind, name: str) -> str:
        match kind:
            case Count():
                return str(self.count)
            case Rate():
                return "50%"
            case Date():
                return "2022-12-31"
            case Year():
                return "2022"
            case Choice():
                return kind.among[min(self.choice, len(kind.among) - 1)]
            case Title():
                return f"《示例{name}》"
            case _:
                return f"示例{name}"


def optional_in(model: type[Section], route: Route = _TOP) -> Iterator[tuple[Route, State]]:
    """Yield what a report of this model need not have, and the state that it has then; a list may always be empty."""
    for name, member in members_of(model):
        here = route.child(name)
        match member:
            case Part():
                if member.optional or member.may_not_apply:
                    yield here, _absence(member)
                yield from optional_in(section_of(model, name), here)
            case ListOf():
                yield here, State.KNOWN
            case _ if member.optional or member.may_not_apply:
                yield here, _absence(member)
            case _:
                pass


def _absence(member: Kind | Part) -> State:
    return State.NOT_APPLICABLE if member.may_not_apply else State.NOT_GIVEN


def with_state(section: Section, steps: tuple[str | int, ...], state: State) -> Section:
    """Return a section in which what stands at a route is not there: of a section all that is in it."""
    name, *rest = steps
    inner = getattr(section, str(name))
    replaced = with_state(inner, tuple(rest), state) if rest else _absent(inner, state)
    return section.model_copy(update={str(name): replaced})


def _absent(member: object, state: State) -> object:
    match member:
        case Fact():
            return replace(member, state=state, value=None)
        case FactList():
            return replace(member, state=state, items=())
        case Section():
            parts = {name: _absent(getattr(member, name), state) for name in type(member).model_fields}
            return member.model_copy(update=parts)
        case _:
            return member
