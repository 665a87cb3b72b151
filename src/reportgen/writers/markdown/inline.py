r"""Inlines as Markdown: any text comes through whole, and only what would be read as markup is escaped.

Blanks at an edge where Markdown would trim them, or where they would keep emphasis from opening, are written as
entities.  Where emphasis would not be recognised beside its neighbour, or two runs of ``*`` would touch, an empty
comment stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, assert_never

from reportgen.document.emphasis import can_close, can_open
from reportgen.document.nodes import BlankText, Emphasis, FactText, Inlines, LineBreak, Strong, Text
from reportgen.document.spacing import TRIMMED
from reportgen.document.walking import plain_text

__all__ = ["begins_block", "heading_text", "inline_text"]

_JOINT = "<!-- -->"
_SPECIAL = re.compile(r"\\|`|\*+|_+|~{2,}|\[(?=\^)|\](?=[(:])|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]+;)")
_BLOCK_START = re.compile(r">|#|[-+](?:[ \t]|$)|(?:-[ \t]*){3,}$")
_NUMBERED = re.compile(r"[0-9]{1,9}(?=[.)](?:[ \t]|$))")
_CLOSING_MARKS = re.compile(r"(?<=[ \t])(?=#+$)")
_TRIMMED_FIRST = f"{TRIMMED}\ufeff"  # at the start of a file U+FEFF is a mark of the encoding

_Sort = Literal["text", "open", "close"]


def inline_text(inlines: Inlines) -> str:
    """Return inlines as Markdown on one line, without blanks at its ends."""
    pieces = [*_pieces(inlines, at_edge=True), ("text", "")]
    text = ""
    after_run = False
    for (sort, piece), (next_sort, next_piece) in pairwise(pieces):
        if sort == "text":
            text += piece
            after_run = False
            continue
        text += _JOINT if after_run else ""
        after = next_piece[:1] if next_sort == "text" else "<"
        fits = can_open(text[-1:], after) if sort == "open" else can_close(text[-1:], after)
        joint = "" if fits else _JOINT
        text += joint + piece if sort == "open" else piece + joint
        after_run = not text.endswith(_JOINT)
    return text


def begins_block(text: str) -> str:
    """Return the Markdown of a paragraph with its beginning escaped where it would be read as another block."""
    if numbered := _NUMBERED.match(text):
        return f"{numbered.group()}\\{text[numbered.end() :]}"
    return f"\\{text}" if _BLOCK_START.match(text) else text


def heading_text(inlines: Inlines) -> str:
    """Return inlines as the Markdown of a heading, where ``#`` at the end would be taken away."""
    return _CLOSING_MARKS.sub(r"\\", inline_text(inlines), count=1)


def _pieces(inlines: Inlines, *, at_edge: bool) -> Iterator[tuple[_Sort, str]]:
    """Yield text and the runs of ``*`` around it; ``at_edge`` says that blanks at both ends must be entities."""
    last = len(inlines) - 1
    for index, inline in enumerate(inlines):
        match inline:
            case Emphasis(inlines=(Strong(inlines=inner),)):  # what *** is read as
                yield from _emphasized("***", inner)
            case Strong(inlines=inner):
                yield from _emphasized("**", inner)
            case Emphasis(inlines=inner):
                yield from _emphasized("*", inner)
            case LineBreak():
                yield "text", "<br>"
            case Text() | FactText() | BlankText():
                shown = plain_text((inline,))
                yield "text", _escaped(shown, starts=at_edge and index == 0, ends=at_edge and index == last)
            case _:
                assert_never(inline)


def _emphasized(run: str, inner: Inlines) -> Iterator[tuple[_Sort, str]]:
    yield "open", run
    yield from _pieces(inner, at_edge=True)
    yield "close", run


def _escaped(text: str, *, starts: bool, ends: bool) -> str:
    start = len(text) - len(text.lstrip(_TRIMMED_FIRST)) if starts else 0
    end = max(start, len(text.rstrip(TRIMMED))) if ends else len(text)
    inner = _SPECIAL.sub(_escape, text[start:end])
    return _entities(text[:start]) + inner + _entities(text[end:])


def _entities(blanks: str) -> str:
    return "".join(f"&#{ord(blank)};" for blank in blanks)


def _escape(found: re.Match[str]) -> str:
    run, text = found.group(), found.string
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    if run[0] == "*" and before.isspace() and after.isspace():
        return run
    if run[0] == "_" and before.isalnum() and after.isalnum():
        return run
    return "".join(f"\\{character}" for character in run)
