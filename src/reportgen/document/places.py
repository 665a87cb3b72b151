"""Where the lines of a rendered text came from, as far as its marks tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Source, Span, message
from reportgen.document.marks import ANY_MARK, PLACE_MARK, MarkTable
from reportgen.document.nodes import Place

__all__ = ["Places"]

_PRINTED = re.compile(r"\{\{.*?\}\}")


class Places:
    """The places of one text.

    A text without marks (``marks`` is None) is its own source, ``sources[""]``, when that is given.
    """

    def __init__(self, lines: Sequence[str], marks: MarkTable | None, sources: Mapping[str, Source]) -> None:
        self._lines = lines
        self._marks = marks
        self._sources = sources

    def located(self, diagnostic: Diagnostic, line: int, place: Place | None = None) -> Diagnostic:
        """Return a diagnostic with its place; where that is not given, with that of a line of the text (from 0).

        A line whose place is not certain is told by the nearest one that has a mark, and the message says so.
        """
        if self._marks is None:
            source = self._sources.get("")
            return diagnostic if source is None else replace(diagnostic, span=Span(source, line + 1))
        if place := place or self.on_line(line):
            return replace(diagnostic, span=self._span(place))
        if span := self._span(self._above(line)[1]):
            said = message("after what this line prints: {problem}", problem=diagnostic.message)
        elif span := self._span(self._below(line)[1]):
            said = message("before what this line prints: {problem}", problem=diagnostic.message)
        else:
            return diagnostic
        return replace(diagnostic, message=said, span=span)

    def on_line(self, line: int) -> Place | None:
        """Return the template line that a line of the text (from 0) came from; None where that is not certain.

        A line without a mark (``---``) is certain when the template reads the same as the text from there to the next
        mark above or below, or when the marks around it are as far from each other in the template as in the text.
        """
        if self._marks is None or not 0 <= line < len(self._lines):
            return None
        if (here := self.first_on(line)) is not None:
            return here
        return self._counted_down(line) or self._counted_up(line) or self._between(line)

    def first_on(self, line: int) -> Place | None:
        """Return the first place that is marked on a line of the text (from 0)."""
        found = None if self._marks is None else PLACE_MARK.search(self._lines[line])
        return None if found is None else self._look_up(found.group())

    def _counted_down(self, line: int) -> Place | None:
        number, place = self._above(line)
        if number < 0 and len(self._sources) == 1:
            place = Place(next(iter(self._sources)), 0)  # nothing stands before the first line of the only template
        elif place is not None:
            tail = PLACE_MARK.split(self._lines[number])[-1]
            if not self._template(place).get(place.line, "").endswith(_literal(tail)):
                return None
        return self._along(place, number, range(number + 1, line + 1))

    def _counted_up(self, line: int) -> Place | None:
        number, place = self._below(line)
        if place is not None:
            lead = PLACE_MARK.split(self._lines[number])[0]
            if not self._template(place).get(place.line, "").startswith(_literal(lead)):
                return None
        return self._along(place, number, range(number - 1, line - 1, -1))

    def _along(self, place: Place | None, number: int, lines: range) -> Place | None:
        """Return where the last of some lines came from, ``place`` being that of line ``number``.

        None unless the template reads the same on all of them.  A statement in between would not, so nothing can have
        come from elsewhere.
        """
        if place is None:
            return None
        template = self._template(place)
        if any(template.get(place.line + each - number) != _literal(self._lines[each]) for each in lines):
            return None
        return Place(place.template, place.line + lines[-1] - number)

    def _template(self, place: Place) -> dict[int, str]:
        """Return the lines (from 1) of the template of a place, without what prints facts."""
        source = self._sources.get(place.template)
        text = "" if source is None else source.text.removesuffix("\n")
        return {number: _PRINTED.sub("", line.rstrip("\r")) for number, line in enumerate(text.split("\n"), 1)}

    def _between(self, line: int) -> Place | None:
        before, above = self._above(line)
        after, below = self._below(line)
        if above is None or below is None or above.template != below.template:
            return None
        if below.line - above.line != after - before:
            return None
        return Place(above.template, above.line + line - before)

    def _above(self, line: int) -> tuple[int, Place | None]:
        return self._nearest(range(line - 1, -1, -1), last=True)

    def _below(self, line: int) -> tuple[int, Place | None]:
        return self._nearest(range(line + 1, len(self._lines)), last=False)

    def _nearest(self, lines: Iterable[int], *, last: bool) -> tuple[int, Place | None]:
        """Return the first of some lines that has a mark, and its place; (-1, None) when none has one."""
        for line in lines:
            if marked := PLACE_MARK.findall(self._lines[line]):
                return line, self._look_up(marked[-1 if last else 0])
        return -1, None

    def _span(self, place: Place | None) -> Span | None:
        source = None if place is None else self._sources.get(place.template)
        return None if place is None or source is None else Span(source, place.line)

    def _look_up(self, mark: str) -> Place | None:
        found = ANY_MARK.fullmatch(mark)
        if self._marks is None or found is None:
            return None
        try:
            meant = self._marks.look_up(*found.groups())
        except LookupError:
            return None
        return meant if isinstance(meant, Place) else None


def _literal(line: str) -> str:
    return ANY_MARK.sub("", line)
