"""What is found in the place of each fact, and right beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from operator import itemgetter

from reportgen.diagnostics import Source, Span
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.half_width import half_width
from reportgen.facts.kinds.approximator import AFTER, BEFORE, MIDDLE
from reportgen.readers.docx.flow import Paragraph, Piece
from reportgen.readers.docx.listing import Entry

__all__ = ["Found", "found_in", "touching"]

_FIGURE = "[0-9零〇○一二两三四五六七八九十百千万亿]"
_NUMBERS = ("count", "rate")
"""The kinds of which a digit beside the place makes another value."""
_BEFORE = re.compile(rf"(?:{BEFORE}|{_FIGURE}+|[0-9][0-9.,' ]*)$")
_BEHIND_FIGURE = re.compile(rf"[.,]?{_FIGURE}+|{MIDDLE}|几|{AFTER}")
_BEHIND_UNIT = re.compile(rf"[0-9]+|{AFTER}|(?:{MIDDLE})(?!\w)")
"""Behind a measure word a numeral, and 多 or 来 before another character, begin a word of their own: 20次多数是."""
_OPEN_END = re.compile(rf"(?:{_FIGURE}|〕|^)$")
"""How a place ends that ends with its number, or with a prompt: its measure word is still to come."""


@frozen
class Found:
    """The place of a fact, and what is there now."""

    text: str
    line: int
    """The number of its paragraph."""
    column: int
    before: str = ""
    """The prose of the paragraph up to the place, from the fact before it on …"""
    behind: str = ""
    """… and from the place to the next fact.  A mark that stands higher or lower is no part of either."""
    is_raised: bool = False
    """Whether a part of the text stands higher or lower than the line."""

    def span(self, entry: Entry, source: Source) -> Span:
        """Return where it is, named by its label."""
        return Span(source, self.line, self.column, max(1, len(self.text)), where=entry.label)


def found_in(paragraphs: Sequence[Paragraph]) -> dict[int, Found]:
    """Return what is found of each fact, by its index."""
    found: dict[int, Found] = {}
    for line, paragraph in enumerate(paragraphs, 1):
        column, before = 1, ""
        groups = [(fact, list(pieces)) for fact, pieces in groupby(paragraph.pieces, itemgetter(0))]
        for (fact, pieces), (follower, following) in zip(groups, (*groups[1:], (None, [])), strict=True):
            text = "".join(piece.text for piece in pieces)
            if fact is None:
                before = _before(pieces)
            else:
                first = found.get(fact, Found("", line, column, before))
                found[fact] = replace(
                    first,
                    text=first.text + text,
                    behind=_behind(following) if follower is None else "",
                    is_raised=first.is_raised or any(piece.mark == "raised" and piece.text.strip() for piece in pieces),
                )
                before = ""
            column += len(text)
    return found


def _before(prose: Iterable[Piece]) -> str:
    text = ""
    for piece in prose:
        text = "" if piece.mark == "raised" else f"{text}{piece.text}"
    return text


def _behind(prose: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in takewhile(lambda piece: piece.mark != "raised", prose))


def touching(entry: Entry, found: Found) -> tuple[str, str]:
    """Return the digits, numerals and approximators right before and right behind the place of a number.

    What was printed around a blank is no part of them.
    """
    if entry.kind not in _NUMBERS:
        return "", ""
    before = _BEFORE.search(half_width(found.before.removesuffix(entry.prefix)))
    has_unit = bool(entry.suffix) and found.behind.startswith(entry.suffix)
    is_open = not has_unit and _OPEN_END.search(half_width(found.text.rstrip())) is not None
    behind = (_BEHIND_FIGURE if is_open else _BEHIND_UNIT).match(half_width(found.behind.removeprefix(entry.suffix)))
    return before[0] if before else "", behind[0] if behind else ""
