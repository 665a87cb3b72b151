"""How wide and how high text will be, as far as it follows from the type alone."""

from __future__ import annotations

from reportgen.layouts import Layout

__all__ = ["characters", "even_line", "text_width"]


def characters(text: str) -> float:
    """Return the width in 一字: ASCII is half as wide as the rest."""
    return sum(0.5 if character < "\x80" else 1.0 for character in text)


def text_width(text: str, layout: Layout) -> int:
    """Return the width of one line of running text, in twips."""
    half = layout.body.height // 2 + (layout.character - layout.body.height)
    return sum(half if character < "\x80" else layout.character for character in text)


def even_line(height: int) -> int:
    """Return the exact height of a line in which word processors agree where characters of a height stand.

    Word sets characters into the middle of an exact line, LibreOffice sets the base line at four fifths of it.  With an
    ascent of 0.88 of the size both put the top of the characters at the same place when the line is 1.267 times as
    high as the characters: (L - S) / 2 = 0.8 L - 0.88 S.
    """
    return round(height * 0.38 / 0.3)
