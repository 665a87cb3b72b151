"""Blanks around text: which are trimmed, and what a line end inside a paragraph becomes."""

from __future__ import annotations

__all__ = ["TRIMMED", "needs_space"]

TRIMMED = "\t\n\v\f\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
"""What Markdown trims at both ends of a paragraph, a heading, a cell; U+3000, the typed indent, is among them."""

_WIDE = (
    ("\u1100", "\u115f"),
    ("\u2329", "\u232a"),
    ("\u2e80", "\ua4cf"),
    ("\ua960", "\ua97f"),
    ("\uac00", "\ud7a3"),
    ("\uf900", "\ufaff"),
    ("\ufe10", "\ufe19"),
    ("\ufe30", "\ufe6f"),
    ("\uff01", "\uff60"),
    ("\uffe0", "\uffe6"),
    ("\U00016fe0", "\U00018dff"),
    ("\U0001aff0", "\U0001b2ff"),
    ("\U0001f200", "\U0001f2ff"),
    ("\U0001f300", "\U0001f64f"),
    ("\U0001f680", "\U0001f6ff"),
    ("\U0001f900", "\U0001f9ff"),
    ("\U00020000", "\U0003fffd"),
)
"""East Asian characters, full width and pictures, as ranges: what ``unicodedata`` knows differs between Pythons."""
_CHINESE_TOO = frozenset("“”‘’—…·–")
"""Punctuation that Chinese shares with other languages."""


def needs_space(before: str, after: str) -> bool:
    """Tell whether a line end between two characters stands for a space: only between two that are not Chinese."""
    return not (_is_wide(before) or _is_wide(after))


def _is_wide(character: str) -> bool:
    return character in _CHINESE_TOO or any(first <= character <= last for first, last in _WIDE)
