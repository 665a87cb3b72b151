"""How a text is spelled in a fact file: where each of its characters stands, whatever way YAML writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportgen.diagnostics import Span

__all__ = ["Spelling", "spelling_of"]

Spelling = Sequence[tuple[int, int]]
"""For each character of a text, from and to which offset of its source it is written."""

_ANCHOR = re.compile(r"&\S+[ \t]+")
_FOLD = re.compile(r"[ \t]*(?:\r?\n[ \t]*)+")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\n\r])")
_JOIN = re.compile(r"\\\r?\n[ \t]*")
_HEADER = re.compile(r"[|>][-+1-9]*[ \t]*(?:#[^\n]*)?\r?\n")
_BREAKS = re.compile(r"[ \t]*\r?\n(?:[ \t]*\r?\n)*")
_NAMED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
"""YAML 1.2.2, 5.7, without those that stand for themselves."""


@lru_cache(maxsize=64)  # a text with much to say of it is asked about again and again
def spelling_of(span: Span, text: str) -> Spelling | None:
    """Return where the characters of a text stand that begins with the value at a place; None where it does not."""
    if span.column is None:
        return None
    source = span.source.text
    at = span.source.offset(span.line, span.column)
    if anchor := _ANCHOR.match(source, at):
        at = anchor.end()
    style = source[at : at + 1]
    if style in ("|", ">"):
        return _of_block(source, at, text)
    return _of_flow(source, at + (style in ("'", '"')), style, text)


def _of_flow(source: str, at: int, style: str, text: str) -> Spelling | None:
    """Align a plain or quoted text, whose lines are folded."""
    found: list[tuple[int, int]] = []
    while len(found) < len(text):
        if style == '"' and (join := _JOIN.match(source, at)):
            at = join.end()
            continue
        fold = _FOLD.match(source, at)
        if fold is not None:
            breaks = fold[0].count("\n")
            is_alike = text.startswith("\n" * (breaks - 1) or " ", len(found))
            found += [fold.span()] * max(1, breaks - 1)
        else:
            end, character = _one(source, at, style)
            is_alike = character == text[len(found)]
            found.append((at, end))
        if not is_alike:
            return None
        at = found[-1][1]
    return found


def _one(source: str, at: int, style: str) -> tuple[int, str]:
    """Return where the character that is written at an offset ends, and which it is; empty at the end."""
    if style == "'" and source.startswith("'", at):
        return at + 2, "'" if source.startswith("''", at) else ""
    if style == '"' and (escape := _ESCAPE.match(source, at)):
        code = escape[0][1:]
        return escape.end(), _NAMED.get(code, code) if len(code) == 1 else chr(int(code[1:], 16))
    return at + 1, source[at : at + 1]


def _of_block(source: str, at: int, text: str) -> Spelling | None:
    """Align the text of a block scalar: its indentation goes, and of one with ``>`` its lines are folded."""
    header = _HEADER.match(source, at)
    if header is None:
        return None
    first = next((line for line in source[header.end() :].split("\n") if line.strip()), "")
    indent = len(first) - len(first.lstrip(" ")) - (len(text) - len(text.lstrip(" ")))
    found: list[tuple[int, int]] = []
    at = _past_indent(source, header.end(), indent)
    is_folded = header[0].startswith(">")
    while len(found) < len(text):
        breaks = _BREAKS.match(source, at)
        if breaks is not None:
            count = _standing_for(breaks[0].count("\n"), text, len(found), is_folded=is_folded)
            if not count:
                return None
            found += [breaks.span()] * count
            at = _past_indent(source, breaks.end(), indent)
        elif source[at : at + 1] == text[len(found)]:
            found.append((at, at + 1))
            at += 1
        else:
            return None
    return found


def _past_indent(source: str, at: int, indent: int) -> int:
    end = at
    while end < at + indent and source.startswith(" ", end):
        end += 1
    return end


def _standing_for(breaks: int, text: str, at: int, *, is_folded: bool) -> int:
    """Return how many characters of a text some line breaks stand for; 0 where it has none of them there."""
    run = len(text) - at - len(text[at:].lstrip("\n"))
    if is_folded and breaks == 1 and text.startswith(" ", at):
        return 1
    if is_folded and run == breaks - 1:
        return run
    return min(run, breaks) if run in (breaks, len(text) - at) else 0
