"""One list in the place of another: items that come, change or go; those that stay are not touched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportgen.facts.editing.key import added, below, taken_out, without_comments
from reportgen.facts.editing.place import Place, standing
from reportgen.facts.editing.refused import by_hand
from reportgen.facts.editing.scalar import scalar_of
from reportgen.facts.editing.splice import Splice, column_of, end_before, line_end, line_start, newline_at
from reportgen.facts.editing.value import cleared, filled, restated
from reportgen.facts.editing.written import Member, Tree, Written

__all__ = ["STALE", "Item", "listed_anew", "unlisted"]

Item = str | tuple[tuple[str, str], ...]
"""A text, or the keys and texts of a record."""

STALE = ("source", "as_of", "by")
"""What is said of a value, and not of the one that comes after it."""

_EMPTY = "[]"


def listed_anew(tree: Tree, place: Place, items: Sequence[Item]) -> list[Splice]:
    """Return how a list comes to hold these items.

    Raises:
        RefusedError: The list is written in a way that leaves no safe place.
    """
    value = place.member.value
    if value.sort == "mapping":
        raise by_hand(value.start)
    standing_items = [_item_of(member.value) for member in value.members]
    if value.sort == "list" and standing_items == [*items]:
        return []
    if value.sort == "list" and value.flow and (place.in_flow or value.members):
        return _changed_in_flow(tree, place, items)
    if value.sort == "list" and value.members and items:
        return [*_changed(tree, place, items)]
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
    """Return how a whole list goes, so that nothing stands behind its colon; comments on lines of their own stay."""
    value = without_comments(tree, place.member.value)
    return cleared(tree, place) if value.flow else [_without(tree, member) for member in value.members]


def _item_of(value: Written) -> Item | None:
    """Return what an item states; None where that cannot be compared."""
    if value.sort == "scalar":
        return standing(value)
    inner = value.get("value")
    if inner is not None:
        return _item_of(inner.value)
    if value.sort != "mapping":
        return None
    pairs = ((member.key, _item_of(member.value)) for member in value.members)
    return tuple((key, text) for key, text in pairs if isinstance(text, str) and text)


def _changed(tree: Tree, place: Place, items: Sequence[Item]) -> Iterator[Splice]:
    """Yield how the lines of a block list change."""
    value = place.member.value
    column = column_of(tree.text, value.members[0].start)
    for first, there, coming in _differences(value, items):
        for member, item in zip(there, coming, strict=False):
            yield from _changed_item(tree, place.inner(member), item)
        for member in there[len(coming) :]:
            yield _without(tree, member)
        more = coming[len(there) :]
        if more:
            last = first + len(there) - 1
            at = below(tree, value.members[last], column) if last >= 0 else _before(tree, value.members[0])
            yield Splice(at, at, _item_lines(tree, at, more, column))


def _differences(value: Written, items: Sequence[Item]) -> Iterator[tuple[int, tuple[Member, ...], Sequence[Item]]]:
    """Yield the stretches that change: the index of their first item, the items there, and those to come."""
    standing_items = [_item_of(member.value) for member in value.members]
    matcher = SequenceMatcher(None, standing_items, [*items], autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind != "equal":
            yield first, value.members[first:last], items[begin:end]


def _changed_item(tree: Tree, place: Place, item: Item) -> Iterator[Splice]:
    value = place.member.value
    inner = value.get("value")
    if inner is not None:
        yield from _changed_item(tree, place.inner(inner), item)
        yield from taken_out(tree, value, STALE)
    elif isinstance(item, str) and value.sort == "scalar":
        yield from restated(tree, place, item)
    elif isinstance(item, tuple) and value.sort == "mapping":
        yield from _changed_record(tree, place, item)
    else:
        column = column_of(tree.text, place.member.start)
        at = below(tree, place.member, column)
        yield _without(tree, place.member)
        yield Splice(at, at, _item_lines(tree, at, [item], column))


def _changed_record(tree: Tree, place: Place, pairs: tuple[tuple[str, str], ...]) -> Iterator[Splice]:
    order, texts = [key for key, _ in pairs], dict(pairs)
    for member in place.member.value.members:
        inner = member.value.get("value")
        at = place.inner(member)
        if inner is not None and _item_of(member.value) != texts.get(member.key, ""):
            yield from taken_out(tree, member.value, STALE)
        yield from restated(tree, at.inner(inner) if inner is not None else at, texts.get(member.key, ""))
    for key, text in pairs:
        if place.member.value.get(key) is None and text:
            in_flow = place.in_flow or place.member.value.flow
            yield from added(tree, place, (key,), order, scalar_of(text, in_flow=in_flow))


def _without(tree: Tree, member: Member) -> Splice:
    """Return how an item of a block list goes, with its dash and its lines."""
    return Splice(_before(tree, member), line_end(tree.text, member.end))


def _before(tree: Tree, member: Member) -> int:
    """Return the end of the line before an item's."""
    first = line_start(tree.text, member.start)
    if tree.text[first : member.start].strip(" ") or not first:
        raise by_hand(member.start)
    return end_before(tree.text, first)


def _begun(tree: Tree, place: Place, items: Sequence[Item]) -> Splice:
    """Return how a block list begins below its key, indented like the others of the file."""
    member = place.member
    if member.colon is None or line_start(tree.text, member.colon) != line_start(tree.text, member.start):
        raise by_hand(member.start)
    at = line_end(tree.text, member.colon)
    return Splice(at, at, _item_lines(tree, at, items, column_of(tree.text, member.start) + _indent_of_lists(tree)))


def _indent_of_lists(tree: Tree) -> int:
    """Return how many spaces the dashes of the file's lists are indented by."""
    pending = [*tree.top.value.members]
    for member in pending:  # grows while it is walked
        value = member.value
        if value.sort == "list" and not value.flow and value.members and member.key:
            return column_of(tree.text, value.members[0].start) - column_of(tree.text, member.start)
        pending.extend(value.members)
    return 2


def _item_lines(tree: Tree, at: int, items: Sequence[Item], column: int) -> str:
    newline, lines = newline_at(tree.text, at), list[str]()
    for item in items:
        if isinstance(item, str):
            lines.append("- " + scalar_of(item, in_flow=False) if item else "-")
            continue
        pairs = [f"{key}: {scalar_of(text, in_flow=False)}" if text else f"{key}:" for key, text in item]
        lines += ["- " * (not index) + "  " * bool(index) + pair for index, pair in enumerate(pairs)]
    return "".join(newline + " " * column + line for line in lines)


# --- in brackets ------------------------------------------------------------------------------------------------------


def _changed_in_flow(tree: Tree, place: Place, items: Sequence[Item]) -> list[Splice]:
    """Return how a list in brackets changes: item by item where their number stays, else the whole of it."""
    value = place.member.value
    differences = [*_differences(value, items)]
    if all(len(there) == len(coming) for _, there, coming in differences):
        pairs = [pair for _, there, coming in differences for pair in zip(there, coming, strict=True)]
        if all(isinstance(item, str) and item and member.value.sort == "scalar" for member, item in pairs):
            return [splice for member, item in pairs for splice in restated(tree, place.inner(member), str(item))]
    without_comments(tree, value)
    known = {_item_of(member.value): tree.text[member.value.start : member.value.end] for member in value.members}
    pieces = [known.get(item) or _flow_item(item) for item in items]
    return [Splice(value.start, value.end, f"[{', '.join(pieces)}]")]


def _flow_list(items: Sequence[Item]) -> str:
    return f"[{', '.join(map(_flow_item, items))}]" if items else _EMPTY


def _flow_item(item: Item) -> str:
    if isinstance(item, str):
        return scalar_of(item, in_flow=True) if item else "''"
    pairs = (f"{key}: {scalar_of(text, in_flow=True) if text else ''}" for key, text in item)
    return f"{{{', '.join(pairs)}}}"
