"""Opaque marks: how a printed fact, and the line a literal came from, travel through Markdown.

A template prints a fact as a mark: a few private-use characters that hold an index into a :class:`MarkTable`.  Markdown
sees an unbreakable word; the fact's own text is put in after the Markdown has been read, so it can never become markup,
whatever it holds.  A second mark says from which template line the literal text after it came.

Literal text of a template may not hold these characters (the template room refuses it); a fact's text may.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.diagnostics import Route
from reportgen.document.nodes import BlankText, FactText, Place

__all__ = ["ANY_MARK", "MARK_CHARACTERS", "PLACE_MARK", "MarkTable", "place_mark", "strip_places"]

_FACT = "\ue000"
_PLACE = "\ue001"
_END = "\ue002"
_DIGITS = {ord(str(digit)): chr(0xE010 + digit) for digit in range(10)}
_VALUES = {ord(mark): chr(digit) for digit, mark in _DIGITS.items()}

MARK_CHARACTERS = re.compile("[\ue000-\ue002\ue010-\ue019]")
"""Any character that marks are made of."""
ANY_MARK = re.compile("([\ue000\ue001])([\ue010-\ue019]+)\ue002")
"""A whole mark; its groups are its sort and its index, to be given to :meth:`MarkTable.look_up`."""
PLACE_MARK = re.compile("\ue001[\ue010-\ue019]+\ue002")
"""A whole mark of a place."""


_LINES = 1_000_000
_COLUMNS = 10_000
"""A place mark's number is the template's number times the one, plus the line, times the other, plus the column."""


def place_mark(template_number: int, line: int, column: int) -> str:
    """Return the mark that says: the literal text from here on came from this line and column of this template.

    It is put in when a template is compiled, so it knows nothing of a rendering; ``template_number`` counts the
    templates that one environment has loaded, and becomes a name by the :class:`MarkTable` of the rendering.
    """
    number = (template_number * _LINES + line) * _COLUMNS + (column if column < _COLUMNS else 0)
    return f"{_PLACE}{str(number).translate(_DIGITS)}{_END}"


@dataclass(slots=True)
class MarkTable:
    """What the marks of one rendering stand for; grows while the template renders, then is only read."""

    templates: Sequence[str] = ()
    """The names of the environment's templates, by number."""
    places: dict[str, Place] = field(default_factory=dict)
    """The places that were looked up so far, by index; renderings of the same templates may share them."""
    _printed: dict[str, FactText | BlankText] = field(default_factory=dict)
    """By what stands between the two ends of their marks."""

    def mark(self, printed: FactText | BlankText) -> str:
        """Return a mark for one printing of a fact or a blank."""
        index = str(len(self._printed)).translate(_DIGITS)
        self._printed[index] = printed
        return f"{_FACT}{index}{_END}"

    def routes(self) -> frozenset[Route]:
        """Return the facts that were marked so far."""
        return frozenset(printed.route for printed in self._printed.values())

    def look_up(self, sort: str, index: str) -> FactText | BlankText | Place:
        """Return what a mark stands for, given the two groups of :data:`ANY_MARK`.

        Raises:
            LookupError: It stands for nothing: it was cut, or made by hand.
        """
        if sort == _FACT:
            return self._printed[index]
        place = self.places.get(index)
        if place is None:
            number, column = divmod(int(index.translate(_VALUES)), _COLUMNS)
            template_number, line = divmod(number, _LINES)
            place = self.places[index] = Place(self.templates[template_number], line, column or None)
        return place


def strip_places(marked: str) -> str:
    """Remove the marks of places, for code that looks at literal text as text."""
    return PLACE_MARK.sub("", marked)
