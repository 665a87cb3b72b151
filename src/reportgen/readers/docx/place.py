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


def places_of(entries: Sequence[Entry], tokens: Sequence[Token], *, whole_cells: bool) -> Places:
    """Return the place of every entry that has one.

    A control of the entry's own id comes first; then its bookmark; last, a control that carries the fact's tag and a
    new id, and only where there is exactly one for each printing that is still missing.

    Args:
        entries: What is looked for.
        tokens: Where it is looked for.
        whole_cells: The place of an entry that has a table cell to itself is the cell: in a form, whatever is written
            there is the answer, inside the control or beside it.
    """
    controls, bookmarks = _spans(tokens)
    inside = _inside_controls(tokens)
    by_id: dict[str, list[int]] = defaultdict(list)
    for start in controls:
        by_id[tokens[start].text].append(start)
    found: dict[int, tuple[int, int]] = {}
    for index, entry in enumerate(entries):
        starts = [start for start in by_id.get(entry.number, ()) if tokens[start].other in ("", entry.tag)]
        if starts:
            found[index] = (starts[0], controls[starts[0]])
        elif entry.bookmark in bookmarks:
            found[index] = bookmarks[entry.bookmark]
    found |= _by_tag(entries, tokens, controls, found)
    if whole_cells:
        found |= _cells(tokens, found)
    shrunk = (
        index
        for index, (start, _) in found.items()
        if entries[index].is_joined and tokens[start].sort is Sort.BOOKMARK and start not in inside
    )
    return Places({token: index for index, ends in found.items() for token in ends}, frozenset(shrunk))


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
