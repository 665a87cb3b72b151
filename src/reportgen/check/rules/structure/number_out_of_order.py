"""A number of a heading or paragraph that does not follow on from the one before.

A number that is skipped makes the reader look for what is missing, one that comes twice makes a reference useless, and
（一） below 1. turns the levels round.

Bad:

    heading 1: 一、总体情况
    全年办结594件。
    heading 1: 三、下一步打算
    继续抓好落实。

Good:

    heading 1: 一、总体情况
    全年办结594件。
    heading 1: 二、下一步打算
    继续抓好落实。

Allow: where a passage is quoted with the number that it has elsewhere.

Source: GB/T 9704-2012, 7.3.3; usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.numbering import Numbered, Part, parts_of
from reportgen.diagnostics import Message, Severity, message
from reportgen.diagnostics.frozen import frozen
from reportgen.document.numbering import heading_number
from reportgen.document.numeral import chinese_number

__all__ = ["ID", "SEVERITY", "check"]

ID = "number-out-of-order"
SEVERITY = Severity.ERROR
_MOST_SKIPPED = 3
"""A number further on is no number of this row."""
_WITHIN = (
    ("{chinese}[、．.]", "{digits}[、．.]", "{chinese}是"),
    ("{chinese}[）)]", "{digits}[）)]", "{chinese}是"),
    ("{digits}[、．.]", "{chinese}[、．.]", "{chinese}是"),
    ("{digits}[）)]", "{chinese}[）)]", "{chinese}是"),
)
"""How a number of each level may be written within a paragraph; the first is its own way."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the numbers that do not follow on."""
    for part in parts_of(manuscript):
        row = _Row(manuscript, part)
        for one in part.numbered:
            yield from row.take(one)


@frozen
class _Run:
    """Numbers of one level below one parent."""

    first: Numbered
    latest: Numbered


class _Row:
    """The numbers of a part as far as they were read."""

    def __init__(self, manuscript: Manuscript, part: Part) -> None:
        self._manuscript = manuscript
        self._part = part
        self._latest: dict[int, Numbered] = {}
        """Of each level, whatever it stands below: some number on across headings."""
        self._open: dict[int, _Run] = {}
        """Of each level, below the parents that are open."""

    def take(self, one: Numbered) -> Iterator[Flag]:
        """Read the next number, and yield a flag if it does not follow on."""
        run = self._open.get(one.level)
        before = (self._latest.get(one.level), None if run is None else run.latest)
        follows = {each.number + 1 for each in before if each is not None}
        if not one.is_certain and one.number not in (follows or {1}):
            return
        if one.is_certain and one.number not in follows:
            fault = self._first(one) if run is None else self._next(one, run.latest)
            if fault is not None:
                yield Flag(one.passage, one.start, one.end, *fault)
        self._latest[one.level] = one
        self._open = {level: each for level, each in self._open.items() if level < one.level}
        self._open[one.level] = _Run(one if run is None else run.first, one)

    def _next(self, one: Numbered, before: Numbered) -> tuple[Message, Message] | None:
        """Return what is wrong with a number that is not the next after another of its level."""
        if self._part.is_broken(before.place, one.place):
            return None
        are_headings = one.is_heading and before.is_heading
        if one.number == 1:
            is_wrong = before.number == 1 and (self._is_next(before, one) or (are_headings and one.level <= 2))
        elif one.number <= before.number:
            is_wrong = are_headings or one.number == before.number
        else:
            skipped = range(before.number + 1, one.number)
            is_wrong = len(skipped) <= _MOST_SKIPPED and not self._holds(one.level, skipped, before.place, one.place)
        if not is_wrong:
            return None
        right = heading_number(one.level, before.number + 1)
        said = message('"{number}" follows "{before}"', number=one.written, before=before.written)
        return said, message('write "{right}", or put in what is missing', right=right)

    def _first(self, one: Numbered) -> tuple[Message, Message] | None:
        """Return what is wrong with a number that is the first of its level below its parent."""
        parent = max((run.latest for level, run in self._open.items() if level < one.level), key=_level, default=None)
        if parent is None or self._part.is_broken(parent.place, one.place):
            return None
        if one.number > 1:
            are_headings = one.is_heading and parent.is_heading and one.number <= _MOST_SKIPPED + 1
            if not are_headings or self._holds(one.level, range(1, one.number), parent.place, one.place):
                return None
            said = message('"{number}" comes first below "{parent}"', number=one.written, parent=parent.written)
            right = heading_number(one.level, 1)
            return said, message('write "{right}", or put in what is missing', right=right)
        deeper = min((run.first for level, run in self._open.items() if level > one.level), key=_level, default=None)
        if deeper is None:
            return None
        is_wrong = (one.is_heading and deeper.is_heading) or (parent.is_heading and self._is_next(parent, deeper))
        said = message('"{number}" stands below "{deeper}"', number=one.written, deeper=deeper.written)
        return (said, message("number the levels 一、 （一） 1. （1） in this order")) if is_wrong else None

    def _is_next(self, one: Numbered, other: Numbered) -> bool:
        """Tell whether nothing stands between two passages."""
        between = self._manuscript.passages[one.place + 1 : other.place]
        return not any(passage.text.strip() for passage in between)

    def _holds(self, level: int, numbers: range, start: int, end: int) -> bool:
        """Tell whether one of some numbers of a level stands within the passages, where nothing begins with it."""
        texts = [passage.text for passage in self._manuscript.passages[start : end + 1]]
        own, *others = _WITHIN[level - 1]
        # Where the first of another way stands, the row is one of its own: 一是, 二是.
        ways = [own, *(way for way in others if not _stands(way, range(1, 2), texts))]
        return any(_stands(way, numbers, texts) for way in ways)


def _level(numbered: Numbered) -> int:
    return numbered.level


def _stands(way: str, numbers: range, texts: list[str]) -> bool:
    """Tell whether one of some numbers stands in some texts, written in a way."""
    forms = "|".join(way.format(chinese=chinese_number(each), digits=each) for each in numbers)
    number = re.compile(rf"(?<![一二三四五六七八九十\d])(?:{forms})")
    return any(number.search(text) for text in texts)
