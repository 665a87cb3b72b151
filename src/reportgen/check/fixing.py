"""Fixes put in: of a fact file one scalar at a time, of a template the very characters that are underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.editing import Edit, edited
from reportgen.facts.editing.proof import stated
from reportgen.facts.fact import Fact
from reportgen.facts.loading import load
from reportgen.facts.provenance import OF_VALUE
from reportgen.facts.section import Section
from reportgen.facts.walking import facts_of

__all__ = ["Fixed", "FixedFacts", "fixed_facts", "fixed_template", "fixes_of_facts", "fixes_of_template"]


@frozen
class Fixed:
    """A text in which something was put right."""

    text: str
    fixes: tuple[tuple[Diagnostic, str], ...] = ()
    """The diagnostics whose fixes are in it, each with what stood there before."""


@frozen
class FixedFacts:
    """A fact file in which something was put right; see :class:`Fixed`."""

    content: bytes
    fixes: tuple[tuple[Diagnostic, str], ...] = ()


@frozen
class _Piece:
    """What is to stand in the place of a stretch of a text."""

    start: int
    end: int
    diagnostic: Diagnostic


def fixes_of_facts(diagnostics: Iterable[Diagnostic], file: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that can be put right in a fact file."""
    return tuple(
        each
        for each in diagnostics
        if each.fix is not None and each.route is not None and each.span is not None and each.span.source.file == file
    )


def fixes_of_template(diagnostics: Iterable[Diagnostic], file: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that can be put right in a template."""
    return tuple(
        each
        for each in diagnostics
        if each.fix is not None and each.route is None and each.span is not None and each.span.source.file == file
    )


def fixed_facts(content: bytes, file: str, report: Section, diagnostics: Sequence[Diagnostic]) -> Outcome[FixedFacts]:
    """Return a fact file with the fixes of some diagnostics put in; each value keeps its provenance.

    Where one fact cannot be edited safely, none is, and the diagnostics say why.
    """
    loaded = load(content, file)
    statements = {} if loaded.value is None else stated(loaded.value)
    facts = {fact.route: fact for fact in facts_of(report)}
    edits: list[Edit] = []
    fixes: list[tuple[Diagnostic, str]] = []
    for route in dict.fromkeys(each.route for each in diagnostics if each.route is not None):
        fact, text = facts.get(route), statements.get(route)
        shift = None if fact is None or not isinstance(text, str) else _shift(fact, text)
        if fact is not None and isinstance(text, str) and shift is not None:
            fixed = _replaced(text, _pieces((each for each in diagnostics if each.route == route), shift))
            edits.append(Edit(route, fixed.text, _provenance(fact)))
            fixes += fixed.fixes
    if not edits:
        return Outcome(FixedFacts(content))
    new = edited(content, file, edits, type(report))
    return Outcome(None if new.value is None else FixedFacts(new.value, tuple(fixes)), new.diagnostics)


def fixed_template(text: str, diagnostics: Iterable[Diagnostic]) -> Fixed:
    """Return the text of a template with the fixes of some diagnostics put in."""
    pieces = []
    for each in diagnostics:
        if each.fix is not None and each.span is not None and each.span.column is not None:
            start = each.span.source.offset(each.span.line, each.span.column)
            pieces.append(_Piece(start, start + each.span.length, each))
    return _replaced(text, pieces)


def _shift(fact: Fact, text: str) -> int | None:
    """Return how far what is printed stands before what is written; None where it is not the same text.

    A title may be written without the 书名号 that it is printed in.
    """
    if fact.printed == text:
        return 0
    return -1 if fact.printed == f"《{text}》" else None


def _pieces(diagnostics: Iterable[Diagnostic], shift: int) -> Iterator[_Piece]:
    for each in diagnostics:
        if each.fix is not None and each.fix.piece is not None:
            yield _Piece(each.fix.piece[0] + shift, each.fix.piece[1] + shift, each)


def _replaced(text: str, pieces: Iterable[_Piece]) -> Fixed:
    """Return a text with all pieces that lie in it and do not touch one another put in; the others are left."""
    reach, written, fixes = 0, list[str](), list[tuple[Diagnostic, str]]()
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
        fix = piece.diagnostic.fix
        if fix is not None and reach <= piece.start and piece.end <= len(text):
            written += text[reach : piece.start], fix.text
            fixes.append((piece.diagnostic, text[piece.start : piece.end]))
            reach = piece.end
    return Fixed("".join((*written, text[reach:])), tuple(fixes))


def _provenance(fact: Fact) -> tuple[tuple[str, str], ...]:
    """Return what is said of a value and stays true of it: it is the same value, only better written."""
    said = ((key, getattr(fact.provenance, key)) for key in OF_VALUE)
    return tuple((key, str(value)) for key, value in said if value is not None)
