"""The words of a title, found with a list of our own (``title_words.tsv``).

A segmenter's dictionary changes with its version and would change our bytes; and the words of official titles are few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

__all__ = ["words_of"]

_NUMBER = re.compile(
    r"(?:第?\d+(?:[.,:/—-]\d+)*(?:个|余|多)?(?:年度?|季度|月份?|日|号|次|届|批|期|件|项|条|人|家|%|％)?)+(?:以上)?"
    r"|第[〇零一二三四五六七八九十百千]+(?:季度|届|次|批|期|号|个|条|卷)?"
    r"|[〇零一二三四五六七八九十百千]{2,}(?:年度?|届|次|批|期)"
    r"|[A-Za-z0-9+]+"
)


def words_of(text: str) -> list[tuple[int, str]]:
    """Return where each word ends, and its role: the fewest words, and the fewest characters outside any.

    A character outside the lexicon is a word of role ``unknown``; a number with its unit is one of role ``number``.
    """
    lexicon = _lexicon()
    numbers = {match.start(): match.end() for match in _NUMBER.finditer(text)}
    best: list[tuple[float, int, str]] = [(0.0, 0, ""), *[(float("inf"), 0, "")] * len(text)]
    for start, character in enumerate(text):
        weight = best[start][0] + 1.0
        if weight + 1.5 < best[start + 1][0]:
            best[start + 1] = (weight + 1.5, start, "unknown")
        if start in numbers and weight < best[numbers[start]][0]:
            best[numbers[start]] = (weight, start, "number")
        for word, role in lexicon.get(character, ()):
            if text.startswith(word, start) and weight < best[start + len(word)][0]:
                best[start + len(word)] = (weight, start, role)
    return list(_walked_back(best))[::-1]


@cache
def _lexicon() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return the words of official titles with their roles, by their first character."""
    lexicon: dict[str, list[tuple[str, str]]] = {}
    for line in Path(__file__).with_name("title_words.tsv").read_text("utf-8").splitlines()[1:]:
        word, _, role = line.partition("\t")
        lexicon.setdefault(word[0], []).append((word, role))
    return lexicon


def _walked_back(best: list[tuple[float, int, str]]) -> Iterator[tuple[int, str]]:
    end = len(best) - 1
    while end:
        yield end, best[end][2]
        end = best[end][1]
