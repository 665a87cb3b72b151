"""Where the lines of a rendered text came from, as far as its marks tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.diagnostics import Source, Span
from reportgen.document.marks import ANY_MARK, PLACE_MARK, MarkTable
from reportgen.document.nodes import Place

__all__ = ["Places"]


class Places:
    """The places of one text.

    A text without marks (``marks`` is None) is its own source, ``sources[""]``, when that is given.
    """

    def __init__(self, lines: Sequence[str], marks: MarkTable | None, sources: Mapping[str, Source]) -> None:
        self._lines = lines
        self._marks = marks
        self._sources = sources

    def span(self, place: Place | None, *, line: int) -> Span | None:
        """Return the span of a place; without one, of a line of the text (from 0)."""
        place = place or self.on_line(line)
        if place is not None:
            source = self._sources.get(place.template)
            return None if source is None else Span(source, place.line)
        if self._marks is None and "" in self._sources:
            return Span(self._sources[""], line + 1)
        return None

    def on_line(self, line: int) -> Place | None:
        """Return the template line that a line of the text (from 0) came from; None where that is not certain.

        A line without a mark (``---``) is certain when the marked lines around it are as far from each other in the
        template as they are in the text.
        """
        if self._marks is None or not 0 <= line < len(self._lines):
            return None
        if (here := self.first_on(line)) is not None:
            return here
        before = self._nearest(range(line - 1, -1, -1), last=True)
        after = self._nearest(range(line + 1, len(self._lines)), last=False)
        if before is None or after is None or before[1].template != after[1].template:
            return None
        if after[1].line - before[1].line != after[0] - before[0]:
            return None
        return Place(before[1].template, before[1].line + line - before[0])

    def first_on(self, line: int) -> Place | None:
        """Return the first place that is marked on a line of the text (from 0)."""
        found = None if self._marks is None else PLACE_MARK.search(self._lines[line])
        return None if found is None else self._look_up(found.group())

    def _nearest(self, lines: range, *, last: bool) -> tuple[int, Place] | None:
        for line in lines:
            if marked := PLACE_MARK.findall(self._lines[line]):
                place = self._look_up(marked[-1 if last else 0])
                return None if place is None else (line, place)
        return None

    def _look_up(self, mark: str) -> Place | None:
        found = ANY_MARK.fullmatch(mark)
        if self._marks is None or found is None:
            return None
        try:
            meant = self._marks.look_up(*found.groups())
        except IndexError:
            return None
        return meant if isinstance(meant, Place) else None
