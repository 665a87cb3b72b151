"""Where each listed fact stands: in its control, or where the control is gone, within its bookmark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportgen.diagnostics.frozen import frozen
from reportgen.readers.docx.listing import Entry
from reportgen.readers.docx.token import Sort, Token

__all__ = ["Places", "places_of"]


@frozen
class Places:
    """Where the entries stand."""

    ends: Mapping[int, int]
    """By the indices of the two tokens that open and close it: which entry a place is of."""
    shrunk: frozenset[int]
    """Entries whose control is gone and whose bookmark may have lost the end of what was typed: what stands between
    it and the place of the next entry, which it touched, is its own."""
    copies: tuple[int, ...] = ()
    """Entries that stand once more, by their indices: the first copy goes by the index after the last entry's."""


def places_of(entries: Sequence[Entry], tokens: Sequence[Token], *, is_form: bool) -> Places:
    """Return the place of every entry that has one, and its copies.

    A control of the entry's own id comes first, and of several the one in its bookmark; then its bookmark; last, a
    control that carries the fact's tag and a new id, and only where there is exactly one for each printing that is
    still missing.  The other controls of its id are copies of it.

    Args:
        entries: What is looked for.
        tokens: Where it is looked for.
        is_form: The place of an entry that has a table cell to itself is the cell: in a form, whatever is written
            there is the answer, inside the control or beside it.  And a fact is asked for once: each other control
            with its tag is a copy, whatever its id.
    """
    controls, bookmarks = _spans(tokens)
    inside = _inside_controls(tokens)
    by_id, by_tag = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for start in sorted(controls):
        by_id[tokens[start].text].append(start)
        by_tag[tokens[start].other].append(start)
    found: dict[int, tuple[int, int]] = {}
    own: dict[int, list[int]] = {}
    for index, entry in enumerate(entries):
        own[index] = [start for start in by_id.get(entry.number, ()) if tokens[start].other in ("", entry.tag)]
        marked = bookmarks.get(entry.bookmark)
        if own[index]:
            start = next((each for each in own[index] if _overlap((each, controls[each]), marked)), own[index][0])
            found[index] = (start, controls[start])
        elif marked is not None:
            found[index] = marked
    found |= _by_tag(entries, tokens, controls, found)
    if is_form:
        own = {index: [*own[index], *by_tag.get(entry.tag, ())] for index, entry in enumerate(entries)}
    copies = _copies(own, controls, found)
    if is_form:
        found |= _cells(tokens, found)
    shrunk = (
        index
        for index, (start, _) in found.items()
        if tokens[start].sort is Sort.BOOKMARK and start not in inside and entries[index].is_joined
    )
    return Places({token: index for index, ends in found.items() for token in ends}, frozenset(shrunk), copies)


def _overlap(one: tuple[int, int], other: tuple[int, int] | None) -> bool:
    return other is not None and one[0] < other[1] and other[0] < one[1]


def _copies(
    own: Mapping[int, Sequence[int]], controls: Mapping[int, int], found: dict[int, tuple[int, int]]
) -> tuple[int, ...]:
    """Put the controls of an entry that are not its place into ``found``, and return whose copies they are.

    Where an entry has no place, the first is.
    """
    taken = {start for start, _ in found.values()}
    copies: list[int] = []
    for index, starts in own.items():
        for start in starts:
            place = (start, controls[start])
            if start in taken or _overlap(place, found.get(index)):
                continue
            taken.add(start)
            if index in found:
                copies.append(index)
            found[len(own) - 1 + len(copies) if index in found else index] = place
    return tuple(copies)


def _inside_controls(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the bookmarks that begin in a control: LibreOffice puts them there where it kept the control."""
    inside, depth = [], 0
    for index, token in enumerate(tokens):
        depth += (token.sort is Sort.CONTROL) - (token.sort is Sort.CONTROL_END)
        if depth and token.sort is Sort.BOOKMARK:
            inside.append(index)
    return frozenset(inside)


def _spans(tokens: Sequence[Token]) -> tuple[dict[int, int], dict[str, tuple[int, int]]]:
    """Return where each control ends, by its start; and where each bookmark starts and ends, by its name."""
    controls: dict[int, int] = {}
    bookmarks: dict[str, tuple[int, int]] = {}
    open_controls: list[int] = []
    open_bookmarks: dict[str, tuple[str, int]] = {}
    for index, token in enumerate(tokens):
        match token.sort:
            case Sort.CONTROL:
                open_controls.append(index)
            case Sort.CONTROL_END:
                controls[open_controls.pop()] = index
            case Sort.BOOKMARK:
                open_bookmarks[token.text] = (token.other, index)
            case Sort.BOOKMARK_END if token.text in open_bookmarks:
                name, start = open_bookmarks.pop(token.text)
                bookmarks.setdefault(name, (start, index))
            case _:
                pass
    return controls, bookmarks


def _by_tag(
    entries: Sequence[Entry],
    tokens: Sequence[Token],
    controls: Mapping[int, int],
    found: Mapping[int, tuple[int, int]],
) -> dict[int, tuple[int, int]]:
    """Return the places of entries that no id and no bookmark led to, by the tags of the controls that are left."""
    taken = {start for start, _ in found.values()}
    free: dict[str, list[int]] = defaultdict(list)
    for start in controls:
        if start not in taken and tokens[start].other:
            free[tokens[start].other].append(start)
    missing: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        if index not in found:
            missing[entry.tag].append(index)
    return {
        index: (start, controls[start])
        for tag, indices in missing.items()
        if len(free[tag]) == len(indices)
        for index, start in zip(indices, sorted(free[tag]), strict=True)
    }


def _cells(tokens: Sequence[Token], found: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Return the cells that hold one place each."""
    entries_at = {start: entry for entry, (start, _) in found.items()}
    cells: dict[int, tuple[int, int]] = {}
    open_cells: list[tuple[int, list[int]]] = []
    for index, token in enumerate(tokens):
        if token.sort is Sort.CELL:
            open_cells.append((index, []))
        elif token.sort is Sort.CELL_END and open_cells:
            start, within = open_cells.pop()
            if len(within) == 1:
                cells[within[0]] = (start, index)
        elif index in entries_at and open_cells:
            open_cells[-1][1].append(entries_at[index])
    return cells
