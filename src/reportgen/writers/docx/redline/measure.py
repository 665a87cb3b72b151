"""A blank and its measure word: one change when the fact becomes known, or a blank.

A blank's control holds the prompt only, so that somebody can type a number into it: ``近〔待填：…〕条``.  A known fact
stands in its control whole: ``近300条``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.writers.docx.redline.atom import Atom

__all__ = ["with_measures"]

_PROMPT = "〔待填："
_LONGEST = 8
"""Tokens of a measure word with its approximators."""


def with_measures(row: Sequence[Atom], other: Sequence[Atom]) -> list[Atom]:
    """Return a row of atoms in which blanks that the other row knows have their measure words in them."""
    before, after = (Counter(atom.route for atom in each if atom.route) for each in (row, other))
    known = {atom.route: atom.text for atom in other if after[atom.route] == before[atom.route] == 1}
    return list(_with_measures(row, {route: text for route, text in known.items() if not text.startswith(_PROMPT)}))


def _with_measures(row: Sequence[Atom], known: dict[str, str]) -> Iterator[Atom]:
    done = 0
    for at, atom in enumerate(row):
        if atom.route not in known or not atom.text.startswith(_PROMPT):
            continue
        text = known[atom.route]
        start = at - _length(row[done:at][::-1], text, is_ahead=True)
        end = at + 1 + _length(row[at + 1 :], text, is_ahead=False)
        yield from row[done:start]
        yield from (each for each in row[start:at] if not each.pieces)
        yield Atom(atom.key, tuple(piece for each in row[start:end] for piece in each.pieces), None, atom.route)
        yield from (each for each in row[at + 1 : end] if not each.pieces)
        done = end
    yield from row[done:]


def _length(row: Sequence[Atom], text: str, *, is_ahead: bool) -> int:
    """Return how many atoms, from the one next to a blank on, its fact's text begins or ends with.

    Bookmarks between them count as well.
    """
    longest = 0
    for count, atom in enumerate(row[:_LONGEST], 1):
        if atom.route or (atom.kept is not None and atom.key):
            break
        is_part = text.startswith(_text(row[:count][::-1])) if is_ahead else text.endswith(_text(row[:count]))
        if atom.pieces and is_part:
            longest = count
    return longest


def _text(atoms: Sequence[Atom]) -> str:
    return "".join(atom.text for atom in atoms)
