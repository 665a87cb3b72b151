"""Typed numbers: 一、 （一） 1. （1） where a passage begins with one, as somebody wrote it (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from reportgen.check.manuscript import Manuscript
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import Passage, Role
from reportgen.facts.answer.numeral import number_of

__all__ = ["Numbered", "Part", "parts_of"]

_FIGURES = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"\s*(?:(?P<first>[{_FIGURES}]{{1,3}})[、．.]|[（(](?P<second>[{_FIGURES}]{{1,3}})[）)]"
    r"|(?P<third>\d{1,2})(?:[．.](?!\d(?!\d{3}年))|、)|[（(](?P<fourth>\d{1,2})[）)])"
)
_LEVELS = ("first", "second", "third", "fourth")
_ROW = re.compile(
    rf"\s*(?:[{_FIGURES}\d]{{1,3}}(?:[、～—至]|季度|月|年(?!度)|日|号|类|级|组|期|批)|[（(][{_FIGURES}\d]|[至到和与及、～—])"
)
"""What makes a number the first of a row of numbers: 一、二季度; （一）至（三）项."""
_NUMBERED = frozenset({Role.HEADING, Role.RUN_IN, Role.BODY, Role.ITEM})
_ENDS = frozenset({Role.TITLE, Role.ATTACHMENT_MARK, Role.ATTACHMENT_TITLE, Role.SIGNATURE, Role.DATE})
_LONGEST_HEADING = 40
_TAIL = 60
_ARTICLE = re.compile(rf"第[{_FIGURES}百零\d]{{1,6}}(?:条|章|节|编|部分|款)")
_LEAD_IN = re.compile(r"[：:]$|(?:如下|以下|下列|下面|[几两三四五六]个方面|[几两三四五六]点)[^。]*。?$")


@frozen
class Numbered:
    """A passage that begins with a number."""

    passage: Passage
    place: int
    """Of the passage in the manuscript, counted from 0."""
    level: int
    """1 to 4: 一、 （一） 1. （1）."""
    number: int
    start: int
    end: int
    is_certain: bool
    """Whether it is the number of the passage for certain, and not the first of a row: 一、二季度."""

    @property
    def written(self) -> str:
        """The number as it is written, with its mark or brackets."""
        return self.passage.text[self.start : self.end]

    @property
    def is_heading(self) -> bool:
        """Whether it is the number of a heading."""
        return self.passage.role in (Role.HEADING, Role.RUN_IN)


@frozen
class Part:
    """The text before the signature, or an attachment: what is numbered by itself."""

    numbered: tuple[Numbered, ...]
    breaks: tuple[int, ...]
    """The places of passages without a number behind which numbers may start afresh."""
    end: int | None
    """The place of what follows it; None where the text stops, and may go on one day."""

    def is_broken(self, start: int, end: int) -> bool:
        """Tell whether numbers may start afresh between two places."""
        at = bisect_right(self.breaks, start)
        return at < len(self.breaks) and self.breaks[at] < end


def parts_of(manuscript: Manuscript) -> Iterator[Part]:
    """Yield the parts of a text that have numbers."""
    numbered: list[Numbered] = []
    breaks: list[int] = []
    for place, passage in enumerate(manuscript.passages):
        if passage.role in _ENDS and numbered:
            yield Part(tuple(numbered), tuple(breaks), place)
            numbered, breaks = [], []
        if passage.role in _NUMBERED:
            found = _numbered(passage, place)
            if found is not None:
                numbered.append(found)
            elif _may_start_afresh(passage):
                breaks.append(place)
    if numbered:
        yield Part(tuple(numbered), tuple(breaks), None)


def _numbered(passage: Passage, place: int) -> Numbered | None:
    found = _NUMBER.match(passage.text)
    if found is None or found.lastgroup is None:
        return None
    numeral = found[found.lastgroup]
    number = int(numeral) if numeral.isdecimal() else number_of(numeral)
    if not number:
        return None
    start = found.end() - len(found[0].lstrip())
    is_certain = _ROW.match(passage.text, found.end()) is None
    level = _LEVELS.index(found.lastgroup) + 1
    return Numbered(passage, place, level, int(number), start, found.end(), is_certain)


def _may_start_afresh(passage: Passage) -> bool:
    """Tell whether a passage is a heading without a number, looks like one, is an article, or leads in to a list."""
    text = passage.text.strip()
    if passage.role is Role.HEADING or _ARTICLE.match(text):
        return True
    if text and len(text) <= _LONGEST_HEADING and text[-1] not in "。；！？，、…":
        return True
    return _LEAD_IN.search(text[-_TAIL:]) is not None
