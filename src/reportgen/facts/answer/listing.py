"""How a list stands in a cell: an item a line, the texts of a record apart by ``｜``; and how it is read there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.facts.marker import is_marker

__all__ = ["AWAITED", "NO_ITEMS", "items_in", "line_of", "lines_of", "says_none", "text_in", "texts_in"]

AWAITED = "待填"
"""Stands for an item, or a text of a record, that is blank: an empty line would be overlooked."""
NO_ITEMS = "[]"
"""Stands for a list that is known to have no items, as in a fact file."""
_BETWEEN_TEXTS = "｜"
_SEPARATOR = re.compile("[；;]")
_BULLET = re.compile(r"[-•·●▪]\s+")
_LINE_END = "↵"
"""Within an item that goes over several lines."""
_NONE = frozenset({"无", "没有", "暂无", "零", "空", "[]", "［］", "【】", "/", "-", "—", "——"})


def lines_of(lines: Sequence[str], *, is_record: bool) -> str:
    """Return a list as one text; each line is of :func:`line_of`.

    A line that would be taken for something else (for several items, for no item, for one with a bullet) makes all of
    them begin with a dash.
    """
    if not lines:
        return NO_ITEMS
    alone = lines[0] if len(lines) == 1 else ""
    is_unclear = says_none(alone) or is_marker(alone) or (not is_record and _SEPARATOR.search(alone) is not None)
    if is_unclear or any(_BULLET.match(line) for line in lines):
        return "\n".join(f"- {line}" for line in lines)
    return "\n".join(lines)


def line_of(texts: Sequence[str]) -> str:
    """Return an item, or the texts of a record, as one line."""
    return _BETWEEN_TEXTS.join((text or AWAITED).replace("\n", _LINE_END) for text in texts)


def says_none(text: str) -> bool:
    """Tell whether somebody wrote that a list has no items."""
    return text in _NONE


def items_in(text: str, *, is_record: bool) -> tuple[str, ...]:
    """Return the items that stand in a text, without their bullets; records stand each on a line of its own."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1 and not is_record and not _BULLET.match(lines[0]):
        lines = [item.strip() for item in _SEPARATOR.split(lines[0]) if item.strip()]
    return tuple(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in lines)


def texts_in(line: str, number: int) -> tuple[str, ...]:
    """Return the texts of a record, at most ``number``: what stands behind the last mark that is needed is one text."""
    mark = next((mark for mark in (_BETWEEN_TEXTS, "\t", "|") if mark in line), _BETWEEN_TEXTS)
    return tuple(text.strip() for text in line.split(mark, number - 1))


def text_in(shown: str) -> str:
    """Return the text of an item with its line ends."""
    return shown.replace(_LINE_END, "\n")
