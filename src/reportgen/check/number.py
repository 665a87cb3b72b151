"""Numbers in prose: where they stand, and which words with a numeral are no numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.table import table

__all__ = ["FIXED_TERMS", "fixed_terms", "is_within", "numbers_in"]

FIXED_TERMS = "fixed-terms"
"""The table of words with a numeral that is no number: 三会一课, 二十大, 第一责任人."""
_COUNTED = "次|场|件|条|期|篇|起|份|批次|批|人次|人|名|个|项|家|级|届|天|户|台|套|册|堂|例|宗"
"""Measure words behind a Chinese numeral that make it a number."""
_ARABIC = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％‰]?")
_CHINESE = re.compile(
    rf"(?<![第一二三四五六七八九十百千万亿〇零两几])(?:[一二三四五六七八九十百千万亿〇零两]{{2,}}|[二三四五六七八九十两])"
    rf"[余多]?(?:{_COUNTED})"
)
_LIST_MARKER = re.compile(r"\s*[0-9]+[.)]\s")


@cache
def fixed_terms() -> tuple[str, ...]:
    """Return the words with a numeral that is no number, the longest first."""
    return tuple(sorted((row["term"] for row in table(FIXED_TERMS)), key=len, reverse=True))


def numbers_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text, in digits or in Chinese numerals before a measure word, from left to right.

    Fixed terms are no numbers, nor is the marker of a list in Markdown.
    """
    marker = _LIST_MARKER.match(text)
    taken = [(marker.start(), marker.end())] if marker else []
    taken += [(at, at + len(term)) for term in fixed_terms() for at in _places(text, term)]
    found = sorted((*_ARABIC.finditer(text), *_CHINESE.finditer(text)), key=lambda match: match.start())
    for match in found:
        if not any(start < match.end() and match.start() < end for start, end in taken):
            yield match


def is_within(text: str, start: int, end: int, word: str) -> bool:
    """Tell whether a stretch of a text lies within an occurrence of a word."""
    return bool(word) and text.find(word, max(0, end - len(word)), start + len(word)) >= 0


def _places(text: str, term: str) -> Iterator[int]:
    at = text.find(term)
    while at >= 0:
        yield at
        at = text.find(term, at + len(term))
