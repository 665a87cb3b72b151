"""Layers: the text of a passage outside brackets, and the text within each pair; a list stays within its layer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reportgen.check.figure import Figure
from reportgen.check.quotation import outside_quotations
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import MASK

__all__ = ["Layer", "layers_of"]

_BRACKETED = re.compile(r"[（(](?:[^（()）]|[（(][^（()）]*[）)])*[）)]")
_MARK = re.compile("[，。；：、！？]")


@frozen
class Layer:
    """A stretch of a passage; what stands in brackets within it is masked, and so is what is quoted."""

    start: int
    text: str
    figures: tuple[Figure, ...]
    owner: Figure | None = None
    """The figure right before the brackets."""

    def between(self, start: int, end: int) -> str:
        """Return the text from one offset of the passage to another."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """Return the figures that start from one offset of the passage to another."""
        return self.figures[self._place(start) : self._place(end)]

    def _place(self, offset: int) -> int:
        return bisect_left(self.figures, offset, key=lambda figure: figure.start)


def layers_of(outside_titles: str, figures: Sequence[Figure]) -> Iterator[Layer]:
    """Yield the layers of a text that have figures."""
    text = outside_quotations(outside_titles)
    flat = _flat(text)
    yield Layer(0, flat, tuple(figure for figure in figures if flat[figure.start] != MASK))
    whole = Layer(0, text, tuple(figures))
    for bracket in _BRACKETED.finditer(text):
        within = whole.within(bracket.start(), bracket.end())
        if within:
            start, inner = bracket.start() + 1, _flat(bracket[0][1:-1])
            own = tuple(figure for figure in within if inner[figure.start - start] != MASK)
            yield Layer(start, inner, own, _owner(whole, bracket.start()))


def _owner(whole: Layer, offset: int) -> Figure | None:
    before = whole.within(max(0, offset - 30), offset)
    return before[-1] if before and _MARK.search(whole.between(before[-1].end, offset)) is None else None


def _flat(text: str) -> str:
    return _BRACKETED.sub(lambda bracket: MASK * len(bracket[0]), text)
