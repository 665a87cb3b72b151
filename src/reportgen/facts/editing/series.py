"""One list in the place of another: items that come, change or go; those that stay are not touched."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.facts.editing.item import Item, changed, differences, item_lines, item_of, struck_out
from reportgen.facts.editing.key import beginning, without_comments
from reportgen.facts.editing.place import Place
from reportgen.facts.editing.refused import by_hand
from reportgen.facts.editing.scalar import scalar_of
from reportgen.facts.editing.splice import Splice, column_of
from reportgen.facts.editing.value import cleared, filled, restated
from reportgen.facts.editing.written import Tree

__all__ = ["listed_anew", "unlisted"]

_EMPTY = "[]"


def listed_anew(tree: Tree, place: Place, items: Sequence[Item]) -> list[Splice]:
    """Return how a list comes to hold these items.

    Raises:
        RefusedError: The list is written in a way that leaves no safe place.
    """
    value = place.member.value
    if value.sort == "mapping":
        raise by_hand(value.start)
    standing_items = [item_of(member.value) for member in value.members]
    if value.sort == "list" and standing_items == [*items]:
        return []
    if value.sort == "list" and value.flow and (place.in_flow or value.members):
        return _changed_in_flow(tree, place, items)
    if value.sort == "list" and value.members and items:
        return [*changed(tree, place, items)]
    without_comments(tree, value)
    if not items or place.in_flow:
        written = _flow_list(items)
        if value.sort == "list":
            return [*_struck(tree, place), Splice(place.member.colon or 0, place.member.colon or 0, f" {written}")]
        if value.is_nothing:
            return filled(tree, place, written)
        return [*cleared(tree, place), *filled(tree, place, written)]
    gone = cleared(tree, place) if value.sort == "scalar" else _struck(tree, place)
    return [*gone, _begun(tree, place, items)]


def unlisted(tree: Tree, place: Place, text: str) -> list[Splice]:
    """Return how a list gives way to a text, or to nothing.

    Raises:
        RefusedError: The list is written in a way that does not allow it.
    """
    value = place.member.value
    if not text:
        return _struck(tree, place)
    written = scalar_of(text, in_flow=place.in_flow)
    if value.flow:
        return [Splice(value.start, without_comments(tree, value).end, written)]
    colon = place.member.colon or 0
    return [*_struck(tree, place), Splice(colon, colon, f" {written}")]


def _struck(tree: Tree, place: Place) -> list[Splice]:
    """Return how a whole list goes, so that nothing stands behind its colon; no comment is lost."""
    value = without_comments(tree, place.member.value)
    if value.flow:
        return cleared(tree, place)
    return [splice for member in value.members for splice in struck_out(tree, member)]


def _begun(tree: Tree, place: Place, items: Sequence[Item]) -> Splice:
    """Return how a block list begins below its key, indented like the others of the file."""
    at = beginning(tree, place.member)
    column = column_of(tree.text, place.member.start) + _indent_of_lists(tree)
    return Splice(at, at, item_lines(tree, at, items, column))


def _indent_of_lists(tree: Tree) -> int:
    """Return how many spaces the dashes of the file's lists are indented by."""
    pending = [*tree.top.value.members]
    for member in pending:  # grows while it is walked
        value = member.value
        if value.sort == "list" and not value.flow and value.members and member.key:
            return column_of(tree.text, value.members[0].start) - column_of(tree.text, member.start)
        pending.extend(value.members)
    return 2


# --- in brackets ------------------------------------------------------------------------------------------------------


def _changed_in_flow(tree: Tree, place: Place, items: Sequence[Item]) -> list[Splice]:
    """Return how a list in brackets changes: item by item where their number stays, else the whole of it."""
    value = place.member.value
    stretches = [*differences(value, items)]
    if all(len(each.there) == len(each.coming) for each in stretches):
        pairs = [pair for each in stretches for pair in zip(each.there, each.coming, strict=True)]
        if all(isinstance(item, str) and item and member.value.sort == "scalar" for member, item in pairs):
            return [splice for member, item in pairs for splice in restated(tree, place.inner(member), str(item))]
    without_comments(tree, value)
    known = {item_of(member.value): tree.text[member.value.start : member.value.end] for member in value.members}
    pieces = [known.get(item) or _flow_item(item) for item in items]
    return [Splice(value.start, value.end, f"[{', '.join(pieces)}]")]


def _flow_list(items: Sequence[Item]) -> str:
    return f"[{', '.join(map(_flow_item, items))}]" if items else _EMPTY


def _flow_item(item: Item) -> str:
    if isinstance(item, str):
        return scalar_of(item, in_flow=True) if item else "''"
    pairs = (f"{key}: {scalar_of(text, in_flow=True) if text else ''}" for key, text in item)
    return f"{{{', '.join(pairs)}}}"
