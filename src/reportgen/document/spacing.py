"""Blanks around text: which are trimmed, and what a line end inside a paragraph becomes."""

from __future__ import annotations

from unicodedata import east_asian_width

__all__ = ["TRIMMED", "needs_space"]

TRIMMED = "\t\n\v\f\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
"""What Markdown trims at both ends of a paragraph, a heading, a cell; U+3000, the typed indent, is among them."""

_WIDE_PUNCTUATION = frozenset("“”‘’—…·–")


def needs_space(before: str, after: str) -> bool:
    """Tell whether a line end between two characters stands for a space: only between two that are not Chinese."""
    return not (_is_wide(before) or _is_wide(after))


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in ("W", "F") or character in _WIDE_PUNCTUATION
