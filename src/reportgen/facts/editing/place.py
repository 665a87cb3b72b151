"""Where a route leads in a file as it is written."""

from __future__ import annotations

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.editing.refused import (
    behind_alias,
    behind_anchor,
    no_single_fact,
    no_such_item,
    not_applicable_section,
)
from reportgen.facts.editing.written import Member, Tree, Written
from reportgen.facts.marker import NOT_APPLICABLE, is_empty, is_marker
from reportgen.facts.node import ScalarNode

__all__ = ["Place", "place_of", "refuse_shared", "standing"]


@frozen
class Place:
    """The last member on the way to a fact that the file has."""

    member: Member
    parent: Written | None
    """The mapping or list that the member is in; None for the whole file."""
    in_flow: bool
    """Whether it stands within brackets."""
    rest: tuple[str | int, ...] = ()
    """The steps that the file does not have."""
    steps: tuple[str | int, ...] = ()
    """Those that it has."""

    def inner(self, member: Member) -> Place:
        """Return the place of a member of what stands here."""
        value = self.member.value
        return Place(member, value, self.in_flow or value.flow, steps=(*self.steps, member.key))


def place_of(tree: Tree, route: Route) -> Place:
    """Follow a route as far as the file has it.

    Raises:
        RefusedError: The way leads through an alias, through what is repeated by one, or where no fact can be.
    """
    place = Place(tree.top, None, in_flow=False)
    for depth, step in enumerate(route.steps):
        _refuse_own(tree, place.member.value)
        rest = route.steps[depth:]
        child = _item(place, step, route) if isinstance(step, int) else _entry(place, step, route)
        if child is None:
            return Place(place.member, place.parent, place.in_flow, rest, place.steps)
        place = Place(child[0], child[1], place.in_flow or child[1].flow, (), (*place.steps, step))
    refuse_shared(tree, place.member.value)
    return place


def standing(value: Written) -> str:
    """Return the text of a scalar; empty where nothing or ``~`` was written."""
    text = value.text.strip()
    is_null = is_empty(ScalarNode(None, None, text, plain=not value.style))  # type: ignore[arg-type]  # the place is not asked
    return "" if is_null else text


def refuse_shared(tree: Tree, value: Written) -> None:
    """Refuse to change what is an alias, holds one, or is repeated by one.

    Raises:
        RefusedError: It is.
    """
    _refuse_own(tree, value)
    for member in value.members:
        refuse_shared(tree, member.value)


def _refuse_own(tree: Tree, value: Written) -> None:
    if value.sort == "alias":
        raise behind_alias(value.text, value.start)
    if value.anchor in tree.aliases:
        raise behind_anchor(str(value.anchor), value.start)


def _entry(place: Place, step: str, route: Route) -> tuple[Member, Written] | None:
    value = place.member.value
    if value.sort == "mapping":
        member = value.get(step)
        return None if member is None else (member, value)
    if value.sort == "list":
        raise no_single_fact(route, value.start)
    text = standing(value)
    if text == NOT_APPLICABLE:
        raise not_applicable_section(NOT_APPLICABLE, value.start)
    if text and not is_marker(text):
        raise no_single_fact(route, value.start)
    return None


def _item(place: Place, step: int, route: Route) -> tuple[Member, Written]:
    value = place.member.value
    if value.sort == "mapping" and (inner := value.get("value")) is not None:
        value = inner.value
    if value.sort != "list" or step >= len(value.members):
        raise no_such_item(route, len(value.members) if value.sort == "list" else 0, value.start)
    return value.members[step], value
