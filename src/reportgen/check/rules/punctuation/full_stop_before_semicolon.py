"""A semicolon behind an item of a row that holds a full stop.

The full stop ends more than the semicolon does, so the item falls apart before it ends.

Bad:

    一是压实责任。逐级签订责任书；二是强化督查。

Good:

    一是压实责任，逐级签订责任书；二是强化督查。

Allow: where the full stop belongs to words that are quoted.

Source: GB/T 15834-2011, appendix A; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.check.aside import outside_asides
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "full-stop-before-semicolon"
SEVERITY = Severity.WARNING
_DIGITS = "一二三四五六七八九十"
_POINTS = tuple(
    re.compile(rf"(?:\A|(?<=[。；：，]))\s*{point.format(digit=f'(?P<digit>[{_DIGITS}])')}")
    for point in ("{digit}是", "{digit}要", "第{digit}[，是要]")
)
_ORDINAL = re.compile(
    rf"\s*(?:[（(](?:[{_DIGITS}]{{1,3}}|\d{{1,2}})[）)]|\d{{1,2}}[.．、]|[{_DIGITS}][是要]|第[{_DIGITS}][，是要])"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the semicolons behind such items, in one passage or each in its own."""
    for passage in manuscript.running():
        if "。" not in passage.text or "；" not in passage.text:
            continue
        text = outside_asides(passage.outside_titles)
        for start, end in sorted(
            {*_points(text), *_whole(text, _ORDINAL.match(passage.text), is_item=passage.role is Role.ITEM)}
        ):
            last = len(text[start:end].rstrip()) + start - 1
            if text[last] == "；" and "。" in text[start : last - 1]:
                said = message('"；" ends an item that holds a "。"')
                cure = message('write "，" or "；" for the full stops within, or end each item with "。"')
                yield Flag(passage, last, last + 1, said, cure)


def _points(text: str) -> Iterator[tuple[int, int]]:
    """Yield the items that the next one follows: from 一是 to 二是."""
    for sort in _POINTS:
        for point, after in pairwise(sort.finditer(text)):
            if _DIGITS.index(after["digit"]) == _DIGITS.index(point["digit"]) + 1:
                yield point.end(), after.start()


def _whole(text: str, ordinal: re.Match[str] | None, *, is_item: bool) -> Iterator[tuple[int, int]]:
    """Yield the passage, if it is an item and holds no row itself."""
    begin = 0 if ordinal is None else ordinal.end()
    if (is_item or ordinal is not None) and not any(sort.search(text, begin) for sort in _POINTS):
        yield begin, len(text)
