"""Where literal text that was printed stands in its template: Markdown between the two takes characters away."""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from reportgen.diagnostics import Source, Span
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Place, Text
from reportgen.document.passage import Passage, Piece

__all__ = ["Stretch", "stretch_of"]

_CODE = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_OPENS_BLOCK = re.compile(r"[ \t]*(?:#{1,6}|[-+*]|[0-9]{1,9}[.)])(?=[ \t]|$)|[ \t]*[>|]|[ \t]*(?:---|\*\*\*|___)")


@frozen
class Stretch:
    """Where a stretch of a passage stands in a template."""

    span: Span
    """Without its column where that is not certain."""
    is_exact: bool
    """Whether the span is what was printed, character by character, so that something may be put in its place."""

    def may_become(self, text: str) -> bool:
        """Tell whether another text may be put there: whether it would not begin another block of Markdown."""
        line, column = self.span.source.line(self.span.line), (self.span.column or 1) - 1
        changed = line[:column] + text + line[column + self.span.length :]
        return self.is_exact and _opening(line) == _opening(changed)


def _opening(line: str) -> str:
    found = _OPENS_BLOCK.match(line)
    return "" if found is None else found[0]


def stretch_of(passage: Passage, piece: Piece, start: int, end: int, sources: Mapping[str, Source]) -> Stretch | None:
    """Return where in its template the part of a stretch stands that came from the same place as a piece.

    None where the piece came from no template that is known.
    """
    place = _place(piece)
    source = None if place is None else sources.get(place.template)
    if place is None or source is None:
        return None
    line = source.line(place.line)
    run = _run(passage.pieces, piece)
    first, last = run[0].start, run[-1].end
    column = place.column or _column_before(line, passage, run[-1])
    if column is None:
        return Stretch(_only(source, place.line, passage.text[max(start, first) : min(end, last)]), is_exact=False)
    places, once = _aligned(line, column - 1, passage.text[first:last])
    reach = min(max(end, start + 1), last) - first
    wanted = places[max(start - first, 0) : reach]
    if not wanted or len(places) < reach:
        return Stretch(Span(source, place.line), is_exact=False)
    span = Span(source, place.line, wanted[0][0] + 1, wanted[-1][1] - wanted[0][0])
    is_whole = first <= start < end <= last
    is_close = all(one[1] == two[0] for one, two in pairwise(wanted))
    return Stretch(span, is_exact=is_whole and is_close and reach <= once)


def _place(piece: Piece) -> Place | None:
    return piece.inline.place if isinstance(piece.inline, Text) else None


def _run(pieces: Sequence[Piece], piece: Piece) -> Sequence[Piece]:
    """Return the pieces around one that were printed from the same place on; line breaks stand between them."""
    place, at = _place(piece), bisect_right(pieces, piece.start, key=lambda each: each.start) - 1
    first = last = at
    while first > 0 and _continues(pieces, first - 1, place):
        first -= 1
    while last + 1 < len(pieces) and _continues(pieces, last + 1, place):
        last += 1
    while pieces[first].inline is None:
        first += 1
    return pieces[first : last + 1]


def _continues(pieces: Sequence[Piece], at: int, place: Place | None) -> bool:
    piece = pieces[at]
    if piece.inline is not None:
        return _place(piece) == place
    return piece.end == piece.start + 1 and 0 < at < len(pieces) - 1


def _column_before(line: str, passage: Passage, piece: Piece) -> int | None:
    """Return the column of what stands right before the first mark of its line, such as the digits it begins with."""
    place, following = _place(piece), passage.piece_at(piece.end)
    mark = None if following is None else _place(following)
    if place is None or mark is None or mark.column is None or mark.on_its_line() != place.on_its_line():
        return None
    start = mark.column - 1 - (piece.end - piece.start)
    return start + 1 if start >= 0 and line[start : mark.column - 1] == passage.text[piece.start : piece.end] else None


def _only(source: Source, number: int, found: str) -> Span:
    """Return the place of a text on a line where it stands, outside what Jinja reads, just once."""
    line = _CODE.sub(lambda code: "\0" * len(code[0]), source.line(number))
    is_certain = bool(found) and line.count(found) == 1
    return Span(source, number, line.index(found) + 1, len(found)) if is_certain else Span(source, number)


@lru_cache(maxsize=64)  # a line with much to say of it is asked about again and again
def _aligned(line: str, start: int, text: str) -> tuple[Sequence[tuple[int, int]], int]:
    """Return where the characters of a printed text stand in the line that it was printed from.

    Each place begins with the backslash, if there is one; there are as many as the two agree in.  What a loop prints
    over and over begins anew where the line, or what Jinja reads, begins again; the number that is returned tells how
    many characters come before that.
    """
    code = _CODE.search(line, start)
    end = len(line) if code is None else code.start()
    places: list[tuple[int, int]] = []
    at, once = start, 0
    for character in text:
        found = _next(line, at, end, character)
        if found is None and at > start and not line[at:end].strip("*_ \t\r"):
            once = once or len(places)
            found = _next(line, start, end, character)
        if found is None:
            break
        places.append(found)
        at = found[1]
    return places, once or len(places)


def _next(line: str, at: int, end: int, character: str) -> tuple[int, int] | None:
    """Return where a printed character stands from here on, past the markup before it."""
    while at < end:
        if character == "\n":
            return None if (found := _BREAK.match(line, at, end)) is None else found.span()
        is_escaped = line[at] == "\\" and at + 1 < end and line[at + 1] in string.punctuation
        if line[at + is_escaped] == character:
            return at, at + 1 + is_escaped
        if is_escaped or line[at] not in "*_":
            return None
        at += 1
    return None
