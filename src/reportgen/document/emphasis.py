"""Emphasis that works in Chinese: ``**标题。**正文`` is bold.

CommonMark asks that a closing ``**`` after punctuation be followed by a blank or punctuation; Chinese sets neither.
Here only ASCII punctuation and ASCII words know that rule: a neighbour beyond ASCII (a character, a fullwidth stop, a
mark) never hinders a ``*``.  ``_`` keeps the rules of CommonMark, so it opens nothing within a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import isWhiteSpace
from markdown_it.rules_inline import emphasis
from markdown_it.rules_inline.state_inline import Delimiter

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

__all__ = ["can_close", "can_open", "scan_emphasis"]


def can_open(before: str, after: str) -> bool:
    """Tell whether a run of ``*`` between two characters (empty: an end of the text) may open emphasis."""
    return _flanks(after, beyond=before)


def can_close(before: str, after: str) -> bool:
    """Tell whether a run of ``*`` between two characters (empty: an end of the text) may close emphasis."""
    return _flanks(before, beyond=after)


def _flanks(inner: str, *, beyond: str) -> bool:
    if not inner or isWhiteSpace(ord(inner)):
        return False
    inner_is_punctuation = inner.isascii() and not inner.isalnum()
    return not (inner_is_punctuation and beyond.isascii() and beyond.isalnum())


def scan_emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls its rules so
    """Take the run of ``*`` or ``_`` at hand as delimiters; an inline rule of markdown-it."""
    source, start = state.src, state.pos
    if silent or source[start] != "*":
        return emphasis.tokenize(state, silent)
    end = start + 1
    while end < state.posMax and source[end] == "*":
        end += 1
    before, after = source[start - 1 : start] if start else "", source[end : end + 1] if end < state.posMax else ""
    opens, closes = can_open(before, after), can_close(before, after)
    for _ in range(end - start):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(Delimiter(ord("*"), end - start, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True
