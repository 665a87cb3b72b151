"""The pieces of a template's source, each with its place: Jinja's own tokens know their line only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError
from jinja2.lexer import Lexer, newline_re

__all__ = ["Lexeme", "column_of_name", "comments_in", "lexemes", "pieces_of"]


class Lexeme(NamedTuple):
    """A stretch of a template's source that Jinja takes as one."""

    sort: str
    """As Jinja names it: ``data``, ``string``, ``comment`` …"""
    text: str
    """As it is written; of ``data`` as it is printed, without what whitespace control takes off."""
    line: int
    """From 1, as is the column; both of its first character."""
    column: int


def lexemes(lexer: Lexer, text: str) -> Iterator[Lexeme]:
    """Yield the pieces of a source in their order.

    Raises:
        TemplateSyntaxError: Jinja does not understand it from here on.
    """
    text = newline_re.sub("\n", text)
    at, line, start = 0, 1, 0
    for _, sort, piece in lexer.tokeniter(text, None):
        at = text.index(piece, at)  # behind the white space that whitespace control has taken off
        before = text.count("\n", start, at)
        if before:
            line, start = line + before, text.rindex("\n", start, at) + 1
        yield Lexeme(sort, piece, line, at - start + 1)
        at += len(piece)


def pieces_of(text: str) -> Iterator[Lexeme]:
    """Yield the pieces of a source, white space as it is written; see :func:`lexemes`."""
    return lexemes(_lexer(), text)


@cache  # not at the start: a build that finds its templates compiled asks for no place
def _lexer() -> Lexer:
    return Environment().lexer  # noqa: S701 - it renders nothing


def column_of_name(text: str, line: int, name: str) -> int | None:
    """Return where a name stands in a line (from 1); None where it does not, or more than once."""
    columns: list[int] = []
    try:
        for piece in pieces_of(text):
            if piece.line > line:
                break
            if piece.line == line and piece.sort == "name" and piece.text == name:
                columns.append(piece.column)
    except TemplateSyntaxError:  # up to where it is understood
        pass
    return columns[0] if len(columns) == 1 else None


def comments_in(text: str) -> Iterator[Lexeme]:
    """Yield what stands between ``{#`` and ``#}``, as far as Jinja understands the source."""
    try:
        yield from (piece for piece in pieces_of(text) if piece.sort == "comment")
    except TemplateSyntaxError:  # has been told where the template was compiled
        return
