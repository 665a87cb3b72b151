"""From a flagged stretch of a passage to its place: the fact file, a template's line, or a paragraph of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from itertools import takewhile

from reportgen.check.manuscript import Flag
from reportgen.diagnostics import Diagnostic, Fix, Route, Severity, Source, Span
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import BlankText, FactText, Place, Text
from reportgen.document.passage import Passage, Piece
from reportgen.facts.fact import Fact

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
            case Text(place=Place() as place):
                assert piece is not None  # noqa: S101 - it has an inline
                span = self._in_template(place, piece, flag)
                is_whole = span is not None and span.column is not None and _is_within(flag, piece)
                fix = Fix(flag.replacement) if is_whole and flag.replacement is not None else None
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
        is_safe = flag.replacement is not None and _is_within(flag, piece)
        fix = Fix(flag.replacement or "", (start, end)) if is_safe else None
        return _within(fact, start, end), fix

    def _in_template(self, place: Place, piece: Piece, flag: Flag) -> Span | None:
        source = self.sources.get(place.template)
        if source is None:
            return None
        text = flag.passage.text
        start, end = max(flag.start, piece.start), min(flag.end, piece.end)
        found = text[start:end]
        column = _column(source.line(place.line), found, text[piece.start : start], text[end : piece.end])
        return Span(source, place.line) if column is None else Span(source, place.line, column, len(found))


def _origin(passage: Passage, start: int, end: int) -> Piece | None:
    """Return the piece that a flag points at: the first with a place, of those that it has a part in."""
    within = [piece for piece in passage.pieces if piece.start < max(end, start + 1) and start < piece.end]
    near = [piece for piece in passage.pieces if piece.end == start or piece.start == end]
    return next((piece for piece in (*within, *near) if piece.inline is not None), None)


def _is_within(flag: Flag, piece: Piece) -> bool:
    return piece.start <= flag.start and flag.end <= piece.end


def _in_file(source: Source, passage: Passage, start: int, end: int) -> Span:
    return Span(source, passage.number, start + 1, max(1, end - start))


def _column(line: str, found: str, before: str, after: str) -> int | None:
    """Return where in a template's line a piece of literal text stands (from 1); None where that is not certain."""
    places = [at for at in range(len(line) - len(found) + 1) if line.startswith(found, at)] if found else []
    scored = sorted(((_likeness(line, at, found, before, after), at) for at in places), reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1] + 1


def _likeness(line: str, at: int, found: str, before: str, after: str) -> int:
    """Return how many characters around a place are those around the piece."""
    ahead = zip(reversed(line[:at]), reversed(before), strict=False)
    behind = zip(line[at + len(found) :], after, strict=False)
    return sum(1 for pairs in (ahead, behind) for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _within(fact: Fact, start: int, end: int) -> Span:
    """Return the place of a part of a fact's text: the same piece, the same number of times into its value."""
    span, text = fact.span, fact.printed
    piece = text[start:end]
    if not piece or span.column is None:
        return span
    left, column = text.count(piece, 0, start), span.column - 1
    for number, line in _lines_of(span):
        at = line.find(piece, column)
        while at >= 0 and left:
            left, at = left - 1, line.find(piece, at + len(piece))
        if at >= 0:
            return Span(span.source, number, at + 1, len(piece))
        column = 0
    return span


def _lines_of(span: Span) -> Iterator[tuple[int, str]]:
    """Yield the lines of a value: the one where it begins, and those after it that are indented further."""
    lines = span.source.text.split("\n")
    first = lines[span.line - 1]
    yield span.line, first.rstrip("\r")
    indent = len(first) - len(first.lstrip(" -"))
    for number in range(span.line, len(lines)):
        line = lines[number].rstrip("\r")
        if line.strip() and len(line) - len(line.lstrip(" ")) < max(indent, 1):
            return
        yield number + 1, line
