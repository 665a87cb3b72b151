"""The items of a list that stands on lines of its own: which of them stay, change, move, come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from reportgen.diagnostics.frozen import frozen
from reportgen.facts.editing.comment import commented_out, comments_of
from reportgen.facts.editing.key import added, below, taken_out
from reportgen.facts.editing.place import Place, standing
from reportgen.facts.editing.refused import by_hand
from reportgen.facts.editing.scalar import scalar_of
from reportgen.facts.editing.splice import Splice, applied, column_of, end_before, line_end, line_start, newline_at
from reportgen.facts.editing.value import restated
from reportgen.facts.editing.written import Member, Tree, Written
from reportgen.facts.marker import is_marker
from reportgen.facts.provenance import OF_VALUE

__all__ = ["Item", "changed", "differences", "item_lines", "item_of", "struck_out"]

Item = str | tuple[tuple[str, str], ...]
"""A text, or the keys and texts of a record."""


@frozen
class Stretch:
    """Some items of a list that differ from those that are to stand there."""

    first: int
    """The index of the first of them."""
    there: tuple[Member, ...]
    coming: tuple[Item, ...]


_Partners = dict[tuple[int, int], Member]
"""Which item of the file becomes which: by the number of the stretch, and of the item that is coming in it."""


def item_of(value: Written) -> Item | None:
    """Return what an item states; None where that cannot be compared."""
    if value.sort == "scalar":
        return standing(value)
    inner = value.get("value")
    if inner is not None:
        return item_of(inner.value)
    if value.sort != "mapping":
        return None
    pairs = ((member.key, item_of(member.value)) for member in value.members)
    return tuple((key, text) for key, text in pairs if isinstance(text, str) and text)


def differences(value: Written, items: Sequence[Item]) -> Iterator[Stretch]:
    """Yield the stretches of a list that change."""
    stood = [item_of(member.value) for member in value.members]
    matcher = SequenceMatcher(None, stood, [*items], autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind != "equal":
            yield Stretch(first, value.members[first:last], tuple(items[begin:end]))


def changed(tree: Tree, place: Place, items: Sequence[Item]) -> Iterator[Splice]:
    """Yield how the lines of a block list change; an item that only moves takes its lines along.

    Raises:
        RefusedError: The list is written in a way that leaves no safe place.
    """
    stretches = [*differences(place.member.value, items)]
    partners = _partners(tree, stretches)
    for number, stretch in enumerate(stretches):
        yield from _changed_stretch(tree, place, stretch, number, partners)


def struck_out(tree: Tree, member: Member) -> Iterator[Splice]:
    """Yield how an item goes with its lines; one with comments is commented out, for they say something of it alone.

    Raises:
        RefusedError: Something else stands before it on its line.
    """
    before = _before(tree, member)
    if comments_of(tree, member):
        yield from commented_out(tree, member)
    else:
        yield Splice(before, line_end(tree.text, member.end))


def item_lines(tree: Tree, at: int, items: Sequence[Item], column: int) -> str:
    """Return items as lines to stand behind an offset, each with the line end before it."""
    newline, lines = newline_at(tree.text, at), list[str]()
    for item in items:
        if isinstance(item, str):
            lines.append("- " + scalar_of(item, in_flow=False) if item else "-")
            continue
        pairs = [f"{key}: {scalar_of(text, in_flow=False)}" if text else f"{key}:" for key, text in item]
        lines += ["- " * (not index) + "  " * bool(index) + pair for index, pair in enumerate(pairs)]
    return "".join(newline + " " * column + line for line in lines)


# --- which item becomes which -----------------------------------------------------------------------------------------


def _partners(tree: Tree, stretches: Sequence[Stretch]) -> _Partners:
    """Find for each item that is coming the one of the file that it is, or that it best takes the place of.

    The same item, wherever it stands; of a record one with the same first text, or with another of its texts; then one
    after the other, where no comment would be read of an item that it was not written for.
    """
    coming = [
        ((number, index), item) for number, each in enumerate(stretches) for index, item in enumerate(each.coming)
    ]
    left = [member for each in stretches for member in each.there]
    found: _Partners = {}
    for is_partner in (_is_same, _has_same_head, _shares_text):
        for key, item in coming:
            member = None if key in found else _first(left, item, is_partner)
            if member is not None:
                left.remove(member)
                found[key] = member
    for number, stretch in enumerate(stretches):
        members = [member for member in stretch.there if member in left]
        pending = [(index, item) for index, item in enumerate(stretch.coming) if (number, index) not in found]
        for member, (index, item) in zip(members, pending, strict=False):
            if _can_become(tree, member, item):
                found[number, index] = member
    return found


def _first(members: Sequence[Member], item: Item, is_partner: Callable[[Item | None, Item], bool]) -> Member | None:
    return next((member for member in members if is_partner(item_of(member.value), item)), None)


def _is_same(stood: Item | None, item: Item) -> bool:
    return stood == item and bool(item)


def _has_same_head(stood: Item | None, item: Item) -> bool:
    return isinstance(stood, tuple) and isinstance(item, tuple) and bool(item[0][1]) and item[0] in stood


def _shares_text(stood: Item | None, item: Item) -> bool:
    return isinstance(stood, tuple) and isinstance(item, tuple) and not set(stood).isdisjoint(item)


def _can_become(tree: Tree, member: Member, item: Item) -> bool:
    """Tell whether an item may be written over another: of the same sort, and without comments unless it is blank."""
    inner = member.value.get("value")
    value = member.value if inner is None else inner.value
    if value.sort != ("scalar" if isinstance(item, str) else "mapping"):
        return False
    stood = item_of(value)
    return not stood or (isinstance(stood, str) and is_marker(stood)) or not comments_of(tree, member)


# --- their lines ------------------------------------------------------------------------------------------------------


def _changed_stretch(tree: Tree, place: Place, stretch: Stretch, number: int, partners: _Partners) -> Iterator[Splice]:
    members = place.member.value.members
    column = column_of(tree.text, members[0].start)
    of_item = [partners.get((number, index)) for index in range(len(stretch.coming))]
    kept = _kept(stretch, of_item)
    for index, item in enumerate(stretch.coming):
        member = of_item[index]
        if member is not None and kept[index] is not None:
            yield from _changed_item(tree, place.inner(member), item)
            continue
        last = stretch.first + _anchor(kept, index, len(stretch.there))
        at = below(tree, members[last], column) if last >= 0 else _before(tree, members[0])
        lines = item_lines(tree, at, [item], column)
        yield Splice(at, at, lines if member is None else _moved(tree, place.inner(member), item, at))
    for index, member in enumerate(stretch.there):
        if index in kept:
            continue
        if member in partners.values():
            yield Splice(_before(tree, member), below(tree, member, column))
        else:
            yield from struck_out(tree, member)


def _kept(stretch: Stretch, of_item: Sequence[Member | None]) -> list[int | None]:
    """Return for each item that is coming the index of its partner, where that can stay on its lines."""
    kept, last = list[int | None](), -1
    for member in of_item:
        index = stretch.there.index(member) if member in stretch.there else -1
        kept.append(index if index > last else None)
        last = max(last, index)
    return kept


def _anchor(kept: Sequence[int | None], index: int, count: int) -> int:
    """Return the index of the item below which a new one goes in: as far down as it is among those that are coming."""
    before = max((each for each in kept[:index] if each is not None), default=-1)
    after = min((each for each in kept[index:] if each is not None), default=count)
    return max(before, min(index, after - 1))


def _moved(tree: Tree, place: Place, item: Item, at: int) -> str:
    """Return the lines of an item for another place, its changes made."""
    member = place.member
    start, end = line_start(tree.text, member.start), below(tree, member, column_of(tree.text, member.start))
    _before(tree, member)
    splices = [Splice(each.start - start, each.end - start, each.text) for each in _changed_item(tree, place, item)]
    return newline_at(tree.text, at) + applied(tree.text[start:end], splices)


def _changed_item(tree: Tree, place: Place, item: Item) -> Iterator[Splice]:
    value = place.member.value
    inner = value.get("value")
    if item_of(value) == item:
        return
    if inner is not None:
        yield from _changed_item(tree, place.inner(inner), item)
        yield from taken_out(tree, value, OF_VALUE)
    elif isinstance(item, str):
        yield from restated(tree, place, item)
    else:
        yield from _changed_record(tree, place, item)


def _changed_record(tree: Tree, place: Place, pairs: tuple[tuple[str, str], ...]) -> Iterator[Splice]:
    order, texts = [key for key, _ in pairs], dict(pairs)
    for member in place.member.value.members:
        inner = member.value.get("value")
        at = place.inner(member)
        if inner is not None and item_of(member.value) != texts.get(member.key, ""):
            yield from taken_out(tree, member.value, OF_VALUE)
        yield from restated(tree, at.inner(inner) if inner is not None else at, texts.get(member.key, ""))
    for key, text in pairs:
        if place.member.value.get(key) is None and text:
            in_flow = place.in_flow or place.member.value.flow
            yield from added(tree, place, (key,), order, scalar_of(text, in_flow=in_flow))


def _before(tree: Tree, member: Member) -> int:
    """Return the end of the line before an item's."""
    first = line_start(tree.text, member.start)
    if tree.text[first : member.start].strip(" ") or not first:
        raise by_hand(member.start)
    return end_before(tree.text, first)
