"""Sentences of a text: where the one around a place begins and ends."""

from __future__ import annotations

__all__ = ["begin_of", "end_of"]

_ENDS = "。！？\n"


def begin_of(text: str, at: int, low: int = 0, *, also: str = "") -> int:
    """Return where the sentence that a place is in begins; ``low`` where that is further back.

    ``also`` has marks that end a sentence here too, such as ；.
    """
    return max(low - 1, *(text.rfind(mark, low, at) for mark in _ENDS + also)) + 1


def end_of(text: str, at: int, high: int) -> int:
    """Return where the sentence that a place is in ends, before its mark; ``high`` where that is further on."""
    return min((end for mark in _ENDS if (end := text.find(mark, at, high)) >= 0), default=high)
