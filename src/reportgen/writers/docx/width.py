"""How wide and how high text will be, as far as it follows from the type alone."""

from __future__ import annotations

import re

from reportgen.layouts import Layout

__all__ = ["characters", "even_line", "lines_needed", "running_widths", "text_width"]

_UNIT = re.compile(r"[（《〈〔【“‘(]*(?:[!-'*-~]+|.)[，。、；：！？…—”’）》〉〕】)]*| +", re.DOTALL)
"""What stays on one line: a character or a word of ASCII, with the punctuation that may not stand apart from it."""

_WORD = re.compile("[0-9A-Za-z]")
_LETTER = re.compile("[A-Za-z]")
_LETTER_MORE = 0.25
"""A letter of a face that is not half as wide as a Chinese character is that much wider at most, in 一字."""


def characters(text: str) -> float:
    """Return the width in 一字: ASCII is half as wide as the rest."""
    return sum(0.5 if character < "\x80" else 1.0 for character in text)


def running_widths(text: str) -> list[float]:
    """Return for each index how wide one line of text is up to there, in 一字.

    ASCII is half as wide.  Beside a Chinese character it takes a quarter more, which Word leaves out when told to;
    LibreOffice never does, and a line that is believed to fit must fit.
    """
    widths = [0.0]
    for index, character in enumerate(text):
        width = 1.0
        if character < "\x80":
            neighbours = text[max(index - 1, 0) : index] + text[index + 1 : index + 2]
            width = 0.5 + 0.25 * sum(neighbour >= "\x80" for neighbour in neighbours)
        widths.append(widths[-1] + width)
    return widths


def lines_needed(text: str, room: float) -> int:
    """Return on how many lines a text stands at most, each line having room for so many 一字."""
    return sum(_lines_of_part(part, room) for part in text.split("\n"))


def _lines_of_part(part: str, room: float) -> int:
    widths = running_widths(part)
    lines, used = 1, 0.0
    for unit in _UNIT.finditer(part):
        width = widths[unit.end()] - widths[unit.start()] + _LETTER_MORE * len(_LETTER.findall(unit[0]))
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        used += width
        while used > room:  # a word longer than the line is broken within
            lines, used = lines + 1, used - room
    # Word processors do not agree on where a word may break.
    return lines + 1 if lines > 1 and _WORD.search(part) else lines


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
