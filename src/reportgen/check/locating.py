"""From a flagged stretch of a passage to its place: the fact file, a template's line, or a paragraph of a file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import field
from itertools import islice, takewhile

from reportgen.check.literal import stretch_of
from reportgen.check.manuscript import Flag
from reportgen.diagnostics import Diagnostic, Fix, Route, Severity, Source, Span
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import BlankText, FactText, Place, Text
from reportgen.document.passage import Passage, Piece
from reportgen.facts.fact import Fact
from reportgen.facts.spelling import spelling_of

__all__ = ["Locator"]

_EDITABLE = frozenset({"text", "name", "title"})
"""The kinds of facts that print what was written, so that a part of it can be put right in the fact file."""


@frozen
class Locator:
    """What passages were made from."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    """The texts of the templates, by their names."""
    facts: Mapping[Route, Fact] = field(default_factory=dict)
    file: Source | None = None
    """The file that passages with a number were read from: each of its lines is one passage."""

    def diagnostic(self, flag: Flag, rule: str, severity: Severity) -> Diagnostic:
        """Return what a rule says of a flag, with its place, and with its fix where that is safe."""
        passage = flag.passage
        if passage.number and self.file is not None:
            span: Span | None = _in_file(self.file, passage, flag.start, flag.end)
            return Diagnostic(rule, flag.message, span, flag.help, severity)
        piece = _origin(passage, flag.start, flag.end)
        match None if piece is None else piece.inline:
            case FactText(route=route) | BlankText(route=route):
                assert piece is not None  # noqa: S101 - it has an inline
                span, fix = self._in_facts(route, piece, flag)
                return Diagnostic(rule, flag.message, span, flag.help, severity, route, fix=fix)
            case Text(place=Place()):
                assert piece is not None  # noqa: S101 - it has an inline
                stretch = stretch_of(passage, piece, flag.start, flag.end, self.sources)
                span, text = (None, None) if stretch is None else (stretch.span, flag.replacement)
                fix = Fix(text) if stretch is not None and text is not None and stretch.may_become(text) else None
                return Diagnostic(rule, flag.message, span, flag.help, severity, fix=fix)
            case _:
                return Diagnostic(rule, flag.message, None, flag.help, severity)

    def _in_facts(self, route: Route, piece: Piece, flag: Flag) -> tuple[Span | None, Fix | None]:
        fact = self.facts.get(route)
        if fact is None:
            return None, None
        start, end = max(flag.start, piece.start) - piece.start, min(flag.end, piece.end) - piece.start
        inline = piece.inline
        is_as_stated = isinstance(inline, FactText) and inline.filter is None and fact.printed == inline.text
        if not is_as_stated or fact.kind not in _EDITABLE:
            return fact.span, None
        is_safe = start < end and piece.start <= flag.start and flag.end <= piece.end and not _is_shared(fact.span)
        place = _within(fact, start, end)
        fix = Fix(flag.replacement, (start, end)) if flag.replacement is not None and is_safe and place else None
        return place or fact.span, fix


def _origin(passage: Passage, start: int, end: int) -> Piece | None:
    """Return the piece that a flag points at: the first that came from somewhere, within it or beside it."""
    pieces = passage.pieces
    first = max(0, bisect_left(pieces, start, key=_end_of))
    near = list(takewhile(lambda piece: piece.start <= end, islice(pieces, first, None)))
    within = [piece for piece in near if piece.start < max(end, start + 1) and start < piece.end]
    return next((piece for piece in (*within, *near) if _came_from_somewhere(piece)), None)


def _end_of(piece: Piece) -> int:
    return piece.end


def _came_from_somewhere(piece: Piece) -> bool:
    inline = piece.inline
    return inline is not None and not (isinstance(inline, Text) and inline.place is None)


def _in_file(source: Source, passage: Passage, start: int, end: int) -> Span:
    return Span(source, passage.number, start + 1, max(1, end - start))


def _is_shared(span: Span) -> bool:
    """Tell whether a value is repeated elsewhere by an alias: nobody knows which of them is meant."""
    column = (span.column or 1) - 1
    return span.source.line(span.line)[column : column + 1] in ("&", "*")


def _within(fact: Fact, start: int, end: int) -> Span | None:
    """Return the place of a part of a fact's text, up to the end of its line; None where that is not certain.

    A title may be written without the 书名号 that it is printed in.
    """
    span, text, shift = fact.span, fact.printed, 0
    spelling = spelling_of(span, text)
    if spelling is None and text.startswith("《"):
        shift = 1
        spelling = spelling_of(span, text[1:-1])
    places = () if spelling is None else spelling[max(0, start - shift) : end - shift]
    return span.source.span(places[0][0], places[-1][1]) if places else None
