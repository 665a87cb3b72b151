"""Lexicons: tables of what is written by mistake, with what is meant, and where the same characters are no mistake.

A row has the columns ``wrong`` and ``right``.  ``not_after`` and ``not_before`` list, apart by spaces, what stands next
to the same characters where they are something else: 公布署名 is not 布署.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from reportgen.check.table import table

__all__ = ["Mistake", "mistakes_in"]


class Mistake(NamedTuple):
    """A stretch of a text that a lexicon has."""

    start: int
    end: int
    wrong: str
    right: str


class _Entry(NamedTuple):
    right: str
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]


def mistakes_in(text: str, lexicon: str, level: str = "") -> Iterator[Mistake]:
    """Yield what a lexicon has of a text, from left to right.

    A word that stands in quotation marks by itself is spoken of, and no mistake.

    Args:
        text: What is searched.
        lexicon: The name of the table.
        level: Only the rows with this word in their column ``level``.
    """
    words, entries = _lexicon(lexicon, level)
    at = 0
    while (found := words.search(text, at)) is not None:
        start, end = found.span()
        entry = entries[found[0]]
        is_other = text.endswith(entry.not_after, 0, start) or text.startswith(entry.not_before, end)
        if is_other or (text[start - 1 : start] in ("“", "‘") and text[end : end + 1] in ("”", "’")):
            at = start + 1
        else:
            yield Mistake(start, end, found[0], entry.right)
            at = end


@cache
def _lexicon(name: str, level: str) -> tuple[re.Pattern[str], Mapping[str, _Entry]]:
    entries = {
        row["wrong"]: _Entry(row["right"], tuple(row["not_after"].split()), tuple(row["not_before"].split()))
        for row in table(name)
        if row.get("level", "") == level
    }
    longest_first = sorted(entries, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), entries
